"""What the triage screen shows. What it does is in test_story_deciding.py."""

import re

import pytest
from django.contrib.auth.models import Permission

from articles.coverage.deciding import decide
from articles.models import Link
from tests.factories import ArticleFactory, LinkFactory, StoryFactory, UserFactory

from .triage import members, messages, pair, shown, story_of, suggest_all, url

pytestmark = pytest.mark.django_db


def page(client, story, **asked):
    return client.get(url(story), asked)


def html_of(client, story, **asked):
    return page(client, story, **asked).content.decode()


def test_the_page_opens_with_the_first_pair_that_waits(as_editor):
    story = story_of(3)
    first, second, third = members(story)
    LinkFactory(one=first, other=second, score=0.6)
    LinkFactory(one=second, other=third, score=0.9)

    assert shown(page(as_editor, story)) == [second.pk, third.pk]


def test_where_no_pair_waits_the_first_two_are_shown(as_editor):
    story = story_of(3)

    assert shown(page(as_editor, story)) == [article.pk for article in members(story)[:2]]


def test_any_two_articles_can_be_opened_also_of_another_story(as_editor):
    story, other = story_of(2), story_of(1)
    first, stranger = members(story)[1], members(other)[0]

    response = page(as_editor, story, **pair(first, stranger))

    assert shown(response) == [first.pk, stranger.pk]
    assert "Nothing is suggested for these two" in response.content.decode()


@pytest.mark.parametrize("asked", [{"one": "x", "other": "1"}, {"one": "9" * 30, "other": "1"}])
def test_keys_that_are_none_are_passed_over(asked, as_editor):
    assert page(as_editor, story_of(2), **asked).status_code == 200


def test_two_articles_that_are_not_there_or_are_one_are_told(as_editor):
    story = story_of(2)
    first = members(story)[0]

    for asked in (pair(first, first), {"one": first.pk, "other": first.pk + 999}):
        response = page(as_editor, story, **asked)
        assert messages(response) == ["There are no such two articles to compare. Choose them in the list."]
        assert len(shown(response)) == 2


def test_a_suggestion_says_why_before_it_asks(as_editor):
    story = story_of(2)
    first, second = members(story)
    LinkFactory(one=first, other=second, relation="copy", origin=first, score=0.87, reasons=["same place"])

    html = html_of(as_editor, story)

    assert "Outlet 2: copy of Outlet 1" in html
    assert "at 87 of 100" in html
    assert html.index("<li>same place</li>") < html.index("Yes, copy")


def test_passages_lead_to_each_other_and_say_how_they_are_alike(as_editor):
    html = html_of(as_editor, story_of(2))

    assert '<mark class="desk-same" id="left-1">All 214 passengers were taken ashore by noon.</mark>' in html
    assert 'href="#right-1" aria-label="Passage 1, the same words: see it in Outlet 2"' in html
    assert 'id="right-1"' in html
    assert html.count('<span class="desk-only">only here</span>') == 3  # one is the legend's


def test_figures_that_one_side_has_alone_are_called_out(as_editor):
    story = StoryFactory()
    ArticleFactory(story=story, text="The Petrel had 214 passengers when she ran aground off the cape.")
    ArticleFactory(story=story, text="The Petrel had 231 passengers when she ran aground off the cape.")

    html = html_of(as_editor, story)

    differs = html.partition("<h3>What differs</h3>")[2]
    assert re.search(r"only in 1</span> 214", differs)
    assert re.search(r"only in 2</span> 231", differs)


def test_a_decision_says_who_decided_and_when_and_can_be_taken_back(as_editor):
    story = story_of(2)
    link = decide(*members(story), "same_event", user=UserFactory(username="wilma"))

    html = html_of(as_editor, story)

    assert "wilma decided “same event” for this pair on" in html
    assert f"/link/{link.pk}/take-back/" in html


def test_the_list_says_which_article_comes_from_which(as_editor, editor):
    story = story_of(4)
    first, second, third, fourth = members(story)
    decide(first, second, "copy", origin=first, user=editor)
    decide(first, third, "same_event", user=editor)
    decide(second, third, "same_event", user=editor)
    decide(first, fourth, "update", user=editor, state=Link.State.UNSURE)

    told = {member.article.pk: member.decided for member in page(as_editor, story).context["members"]}

    assert told == {
        first.pk: ["same event as Outlet 3", "unsure about Outlet 4"],
        second.pk: ["copy of Outlet 1", "same event as Outlet 3"],
        third.pk: ["same event as 2 others"],
        fourth.pk: ["unsure about Outlet 1"],
    }


def test_the_likely_origin_is_marked_before_anything_is_decided(as_editor):
    story = story_of(2)
    earlier = members(story)[0]

    html = html_of(as_editor, story)

    assert re.search(rf'name="origin" value="{earlier.pk}"[^>]* checked', html)


