"""A text as paragraphs, each cut where a mark starts or ends, so that a page can show what is quoted and named."""

from itertools import pairwise
from typing import NamedTuple

from articles.text.structure import blocks


class Stretch(NamedTuple):
    """Words under the same marks; `ends` are those whose last words these are."""

    text: str
    marks: tuple
    ends: tuple

    @property
    def keys(self):
        return " ".join(mark.key for mark in self.marks)

    @property
    def classes(self):
        """Of marks inside one another the shortest says how the words look, and a rejected one only when alone."""
        looks = []
        for noun in ("quote", "name"):
            over = [mark for mark in self.marks if mark.noun == noun]
            if over:
                looks.append(min(over, key=lambda mark: (mark.is_rejected, mark.end - mark.start)).look)
        return " ".join(looks)


class Paragraph(NamedTuple):
    """`gap` is the white space that follows in the text."""

    kind: str
    stretches: list
    gap: str


def marked_paragraphs(text, marks):
    """All of the text, character by character, in one pass over text and marks."""
    found = blocks(text)
    if not found:
        return []
    starts = [0, *(block.start for block in found[1:]), len(text)]
    waiting = sorted(marks, key=lambda mark: (mark.start, mark.end), reverse=True)
    over: list = []
    paragraphs = []
    for block, (start, following) in zip(found, pairwise(starts), strict=True):
        over = [mark for mark in over if mark.end > start]
        while waiting and waiting[-1].start < block.end:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.end > start]
        stretches = list(_stretches(text, start, block.end, over))
        paragraphs.append(Paragraph(block.kind, stretches, text[block.end : following]))
    return paragraphs


def _stretches(text, first, last, here):
    """`here` are the marks of the paragraph in the order in which they begin."""
    edges = {edge for mark in here for edge in (mark.start, mark.end) if first < edge < last}
    waiting = here[::-1]
    over: list = []
    for start, end in pairwise(sorted({first, last} | edges)):
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.end > start]
        yield Stretch(text[start:end], tuple(over), tuple(mark for mark in over if mark.end == end))
