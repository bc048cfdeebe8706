"""The words of an utterance, in the form in which they outlast being reported.

"We will open it" becomes "they would open it" in the next outlet and "We’ll open it" in a third. A word is known by a
key that is the same for all three: person, tense and nearness are taken off, and what an apostrophe has drawn into
one word is two again. English only; in other languages the key is the word without its ending.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.retelling import stem
from articles.text.terms import STOP_WORDS, placed_words

# What reported speech makes of a word: person, tense and nearness shift. One class a line, known by its first word.
_SHIFTS = """
    will would
    shall should
    can could
    may might
    be am is are was were been
    have has had
    do does did
    i he she we they you
    me him her us them
    my his our their your mine ours theirs
    myself himself herself ourselves themselves
    the this that these those
    a an
    here there
    now then
    not no
"""
_SHIFT = {word: line.split()[0] for line in _SHIFTS.strip().splitlines() for word in line.split()}
# What an apostrophe has shortened. "Quill's" is left alone: it may be a genitive.
_SHORTENED = {"ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am", "t": "not"}
_WITH_IS = frozenset(["he", "she", "it", "that", "there", "here", "what", "who", "where", "how"])
_WHOLE = {"won't": ("will", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
_ENDING = re.compile(r"(?P<word>\w+?)(?P<ending>(?:n['’ʼ]t)|['’ʼ](?:ll|re|ve|d|m|s))", re.IGNORECASE)


class SpokenWord(NamedTuple):
    folded: str
    key: str
    start: int
    end: int

    @property
    def tells(self) -> bool:
        return self.folded not in STOP_WORDS


def telling_words(text: str) -> int:
    """How many words of the text are more than grammar."""
    return sum(word.tells for word in spoken_words(text))


def spoken_words(text: str) -> list[SpokenWord]:
    return [word for one in placed_words(text) for word in _parts(text, one.folded, one.start, one.end)]


def _parts(text: str, folded: str, start: int, end: int) -> Iterator[SpokenWord]:
    """A word, or the two that an apostrophe has drawn into one."""
    if folded in _WHOLE:
        first, second = _WHOLE[folded]
        middle = start + (3 if folded == "cannot" else 2)
        yield SpokenWord(f"{folded[: middle - start]}~", _key(first), start, middle)
        yield SpokenWord(f"~{folded[middle - start :]}", _key(second), middle, end)
        return
    short = _ENDING.fullmatch(text, start, end) if "'" in folded else None
    if short is None:
        yield SpokenWord(folded, _key(folded), start, end)
        return
    middle = short.start("ending")
    word = folded[: middle - start]
    ending = folded.rpartition("'")[2]
    if ending == "s" and word not in _WITH_IS:
        yield SpokenWord(folded, _key(folded), start, end)
        return
    yield SpokenWord(word, _key(word), start, middle)
    yield SpokenWord(folded[middle - start :], _key(_SHORTENED.get(ending, "is")), middle, end)


def _key(folded: str) -> str:
    return _SHIFT.get(folded) or stem(folded)
