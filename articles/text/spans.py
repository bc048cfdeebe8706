"""A stretch of text, and how its place is told to others.

Python counts code points; browsers count UTF-16 units, in which an emoji is two. What a browser sends is
converted here, once, at the door.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# The characters that UTF-16 writes as two units.
ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Span(NamedTuple):
    start: int
    end: int


def from_utf16(text: str, offset: int) -> int:
    """The code-point offset of a UTF-16 offset. Raises ValueError outside the text or inside a character."""
    place = offset
    for before, astral in enumerate(ASTRAL.finditer(text)):
        first_unit = astral.start() + before
        if offset <= first_unit:
            break
        if offset == first_unit + 1:
            raise ValueError(f"UTF-16 offset {offset} falls inside a character")
        place = offset - before - 1
    if not 0 <= place <= len(text):
        raise ValueError(f"UTF-16 offset {offset} is outside the text")
    return place


def to_utf16(text: str, offset: int) -> int:
    """The UTF-16 offset of a code-point offset. Raises ValueError outside the text."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"offset {offset} is outside the text of {len(text)} characters")
    return offset + sum(1 for _ in ASTRAL.finditer(text, 0, offset))


def context(text: str, span: Span, width: int = 32) -> tuple[str, str]:
    """Up to `width` characters before and after the span, by which it is found again in an edited text.

    32 is what the W3C annotation tools use. Raises ValueError for a span outside the text.
    """
    if not 0 <= span.start <= span.end <= len(text):
        raise ValueError(f"span {span.start}–{span.end} is outside the text of {len(text)} characters")
    return text[max(0, span.start - width) : span.start], text[span.end : span.end + width]


def overlaps(some: Sequence[Span], others: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """What the spans of two rows have in common, each time with the span of the first row that has it. Both rows are in
    order, and no two spans of one overlap."""
    i = j = 0
    while i < len(some) and j < len(others):
        start, end = max(some[i].start, others[j].start), min(some[i].end, others[j].end)
        if start < end:
            yield some[i], Span(start, end)
        if some[i].end <= others[j].end:
            i += 1
        else:
            j += 1
