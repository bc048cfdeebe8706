"""Two texts side by side: as paragraphs, cut where a passage that both have begins or ends.

Both sides give a passage one number, and each is a link to the other's. Of a passage told in other words, the words
that changed are told apart from those that stayed.
"""

from bisect import bisect_left, bisect_right
from itertools import groupby, pairwise
from typing import NamedTuple

from articles.text.alignment import align
from articles.text.passages import Likeness, Stretch, align_passages
from articles.text.spans import Span
from articles.text.structure import blocks

# White space between two passages.
UNMARKED = ""


class Piece(NamedTuple):
    """Words of one passage in one paragraph. `opens` where the passage begins: its number stands there, once.

    Passages that only this side has, one behind the other, are one. `words` are runs of text, each with whether the
    other side has it otherwise.
    """

    likeness: str
    number: int | None
    opens: bool
    words: list[tuple[str, bool]]


class Paragraph(NamedTuple):
    kind: str
    pieces: list[Piece]


class Compared(NamedTuple):
    left: list[Paragraph]
    right: list[Paragraph]
    left_share: float
    right_share: float


def compare_texts(left, right):
    aligned = align_passages(left, right)
    changed_left, changed_right = _changed(left, right, aligned)
    return Compared(
        list(_paragraphs(left, _joined(left, aligned.left), changed_left)),
        list(_paragraphs(right, _joined(right, aligned.right), changed_right)),
        aligned.left_share,
        aligned.right_share,
    )


def plain_paragraphs(text):
    """A text that nothing is compared with."""
    return [
        Paragraph(block.kind, [Piece(UNMARKED, None, False, [(text[block.start : block.end], False)])])
        for block in blocks(text)
    ]


def _joined(text, stretches):
    """What stands only here as one stretch, without the white space before it."""
    for paired, run in groupby(stretches, key=lambda stretch: stretch.number is not None):
        if paired:
            yield from run
            continue
        alone = list(run)
        start, end = alone[0].start, alone[-1].end
        words = end - len(text[start:end].lstrip())
        if start < words:
            yield Stretch(start, words, UNMARKED, None)
        if words < end:
            yield Stretch(words, end, Likeness.ONLY_HERE, None)


def _changed(left, right, aligned):
    """The places in either text that its reworded passages have otherwise."""
    there = {stretch.number: stretch for stretch in aligned.right if stretch.number is not None}
    in_left, in_right = [], []
    for here in aligned.left:
        if here.likeness != Likeness.REWORDED:
            continue
        other = there[here.number]
        for code in align(left[here.start : here.end], right[other.start : other.end]):
            if code.tag != "equal":
                in_left.append(Span(here.start + code.a_start, here.start + code.a_end))
                in_right.append(Span(other.start + code.b_start, other.start + code.b_end))
    return [sorted(span for span in spans if span.start < span.end) for spans in (in_left, in_right)]


def _paragraphs(text, stretches, changed):
    stretches = list(stretches)
    for block in blocks(text):
        pieces = [_piece(text, block, stretch, changed) for stretch in _within(stretches, block)]
        yield Paragraph(block.kind, pieces)


def _within(spans, part):
    """Those of the spans, which are in order and do not overlap, that reach into the part."""
    first = bisect_right(spans, part.start, key=lambda span: span.end)
    last = bisect_left(spans, part.end, key=lambda span: span.start)
    return spans[first:last]


def _piece(text, block, stretch, changed):
    part = Span(max(stretch.start, block.start), min(stretch.end, block.end))
    words = list(_words(text, part, _within(changed, part)))
    return Piece(str(stretch.likeness), stretch.number, part.start == stretch.start, words)


def _words(text, part, changed):
    edges = {edge for span in changed for edge in span if part.start < edge < part.end}
    for start, end in pairwise(sorted({part.start, part.end} | edges)):
        yield text[start:end], any(span.start <= start and end <= span.end for span in changed)
