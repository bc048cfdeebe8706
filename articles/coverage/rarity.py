"""How rare is a word? What many reports have tells none of them apart.

Learnt from the articles as they come in (see search.postings); before a desk has read enough, from what news of
every kind has in common (see `everyday`).
"""

import math
from collections.abc import Iterable, Mapping

from articles.search.postings import counts
from articles.text.everyday import EVERYDAY, EVERYDAY_RATE
from articles.text.keys import key

from .profiles import MOST_COUNTED, Bag

# The reports that are taken as read before the first; between 20 and 200 the figures differ by .003.
REPORTS_BEFORE = 100
# In how many of those a word stands that is in no list of everyday words: one in two hundred.
RARE_RATE = 0.005

EVERYDAY_KEYS = frozenset(map(key, EVERYDAY))
# A word said ten times says more than one said once, but not ten times as much.
DAMPED = tuple(0.0 if count == 0 else 1 + math.log(count) for count in range(MOST_COUNTED + 1))


class Rarity(dict[int, float]):
    """The inverse document frequency by key, worked out when it is first asked for."""

    def __init__(self, articles: float = 0.0, having: Mapping[int, float] | None = None) -> None:
        self._reports = articles + REPORTS_BEFORE
        self._having = having or {}

    @classmethod
    def known(cls, keys: Iterable[int]) -> "Rarity":
        """As the desk's articles tell it now."""
        return cls(*counts(list(keys)))

    def __missing__(self, word: int) -> float:
        before = REPORTS_BEFORE * (EVERYDAY_RATE if word in EVERYDAY_KEYS else RARE_RATE)
        self[word] = max(0.0, math.log(self._reports / (self._having.get(word, 0.0) + before)))
        return self[word]

    def weigh(self, bag: Bag) -> dict[int, float]:
        """tf·idf with damped counts; not of length one, see `length`."""
        return {word: DAMPED[count] * self[word] for word, count in zip(*bag, strict=True)}


def length(weighed: Mapping[int, float]) -> float:
    return math.hypot(*weighed.values())
