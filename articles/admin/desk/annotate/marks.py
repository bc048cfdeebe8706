"""What is marked in one text, in its order: quotations and names, and which of them wait for an editor."""

from typing import NamedTuple

from django.utils.functional import cached_property

from articles.models import Mention, Quote
from articles.models.deeds import last_deeds, token
from articles.people.naming import standing_person

QUOTES, NAMES = "quotes", "names"
MODELS = {"quote": Quote, "name": Mention}
# What stands behind the number of a quotation, so that nobody needs colour to tell them apart.
SIGNS = {"suggested": "?", "confirmed": "✓", "rejected": "✕"}


class Mark:
    """A row with its place in the list. Its key, such as quote-12, is how pages and addresses speak of it."""

    def __init__(self, row, number):
        self.row, self.number = row, number
        self.start, self.end = row.start, row.end
        self.noun = "quote" if isinstance(row, Quote) else "name"
        self.key = f"{self.noun}-{row.pk}"

    @property
    def list(self):
        return QUOTES if self.noun == "quote" else NAMES

    @property
    def is_rejected(self):
        return self.row.state == self.row.State.REJECTED

    @property
    def waits(self):
        """A name that the machine is sure of needs nobody's decision."""
        return self.row.state == self.row.State.SUGGESTED and not self.is_sure

    @property
    def is_sure(self):
        return self.noun == "name" and self.row.sure and self.row.state == Mention.State.SUGGESTED

    @property
    def state(self):
        return "sure" if self.is_sure else self.row.state

    @property
    def state_words(self):
        return "sure" if self.is_sure else self.row.get_state_display()

    @property
    def look(self):
        """The classes of its words in the text."""
        if self.noun == "name":
            return f"desk-name desk-name-{self.state}"
        return f"desk-mark desk-mark-{self.state} desk-mark-{self.row.kind}"

    @property
    def label(self):
        return f"{self.number}{SIGNS[self.row.state]}"

    @property
    def person(self):
        return person_of(self.row)

    @property
    def who(self):
        """By name, or as the text has it."""
        if self.person:
            return self.person.name
        return self.row.speaker_text if self.noun == "quote" else self.row.name

    @property
    def title(self):
        return f"{'Quotation' if self.noun == 'quote' else 'Name'} {self.number}"

    @property
    def token(self):
        return token(self.row)


class MarkList(NamedTuple):
    """A list as the screen shows it, with how many there are in each view of it."""

    name: str
    marks: list
    waiting: int
    kept: int
    rejected: int


class Marks:
    """All marks of a version, by two queries."""

    def __init__(self, version):
        self.version = version

    @cached_property
    def quotes(self):
        rows = Quote.objects.filter(version=self.version).select_related("speaker__merged_into", "decided_by")
        return [Mark(row, number) for number, row in enumerate(rows.in_text_order(), start=1)]

    @cached_property
    def names(self):
        rows = Mention.objects.filter(version=self.version).select_related(
            "person__merged_into", "decided_by"
        )
        return [Mark(row, number) for number, row in enumerate(rows.order_by("start", "end"), start=1)]

    @property
    def all(self):
        return [*self.quotes, *self.names]

    def of(self, which):
        return self.names if which == NAMES else self.quotes

    def find(self, key):
        return next((mark for mark in self.all if mark.key == key), None)

    def waiting(self, which):
        return [mark for mark in self.of(which) if mark.waits]

    def lists(self):
        return [self._list(which) for which in (QUOTES, NAMES)]

    def _list(self, which):
        marks = self.of(which)
        rejected = sum(mark.is_rejected for mark in marks)
        return MarkList(which, marks, len(self.waiting(which)), len(marks) - rejected, rejected)

    def next_waiting(self, which, after=None):
        """The first that waits behind `after`, else the first of all that wait."""
        waiting = self.waiting(which)
        behind = [mark for mark in waiting if after and place(mark) > place(after)]
        return next(iter(behind or waiting), None)

    def people(self):
        """Who is known to be in this text, by name."""
        people = {mark.person for mark in self.all if mark.person}
        return sorted(people, key=lambda one: (one.name, one.pk))

    def last_deed_of(self, user):
        """The mark that this user changed last, with the line of that deed; None where there is nothing to undo."""
        rows = [last_deeds([mark.row for mark in marks], user=user) for marks in (self.quotes, self.names)]
        deeds = [deeds[0] for deeds in rows if deeds]
        if not deeds:
            return None
        row, line = max(deeds, key=lambda deed: deed[1].history_date)
        return next(mark for mark in self.all if mark.row is row), line


def person_of(row):
    """Who speaks or is named, as they stand after mergers."""
    return standing_person(row.speaker if isinstance(row, Quote) else row.person)


def place(mark):
    return mark.start, mark.end, mark.row.pk
