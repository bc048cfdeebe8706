"""Which words carry a text's meaning, in a form that two outlets would share?

Two reports are compared by their words, so a word is brought to one spelling first: lower case, typographic
apostrophes and hyphens straight, accents of Latin, Greek and Cyrillic letters off ("Córdoba" is "cordoba", because
wires drop accents on the way). Marks that are vowels, as in Devanagari or Arabic, stay: without them it is
another word. Hyphenated words, decimals and names with an apostrophe are one word; Han and kana, which
are written without spaces, are one word a character.

The stop words are those that say nothing about the event: function words, and nothing of the news.
"""

import re
import sys
import unicodedata
from functools import lru_cache
from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    """
    a about above after again against all also although am among an and another any are aren't around as at be
    because been before being below between both but by can can't could couldn't did didn't do does doesn't doing
    don't down during each either else ever every few for from further had hadn't has hasn't have haven't having he
    he'd he'll he's her here here's hers herself him himself his how however i i'd i'll i'm i've if in into is isn't
    it it's its itself just let's like may me meanwhile might mine more most much must my myself neither nor not of
    off on once one only onto or other others our ours ourselves out over own per rather same shall she she'd she'll
    she's should shouldn't since so some still such than that that's the their theirs them themselves then there
    there's these they they'd they'll they're they've this those though through thus to too toward towards under
    until up upon us very via was wasn't we we'd we'll we're we've were weren't what what's when where whether which
    while who who's whom whose why will with within without won't would wouldn't yet you you'd you'll you're you've
    your yours yourself yourselves
    """
)

# Typographic forms that outlets choose by house style; one form each.
_STRAIGHT = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("＇", "'"), ("‐", "-"), ("‑", "-"), ("\xad", ""))
# Marks that most news is set with and no word has. Without them most English text is ASCII, read three times as fast.
_TYPOGRAPHY = re.compile("[“”„«»–—•]")
_ACCENT = re.compile("[\u0300-\u036f]")


def _class_of_marks() -> str:
    """The combining marks as ranges of a character class: `\\w` leaves them out, so an abugida would fall apart."""
    ranges: list[str] = []
    first = last = -2
    for code in range(min(sys.maxunicode, 0x1FFFF) + 1):
        if unicodedata.category(chr(code)) in ("Mn", "Mc"):
            if code != last + 1:
                if first >= 0:
                    ranges.append(f"\\U{first:08x}-\\U{last:08x}")
                first = code
            last = code
    ranges.append(f"\\U{first:08x}-\\U{last:08x}")
    return "".join(ranges)


MARKS = _class_of_marks()
# Han and kana, as the ranges of a character class.
IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_LETTER = rf"(?:(?![{IDEOGRAPHS}_])\w)"
# Zero-width (non-)joiners stand inside Persian and Indic words.
_RUN = rf"{_LETTER}(?:{_LETTER}|[{MARKS}\u200c\u200d])*"
WORD = re.compile(rf"[{IDEOGRAPHS}]|{_RUN}(?:(?:['\-.,](?=\d)|['\-]){_RUN})*")
# The same words in a text that is not folded, where an apostrophe or hyphen has several forms and may be a soft one.
_JOINT = r"'’‘ʼ＇\-‐‑"
_RUN_AS_WRITTEN = rf"{_LETTER}(?:{_LETTER}|[{MARKS}\u200c\u200d\xad])*"
_WORD_AS_WRITTEN = re.compile(
    rf"[{IDEOGRAPHS}]|{_RUN_AS_WRITTEN}(?:(?:[{_JOINT}.,](?=\d)|[{_JOINT}]){_RUN_AS_WRITTEN})*"
)
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:(?:['\-.,](?=[0-9])|['\-])[a-z0-9]+)*")


class PlacedWord(NamedTuple):
    """A folded word and where it is written: text[start:end], in code points."""

    folded: str
    start: int
    end: int


def _straight(text: str) -> str:
    # str.translate looks every character up; seven searches for one character each take a tenth of its time.
    for typographic, plain in _STRAIGHT:
        text = text.replace(typographic, plain)
    return text


def fold(text: str) -> str:
    """The text in one spelling. Offsets are lost: fold for comparing, never for storing."""
    text = _straight(text)
    if text.isascii():
        return text.lower()
    # Taken apart before lower-casing, because that can bring out capitals ("℃" is "°C"), and once more after it.
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", apart))
    return unicodedata.normalize("NFC", _straight(bare))


def folded_words(text: str) -> list[str]:
    """All words of the text in their order, folded, stop words too. Marks and punctuation are gone."""
    folded = _TYPOGRAPHY.sub(" ", fold(text))
    return (_ASCII_WORD if folded.isascii() else WORD).findall(folded)


@lru_cache(maxsize=65_536)
def folded_word(word: str) -> str:
    return fold(word)


def placed_words(text: str) -> list[PlacedWord]:
    """The words of `folded_words`, each with its place, for those who mark what they found."""
    return [
        PlacedWord(folded_word(match.group()), match.start(), match.end())
        for match in _WORD_AS_WRITTEN.finditer(text)
    ]


@lru_cache(maxsize=65_536)
def without_possessive(word: str) -> str:
    return word[:-2] if word.endswith("'s") and len(word) > 2 else word


def terms(text: str) -> list[str]:
    """The words of the text in their order, folded, without stop words and possessive endings."""
    words = (without_possessive(word) for word in folded_words(text) if word not in STOP_WORDS)
    return [word for word in words if word not in STOP_WORDS]
