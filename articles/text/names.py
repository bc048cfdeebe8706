"""Where are given names written in a text?

All names are looked for in one pass: the text is cut into words once, and each word leads to the few names that
begin with it, so hundreds of names cost little more than one. A name matches whole words, in its own order,
whatever apostrophes, accents and spaces the outlet uses, and only with a capital where the name has one ("Bill",
not "bill"). Where names overlap, the longest wins.

After a full name the surname alone is that person ("Quill said"), as news writes it, unless two different persons
of that surname are named in the text, or the surname stands inside another name ("Tom Quill", "Quill Street").
"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from articles.text.name_folding import fold_name
from articles.text.name_likeness import same_name
from articles.text.name_spellings import SUFFIXES, TITLES
from articles.text.spans import Span
from articles.text.terms import MARKS, STOP_WORDS, fold

__all__ = ["find_names", "fold_name", "same_name"]

# From here on two spellings with one surname are taken for one person when the surname stands alone.
ONE_PERSON = 0.7
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}\u200c\u200d])*")
# What may stand between two words of one name: a space or line end, a hyphen, an apostrophe, the stop of an initial.
_GAP = re.compile(r"\.?[ \t\u00a0\u2009\u202f]*(?:\r?\n)?[ \t]*|[-‐‑'’ʼ]|\. ?-")
_OPENING = re.compile(r"[.!?:;\n\r“”\"‘(]")
_SPACES = (" ", "\u00a0", "\u2009", "\u202f")
# "J." before a surname is somebody's initial; "left." is the end of a sentence.
LONGEST_INITIAL = 2
_JOINING = frozenset("-‐‑'’ʼ_")


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    capital: bool


class _Name(NamedTuple):
    given: str
    words: tuple[str, ...]
    capital: bool

    @property
    def surname(self) -> str | None:
        """The last word of a name of several; None where it is no surname ("Mara Q.", "Pope Leo XIV")."""
        words = [word for word in self.words if word not in SUFFIXES]
        if len(words) < 2 or len(words[-1]) < 2 or (words[-2] in TITLES and len(words) == 2):
            return None
        return words[-1]


@lru_cache(maxsize=32_768)
def _folded(word: str) -> str:
    return fold(word)


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        found.append(_Word(match.start(), match.end(), _folded(word), not word[0].islower()))
    return found


@lru_cache(maxsize=8_192)
def _name(given: str) -> _Name | None:
    words = _words(given)
    return _Name(given, tuple(word.folded for word in words), words[0].capital) if words else None


def _length_at(text: str, words: Sequence[_Word], at: int, name: _Name) -> int:
    """Number of words of `name` if it stands at word `at`, else 0."""
    length = len(name.words)
    if at + length > len(words) or (name.capital and not words[at].capital):
        return 0
    for offset, expected in enumerate(name.words):
        if words[at + offset].folded != expected:
            return 0
        if offset and not _GAP.fullmatch(text, words[at + offset - 1].end, words[at + offset].start):
            return 0
    return length


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the characters are no part of a longer joined word: "Quill" in "Quill-Marsh", "Brien" in "O'Brien"."""
    if start >= 2 and text[start - 1] in _JOINING and text[start - 2].isalnum():
        return False
    joined = end + 1 < len(text) and text[end] in _JOINING and text[end + 1].isalnum()
    possessive = (
        joined and text[end] in "'’ʼ" and text[end + 1] in "sS" and not text[end + 2 : end + 3].isalnum()
    )
    return possessive or not joined


def find_names(text: str, names: Iterable[str], *, ahead: bool = False) -> list[tuple[Span, str]]:
    """Occurrences of the given spellings in text order, not overlapping, each with the spelling it stands for.
    Spans are code-point offsets. Names without letters or digits are never found. With `ahead`, a surname also stands
    for the full name that only follows, as in headlines."""
    by_first: dict[str, list[_Name]] = {}
    for given in dict.fromkeys(names):
        name = _name(given)
        if name is not None:
            by_first.setdefault(name.words[0], []).append(name)
    for candidates in by_first.values():
        candidates.sort(key=lambda name: (-len(name.words), name.given))
    words = _words(text)
    found: dict[int, tuple[int, _Name]] = {}
    at = 0
    while at < len(words):
        length = 0
        for name in by_first.get(words[at].folded, ()):
            length = _length_at(text, words, at, name)
            if length and _stands_alone(text, words[at].start, words[at + length - 1].end):
                found[at] = (length, name)
                break
            length = 0
        at += length or 1
    _add_surnames(text, words, found, ahead)
    return [
        (Span(words[at].start, words[at + length - 1].end), name.given)
        for at, (length, name) in sorted(found.items())
    ]


def _add_surnames(
    text: str, words: Sequence[_Word], found: dict[int, tuple[int, _Name]], ahead: bool
) -> None:
    """Add mentions by surname alone to `found`."""
    bearers: dict[str, list[_Name]] = {}
    for _, name in found.values():
        if name.surname is not None:
            bearers.setdefault(name.surname, []).append(name)
    clear = {surname for surname, names in bearers.items() if _one_person(names)}
    common = {word.folded for word in words if not word.capital}
    latest = {surname: bearers[surname][0] for surname in clear} if ahead else {}
    at = 0
    while at < len(words):
        if at in found:
            length, name = found[at]
            if name.surname in clear:
                latest[str(name.surname)] = name
            at += length
            continue
        last = latest.get(words[at].folded)
        if last is not None and words[at].capital and _is_surname_alone(text, words, at, common):
            found[at] = (1, last)
        at += 1


def _one_person(names: Sequence[_Name]) -> bool:
    first, *others = dict.fromkeys(name.given for name in names)
    return all(same_name(first, other) >= ONE_PERSON for other in others)


def _is_surname_alone(text: str, words: Sequence[_Word], at: int, common: Set[str]) -> bool:
    """Whether word `at` is not a part of somebody else's name or of a place. `common`: words the text has in lower
    case, which a capital only means to open a sentence ("Asked Quill")."""
    word = words[at]
    if not _stands_alone(text, word.start, word.end):
        return False
    if at + 1 < len(words) and words[at + 1].capital and text[word.end : words[at + 1].start] in _SPACES:
        return words[at + 1].folded in SUFFIXES
    if at == 0:
        return True
    before = words[at - 1]
    gap = text[before.end : word.start]
    if not before.capital or gap.removeprefix(".") not in _SPACES:
        return True
    if gap.startswith("."):
        return before.folded in TITLES or len(before.folded) > LONGEST_INITIAL
    opens = at == 1 or bool(_OPENING.search(text, words[at - 2].end, before.start))
    return before.folded in TITLES or before.folded in STOP_WORDS or (opens and before.folded in common)
