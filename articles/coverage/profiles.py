"""What of an article is compared, and how alike two of them are in substance.

Three bags of words are compared by tf·idf cosine: the whole report, its opening (headline and lead say what the event
is, while long articles drown in background), and the words written as names (whom and where it is about). No
one of them is enough: two quakes share their vocabulary, two stories on one minister share his name.

How rare a word is, is learnt from the very candidates that an article is compared with: what all of them share
tells none of them apart. See `everyday` for what is known before there are any.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from articles.text.everyday import EVERYDAY, EVERYDAY_RATE
from articles.text.shingles import shingles
from articles.text.terms import terms

# The headline and about three paragraphs. Measured on 772 short reports: 60 to 200 words do equally well.
LEAD_WORDS = 120
# The reports that are taken as read before the first candidate; between 20 and 200 the figures differ by .003.
REPORTS_BEFORE = 100
# A report of the same event repeats its names before it repeats its other words.
NAME_WEIGHT = 1.5
# A headline with more capitals than this is set in title case, where a capital does not tell a name.
TITLE_CASE = 0.5

_OPENING = re.compile(rf"(?:\s*\S+){{0,{LEAD_WORDS}}}")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# A capital tells a name only where the sentence has begun before it. The full stop of "Mr." or "Sen." ends none.
_BEGINS_SENTENCE = re.compile(
    r"(?:^|[:;“\"'‘(\[\n]|[!?][”’)]?|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.[”’)]?)\s*$"
)


class Profile(NamedTuple):
    """Bags of words with their damped counts. `spelled` gives each word of a name as the article writes it, and
    `phrases` the names it is part of: "ansel" is "Ansel", in "Lady Ansel"."""

    words: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]
    spelled: Mapping[str, str]
    phrases: Mapping[str, Set[str]]
    text: str

    def runs(self) -> frozenset[int]:
        """The runs of words by which a copy is known; made only when asked for, being half of the work."""
        return _runs(self.text)


# Articles of one story are read one after another, each against the others; 512 profiles are some 20 MB.
@lru_cache(maxsize=512)
def profile(headline: str, text: str) -> Profile:
    opening = _OPENING.match(text)
    lead = Counter(terms(f"{headline}\n{opening[0]}"))
    words = lead + Counter(terms(text[opening.end() :]))
    spelled: dict[str, str] = {}
    phrases: dict[str, set[str]] = {}
    names: Counter[str] = Counter()
    for phrase in _capitalised(headline, text):
        for word in phrase:
            term = _term(word)
            if term and term not in EVERYDAY:
                names[term] += 1
                spelled.setdefault(term, word)
                phrases.setdefault(term, set()).add(" ".join(phrase))
    return Profile(
        _damped(words),
        _damped(lead),
        _damped(names),
        MappingProxyType(spelled),
        MappingProxyType(phrases),
        text,
    )


@lru_cache(maxsize=256)
def _runs(text: str) -> frozenset[int]:
    return shingles(text)


@lru_cache(maxsize=16_384)
def _term(word: str) -> str:
    """The one word that a name's word is compared as; empty for a stop word with a capital."""
    return next(iter(terms(word)), "")


def _damped(counts: Counter[str]) -> Mapping[str, float]:
    """A word said ten times says more than one said once, but not ten times as much."""
    return MappingProxyType({word: 1 + math.log(count) for word, count in counts.items()})


def _capitalised(headline: str, text: str) -> Iterator[list[str]]:
    """Words with a capital, those that stand side by side together."""
    words = _WORD.findall(headline)[1:]
    capitals = [word for word in words if word[0].isupper()]
    if len(capitals) <= TITLE_CASE * len(words):
        yield from ([word] for word in capitals)
    phrase: list[str] = []
    end = -1
    for found in _WORD.finditer(text):
        word = found[0]
        if not word[0].isupper() or len(word) == 1:
            continue
        beside = found.start() == end + 1 and text[end] == " "
        if not beside:
            if phrase:
                yield phrase
            phrase = []
        if beside or not _BEGINS_SENTENCE.search(text, max(0, found.start() - 3), found.start()):
            phrase.append(word.removesuffix("’s").removesuffix("'s"))
            end = found.end()
    if phrase:
        yield phrase


class Rarity:
    """The inverse document frequency of each word among `profiles` and the reports taken as read."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        having: Counter[str] = Counter()
        reports = REPORTS_BEFORE
        for one in profiles:
            having.update(one.words.keys())
            reports += 1
        self._known = {
            word: max(0.0, math.log(reports / (count + self._before(word)))) for word, count in having.items()
        }
        self._reports = reports

    def of(self, word: str) -> float:
        known = self._known.get(word)
        return math.log(self._reports / self._before(word)) if known is None else known

    def weigh(self, bag: Mapping[str, float]) -> dict[str, float]:
        """The bag as a vector of length one; nothing for an empty bag."""
        weights = {word: count * self.of(word) for word, count in bag.items()}
        length = math.hypot(*weights.values())
        return {word: weight / length for word, weight in weights.items()} if length else {}

    @staticmethod
    def _before(word: str) -> float:
        return REPORTS_BEFORE * EVERYDAY_RATE if word in EVERYDAY else 0.5


class Weighed(NamedTuple):
    words: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]


def weighed(one: Profile, rarity: Rarity) -> Weighed:
    return Weighed(rarity.weigh(one.words), rarity.weigh(one.lead), rarity.weigh(one.names))


def likeness(one: Weighed, other: Weighed) -> float:
    """The mean of the three cosines, 0 to 1."""
    return sum(_cosine(left, right) for left, right in zip(one, other, strict=True)) / len(one)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer[word] for word, weight in shorter.items() if word in longer)


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> list[str]:
    """The words that make two bags alike, those that weigh most first."""
    return sorted(one.keys() & other.keys(), key=lambda word: (-one[word] * other[word], word))


def search_terms(one: Profile, *, most: int) -> list[str]:
    """The words by which an article's story is looked for: of the opening, by tf·idf weight, names before others."""
    rarity = Rarity()
    weights = {
        word: count * rarity.of(word) * (NAME_WEIGHT if word in one.names else 1)
        for word, count in one.lead.items()
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:most]
