"""How alike are two reports in what they tell? Figures about a pair, from which `scoring` makes a judgement.

The likeness of bags of words is the cosine of their tf·idf vectors; of pairs of words, the share they have in common.
A report in a script without capitals has no names; then its words stand in for them.
"""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from articles.text.times import Times, days_between

from .fingerprints import TO_THE_DAY
from .profiles import Bag, Profile
from .rarity import DAMPED, Rarity, length

# Texts that speak of days further apart than this speak of other days.
OTHER_DAYS = 7


class Reading(NamedTuple):
    """What scoring reads of an article. `credit` is the key of the source it credits, `place` a folded name;
    `norms` are the lengths of its weighed words, lead and names."""

    article: int
    source: int
    source_name: str
    credit: int | None
    credit_name: str
    place: str
    language: str
    published: datetime | None
    precision: str
    profile: Profile
    norms: tuple[float, float, float]


class Evidence(NamedTuple):
    """What is weighed: four likenesses of 0 to 1, the number of different words of the shorter report, and of which
    days both speak."""

    words: float
    lead: float
    names: float
    pairs: float
    length: int
    other_weekdays: bool
    same_day: bool
    other_days: bool
    same_year: bool
    other_year: bool


class Comparer:
    """One article, made ready to be compared with many."""

    def __init__(self, reading: Reading, rarity: Rarity) -> None:
        self.reading = reading
        self._rarity = rarity
        weighed = [rarity.weigh(bag) for bag in reading.profile.bags]
        self._norms = [length(bag) for bag in weighed]
        # With the other side's rarity in them, so that the other side's counts suffice.
        self._bags = [{word: weight * rarity[word] for word, weight in bag.items()} for bag in weighed]
        self._pairs = frozenset(reading.profile.pairs)
        self.runs = frozenset(reading.profile.runs)

    def evidence(self, other: Reading) -> Evidence:
        words, lead, names = (
            _cosine(bag, norm, other_bag, other_norm)
            for bag, norm, other_bag, other_norm in zip(
                self._bags, self._norms, other.profile.bags, other.norms, strict=True
            )
        )
        mine, theirs = self.reading.profile, other.profile
        if not mine.names.keys or not theirs.names.keys:
            names = words
        shorter = min(len(mine.words.keys), len(theirs.words.keys))
        times = _time_agreement(mine.times, theirs.times)
        return Evidence(words, lead, names, self._shared_pairs(theirs), shorter, *times)

    def names_in_common(self, other: Reading) -> float:
        """The share of its names, each as much as it is rare, that the report with fewer has in common with the other.

        Of that report only, because a language that writes every noun with a capital makes names of all of them.
        """
        mine, theirs = set(self.reading.profile.names.keys), set(other.profile.names.keys)
        shared, *whole = (
            sum(map(self._rarity.__getitem__, names)) for names in (mine & theirs, mine, theirs)
        )
        return shared / min(whole) if shared else 0.0

    def _shared_pairs(self, other: Profile) -> float:
        if not self._pairs or not other.pairs:
            return 0.0
        return len(self._pairs.intersection(other.pairs)) / math.sqrt(len(self._pairs) * len(other.pairs))


def days_apart(one: Reading, other: Reading) -> int | None:
    """Calendar days (UTC) between two dates known to the day."""
    if one.published is None or other.published is None or not {one.precision, other.precision} <= TO_THE_DAY:
        return None
    return abs((one.published.date() - other.published.date()).days)


def _cosine(bag: Mapping[int, float], norm: float, other: Bag, other_norm: float) -> float:
    if not norm or not other_norm:
        return 0.0
    shared = sum([bag[word] * DAMPED[count] for word, count in zip(*other, strict=True) if word in bag])
    # The other's length is that of the day on which it was filed, when its words may have been rarer.
    return min(1.0, shared / (norm * other_norm))


def _time_agreement(one: Times, other: Times) -> tuple[bool, bool, bool, bool, bool]:
    """The last five of the evidence. Where one of the two names no day, nothing agrees and nothing differs."""
    weekdays = bool(one.weekdays and other.weekdays)
    days = bool(one.days and other.days)
    years = bool(one.latest_year and other.latest_year)
    same_day = bool(one.days & other.days)
    return (
        weekdays and not one.weekdays & other.weekdays,
        same_day,
        days and not same_day and _nearest(one, other) > OTHER_DAYS,
        years and one.latest_year == other.latest_year,
        years and one.latest_year != other.latest_year,
    )


def _nearest(one: Times, other: Times) -> int:
    return min(days_between(day, another) for day in one.days for another in other.days)
