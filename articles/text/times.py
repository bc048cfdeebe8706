"""Of which days does a text speak? The weekdays, days of the month and years that it names.

Two reports of one event name the same weekday, and a report of an earlier year cannot name a later one. That
tells two events of one kind apart (two quakes on one island, two arrests in one team) where their words do not. Only
what is named is read; which date a weekday means is not worked out.
"""

import re
from typing import NamedTuple

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT = {month[:3]: number for number, month in enumerate(_MONTHS, 1)} | {"sept": 9}
_NUMBERS = {month: number for number, month in enumerate(_MONTHS, 1)} | _SHORT


def _capitals(words: "list[str] | tuple[str, ...]") -> str:
    """A pattern for the words with a capital or in capitals: "may" is a verb."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(f"{word.title()}|{word.upper()}" for word in longest_first)


_MONTH = _capitals([*_NUMBERS])
_ORDINAL = r"(?:st|nd|rd|th)?"
_WEEKDAY = re.compile(rf"\b({_capitals(_WEEKDAYS)})s?\b")
_MONTH_DAY = re.compile(rf"\b({_MONTH})\.?\s+([0-3]?\d){_ORDINAL}\b(?!:)")
_DAY_MONTH = re.compile(rf"\b([0-3]?\d){_ORDINAL}\s+(?:of\s+)?({_MONTH})\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)\s?[-/.]\s?([01]?\d)\s?[-/.]\s?([0-3]?\d)\b")
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
# A day of the year as one number: month and day, with room for 31 days.
DAYS_IN_MONTH = 32


class Times(NamedTuple):
    """`weekdays` are 0 (Monday) to 6; `days` are month × 32 + day; `latest_year` is 0 where none is named."""

    weekdays: frozenset[int]
    days: frozenset[int]
    latest_year: int


NO_TIMES = Times(frozenset(), frozenset(), 0)


def find_times(text: str) -> Times:
    """English names of days and months, and dates in figures with the year first."""
    weekdays = frozenset(_WEEKDAYS.index(name.lower()) for name in _WEEKDAY.findall(text))
    days = [(_NUMBERS[month.lower()], int(day)) for month, day in _MONTH_DAY.findall(text)]
    days += [(_NUMBERS[month.lower()], int(day)) for day, month in _DAY_MONTH.findall(text)]
    days += [(int(month), int(day)) for _, month, day in _ISO.findall(text)]
    years = [int(year) for year in _YEAR.findall(text)]
    return Times(
        weekdays,
        frozenset(month * DAYS_IN_MONTH + day for month, day in days if 1 <= month <= 12 and 1 <= day <= 31),
        max(years, default=0),
    )


def days_between(one: int, other: int) -> int:
    """About how many days lie between two days of the year, the shorter way round."""
    apart = abs(_day_of_year(one) - _day_of_year(other))
    return min(apart, 365 - apart)


def _day_of_year(day: int) -> int:
    month, day = divmod(day, DAYS_IN_MONTH)
    return (month - 1) * 365 // 12 + day