def test_the_only_pair_that_waits_is_skipped_to_the_next_story(as_editor):
    story = story_of(2)
    suggest_all(story)

    html = html_of(as_editor, story)

    assert f'href="{url(story, "next")}" data-key="n">Skip to the next story' in html


def test_when_all_is_decided_the_page_says_what_can_be_done_next(as_editor, editor):
    story = story_of(2)
    decide(*members(story), "same_event", user=editor)

    html = html_of(as_editor, story)

    assert "All decided." in html
    for deed in ("new-event", "add-to-event", "next"):
        assert f"/story/{story.pk}/{deed}/" in html


def test_pairs_that_follow_are_offered_together(as_editor, editor):
    story = story_of(3)
    first, second, _ = suggest_all(story)
    for link in (first, second):
        decide(link.low, link.high, "same_event", user=editor)

    html = html_of(as_editor, story)

    assert "One more pair follows" in html
    assert 'data-key="f"' in html


def test_what_may_tie_two_stories_waits_in_the_later_one(as_editor):
    earlier, later = story_of(1), story_of(1)
    LinkFactory(one=members(earlier)[0], other=members(later)[0])

    assert shown(page(as_editor, later)) == [members(earlier)[0].pk, members(later)[0].pk]
    assert shown(page(as_editor, earlier)) is None


def test_decisions_that_contradict_one_another_are_told_with_a_way_to_each(as_editor, editor):
    story = story_of(3)
    first, second, third = members(story)
    decide(first, second, "copy", origin=first, user=editor)
    decide(second, third, "copy", origin=second, user=editor)
    decide(first, third, "unrelated", user=editor)

    html = html_of(as_editor, story)

    warning = html.partition("desk-contradiction")[2].partition("</div>")[0]
    assert "contradict one another" in warning
    assert warning.count("?one=") == 3


def test_a_spiked_article_is_listed_and_waits_for_nothing(as_editor):
    story = story_of(3)
    spiked = members(story)[2]
    suggest_all(story)
    type(spiked).objects.filter(pk=spiked.pk).update(status="spiked")

    response = page(as_editor, story)

    waiting = {key for link in response.context["at_hand"].waiting for key in (link.low_id, link.high_id)}
    assert spiked.pk not in waiting
    assert "desk-member-spiked" in response.content.decode()


def test_a_story_of_one_article_shows_it_alone_with_what_can_be_done(as_editor):
    html = html_of(as_editor, story_of(1))

    assert "When another comes in that tells this story" in html
    assert "The ferry Petrel ran aground off Älvhamn on Monday." in html
    assert "with an article of another story" in html
    assert 'value="desk"' in html
    assert "desk-relations" not in html


def test_a_spiked_article_alone_says_how_to_take_it_back(as_editor):
    html = html_of(as_editor, story_of(1, status="spiked"))

    assert "To take it back, choose it in the list" in html
    assert "When another comes in" not in html


def test_a_story_that_lost_its_articles_says_where_they_went(as_editor):
    html = html_of(as_editor, StoryFactory())

    assert "No article is in this story any more" in html


def test_another_article_is_typed_where_no_script_runs(as_editor):
    story = story_of(1)
    stranger = ArticleFactory(headline="Petrel towed home")
    asked = {"one": members(story)[0].pk, "other-typed": "petrel towed home"}

    response = page(as_editor, story, **asked)

    assert response.url == f"{url(story)}?one={members(story)[0].pk}&other={stranger.pk}"


def test_an_article_that_nobody_knows_is_told(as_editor):
    response = as_editor.get(url(story_of(1)), {"other-typed": "Nothing of the kind"}, follow=True)

    assert "No article is called “Nothing of the kind”" in messages(response)[0]


def viewer(*codenames):
    user = UserFactory()
    codenames = ("view_story", "view_article", "view_link", *codenames)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def test_whoever_may_only_look_has_no_buttons(client):
    story = story_of(2)
    suggest_all(story)
    client.force_login(viewer())

    html = html_of(client, story)

    content = html.partition('id="content"')[2]
    assert "same event" in content
    assert not re.search(r'<button[^>]*name="(relation|do)"[^>]*value="(?!compare)', content)
    assert "new-event" not in content


def test_a_contributor_is_told_that_an_editor_decides(as_contributor):
    story = story_of(2)
    suggest_all(story)

    html = html_of(as_contributor, story)

    assert "You suggest; an editor decides." in html
    assert "Unsure" not in html


def test_whoever_may_see_no_article_sees_no_story(client):
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename="view_story"))
    client.force_login(user)

    assert client.get(url(story_of(1))).status_code == 403


@pytest.mark.parametrize("size", [2, 14])
def test_the_page_costs_the_same_however_many_articles(
    size, as_editor, editor, django_assert_max_num_queries
):
    story = story_of(size)
    first, *others = suggest_all(story)
    decide(first.low, first.high, "same_event", user=editor)
    for link in others[:1]:
        decide(link.low, link.high, "unrelated", user=editor)

    with django_assert_max_num_queries(12):
        page(as_editor, story)
