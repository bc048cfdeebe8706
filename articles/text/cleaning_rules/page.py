"""The page as cleaning reads it: its lines, what has been cut of them, and what those cuts told."""

from collections.abc import Sequence

from articles.text.cleaning_rules.agencies import Agencies
from articles.text.cleaning_rules.timestamps import Stamp
from articles.text.cuts import Cut
from articles.text.dates import UNKNOWN, PartialDate
from articles.text.lines import Line


class Page:
    def __init__(self, lines: Sequence[Line], agencies: Agencies, zone: str) -> None:
        self.lines = lines
        self.agencies = agencies
        self.zone = zone
        self.rules: dict[int, str] = {}
        self.cuts: list[Cut] = []
        self.headline = ""
        self.byline = ""
        self.dateline = ""
        self.credits: list[str] = []
        self._published = UNKNOWN
        self._updated = UNKNOWN

    def cut_line(self, number: int, rule: str) -> None:
        line = self.lines[number]
        self.cuts.append(Cut(line.start, line.end, rule))
        self.rules[number] = rule

    def cut_part(self, number: int, start: int, end: int, rule: str) -> None:
        """Cut from `start` to `end` of the line, counted within it."""
        line = self.lines[number]
        if (start, end) == (0, len(line.text)):
            self.cut_line(number, rule)
        elif start < end:
            self.cuts.append(Cut(line.start + start, line.start + end, rule))

    def is_cut(self, number: int) -> bool:
        return number in self.rules

    def uncut(self) -> list[int]:
        return [number for number in range(len(self.lines)) if number not in self.rules]

    def note_stamp(self, stamp: Stamp) -> None:
        if self._published.value is None:
            self._published = stamp.published
        if self._updated.value is None:
            self._updated = stamp.updated

    def note_credits(self, names: Sequence[str]) -> None:
        self.credits.extend(name for name in names if name not in self.credits)

    @property
    def published(self) -> PartialDate:
        return self._published if self._published.value else self._updated
