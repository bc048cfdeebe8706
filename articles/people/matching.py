"""Whom do the names in a text mean?

Every known spelling is looked for; a surname alone means whoever the same text names in full, which is how news
writes ("Mara Quill, the transport minister, … Quill said"). A spelling that several people share means the one of
them who is named unmistakably elsewhere in the text; otherwise the machine does not choose, and says only that
somebody known is named here.
"""

from typing import NamedTuple

from articles.models import Person, PersonName
from articles.text.names import find_names, fold_name
from articles.text.spans import Span


class Named(NamedTuple):
    """A name at a span of the text; `person` is the key of whom it means, or None where several bear it."""

    span: Span
    person: int | None


class Directory:
    """Every known spelling and whom it may mean. Built once for a text, by two queries."""

    def __init__(self) -> None:
        self._merged = dict(Person.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into"))
        self._spellings: list[str] = []
        self._bearers: dict[str, set[int]] = {}
        for name, person in PersonName.objects.order_by("name", "pk").values_list("name", "person"):
            self._spellings.append(name)
            self._bearers.setdefault(fold_name(name), set()).add(self.survivor(person))

    def survivor(self, person: int) -> int:
        """Whom this person was merged into, at the end of the line."""
        while person in self._merged:
            person = self._merged[person]
        return person

    def find(self, text: str) -> list[Named]:
        """The names in the text in their order, none inside another."""
        found = find_names(text, self._spellings)
        in_full: dict[str, set[int]] = {}
        certain: set[int] = set()
        for name in {name for _, name in found}:
            words = fold_name(name).split()
            bearers = self._bearers.get(fold_name(name), set())
            if len(words) > 1:
                in_full.setdefault(words[-1], set()).update(bearers)
                certain |= bearers if len(bearers) == 1 else set()
        return [Named(span, self._meant(name, in_full, certain)) for span, name in found]

    def _meant(self, name: str, in_full: dict[str, set[int]], certain: set[int]) -> int | None:
        folded = fold_name(name)
        bearers = self._bearers.get(folded, set())
        if " " not in folded:
            bearers = bearers | in_full.get(folded, set())
        return _one(bearers & certain) or _one(bearers)


def _one(people: set[int]) -> int | None:
    return next(iter(people)) if len(people) == 1 else None
