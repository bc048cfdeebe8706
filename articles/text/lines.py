"""The lines of a scraped text, and whether one stands by itself or is a piece of a hard-wrapped paragraph.

Every cleaning rule looks at whole lines. A rule must not meet the third line of a wrapped paragraph and take it
for a line of its own, so each line says whether the sentence runs on into it or out of it.
"""

import re
import unicodedata
from typing import NamedTuple

# Byte order marks, zero-width and soft hyphens, and nulls: they show nothing and only hinder a search. Joiners
# (U+200C, U+200D) stay: scripts and emoji need them.
INVISIBLE = "\x00\u00ad\u200b\u2060\ufeff"
# Everything str.isspace() is true of, and what shows nothing.
MARGIN = INVISIBLE + (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

SENTENCE_END = ".!?…。！？؟۔।"
CLOSERS = "\"'”’»)]›"

# Shorter lines are complete as they are (a label, a name, a date); longer ones that stop without a full stop and
# touch the next line are wrapped prose. Typewriters, mails and wire copy wrap at 60 to 80 characters.
SHORTEST_WRAPPED = 45

NOT_WORD = re.compile(r"[\W_]+")


class Line(NamedTuple):
    """One line that shows something: `text` is raw[start:end], without its margins."""

    start: int
    end: int
    text: str
    wrapped: bool


def visible_lines(raw: str) -> list[Line]:
    lines: list[tuple[int, str, bool]] = []
    position = 0
    after_blank = True
    for piece in raw.splitlines(keepends=True):
        text = piece.lstrip(MARGIN)
        start = position + len(piece) - len(text)
        text = text.rstrip(MARGIN)
        position += len(piece)
        if text:
            lines.append((start, text, after_blank))
        after_blank = not text
    return _with_wrapping(lines)


def _with_wrapping(lines: list[tuple[int, str, bool]]) -> list[Line]:
    """A line runs on into the next when that begins in lower case, or when wrapped prose has not ended in it."""
    told = []
    runs_on = False
    for number, (start, text, _) in enumerate(lines):
        runs_into = runs_on
        runs_on = False
        if number + 1 < len(lines) and not lines[number + 1][2] and not ends_sentence(text):
            runs_on = lines[number + 1][1][0].islower() or (runs_into and len(text) >= SHORTEST_WRAPPED)
        told.append(Line(start, start + len(text), text, runs_into or runs_on))
    return told


def ends_sentence(text: str) -> bool:
    bare = text.rstrip(CLOSERS)
    return bool(bare) and bare[-1] in SENTENCE_END


def fold(text: str) -> str:
    """Letters and digits alone, in one case and without accents: what makes two lines the same to a reader."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return NOT_WORD.sub("", text).casefold()
