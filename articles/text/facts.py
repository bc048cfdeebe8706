"""Which figures, names and days do two texts not have in common?

An editor who has two reports side by side looks for these first: 148 passengers here, about 160 there. Each fact has
a key, by which it is known again however it is written, and is shown where it is first told. Two facts agree if one
answers to the other's key, so what one report tells more fully ("Monday, May 18") and the other less ("on Monday")
is no difference; nor is a name spelt in two ways, or a country and its people.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from articles.text import figures, told_times
from articles.text.figures import find_figures
from articles.text.name_likeness import same_name
from articles.text.name_words import skeleton
from articles.text.names import ONE_PERSON
from articles.text.proper_names import find_proper_names
from articles.text.told_times import find_told_times

# Endings of countries and of their people; what is left is one for both: "Ostmere", "Ostmeran".
_ENDINGS = ("istan", "ians", "ian", "ans", "an", "ese", "ish", "is", "i", "a", "e", "o", "y", "s", "")
# Less is left of too many names.
SHORTEST_ROOT = 5
# Marks a root among the answers, for two names that have one in common are the same.
ROOT = "~"
# How alike two names of one word each must be, for one letter may make another country: Austria and Australia are
# .80, Niger and Nigeria .74, Kiev and Kyiv .96.
ONE_WORD_ALIKE = 0.9
# Names that begin or sound alike are compared letter by letter; of so many in one text the first stand for all.
MOST_ALIKE = 20


class FactKind(StrEnum):
    FIGURE = "figure"
    NAME = "name"
    DATE = "date"


class Fact(NamedTuple):
    """`said` is text[start:end], `key` what is the same however it is written."""

    kind: FactKind
    start: int
    end: int
    said: str
    key: str


class Differences(NamedTuple):
    """Each fact where it is first told, in text order; `both` in the order of the left text."""

    only_left: tuple[Fact, ...]
    only_right: tuple[Fact, ...]
    both: tuple[tuple[Fact, Fact], ...]


def find_facts(text: str) -> list[Fact]:
    """Every figure, name and day in text order; none overlaps another."""
    times = find_told_times(text)
    taken = [(time.start, time.end) for time in times]
    numbers = list(find_figures(text, taken))
    taken = sorted([*taken, *((number.start, number.end) for number in numbers)])
    names = find_proper_names(text, taken)
    facts = [
        *(Fact(FactKind.DATE, start, end, text[start:end], key) for start, end, key in times),
        *(Fact(FactKind.FIGURE, start, end, text[start:end], key) for start, end, key in numbers),
        *(Fact(FactKind.NAME, start, end, text[start:end], key) for start, end, key in names),
    ]
    return sorted(facts, key=lambda fact: fact.start)


def compare_facts(left: str, right: str) -> Differences:
    ours, theirs = _first_told(find_facts(left)), _first_told(find_facts(right))
    known_left, known_right = _Known(ours), _Known(theirs)
    partners = [(fact, known_right.agreeing(fact)) for fact in ours]
    return Differences(
        only_left=tuple(fact for fact, partner in partners if partner is None and _differs(fact)),
        only_right=tuple(fact for fact in theirs if known_left.agreeing(fact) is None and _differs(fact)),
        both=tuple((fact, partner) for fact, partner in partners if partner is not None),
    )


def _differs(fact: Fact) -> bool:
    """A small number of nothing in particular ("shuts at ten") is mostly an hour or a turn of phrase."""
    return fact.kind is not FactKind.FIGURE or not figures.is_bare(fact.key)


def _first_told(facts: Iterable[Fact]) -> list[Fact]:
    told: dict[tuple[FactKind, str], Fact] = {}
    for fact in facts:
        told.setdefault((fact.kind, fact.key), fact)
    return list(told.values())


class _Known:
    """The facts of one text, by the keys to which they answer."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_key: dict[tuple[FactKind, str], Fact] = {}
        self._by_answer: dict[tuple[FactKind, str], Fact] = {}
        self._alike: dict[str, list[Fact]] = {}
        for fact in facts:
            self._by_key[fact.kind, fact.key] = fact
            for answer in _answers(fact):
                self._by_answer.setdefault((fact.kind, answer), fact)
            if fact.kind is FactKind.NAME:
                for hint in _hints(fact.key):
                    self._alike.setdefault(hint, []).append(fact)

    def agreeing(self, fact: Fact) -> Fact | None:
        """The fact that is the same, else one that tells it more fully or more vaguely."""
        kind, key = fact.kind, fact.key
        same = self._by_key.get((kind, key)) or self._by_answer.get((kind, key))
        if same:
            return same
        for answer in sorted(_answers(fact)):
            known = self._by_answer if answer.endswith(ROOT) else self._by_key
            if (kind, answer) in known:
                return known[kind, answer]
        return self._spelt_otherwise(fact) if kind is FactKind.NAME else None

    def _spelt_otherwise(self, fact: Fact) -> Fact | None:
        for hint in sorted(_hints(fact.key)):
            for known in self._alike.get(hint, ())[:MOST_ALIKE]:
                one_word = " " not in known.key and " " not in fact.key
                if same_name(known.key, fact.key) >= (ONE_WORD_ALIKE if one_word else ONE_PERSON):
                    return known
        return None


def _answers(fact: Fact) -> frozenset[str]:
    if fact.kind is FactKind.DATE:
        return told_times.answers(fact.key, fact.said)
    return figures.answers(fact.key) if fact.kind is FactKind.FIGURE else frozenset(_names(fact.key))


def _names(key: str) -> Iterator[str]:
    """What else the bearer of a name is called: by the last word, by initials, and as a people or its country."""
    words = key.split()
    yield key
    yield key.replace(" ", "")
    if len(words) > 1:
        yield words[-1]
        yield "".join(word[0] for word in words)
    else:
        for ending in _ENDINGS:
            if key.endswith(ending) and len(key) - len(ending) >= SHORTEST_ROOT:
                yield key.removesuffix(ending) + ROOT


def _hints(key: str) -> set[str]:
    """What two spellings of one name have in common: a word, or the sounds that a word begins with."""
    words = key.split()
    return {*words, *(skeleton(word)[:4] for word in words)}
