from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from articles.models import Event
from articles.publishing.lifecycle import correct, withdraw
from tests.factories import UserFactory
from tests.publishing.stories import full_story, published
from tests.views.pages import CROSSING, read

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)
DAY = {"started_at": datetime(2026, 5, 12, tzinfo=UTC), "started_precision": "day"}


def entry_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    [entry] = Calendar.from_ical(response.content).walk("VEVENT")
    return entry


def entry(client, **fields):
    return entry_of(client, published(**fields).get_absolute_url() + "event.ics")


def test_an_entry_says_what_where_and_leads_to_the_page(client):
    event = full_story()

    entry = entry_of(client, f"{CROSSING}event.ics")

    assert entry["summary"] == "Ministers agree to reopen the northern crossing"
    assert entry["location"] == "Harrow Bridge"
    assert entry["description"] == "The crossing opens on Monday."
    assert entry["url"] == f"http://testserver{CROSSING}"
    assert entry["uid"] == f"event-{event.pk}@testserver"
    assert entry["status"] == "CONFIRMED"


def test_a_correction_is_the_same_entry_with_a_higher_sequence(client, publisher):
    event = published(slug="ferry", **DAY)
    before = entry_of(client, "/events/ferry/event.ics")
    correct(event, user=publisher, kind="update", text="More.")

    after = entry_of(client, "/events/ferry/event.ics")

    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert before.decoded("last-modified") <= after.decoded("last-modified") == after.decoded("dtstamp")


def test_a_day_is_a_whole_day(client):
    one = entry(client, **DAY)

    assert one.decoded("dtstart") == date(2026, 5, 12)
    assert one.decoded("dtend") == date(2026, 5, 13)


def test_days_end_with_the_last_of_them(client):
    one = entry(client, **DAY, ended_at=datetime(2026, 5, 14, tzinfo=UTC), ended_precision="day")

    assert one.decoded("dtend") == date(2026, 5, 15)


def test_a_time_is_a_time(client):
    end = NOON.replace(hour=15)
    one = entry(client, started_at=NOON, started_precision="minute", ended_at=end, ended_precision="minute")

    assert (one.decoded("dtstart"), one.decoded("dtend")) == (NOON, end)


def test_a_time_that_ends_on_some_day_has_no_end(client):
    end = datetime(2026, 5, 14, tzinfo=UTC)
    one = entry(client, started_at=NOON, started_precision="minute", ended_at=end, ended_precision="day")

    assert "dtend" not in one


@pytest.mark.parametrize("precision", ["month", "year", "unknown"])
def test_what_has_no_day_has_no_entry_and_no_link_to_one(client, precision):
    started = None if precision == "unknown" else datetime(2026, 5, 1, tzinfo=UTC)
    page = published(started_at=started, started_precision=precision).get_absolute_url()

    assert "The day of this event is not known" in read(client, f"{page}event.ics", status=404).text
    assert not [href for href in read(client, page).all("href") if href.endswith(".ics")]


def test_the_page_leads_to_its_entry(client):
    full_story()

    assert f"{CROSSING}event.ics" in read(client, CROSSING).all("href")


def test_words_that_look_like_the_format_are_words(client):
    words = "Fire\r\nATTENDEE:mailto:x@x.example; at, the \\ pier\x07"
    one = entry(client, title=words, **DAY)

    assert "attendee" not in one
    assert "ATTENDEE:mailto:x@x.example; at, the \\ pier" in one["summary"]


def test_a_withdrawn_event_has_no_entry_any_more(client):
    event = published(slug="ferry", **DAY)
    withdraw(event, user=UserFactory(role="publisher"), text="It was wrong.")

    assert client.get("/events/ferry/event.ics").status_code == 410


def test_what_is_not_published_has_no_entry(client):
    published(slug="ferry", **DAY)
    Event.objects.update(title="Unpublished")

    assert "Unpublished" not in entry_of(client, "/events/ferry/event.ics")["summary"]
    assert client.get("/events/nothing/event.ics").status_code == 404
