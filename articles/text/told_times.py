"""Days and hours as a report tells them: "Monday, May 18", "since February", "in 1998", "06:00", "ten at night".

Other than `dates`, which reads one date for the archive and guesses nothing, this finds what is said in running text,
where the year is seldom told. The key by which two reports are compared is, as in ISO 8601 where that has a form,
"2026-05-18", "--05-18", "2026-05", "--02", "1998", "monday", "20:05", and "8:05" where morning or evening is not
told. What is told more fully answers to the vaguer keys too: "Monday, May 18" and "on Monday" do not differ.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from articles.text.dates import EARLIEST_YEAR, MONTHS
from articles.text.numerals import UNITS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A number of four digits beyond this counts something else.
LATEST_YEAR = 2100

_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_HOURS = {word: number for word, number in UNITS.items() if 1 <= number <= 12}
_AFTERNOON = frozenset({"p", "afternoon", "evening", "night"})

_MONTH = (
    rf"(?P<month>{'|'.join(name.title() for name in sorted(MONTHS, key=len, reverse=True))})\b(?:\.(?= \d))?"
)
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?P<year>\d{4})\b"
_HOUR = rf"(?P<hour>[012]?\d|{'|'.join(_HOURS)})"
_HALF = r"(?P<half>[apAP])\.?[mM]\b\.?"
# Alone, "May" and "March" are other words too, and 1998 may count anything.
_IN = (
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Ll]ast|[Nn]ext|[Bb]efore|[Aa]fter|[Ee]arly|[Ll]ate) "
)
_DAY_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\w/-])(?P<said>{_YEAR}-(?P<number>[01]\d)-{_DAY})",
        rf"\b(?P<said>(?:{_WEEKDAY},? (?:the )?)?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?)",
        rf"\b(?P<said>(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?:,? {_YEAR})?)",
        rf"\b(?P<said>{_MONTH} {_YEAR})",
        rf"{_IN}(?P<said>{_MONTH})(?! [A-Z])",
        rf"{_IN}(?P<said>{_YEAR})(?![,.:/-]\d)",
        rf"\b(?P<said>{_WEEKDAY})",
    )
)
_HOUR_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\w:.,])(?P<said>{_HOUR}:(?P<minute>[0-5]\d)\b(?: ?{_HALF})?)",
        rf"(?<![\w:.,])(?P<said>{_HOUR}(?:\.(?P<minute>[0-5]\d))? ?{_HALF})",
        rf"\b(?P<said>{_HOUR} o[’']clock(?: (?:in the|at) (?P<part>morning|afternoon|evening|night))?)\b",
        rf"\b(?P<said>{_HOUR} (?:in the|at) (?P<part>morning|afternoon|evening|night))\b",
        rf"\b(?P<said>(?P<minutes>{'|'.join(_MINUTES)})(?: minutes)? (?P<side>past|to) {_HOUR})\b",
        r"\b(?P<said>(?P<noon>noon|midday|midnight))\b",
    )
)


class ToldTime(NamedTuple):
    start: int
    end: int
    key: str


def find_told_times(text: str) -> list[ToldTime]:
    """Days and hours in text order; where two readings overlap, the one that starts first and takes most."""
    found = sorted({*_told(text, _DAY_FORMS, _day), *_told(text, _HOUR_FORMS, _hour)}, key=_first_and_longest)
    told: list[ToldTime] = []
    for one in found:
        if not told or one.start >= told[-1].end:
            told.append(one)
    return told


def answers(key: str, said: str) -> frozenset[str]:
    """The keys to which something told answers: its own, and those of vaguer ways to tell the same."""
    if ":" in key:
        hour, minute = key.split(":")
        return frozenset({key, f"{(int(hour) - 1) % 12 + 1}:{minute}"})
    weekday = {day.lower() for day in WEEKDAYS if day in said}
    if key.startswith("--"):
        return frozenset({key, key[:4], *weekday})
    parts = key.split("-")
    vaguer = {"-".join(parts[:count]) for count in range(1, len(parts))}
    yearless = {f"--{parts[1]}", "--" + "-".join(parts[1:])} if len(parts) > 1 else set()
    return frozenset({key, *vaguer, *yearless, *weekday})


def _first_and_longest(told: ToldTime) -> tuple[int, int, str]:
    return told.start, -told.end, told.key


def _told(
    text: str, forms: tuple[re.Pattern[str], ...], read: Callable[[dict[str, str]], str]
) -> Iterator[ToldTime]:
    for form in forms:
        for match in form.finditer(text):
            key = read({name: part for name, part in match.groupdict().items() if part})
            if key:
                yield ToldTime(*match.span("said"), key)


def _day(told: dict[str, str]) -> str:
    month = int(told.get("number", 0)) or MONTHS.get(told.get("month", "").lower(), 0)
    day, year = int(told.get("day", 0)), int(told.get("year", 0))
    if month > 12 or day > 31 or (year and not EARLIEST_YEAR <= year <= LATEST_YEAR):
        return ""
    if not month:
        return str(year or told["weekday"].lower())
    return (str(year) if year else "-") + f"-{month:02}" + (f"-{day:02}" if day else "")


def _hour(told: dict[str, str]) -> str:
    if "noon" in told:
        return "00:00" if told["noon"] == "midnight" else "12:00"
    said = told["hour"]
    hour, minute = _HOURS.get(said) or int(said), int(told.get("minute", 0))
    if "minutes" in told:
        minute = _MINUTES[told["minutes"]]
        if told["side"] == "to":
            hour, minute = (hour - 2) % 12 + 1, 60 - minute
    if hour > 23:
        return ""
    part = told.get("half", told.get("part", "")).lower()
    if part:
        return f"{hour % 12 + 12 * (part in _AFTERNOON):02}:{minute:02}"
    definite = hour > 12 or said.startswith("0")
    return f"{hour:02}:{minute:02}" if definite else f"{hour}:{minute:02}"
