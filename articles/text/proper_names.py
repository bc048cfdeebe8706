"""Where does a text name somebody or something, when nobody has told which names to look for?

A name is a run of words with capitals. The word that opens a sentence has one anyway, so it counts only if the text
never writes it small and it goes on into a name, or is known from elsewhere as one. Offices are not names: of
"Transport Minister Mara Quill" the name is "Mara Quill", and "the Foreign Minister" is none. A part of a longer name
("Quill", "Mr Quill", "the Board") stands for that one from the whole text.

Scripts without capitals have no names to be found this way.
"""

import re
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from articles.text.everyday import EVERYDAY
from articles.text.name_folding import fold_name
from articles.text.name_spellings import TITLES
from articles.text.terms import MARKS, STOP_WORDS, folded_word

# Courtesies are a part of how a name is written; offices are not.
_COURTESIES = "mr mrs ms miss mx sir dame lord lady dr st"
_OFFICES = """
    attorney chief coach commissioner deputy director inspector leader master minister officer secretary sergeant
    sheriff spokesman spokesperson spokeswoman treasurer
"""
OFFICES = TITLES.union(_OFFICES.split()).difference(_COURTESIES.split())
# What these are of is a part of the name: "Ministry of Transport".
_BODIES = """
    academy agency association bank bay board bureau cape chamber church city college commission committee council
    court department federation gulf house institute isle kingdom league ministry office port republic school society
    state states university
"""
BODIES = frozenset(_BODIES.split())
# Closing marks, white space and opening marks before the first word of a sentence.
LONGEST_OPENING = 6
# The longest that may stand between two words of one name: " of the ".
LONGEST_GAP = 8
# How far before a name the office is looked for, in characters.
LONGEST_OFFICE = 60
# Letters of a title whose full stop ends no sentence: "Mrs.", "Cllr.".
LONGEST_ABBREVIATION = 4
# Longer runs are headlines or lists.
MOST_WORDS = 8

