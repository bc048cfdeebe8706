"""Whom do the names in a text mean?

Every known spelling is looked for; a surname alone means whoever the same text names in full, which is how news
writes ("Mara Quill, the transport minister, … Quill said"). A spelling that several people share means the one of
them who is named unmistakably elsewhere in the text; otherwise the machine does not choose, and says only that
somebody known is named here.

People of whom no such spelling is known are looked for too. One whose name leaves no doubt is taken for the known
person, one who may be is proposed and waits for an editor, and one like nobody is a new person: the names carry what
the text calls them in full. An office and a surname ("Transport Minister Quill") are enough where the one person of
that surname holds such a post, and a hint where the desk knows no post.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from articles.models import DismissedName, Person, PersonName, Post
from articles.text.name_differences import difference
from articles.text.name_folding import fold_name
from articles.text.name_likeness import same_name
from articles.text.names import ONE_PERSON, find_names
from articles.text.person_names import find_people, has_office_before
from articles.text.spans import Span
from articles.text.terms import folded_words

from .likely import Spellings

REASON_LENGTH = 200
NAME_LENGTH = 200
# How far before a surname the office is looked for, in characters.
OFFICE_REACH = 48
_CAPITAL = re.compile(r"\b[^\W\d_][^\W\d_’'-]+")


class Named(NamedTuple):
    """A name at a span of the text; `person` is the key of whom it means, or None where several bear it or nobody that
    the desk knows. `name` is what the text calls in full somebody unknown."""

    span: Span
    person: int | None
    sure: bool = True
    name: str = ""
    reason: str = ""


class _Tie(NamedTuple):
    person: int | None
    sure: bool
    reason: str
    name: str = ""


class Directory:
    """Every known spelling and whom it may mean. Built once for many texts, by two queries; two more if need be."""

    def __init__(self) -> None:
        self._merged = dict(Person.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into"))
        self._spellings: list[str] = []
        self._bearers: dict[str, set[int]] = {}
        self._named: list[tuple[str, int]] = []
        for name, person in PersonName.objects.order_by("name", "pk").values_list("name", "person"):
            standing = self.survivor(person)
            self._spellings.append(name)
            self._bearers.setdefault(fold_name(name), set()).add(standing)
            self._named.append((name, standing))
        self._by_surname: dict[str, set[int]] = {}
        for folded, people in self._bearers.items():
            if " " in folded:
                self._by_surname.setdefault(folded.split()[-1], set()).update(people)

    @cached_property
    def _likely(self) -> Spellings:
        return Spellings(self._named)

    @cached_property
    def _titles(self) -> dict[int, list[set[str]]]:
        """Words of the titles of the posts that each person ever held."""
        titles: dict[int, list[set[str]]] = {}
        for title, person in Post.objects.values_list("title", "person"):
            titles.setdefault(self.survivor(person), []).append(_office_words(title))
        return titles

    @cached_property
    def _dismissed(self) -> set[str]:
        return set(DismissedName.objects.values_list("folded", flat=True))

    def survivor(self, person: int) -> int:
        """Whom this person was merged into, at the end of the line."""
        while person in self._merged:
            person = self._merged[person]
        return person

    def find(self, text: str) -> list[Named]:
        """The names in the text in their order, none inside another."""
        full = {one.name: fold_name(one.name) for one in find_people(text)}
        unknown = {
            name
            for name, folded in full.items()
            if folded not in self._bearers and folded not in self._dismissed
        }
        found = find_names(text, [*self._spellings, *sorted(unknown)], ahead=True)
        ties = self._ties({name for _, name in found}, unknown)
        named = []
        for span, name in found:
            tie = ties[name]
            if len(fold_name(text[span.start : span.end]).split()) == 1 and " " in fold_name(name):
                tie = tie._replace(reason=_by_surname_alone(tie, name))
            named.append(
                Named(span, tie.person, tie.sure, tie.name[:NAME_LENGTH], tie.reason[:REASON_LENGTH])
            )
        return sorted([*named, *self._by_office(text, [span for span, _ in found])])

    def _ties(self, names: Iterable[str], unknown: set[str]) -> dict[str, _Tie]:
        """Whom each name found in a text means."""
        names = sorted(names)
        known = [name for name in names if name not in unknown]
        in_full: dict[str, set[int]] = {}
        certain: set[int] = set()
        for name in known:
            words = fold_name(name).split()
            bearers = self._bearers.get(fold_name(name), set())
            if len(words) > 1:
                in_full.setdefault(words[-1], set()).update(bearers)
                certain |= bearers if len(bearers) == 1 else set()
        ties = {name: self._known(name, in_full, certain) for name in known}
        fullest: list[str] = []
        for name in sorted((name for name in names if name in unknown), key=lambda one: (-len(one), one)):
            ties[name] = self._unknown(name, certain, fullest)
        return ties

    def _known(self, name: str, in_full: dict[str, set[int]], certain: set[int]) -> _Tie:
        folded = fold_name(name)
        bearers = self._bearers.get(folded, set())
        if " " not in folded:
            bearers = bearers | in_full.get(folded, set())
        person = _one(bearers & certain) or _one(bearers)
        if person is None:
            return _Tie(None, False, "several people on the desk bear this name")
        if len(bearers) > 1:
            return _Tie(person, True, "several bear this name; this one is named in full in the text")
        return _Tie(person, True, "a known spelling")

    def _unknown(self, name: str, certain: set[int], fullest: list[str]) -> _Tie:
        likely = self._likely.likely(name)
        here = [one for one in likely if one.person in certain]
        best = next(iter(here or likely), None)
        if best is not None:
            reason = difference(name, best.spelling) or f"written like {best.spelling}"
            rivals = [one for one in likely if one.person != best.person]
            if rivals and not here:
                reason += "; somebody else on the desk is called much the same"
            return _Tie(best.person, best.sure and (bool(here) or not rivals), reason)
        # Two spellings in one text are proposed as one person, by the longest.
        called = next((one for one in fullest if same_name(one, name) >= ONE_PERSON), name)
        if called == name:
            fullest.append(name)
        return _Tie(None, False, "nobody on the desk is called so", called)

    def _by_office(self, text: str, taken: list[Span]) -> list[Named]:
        """Known surnames that nobody in the text explains, behind an office or a courtesy."""
        starts = {span.start for span in taken}
        inside = {at for span in taken for at in range(span.start, span.end)}
        found = []
        for match in _CAPITAL.finditer(text):
            word = match.group()
            people = self._by_surname.get(fold_name(word)) if word[0].isupper() else None
            before = text[max(0, match.start() - OFFICE_REACH) : match.start()]
            if (
                not people
                or match.start() in starts
                or match.start() in inside
                or not has_office_before(before)
            ):
                continue
            if _CAPITAL.match(text, match.end() + 1) and text[match.end() + 1 : match.end() + 2].isupper():
                continue
            named = self._surname_behind(before, word, people, Span(*match.span()))
            if named is not None:
                found.append(named)
        return found

    def _surname_behind(self, before: str, surname: str, people: set[int], span: Span) -> Named | None:
        said = set(folded_words(before))
        holders = {p for p in people if any(title and title <= said for title in self._titles.get(p, ()))}
        holder = _one(holders)
        if holder is not None:
            return Named(span, holder, True, "", f"the post and the surname {surname} are this person’s")
        person = _one(people)
        if person is None:
            return None
        return Named(
            span, person, False, "", "surname only; nobody of that name is named in full in the text"
        )


def _by_surname_alone(tie: _Tie, name: str) -> str:
    if tie.person is None and tie.name == "":
        return tie.reason
    told = f"surname only; the text has {name} in full"
    return told if tie.sure or tie.person is None else f"{told}: {tie.reason}"


def _office_words(title: str) -> set[str]:
    return {word for word in folded_words(title) if word not in ("of", "for", "the", "and")}


def _one(people: set[int]) -> int | None:
    return next(iter(people)) if len(people) == 1 else None
