import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Article, Story
from articles.search.index import index_article
from tests.factories import ArticleFactory, CoverageFactory, UserFactory

from .triage import members, messages, story_of, suggest_all, url

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_story_changelist")


def listed(response):
    return [story.pk for story in response.context["cl"].result_list]


def act(client, action, *stories):
    data = {"action": action, "_selected_action": [story.pk for story in stories]}
    return client.post(LIST, data, follow=True)


def test_a_line_says_who_tells_the_story_and_what_waits(as_editor):
    story = story_of(5)
    suggest_all(story)
    CoverageFactory(article=members(story)[0], event__title="Ferry Petrel runs aground")

    html = as_editor.get(LIST).content.decode()

    line = html.partition('id="result_list"')[2]
    assert "Ferry runs aground, report 1" in line
    assert "5 articles, 5 outlets" in line
    assert "Outlet 5, Outlet 4, Outlet 3 and 2 more" in line
    assert '<td class="field-inbox">5</td>' in line
    assert "4 pairs" in line
    assert "Ferry Petrel runs aground" in line


def test_pairs_that_follow_are_not_counted_as_work(as_editor):
    story = story_of(3)
    first, second, third = suggest_all(story)
    for link in (first, second):
        link.state, link.decided_at = "confirmed", link.created_at
        link.save()

    html = as_editor.get(LIST).content.decode()

    assert "0 pairs<br><small>1 follows</small>" in html
    assert third.state == "suggested"


def test_the_list_shows_what_waits_unless_all_is_asked_for(as_editor):
    waiting, handled = story_of(1), story_of(1, on_desk=True)

    default, everything = as_editor.get(LIST), as_editor.get(LIST, {"work": "all"})

    assert listed(default) == [waiting.pk]
    assert listed(everything) == [handled.pk, waiting.pk]


def test_a_story_is_found_by_the_words_of_any_of_its_articles(as_editor):
    story = story_of(2)
    story_of(1)
    late = ArticleFactory(story=story, headline="Salvage of the Petrel begins")
    index_article(late)

    response = as_editor.get(LIST, {"q": "salvage"})

    assert listed(response) == [story.pk]


def test_stories_are_moved_to_the_desk_and_back(as_editor):
    story = story_of(2)

    response = act(as_editor, "move_to_desk", story)
    undo = response.wsgi_request.session["desk_undo"]

    assert "2 articles moved to the desk." in messages(response)
    assert not Article.objects.in_inbox().exists()
    as_editor.post(undo["url"], undo["fields"])
    assert Article.objects.in_inbox().count() == 2


def test_spiking_a_story_spikes_its_articles(as_editor):
    story, other = story_of(2), story_of(1)

    act(as_editor, "spike", story)

    assert list(Article.objects.not_spiked()) == members(other)


def test_a_contributor_moves_stories_and_spikes_none(as_contributor):
    story = story_of(1)

    act(as_contributor, "spike", story)
    assert not Article.objects.filter(status="spiked").exists()

    act(as_contributor, "move_to_desk", story)
    assert not Article.objects.in_inbox().exists()


def test_articles_that_are_in_no_story_yet_are_told_in_one_line(as_editor):
    ArticleFactory()
    ArticleFactory(status="spiked")
    ArticleFactory(text__raw_text="Menu", text__cuts=[(0, 4, "menu")])
    story_of(1)

    response = as_editor.get(LIST)

    assert "1 article</a> was not read by the machine yet" in response.content.decode()
    unread = as_editor.get(response.context["unread_url"])
    assert unread.context["cl"].result_count == 1


def test_an_empty_inbox_says_how_it_fills(as_editor):
    html = as_editor.get(LIST).content.decode()

    assert "No story waits. Articles that come in are grouped here" in html


def test_nobody_adds_or_deletes_a_story(as_superuser):
    story = story_of(1)

    assert as_superuser.get(reverse("admin:articles_story_add")).status_code == 403
    assert as_superuser.post(reverse("admin:articles_story_delete", args=[story.pk])).status_code == 403
    assert Story.objects.exists()


@pytest.mark.parametrize(("codenames", "status"), [(["view_story", "view_article"], 200), ([], 403)])
def test_the_inbox_is_for_whoever_may_view_stories(codenames, status, client):
    viewer = UserFactory()
    viewer.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(viewer)

    assert client.get(LIST).status_code == status


@pytest.mark.parametrize("size", [1, 12])
def test_the_inbox_costs_the_same_at_any_size(size, as_editor, django_assert_num_queries):
    for story in [story_of(2) for _ in range(size)]:
        suggest_all(story)
        CoverageFactory(article=members(story)[0])

    with django_assert_num_queries(11):
        as_editor.get(LIST)


def test_the_next_story_is_the_next_in_the_inbox_and_after_the_last_the_first(as_editor):
    stories = [story_of(1) for _ in range(3)]
    oldest, middle, newest = stories

    assert as_editor.get(url(newest, "next")).url == url(middle)
    assert as_editor.get(url(middle, "next")).url == url(oldest)
    assert as_editor.get(url(oldest, "next")).url == url(newest)


def test_after_the_last_story_the_inbox_says_that_it_is_empty(as_editor):
    response = as_editor.get(url(story_of(1), "next"), follow=True)

    assert messages(response) == ["No other story waits."]