_LETTERS = rf"[\w{MARKS}]*"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[^\W\d_]{_LETTERS}(?:(?:[’'‐‑-](?=[^\W\d_])|\.(?=[^\W\d_]\b)){_LETTERS})*"
)
_OPENING = re.compile(r"(?:\A|[\n\r:;“\"‘\[•]|[.!?…][”’\")]*)\s*\Z")
_POSSESSIVE = ("’s", "'s")
_SPACE = re.compile(r"[ \u00a0\u202f]")
# "J. Arkwell", "Mrs. Arkwell", "U.S. Treasury": a full stop that ends no sentence.
_STOP = re.compile(r"\.[ \u00a0\u202f]")
# "Hauliers’ Association".
_PLURAL = re.compile(r"[’'] ")
_OF = re.compile(r" of(?: the)? ")
# "Minister of ", "Minister for Roads and ": what an office is responsible for.
_OF_AN_OFFICE = re.compile(r"\b([A-Z]\w+) (?:of|for) (?:the )?(?:(?:[A-Z]\w+, )*[A-Z]\w+ and )?\Z")


class Name(NamedTuple):
    """text[start:end] is how it is written, `key` the folded full name that the text has for it."""

    start: int
    end: int
    key: str


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    opens: bool


_Run = list[_Word]


def find_proper_names(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Name]:
    """The names in text order. `taken` are places already read as something else, such as dates, in order."""
    text = _blanked(text, taken)
    capitals, small = _words(text)
    runs = list(_runs(text, capitals))
    begins = {run[0].folded for run in runs if not run[0].opens}
    ends = {run[-1].folded for run in runs if not run[-1].opens} - small
    names: list[Name] = []
    for run in runs:
        first = run[0]
        if first.folded in STOP_WORDS or (first.opens and first.folded not in (begins if run[1:] else ends)):
            run = run if _goes_on(text, run, small) else run[1:]
        named = _without_office(text, run)
        if named and not _is_common(named, small):
            start, end = named[0].start, named[-1].end
            names.append(Name(start, end, _key(text[start:end])))
    return _with_full_names([name for name in names if name.key])


def _key(name: str) -> str:
    folded = fold_name(name)
    initials = folded.split()
    return "".join(initials) if all(len(letter) == 1 for letter in initials) else folded


def _blanked(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The text with zeros, which no name has, where something was found already."""
    pieces: list[str] = []
    at = 0
    for start, end in taken:
        pieces += (text[at:start], "0" * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def _words(text: str) -> tuple[list[_Word], set[str]]:
    """The words with a capital, and folded those without."""
    capitals: list[_Word] = []
    small: set[str] = set()
    before = ""
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper():
            if word.endswith(_POSSESSIVE):
                word = word[:-2]
            start = match.start()
            gap = text[max(0, start - LONGEST_OPENING) : start]
            opens = bool(_OPENING.search(gap)) and not (
                _STOP.search(gap)
                and _is_abbreviation(folded_word(before.removesuffix("’s").removesuffix("'s")))
            )
            capitals.append(_Word(start, start + len(word), folded_word(word), opens))
        else:
            small.add(word)
        before = word
    return capitals, {folded_word(word[:-2] if word.endswith(_POSSESSIVE) else word) for word in small}


def _is_abbreviation(folded: str) -> bool:
    return len(folded) == 1 or "." in folded or (folded in TITLES and len(folded) <= LONGEST_ABBREVIATION)


def _runs(text: str, capitals: Iterable[_Word]) -> Iterator[_Run]:
    run: _Run = []
    for word in capitals:
        if run and not _belong_together(text, run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _belong_together(text: str, one: _Word, other: _Word) -> bool:
    gap = text[one.end : other.start]
    if len(gap) > LONGEST_GAP:
        return False
    return bool(
        _SPACE.fullmatch(gap)
        or (_STOP.fullmatch(gap) and _is_abbreviation(one.folded))
        or (_PLURAL.fullmatch(gap) and one.folded.endswith("s"))
        or (_OF.fullmatch(gap) and one.folded in BODIES)
    )


def _goes_on(text: str, run: _Run, small: Set[str]) -> bool:
    """Whether a word that opens a sentence is the first of a name, and not "Earlier" before one."""
    first = run[0]
    if len(run) == 1 or first.folded in STOP_WORDS:
        return False
    shouted = text[first.start : run[1].end].isupper()
    return shouted or (first.folded not in EVERYDAY and first.folded not in small)


def _without_office(text: str, run: _Run) -> _Run:
    """The name behind an office; nothing where the office stands alone, nor for what it is responsible for."""
    if run:
        of = _OF_AN_OFFICE.search(text, max(0, run[0].start - LONGEST_OFFICE), run[0].start)
        if of and folded_word(of[1]) in OFFICES:
            return run[1:] if run[0].folded == "state" else []
    last = max((at for at, word in enumerate(run) if word.folded in OFFICES), default=-1)
    return run[last + 1 :]


def _is_common(run: _Run, small: Set[str]) -> bool:
    """Whether it is too little or too much for a name."""
    if len(run) > 1:
        return len(run) > MOST_WORDS
    only = run[0].folded
    return len(only) == 1 or only in STOP_WORDS or only in EVERYDAY or only in small


def _with_full_names(names: list[Name]) -> list[Name]:
    """Each name with the key of the longer name that ends in it, if one does and was written before, as news has it."""
    full: dict[str, str] = {}
    longer: dict[str, set[str]] = {}
    for name in names:
        if name.key not in full:
            written = longer.get(name.key, set())
            full[name.key] = next(iter(written)) if len(written) == 1 else name.key
            words = name.key.split()
            for at in range(1, len(words)):
                longer.setdefault(" ".join(words[at:]), set()).add(full[name.key])
    return [Name(name.start, name.end, full[name.key]) for name in names]
