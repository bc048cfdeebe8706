from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.dates import UNKNOWN, PartialDate, Precision, leading_date, parse_date


def day(*numbers):
    return PartialDate(datetime(*numbers, tzinfo=UTC), Precision.DAY)


def minute(*numbers):
    return PartialDate(datetime(*numbers, tzinfo=UTC), Precision.MINUTE)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-17",
        "2021/05/17",
        "2021-5-17",
        "May 17, 2021",
        "May 17th, 2021",
        "MAY 17 2021",
        "17 May 2021",
        "17th May, 2021",
        "17th of May 2021",
        "17-May-2021",
        "Mon, 17 May 2021",
        "Monday 17 May 2021",
        "Monday, May 17, 2021",
        "17/05/2021",
        "05/17/2021",
        "17.05.2021",
        "  17 May 2021\n",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert parse_date(text) == day(2021, 5, 17)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-17T10:32:00Z",
        "2021-05-17T10:32Z",
        "2021-05-17T10:32:00.123456+00:00",
        "2021-05-17T15:32:00+05:00",
        "2021-05-17 15:32:00 +0500",
        "20210517T103200Z",
        "20210517T153200+0500",
        "Mon, 17 May 2021 15:32:00 +0500",
        "Mon, 17 May 2021 15:32:00 +0500 (PKT)",
        "Mon, 17 May 2021 10:32:00 GMT",
        "Mon, 17 May 2021 05:32:00 EST",
        "May 17, 2021 10:32 am",
        "May 17, 2021, 10:32 a.m.",
        "May 17, 2021 at 10.32am UTC",
        "May 17, 2021 | 10:32",
        "May 17, 2021 - 3:32 pm PKT",
        "May 17, 2021 6:32 AM ET",
        "10:32 am, Monday 17 May 2021",
        "10:32 on May 17, 2021",
        "17 May 2021, 15:32 (GMT+05:00)",
    ],
)
def test_a_minute_is_read_and_told_in_utc(text):
    assert parse_date(text) == minute(2021, 5, 17, 10, 32)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-05", PartialDate(datetime(2021, 5, 1, tzinfo=UTC), Precision.MONTH)),
        ("May 2021", PartialDate(datetime(2021, 5, 1, tzinfo=UTC), Precision.MONTH)),
        ("2021", PartialDate(datetime(2021, 1, 1, tzinfo=UTC), Precision.YEAR)),
        ("May 17, 2021 12:05 am", minute(2021, 5, 17, 0, 5)),
        ("May 17, 2021 12:05 pm", minute(2021, 5, 17, 12, 5)),
        ("May 17, 2021 14:05 pm", minute(2021, 5, 17, 14, 5)),
        ("05/05/2021", day(2021, 5, 5)),
        ("2999-12-31", day(2999, 12, 31)),
    ],
)
def test_a_date_says_how_precisely_it_was_told(text, date):
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "today",
        "Monday",
        "17 May",
        "10:32 am",
        "05/06/2021",
        "05/17/21",
        "May 17, 21",
        "Mon, 17 May 21 10:32:00 GMT",
        "31 February 2021",
        "2021-13-01",
        "2021-05-00",
        "0000-01-01",
        "1066",
        "2021-05-17T25:00:00Z",
        "2021-05-17T10:00:00+99:00",
        "May 17, 2021 13:05 am",
        "17 May 2021 was a Monday",
        "17 May 2021 and 18 May 2021",
        "20210517",
        "9999-12-31T23:59:00-05:00",
        "٢٠٢١-٠٥-١٧",
    ],
)
def test_what_is_no_one_date_is_unknown(text):
    assert parse_date(text) == UNKNOWN


def test_a_time_without_a_zone_is_the_sources_own():
    assert parse_date("17 May 2021 15:32", zone="Asia/Karachi") == minute(2021, 5, 17, 10, 32)


@pytest.mark.parametrize("abbreviation", ["IST", "BST", "CST", "PST"])
def test_an_abbreviation_of_several_places_is_the_sources_own_zone(abbreviation):
    text = f"17 May 2021 15:32 {abbreviation}"

    assert parse_date(text, zone="Asia/Karachi") == minute(2021, 5, 17, 10, 32)


def test_an_abbreviation_of_one_place_counts_more_than_the_sources_zone():
    assert parse_date("17 May 2021 15:32 PKT", zone="America/New_York") == minute(2021, 5, 17, 10, 32)


def test_a_day_is_the_calendar_day_whatever_the_zone():
    assert parse_date("17 May 2021", zone="Asia/Karachi") == day(2021, 5, 17)


@pytest.mark.parametrize("zone", ["Nowhere/Town", "", "../etc/passwd"])
def test_a_zone_that_does_not_exist_is_refused(zone):
    with pytest.raises(ValueError, match="not a time zone"):
        parse_date("17 May 2021", zone=zone)


def test_a_leading_date_tells_where_it_ends():
    date, length = leading_date("2021-05-17 Bridge reopens")

    assert date == day(2021, 5, 17)
    assert "2021-05-17 Bridge reopens"[length:] == " Bridge reopens"


def test_a_text_that_begins_with_no_date_has_no_leading_date():
    assert leading_date("Bridge reopens 2021-05-17") == (UNKNOWN, 0)


AWARE = st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(AWARE, st.integers(-14, 14))
def test_every_iso_moment_is_read_back_to_the_minute(moment, hours):
    local = moment + timedelta(hours=hours)
    text = f"{local:%Y-%m-%dT%H:%M:%S}{hours:+03d}:00"

    assert parse_date(text) == PartialDate(moment.replace(second=0, microsecond=0), Precision.MINUTE)


@given(st.text(alphabet="0123456789 :/.-,TZampMayon+", max_size=30) | st.text(max_size=30))
def test_any_text_is_a_date_in_utc_or_unknown(text):
    date = parse_date(text)

    assert (date.value is None) == (date.precision is Precision.UNKNOWN)
    assert date.value is None or date.value.tzinfo is UTC
