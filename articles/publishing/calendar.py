"""An edition as an entry of a calendar (RFC 5545), no finer than the date is known.

A month or a year is no entry: every day of it would say that it happened on that day.
"""

import unicodedata
from datetime import date, datetime, timedelta

from django.utils.dateparse import parse_datetime
from icalendar import Calendar, Event

from articles.models.dates import DatePrecision

from .voices import known_day

PRODUCT = "-//newsroom//event//EN"


def is_in_calendars(content):
    return start_of(content) is not None


def as_calendar(edition, *, site_url, host):
    """The file's bytes; call it only where `is_in_calendars`."""
    content, address = edition.content, site_url + edition.get_absolute_url()
    entry = Event()
    entry.add("uid", f"event-{edition.event_id}@{host}")
    entry.add("sequence", edition.number)
    entry.add("dtstamp", edition.published_at)
    entry.add("created", parse_datetime(content["first_published"]))
    entry.add("last-modified", edition.published_at)
    start, end = start_of(content), end_of(content)
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    entry.add("summary", plain(edition.title))
    for name, words in (("description", edition.lede), ("location", edition.place)):
        if words:
            entry.add(name, plain(words))
    entry.add("categories", [content["kind_label"]])
    entry.add("url", address)
    entry.add("status", "CONFIRMED")
    # It tells what happened, and takes nobody's time.
    entry.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return calendar.to_ical()


def start_of(content) -> date | datetime | None:
    """A day, or a time where one is known."""
    return moment(content["started"])


def end_of(content) -> date | datetime | None:
    """Of the same kind as the start, as the standard wants it. A day's end is the day after."""
    start, ended = start_of(content), content["ended"]
    if isinstance(start, datetime):
        end = moment(ended)
        return end if isinstance(end, datetime) and end > start else None
    last = known_day(parse_datetime(ended["value"] or ""), ended["precision"]) or start
    return max(last, start) + timedelta(days=1)


def moment(partial):
    value = parse_datetime(partial["value"] or "")
    return value if partial["precision"] == DatePrecision.MINUTE else known_day(value, partial["precision"])


def plain(words):
    """Without the control characters that the format has no place for."""
    return "".join(letter for letter in words if letter == "\n" or unicodedata.category(letter) != "Cc")
