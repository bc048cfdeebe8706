"""What is done with several articles of a story at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.coverage.deciding import decide
from articles.models import Article, Link
from tests.factories import UserFactory

from .triage import members, messages, shown, story_of, suggest_all, url

pytestmark = pytest.mark.django_db


def choose(client, story, deed, *articles):
    data = {"do": deed, "article": [article.pk for article in articles]}
    return client.post(url(story, "chosen"), data, follow=True)


def confirm(client, response, **typed):
    """Presses the button of the step that is shown."""
    asked = response.request["PATH_INFO"] + "?" + response.request["QUERY_STRING"]
    seen = response.context["form"]["seen"].value()
    return client.post(asked, {"seen": seen, **typed}, follow=True)


def decided():
    rows = Link.objects.filter(state="confirmed").order_by("low_id", "high_id")
    return list(rows.values_list("low", "high", "relation", "origin"))


def test_what_will_be_done_is_said_in_words_before_it_is_done(as_editor):
    story = story_of(5)

    response = choose(as_editor, story, "same_event", *members(story)[:4])

    html = response.content.decode()
    assert "You decide 6 pairs: same event." in html
    assert '<button class="desk-button desk-primary" autofocus>Decide 6 pairs</button>' in html
    assert not Link.objects.exists()


def test_a_selection_is_decided_as_one_deed(as_editor):
    story = story_of(4)
    chosen = members(story)[:3]

    response = confirm(as_editor, choose(as_editor, story, "same_event", *chosen))

    assert messages(response) == ["3 pairs decided."]
    assert len(decided()) == 3
    assert len(set(Link.objects.values_list("decided_at"))) == 1
    deed = {"decided": response.context["deed_at"].isoformat()}
    as_editor.post(url(story, "undo"), deed)
    assert not Link.objects.exists()


def test_none_chosen_means_all_that_nobody_spiked(as_editor):
    story = story_of(4)
    Article.objects.filter(pk=members(story)[0].pk).update(status="spiked")

    response = choose(as_editor, story, "same_event")

    assert "You decide 3 pairs" in response.content.decode()


def test_copies_are_decided_with_the_one_that_was_first(as_editor):
    story = story_of(3)
    first, second, third = members(story)

    response = choose(as_editor, story, "copy", first, second, third)
    confirm(as_editor, response, origin=second.pk)

    assert "each of the others is a copy of the one that was first" in response.content.decode()
    assert decided() == [(first.pk, second.pk, "copy", second.pk), (second.pk, third.pk, "copy", second.pk)]


def test_which_was_first_must_be_said(as_editor):
    story = story_of(2)

    response = confirm(as_editor, choose(as_editor, story, "copy"))

    assert "This field is required." in response.content.decode()
    assert not Link.objects.exists()


def test_a_copy_stays_one_when_a_whole_story_is_one_event(as_editor, editor):
    story = story_of(3)
    first, second, _ = members(story)
    decide(first, second, "copy", origin=first, user=editor)

    response = choose(as_editor, story, "same_event")
    confirm(as_editor, response)

    html = response.content.decode()
    assert "You decide 2 pairs" in html
    assert "Outlet 2: copy of Outlet 1" in html.partition("Left as it is")[2]
    assert Link.objects.get(low=first, high=second).relation == "copy"


def test_what_was_decided_otherwise_is_told_before_it_is_decided_anew(as_editor, editor):
    story = story_of(2)
    decide(*members(story), "same_event", user=UserFactory(username="wilma"))

    response = choose(as_editor, story, "unrelated")

    html = response.content.decode()
    assert "Decided before, and decided anew by this" in html
    assert "wilma decided “same event”" in html


def test_a_pair_that_a_colleague_decided_meanwhile_is_told_by_name_and_the_rest_is_done(as_editor):
    story = story_of(3)
    first, second, _ = members(story)
    response = choose(as_editor, story, "unrelated")
    decide(first, second, "same_event", user=UserFactory(username="wilma"))
    seen = (timezone.now() - timedelta(minutes=5)).isoformat()

    response = confirm(as_editor, response, seen=seen)

    told = messages(response)
    assert told[0] == "2 pairs decided."
    assert "Outlet 1" in told[1]
    assert "wilma decided “same event”" in told[1]


def test_what_is_decided_so_already_is_no_deed(as_editor, editor):
    story = story_of(2)
    decide(*members(story), "unrelated", user=editor)
    Article.objects.update(story=story)

    response = choose(as_editor, story, "unrelated")

    assert messages(response) == ["These are decided so already."]


@pytest.mark.parametrize(
    ("size", "told"),
    [(1, "Choose two articles or more"), (31, "That is 31 articles. Choose at most 30")],
)
def test_a_selection_that_cannot_be_decided_together_is_refused(size, told, as_editor):
    response = choose(as_editor, story_of(size), "same_event")

    assert messages(response)[0].startswith(told)


def test_a_made_up_deed_is_refused(as_editor):
    assert messages(choose(as_editor, story_of(2), "burn")) == ["Choose one of the buttons."]


def test_a_made_up_relation_in_the_address_is_refused(as_editor):
    response = as_editor.get(url(story_of(2), "together"), {"relation": "cousin"}, follow=True)

    assert messages(response) == ["Choose one of the buttons."]


def test_two_chosen_are_compared(as_editor):
    story = story_of(4)
    chosen = members(story)[1:3]

    response = choose(as_editor, story, "compare", *chosen)

    assert shown(response) == [article.pk for article in chosen]


def test_not_two_are_not_compared(as_editor):
    assert messages(choose(as_editor, story_of(3), "compare")) == ["Choose two articles to compare."]


@pytest.mark.parametrize("deed", ["desk", "event", "add", "same_event"])
def test_where_all_is_spiked_an_article_has_to_be_chosen(deed, as_editor):
    response = choose(as_editor, story_of(1, status="spiked"), deed)

    assert messages(response) == ["Choose at least one article: this story has none that is not spiked."]


def test_a_selection_is_moved_and_the_rest_stays(as_editor):
    story = story_of(3)
    first, second, _ = members(story)

    choose(as_editor, story, "desk", first)
    choose(as_editor, story, "spiked", second)

    assert [article.status for article in members(story)] == ["desk", "spiked", "inbox"]


def test_a_contributor_spikes_nothing_and_decides_nothing_together(as_contributor):
    story = story_of(2)

    assert choose(as_contributor, story, "spiked").status_code == 403
    assert choose(as_contributor, story, "same_event").status_code == 403
    assert not Article.objects.filter(status="spiked").exists()


def test_what_was_suggested_is_not_lost_by_a_bulk_decision(as_editor):
    story = story_of(3)
    suggest_all(story)

    confirm(as_editor, choose(as_editor, story, "unrelated"))
    assert not Link.objects.waiting().exists()
    assert set(Link.objects.values_list("score")) != {(None,)}
