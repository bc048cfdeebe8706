from datetime import UTC, datetime

import pytest

from articles.filters import EventFilter
from articles.models import Edition, Quote
from articles.publishing.lifecycle import correct
from tests.factories import EventFactory
from tests.publishing.stories import covered, full_story, published

pytestmark = pytest.mark.django_db


def found(**asked):
    filterset = EventFilter(asked, queryset=Edition.objects.current())
    assert filterset.is_valid(), filterset.errors
    return {edition.event.slug for edition in filterset.qs}


@pytest.fixture
def three(db):
    published(slug="bridge", title="Bridge opens", place="Low Skarrow", kind="economy")
    published(slug="ferry", title="Ferry burns", place="Port Amary", kind="accident")
    EventFactory(slug="draft", title="Bridge of dreams")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("bridge opens", {"bridge"}),
        ("FERRY", {"ferry"}),
        ("port", {"ferry"}),
        ("skarrow opens", {"bridge"}),
        ("reopened", {"bridge", "ferry"}),
        ("ferry opens", set()),
        ("dreams", set()),
        ("%", set()),
        ('"', set()),
    ],
)
def test_each_word_is_looked_for_in_title_lede_and_place(words, slugs):
    assert found(q=words) == slugs


@pytest.mark.usefixtures("three")
def test_kinds_are_chosen_from_a_list():
    assert found(kind="accident") == {"ferry"}
    assert not EventFilter({"kind": "gossip"}, queryset=Edition.objects.current()).is_valid()


@pytest.mark.usefixtures("three")
def test_a_part_of_the_place_is_enough():
    assert found(place="amary") == {"ferry"}


def test_events_are_found_by_a_person_and_by_an_outlet():
    full_story()
    published(slug="other")

    assert found(person="mara-quill") == {"northern-crossing"}
    outlet = Edition.objects.get(event__slug="other").content["sources"][0]["slug"]
    assert found(source=outlet) == {"other"}
    assert found(person="nobody") == set()


def test_days_are_inclusive_on_both_ends():
    for day in (11, 12, 13):
        published(slug=f"on-{day}", started_at=datetime(2026, 5, day, tzinfo=UTC), started_precision="day")
    published(slug="undated")

    assert found(since="2026-05-12", until="2026-05-12") == {"on-12"}
    assert found(since="2026-05-12") == {"on-12", "on-13"}
    assert found(until="2026-05-12") == {"on-11", "on-12"}


def test_a_time_is_on_its_local_day_and_a_date_on_its_own(settings):
    settings.TIME_ZONE = "America/Lima"
    at_night = {"started_at": datetime(2026, 5, 13, 3, tzinfo=UTC), "started_precision": "minute"}
    published(slug="night-of-the-12th", **at_night)
    published(slug="day-of-the-13th", started_at=datetime(2026, 5, 13, tzinfo=UTC), started_precision="day")

    assert found(until="2026-05-12") == {"night-of-the-12th"}
    assert found(since="2026-05-13") == {"day-of-the-13th"}


def test_what_is_saved_after_publishing_does_not_count():
    event = published(slug="bridge", place="Low Skarrow")
    event.place = "Port Amary"
    event.save()

    assert found(place="amary") == set()
    assert found(place="skarrow") == {"bridge"}


def test_a_covered_draft_is_never_found():
    covered(slug="draft", title="Bridge")

    assert found(q="bridge") == set()


@pytest.mark.parametrize("asked", [{"until": "9999-12-31"}, {"since": "0001-01-01"}])
def test_a_day_at_the_end_of_the_calendar_is_refused_in_words(asked):
    filterset = EventFilter(asked, queryset=Edition.objects.current())

    assert not filterset.is_valid()
    assert filterset.errors.keys() == asked.keys()


@pytest.mark.parametrize("words", ["quill", "Bay wire", "crossing Quill", "post northern"])
def test_an_event_is_found_by_the_names_of_its_people_and_outlets(words):
    full_story()

    assert found(q=words) == {"northern-crossing"}


def test_a_person_of_an_earlier_edition_is_not_looked_for(publisher):
    event = full_story()
    event.participations.all().delete()
    for quote in Quote.objects.all():
        quote.delete()
    correct(event, user=publisher, kind="correction", text="She was not there.")

    assert found(q="quill") == set()
