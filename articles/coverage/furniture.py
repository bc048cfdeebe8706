"""Which runs of words does an outlet put into all its reports? They stand in two reports without one having the
other's text.

Cleaning takes standing lines away where it knows them; a line that is new, or that is edited from day to day, is
only seen when reports are compared. An outlet has a text once, perhaps twice; what stands in four of its reports that
are not the same otherwise is furniture. Neither its runs nor its words are evidence of anything.
"""

from collections import Counter
from collections.abc import Iterable, Set

from articles.text.keys import short
from articles.text.shingles import SHINGLE_WORDS, runs_of
from articles.text.terms import placed_words

from .likeness import Reading

REPORTS_WITH_FURNITURE = 4
# Two reports that share more of the shorter one are one text brought out twice; furniture leaves room for news.
SAME_TEXT_FROM = 0.9


def furniture_of(one: Reading, others: Iterable[Reading]) -> frozenset[int]:
    """The runs of `one` that are some outlet's furniture, as far as these reports show it."""
    by_source: dict[int, list[Reading]] = {}
    for reading in (one, *others):
        by_source.setdefault(reading.source, []).append(reading)
    own = frozenset(one.profile.runs)
    furniture: set[int] = set()
    for readings in by_source.values():
        if len(readings) >= REPORTS_WITH_FURNITURE:
            reports = Counter(run for reading in readings for run in _shared(one, own, reading))
            furniture |= {run for run, count in reports.items() if count >= REPORTS_WITH_FURNITURE}
    return frozenset(furniture)


def without_furniture(text: str, furniture: Set[int]) -> str:
    """The text less the words that stand in one of these runs."""
    words = placed_words(text)
    runs = runs_of([word.folded for word in words])
    cut = {
        place
        for start, run in enumerate(runs)
        if short(run) in furniture
        for place in range(start, start + SHINGLE_WORDS)
    }
    kept = []
    end = 0
    for place, word in enumerate(words):
        if place in cut:
            if place - 1 not in cut:
                kept.append(text[end : word.start])
            end = word.end
    return "".join([*kept, text[end:]])


def _shared(one: Reading, own: Set[int], other: Reading) -> Set[int]:
    shared = own.intersection(other.profile.runs)
    fewest = min(len(own), len(other.profile.runs))
    return shared if one is other or len(shared) < SAME_TEXT_FROM * fewest else frozenset()
