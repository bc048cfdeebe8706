"""Read a date as outlets write it, and say how precisely it was told.

Nothing is guessed: a date that can be read in two ways, a year of two digits, a relative date and a date
without a year are unknown. So is everything that is no date; the answer is never "now". Month names are
English.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Precision(StrEnum):
    UNKNOWN = "unknown"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


class PartialDate(NamedTuple):
    """`value` is in UTC. A day, month or year is the midnight in UTC that begins it by the calendar."""

    value: datetime | None
    precision: Precision


UNKNOWN = PartialDate(None, Precision.UNKNOWN)

# The first printed newspaper, Relation of Strasbourg, is of 1605: an earlier year is a misreading.
EARLIEST_YEAR = 1605

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

# Abbreviations in use at one place only, as minutes east of UTC. One that two regions share (IST, BST, CST,
# PST) is left out: the zone of the source decides.
ZONES: Mapping[str, int] = {
    name: minutes
    for minutes, names in {
        0: "UTC GMT UT Z WET",
        60: "CET WEST",
        120: "CEST EET SAST",
        180: "EEST MSK EAT",
        300: "PKT",
        345: "NPT",
        420: "WIB",
        480: "AWST HKT SGT",
        540: "JST KST",
        570: "ACST",
        600: "AEST",
        630: "ACDT",
        660: "AEDT",
        720: "NZST",
        780: "NZDT",
        -150: "NDT",
        -240: "EDT",
        -300: "CDT",
        -360: "MDT",
        -420: "PDT",
        -480: "AKDT",
        -540: "AKST",
    }.items()
    for name in names.split()
}
# RFC 822 gives these their North American meaning in the dates of mails and feeds, and only there.
RFC_822_ZONES: Mapping[str, int] = {"EST": -300, "CST": -360, "MST": -420, "PST": -480}
# Names of a place's clock, summer and winter alike.
ZONE_PLACES: Mapping[str, str] = {"ET": "America/New_York", "PT": "America/Los_Angeles"}

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.]\s?(?P<minute>\d{2})(?:[:.]\s?\d{2}(?:[.,]\d{1,9})?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"|\s?(?P<whole_half>[ap]\.?m\b\.?))"
)
_OFFSET = r"\(?(?:UTC|GMT)?\s?(?P<offset>[+\-−]\d{2}:?\d{2})\)?(?:\s?\([A-Za-z ]{1,40}\))?"
_ZONE = rf"(?:\s?{_OFFSET}|\s?\(?(?P<zone>(?-i:Z|[A-Z]{{2,5}}))\b\)?)?"
_FLAGS = re.IGNORECASE | re.ASCII


def _forms(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\s{{0,9}}{pattern}(?![^\W_])", _FLAGS) for pattern in patterns)


_TIME_AFTER = rf"(?:(?:,?\s+at\s+|\s*[,|–—-]\s*|\s+){_CLOCK}{_ZONE})?"
_TIME_BEFORE = rf"(?:{_CLOCK}{_ZONE}(?:\s*[,|–—-]\s*|\s+on\s+|\s+))?"
# Ordered so that the form that takes most of a text comes first.
FORMS = _forms(
    rf"{_YEAR}-?(?P<month>\d{{2}})-?(?P<day>\d{{2}})T(?P<hour>\d{{2}}):?(?P<minute>\d{{2}})"
    rf"(?::?\d{{2}}(?:[.,]\d{{1,9}})?)?{_ZONE}",
    rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_TIME_AFTER}",
    rf"{_WEEKDAY}{_DAY}(?:\s+of)?(?:\s+|-){_MONTH}(?:,?\s+|-){_YEAR}{_TIME_AFTER}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}{_TIME_AFTER}",
    rf"{_TIME_BEFORE}{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}",
    rf"{_TIME_BEFORE}{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}",
    rf"{_WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark){_YEAR}{_TIME_AFTER}",
    rf"{_MONTH},?\s+{_YEAR}",
    rf"{_YEAR}-(?P<month>\d{{2}})",
    _YEAR,
)
# The spelling of RFC 822 and its successors, as feeds and mails have it.
RFC_822 = re.compile(
    r"\s*(?:mon|tue|wed|thu|fri|sat|sun),\s+\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+[a-z]{3}\s*",
    _FLAGS,
)


def parse_date(text: str, *, zone: str = "UTC") -> PartialDate:
    """The date that `text` is, whole; `zone` (an IANA name) holds where the text names none.

    A text that is no date, or one of two, gives `UNKNOWN`. Raises ValueError for a zone that does not exist.
    """
    date, length = leading_date(text, zone=zone)
    return UNKNOWN if text[length:].strip() else date


def leading_date(text: str, *, zone: str = "UTC") -> tuple[PartialDate, int]:
    """The date that `text` begins with and how many characters it takes; (UNKNOWN, 0) where there is none."""
    local = _time_zone(zone)
    found, length = UNKNOWN, 0
    for form in FORMS:
        match = form.match(text)
        if match and match.end() > length:
            date = _date(match, local)
            if date.value is not None:
                found, length = date, match.end()
    return found, length


@lru_cache(maxsize=256)
def _time_zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError(f"{name!r} is not a time zone; give an IANA name such as Europe/London") from error


def _date(match: re.Match[str], local: tzinfo) -> PartialDate:
    told = {name: value for name, value in match.groupdict().items() if value}
    year = int(told["year"])
    month, day = _month(told), int(told.get("day", 1))
    if "first" in told:
        month, day = _month_and_day(int(told["first"]), int(told["second"]))
    if year < EARLIEST_YEAR:
        return UNKNOWN
    try:
        if "hour" in told:
            moment = datetime(year, month, day, *_clock(told), tzinfo=_zone(told, match.string, local))
            return PartialDate(moment.astimezone(UTC), Precision.MINUTE)
        return PartialDate(datetime(year, month, day, tzinfo=UTC), _precision(told))
    except (ValueError, OverflowError):
        return UNKNOWN


def _precision(told: Mapping[str, str]) -> Precision:
    if "day" in told or "first" in told:
        return Precision.DAY
    return Precision.MONTH if "month" in told else Precision.YEAR


def _month(told: Mapping[str, str]) -> int:
    month = told.get("month", "1").casefold()
    return MONTHS[month] if month in MONTHS else int(month)


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """Of 17/05 and 05/17 only one reading is a date; of 05/06 both are, and (99, 0) makes it unknown."""
    if first == second or second > 12:
        return first, second
    return (second, first) if first > 12 else (99, 0)


def _clock(told: Mapping[str, str]) -> tuple[int, int]:
    hour, minute = int(told["hour"]), int(told.get("minute", 0))
    half = (told.get("half") or told.get("whole_half") or "").casefold()[:1]
    if half and not 1 <= hour <= 12 and not (half == "p" and 13 <= hour <= 23):
        raise ValueError(f"{hour} is no hour of a half day")
    if half == "a" and hour == 12:
        hour = 0
    elif half == "p" and hour < 12:
        hour += 12
    return hour, minute


def _zone(told: Mapping[str, str], text: str, local: tzinfo) -> tzinfo:
    if "offset" in told:
        sign = 1 if told["offset"][0] == "+" else -1
        hours, minutes = int(told["offset"][1:3]), int(told["offset"][-2:])
        return timezone(sign * timedelta(hours=hours, minutes=minutes))
    name = told.get("zone", "")
    if name in ZONES:
        return timezone(timedelta(minutes=ZONES[name]))
    if name in ZONE_PLACES:
        return _time_zone(ZONE_PLACES[name])
    if name in RFC_822_ZONES and RFC_822.fullmatch(text):
        return timezone(timedelta(minutes=RFC_822_ZONES[name]))
    return local
