"""Where do quotation marks open and close?

Outlets mark speech in many ways: “curly”, "straight", „low“, «angled», ''doubled single'' (wire copy) and, in
British style, ‘single’. One scan over the marks of a paragraph decides for each whether it opens or closes, by its
shape first (a straight mark after a space and before a letter opens) and by what is open second. The outermost
pair counts; what is quoted inside a quotation is part of it.

- A mark never reaches past its paragraph. A paragraph whose mark is not closed is quoted to its end: that is how
  speech over several paragraphs is set, each opening the mark anew and only the last closing it. The same mark at the
  start of a line, where lines are not set apart as paragraphs, begins such a passage too.
- A single mark is also an apostrophe, so a single-quoted passage must open after a space and close on punctuation.
- An inch or minute mark after a digit (6'2") opens nothing.
- A typo such as “here,“ closes, because nothing opens between a comma and a space.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.spans import Span

_MARK = re.compile(r"''+|``|‘‘|’’|[\"“”„‟«»‹›＂「」『』]")
_OPENERS = frozenset("“„‟«「『") | {"``", "‘‘"}
# What closes what; a mark that is not listed is closed by any.
_PARTNERS = {
    "“": ("”", "“", "‟", '"'),
    "‟": ("”", "“"),
    "„": ("“", "”", "„", "‟"),
    "«": ("»", "«"),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
    "``": ("''", "``"),
    "‘‘": ("’’", "''"),
}
_SINGLE_OPENING = re.compile(r"(?<![^\s(\[{—–])[‘'](?=\w)")
_SINGLE_CLOSING = re.compile(r"(?<=[,.!?…])[’'](?!\w)")
_BEFORE_OPENING = frozenset("([{—–-/>")


class Passage(NamedTuple):
    """Quoted characters: `start` and `end` lie inside the marks, `outer_start` and `outer_end` outside them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


def _opens(text: str, at: int, after: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    following = text[after] if after < paragraph.end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not following.isspace()


def _closes(text: str, at: int, after: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    following = text[after] if after < paragraph.end else " "
    return not before.isspace() and not following.isalnum()


def _begins_line(text: str, at: int, paragraph: Span) -> bool:
    return at == paragraph.start or text[at - 1] in "\r\n\u2028\u2029"


def _double_marked(text: str, paragraph: Span) -> Iterator[Passage]:
    open_marks: list[re.Match[str]] = []
    last_closing: re.Match[str] | None = None
    for mark in _MARK.finditer(text, *paragraph):
        sign = mark.group()
        opens = _opens(text, mark.start(), mark.end(), paragraph)
        closes = _closes(text, mark.start(), mark.end(), paragraph)
        if not open_marks:
            inch = sign in ('"', "''") and text[mark.start() - 1 : mark.start()].isdigit()
            if not inch and (opens or (sign in _OPENERS and not closes)):
                open_marks, last_closing = [mark], None
            continue
        outer = open_marks[0]
        if opens and not closes:
            if sign == outer.group() and _begins_line(text, mark.start(), paragraph):
                yield Passage(outer.end(), mark.start(), outer.start(), mark.start(), False)
                open_marks, last_closing = [], None
            open_marks.append(mark)
        elif _pairs(open_marks[-1].group(), sign) and (closes or sign not in _OPENERS):
            open_marks.pop()
            last_closing = mark
            if not open_marks:
                yield Passage(outer.end(), mark.start(), outer.start(), mark.end(), True)
    if not open_marks:
        return
    outer = open_marks[0]
    if last_closing is not None:
        yield Passage(outer.end(), last_closing.start(), outer.start(), last_closing.end(), True)
    elif outer.end() < paragraph.end:
        yield Passage(outer.end(), paragraph.end, outer.start(), paragraph.end, False)


def _single_marked(text: str, paragraph: Span) -> Iterator[Passage]:
    closings = _SINGLE_CLOSING.finditer(text, *paragraph)
    closing = next(closings, None)
    free_from = paragraph.start
    for opening in _SINGLE_OPENING.finditer(text, *paragraph):
        if opening.start() < free_from:
            continue
        while closing is not None and closing.start() <= opening.end():
            closing = next(closings, None)
        if closing is None:
            return
        yield Passage(opening.end(), closing.start(), opening.start(), closing.end(), True)
        free_from = closing.end()


def _pairs(opening: str, closing: str) -> bool:
    return closing in _PARTNERS.get(opening, (closing,))


def _is_excerpt(text: str, passage: Passage, paragraph: Span) -> bool:
    """Whether a straight mark that nothing closes only says that the paragraph is taken from elsewhere: curly marks
    inside are those of the people quoted there."""
    opens = passage.outer_start == paragraph.start and text[passage.outer_start] == '"'
    return opens and text[passage.end : passage.outer_end] != '"' and "“" in text[passage.start : passage.end]


def passages(text: str, paragraph: Span) -> list[Passage]:
    """The outermost quoted passages of one paragraph in text order; empty ones are left out.

    A passage in single marks counts where it does not lie in, or cross, one in double marks.
    """
    double = [p for p in _double_marked(text, paragraph) if text[p.start : p.end].strip()]
    if double and _is_excerpt(text, double[0], paragraph):
        double = [
            p
            for p in _double_marked(text, Span(double[0].start, paragraph.end))
            if text[p.start : p.end].strip()
        ]
    single = list(_single_marked(text, paragraph))
    if not single:
        return double
    kept: list[Passage] = []
    for passage in sorted(double + single, key=lambda p: (p.outer_start, -p.outer_end)):
        if not kept or passage.outer_start >= kept[-1].outer_end:
            kept.append(passage)
    return kept
