"""What of an article is compared with another.

Four bags of words, as keys (see text.keys): the whole report; its opening (headline and lead say what the event is,
while long articles drown in background); the words written as names (whom and where it is about); and the pairs of
words that stand side by side, which outlets share when they tell the same thing, not when they only write on the
same subject. Then the runs of words by which a copy is known, and the days of which the text speaks.

No one of them is enough: two quakes share their vocabulary, two stories on one minister share his name.

All are kept as rows of numbers, not as sets: most profiles are stored ones, of which each number is looked at once.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from articles.text.everyday import EVERYDAY
from articles.text.keys import key, pair_key, short
from articles.text.shingles import shingles
from articles.text.terms import IDEOGRAPHS, terms
from articles.text.times import Times, find_times

# The headline and about three paragraphs. Measured on 772 short reports: 60 to 200 words do equally well.
LEAD_WORDS = 120
# The longest reports of record have some 20,000 words; what stands behind that says nothing more about the event.
MOST_WORDS = 20_000
# A headline with more capitals than this is set in title case, where a capital does not tell a name.
TITLE_CASE = 0.5
# A word said more often than this is said no more than that.
MOST_COUNTED = 255
# Of the arrays' numbers: keys have 32 bits.
NUMBER = "I"

_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_GRAMMAR = re.compile(r"[\u3040-\u309f]+")
# Chinese and Japanese are written without spaces; their words have two characters on average.
_STRETCH = rf"(?:[{IDEOGRAPHS}]{{1,2}}|[^\s{IDEOGRAPHS}]+)"
_OPENING = re.compile(rf"(?:\s*{_STRETCH}){{0,{LEAD_WORDS}}}")
_BODY = re.compile(rf"(?:\s*{_STRETCH}){{0,{MOST_WORDS}}}")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# A capital tells a name only where the sentence has begun before it. The full stop of "Mr." or "Sen." ends none.
_BEGINS_SENTENCE = re.compile(
    r"(?:^|[:;“\"'‘(\[\n]|[!?][”’)]?|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.[”’)]?)\s*$"
)


class Bag(NamedTuple):
    """Different words by key, and how often each of them is said."""

    keys: array
    counts: array

    @classmethod
    def of(cls, words: Mapping[int, int]) -> "Bag":
        counts = [min(count, MOST_COUNTED) for count in words.values()]
        return cls(array(NUMBER, words.keys()), array(NUMBER, counts))

    def counted(self) -> dict[int, int]:
        return dict(zip(*self, strict=True))


class Profile(NamedTuple):
    """Pairs and runs are different keys in their order."""

    words: Bag
    lead: Bag
    names: Bag
    pairs: array
    runs: array
    times: Times

    @property
    def bags(self) -> tuple[Bag, Bag, Bag]:
        return self.words, self.lead, self.names


def read_profile(headline: str, text: str) -> Profile:
    text = _BODY.match(text)[0]
    opening = _OPENING.match(text)[0]
    lead = [key(word) for word in telling_words(f"{headline}\n{opening}")]
    words = lead + [key(word) for word in telling_words(text[len(opening) :])]
    names = Counter(
        key(term)
        for phrase in name_phrases(headline, text)
        for term in map(name_term, phrase)
        if term and term not in EVERYDAY
    )
    return Profile(
        Bag.of(Counter(words)),
        Bag.of(Counter(lead)),
        Bag.of(names),
        _ordered(pair_key(first, second) for first, second in pairwise(words)),
        _ordered(map(short, shingles(text))),
        find_times(f"{headline}\n{text}"),
    )


def telling_words(text: str) -> list[str]:
    """The terms of a text, of Chinese and Japanese each two characters that stand side by side: one alone stands in
    reports of every kind. Two in hiragana are an ending or a particle, and are left out."""
    said = terms(text)
    if text.isascii() or not _IDEOGRAPH.search(text):
        return said
    words = []
    alone = True
    for term, following in zip(said, [*said[1:], ""], strict=True):
        word = term
        if _IDEOGRAPH.fullmatch(term):
            beside = _IDEOGRAPH.fullmatch(following) is not None
            word = term + following if beside else term if alone else ""
            alone = not beside
        if word and not _GRAMMAR.fullmatch(word):
            words.append(word)
    return words


def _ordered(keys: Iterable[int]) -> array:
    return array(NUMBER, sorted(set(keys)))


@lru_cache(maxsize=16_384)
def name_term(word: str) -> str:
    """The one word that a name's word is compared as; empty for a stop word with a capital."""
    return next(iter(terms(word)), "")


def name_phrases(headline: str, text: str) -> Iterator[list[str]]:
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
