"""What was done to a pair of articles: its row, and the lines of the row's history read as deeds.

A person's decision or suggestion is one deed, however many lines it left (a note may be added later). What stood there
before it is the line before its first one; that is how a deed is taken back, and why nothing else is stored for it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import QuerySet

from articles.models import Link

# What a decision or a suggestion consists of; two rows that agree in all of it are one deed.
DEED = ("relation", "state", "suggested_by_id", "decided_by_id", "decided_at")
RESTORED = (*DEED, "origin_id", "score", "reasons", "note", "moved")


class Record(NamedTuple):
    """A pair's row, new or locked, with its history, oldest line first."""

    link: Link
    lines: list

    def before(self, row):
        """The line that stood before the deed of `row`, a line or the row itself; None where there was none."""
        before = None
        for line in self.lines:
            if deed_of(line) == deed_of(row):
                break
            before = line
        return before

    def decisions(self) -> Iterator:
        """The decision that stands, and those under it that would come out if it were taken back, newest first."""
        row = self.link
        while row is not None and row.state != Link.State.SUGGESTED:
            yield row
            row = self.before(row)

    def moved_articles(self) -> set[int]:
        return {article for row in self.decisions() for article, _, _ in row.moved}

    def remember(self) -> None:
        """The machine writes no history: what it suggested is noted before a person changes it."""
        if self.link.pk is not None and not self.lines:
            Link.history.bulk_history_create([self.link], default_change_reason="As the machine suggested it")

    def restore(self, *, user) -> Link | None:
        """The row as it was before its last deed; None, and no row, where there was none."""
        before = self.before(self.link)
        self.link._history_user = user
        if before is None:
            self.link.delete()
            return None
        for field in RESTORED:
            setattr(self.link, field, getattr(before, field))
        self.link._change_reason = "Taken back"
        self.link.save()
        return self.link


def deed_of(row) -> tuple:
    return tuple(getattr(row, field) for field in DEED)


def locked_records(links: QuerySet, *, wanted: Iterable[tuple[int, int]] | None = None) -> list[Record]:
    """Locked in the order of their keys, as everybody locks them. Of all that are locked, only the `wanted` pairs."""
    # Without the keys: a worker that notes a new pair need not wait for the articles' rows.
    found = list(links.order_by("pk").select_for_update(no_key=True))
    if wanted is not None:
        wanted = set(wanted)
        found = [link for link in found if (link.low_id, link.high_id) in wanted]
    lines: dict[int, list] = {link.pk: [] for link in found}
    for line in Link.history.filter(id__in=lines).order_by("history_id"):
        lines[line.id].append(line)
    return [Record(link, lines[link.pk]) for link in found]
