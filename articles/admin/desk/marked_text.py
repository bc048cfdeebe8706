"""A text as paragraphs, each cut where a quote starts or ends, so that a page can mark what is quoted."""

from itertools import pairwise
from typing import NamedTuple

from articles.text.structure import blocks


class Stretch(NamedTuple):
    """Words under the same quotes; `ends` are those whose last words these are."""

    text: str
    quotes: tuple
    ends: tuple


class Paragraph(NamedTuple):
    """`gap` is the white space that follows in the text."""

    kind: str
    stretches: list
    gap: str


def marked_paragraphs(text, quotes):
    """All of the text, character by character."""
    found = blocks(text)
    if not found:
        return []
    starts = [0, *(block.start for block in found[1:]), len(text)]
    return [
        Paragraph(block.kind, list(_stretches(text, start, block.end, quotes)), text[block.end : following])
        for block, (start, following) in zip(found, pairwise(starts), strict=True)
    ]


def _stretches(text, first, last, quotes):
    here = [quote for quote in quotes if quote.start < last and first < quote.end]
    edges = {edge for quote in here for edge in (quote.start, quote.end) if first < edge < last}
    for start, end in pairwise(sorted({first, last} | edges)):
        over = tuple(quote for quote in here if quote.start < end and start < quote.end)
        yield Stretch(text[start:end], over, tuple(quote for quote in over if quote.end == end))
