"""A story becomes an event, or part of one."""

import pytest

from articles.models import Event
from tests.factories import CoverageFactory, EventFactory, PersonFactory, UserFactory

from .triage import members, messages, story_of, url

pytestmark = pytest.mark.django_db


def form_of(response):
    """What the form proposes, as a browser would post it."""
    form = response.context["form"]
    day, clock, precision = form["started"].value()
    return {
        "title": form["title"].value(),
        "started_0": day or "",
        "started_1": clock or "",
        "started_2": precision,
        "place": form["place"].value(),
        "people": form["people"].value(),
        "articles": form["articles"].value(),
    }


def test_an_event_is_proposed_with_title_date_place_and_articles(as_contributor):
    story = story_of(3, dateline="ÄLVHAMN, Corvany")

    proposed = form_of(as_contributor.get(url(story, "new-event")))

    assert proposed["title"].startswith("Ferry runs aground")
    assert str(proposed["started_0"]) == "2026-05-11"  # the texts say Monday
    assert proposed["place"] == "Älvhamn, Corvany"
    assert proposed["articles"] == [article.pk for article in members(story)]


def test_what_is_proposed_can_be_changed_before_it_is_saved(as_contributor):
    story = story_of(3)
    person = PersonFactory(name="Wenna Dray")
    proposed = form_of(as_contributor.get(url(story, "new-event")))
    chosen = proposed["articles"][:2]

    response = as_contributor.post(
        url(story, "new-event"),
        proposed | {"title": "Petrel aground", "people": [person.pk], "articles": chosen},
    )

    event = Event.objects.get()
    assert response.url == event.get_admin_url()
    assert (event.title, event.status) == ("Petrel aground", "draft")
    assert list(event.participations.values_list("person", flat=True)) == [person.pk]
    assert set(event.coverage.values_list("article", flat=True)) == set(chosen)


def test_the_articles_that_were_chosen_are_proposed(as_contributor):
    story = story_of(3)
    second = members(story)[1]

    response = as_contributor.post(url(story, "chosen"), {"do": "event", "article": [second.pk]}, follow=True)

    assert form_of(response)["articles"] == [second.pk]


def test_an_event_without_articles_is_refused_and_what_was_typed_is_kept(as_contributor):
    story = story_of(2)
    proposed = form_of(as_contributor.get(url(story, "new-event")))

    response = as_contributor.post(
        url(story, "new-event"), proposed | {"title": "Petrel aground", "articles": []}
    )

    html = response.content.decode()
    assert "Choose at least one article." in html
    assert 'value="Petrel aground"' in html
    assert not Event.objects.exists()


def test_a_story_is_added_to_an_event_that_has_some_of_it(as_contributor):
    story, event = story_of(3), EventFactory(title="Petrel aground")
    first, *_ = members(story)
    CoverageFactory(event=event, article=first)
    keys = [article.pk for article in members(story)]

    response = as_contributor.post(
        url(story, "add-to-event"), {"event": event.pk, "articles": keys}, follow=True
    )

    assert event.coverage.count() == 3
    assert messages(response) == ["2 articles added to “Petrel aground”."]


def test_adding_what_is_there_already_changes_nothing(as_contributor):
    story, event = story_of(1), EventFactory()
    CoverageFactory(event=event, article=members(story)[0])

    response = as_contributor.post(
        url(story, "add-to-event"), {"event": event.pk, "articles": [members(story)[0].pk]}, follow=True
    )

    assert messages(response)[0].startswith("Nothing changed")


@pytest.mark.parametrize("deed", ["new-event", "add-to-event"])
def test_whoever_may_make_no_events_makes_none(deed, client):
    client.force_login(UserFactory())

    assert client.get(url(story_of(1), deed)).status_code == 403
