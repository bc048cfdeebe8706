"""Where do words stand in an edited text that no longer has them word for word?

The stretch of the new text that is most like the words is looked for, wherever it was moved to. Around it the two are
aligned word by word, which tells where the words begin and end although some were added in between. What stood between
quotation marks ends where the new marks do. No answer is better than a wrong one: the stretch must keep most of the
words, and no other stretch may be as like.
"""

from typing import NamedTuple

from rapidfuzz import fuzz

from .alignment import align
from .spans import Span
from .speech.marks import passages
from .speech.paragraphs import DIRECT_SHARE

# Of a hundred: how like the best stretch must be, character by character, to be looked at. Unrelated sentences of the
# same length reach 55.
LIKE = 65
# Of the letters of the longer of the two, those that both have. An outlet that changes half of a sentence has written
# another.
KEPT = 0.5
# Two stretches this near to each other are both meant, or neither.
AS_LIKE = 5
# Characters in the text times characters in the words: more take seconds to search.
MOST_WORK = 50_000_000


class _Stretch(NamedTuple):
    span: Span
    likeness: float


def reworded(words: str, text: str, *, in_marks: bool = False) -> Span | None:
    """The span of `text` that says the words otherwise; None if there is none, or more than one.

    `in_marks`: the words stood between quotation marks.
    """
    if not words.strip() or len(words) * len(text) > MOST_WORK:
        return None
    best = _most_like(words, text)
    if best is None:
        return None
    others = (text[: best.span.start], text[best.span.end :])
    if any(
        other and other.likeness > best.likeness - AS_LIKE for other in (_most_like(words, t) for t in others)
    ):
        return None
    span = _fitted(words, text, best.span, in_marks)
    return span if span and _kept(words, text[span.start : span.end]) >= KEPT else None


def stands_in_marks(text: str, span: Span) -> bool:
    """Whether the words are a direct quotation: all but a word of grammar ("that “…”") stands between marks."""
    letters = [place for place in range(span.start, span.end) if text[place].isalnum()]
    quoted: set[int] = set()
    start = span.start
    while start < span.end:
        paragraph = _paragraph(text, Span(start, start))
        for passage in passages(text, paragraph):
            quoted.update(range(passage.start, passage.end))
        start = paragraph.end + 1
    inside = sum(place in quoted for place in letters)
    return bool(letters) and inside >= DIRECT_SHARE * len(letters)


def _most_like(words: str, text: str) -> _Stretch | None:
    if len(text) < len(words) // 2:
        return None
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=LIKE)
    return _Stretch(Span(found.dest_start, found.dest_end), found.score) if found else None


def _fitted(words: str, text: str, rough: Span, in_marks: bool) -> Span | None:
    paragraph = _paragraph(text, rough)
    if in_marks:
        marked = [
            (min(one.end, rough.end) - max(one.start, rough.start), Span(one.start, one.end))
            for one in passages(text, paragraph)
        ]
        overlap, span = max(marked, default=(0, rough))
        return _without_comma(words, text, span) if overlap > 0 else None
    room = Span(max(paragraph.start, rough.start - len(words)), min(paragraph.end, rough.end + len(words)))
    return _between_equal_words(words, text, room, rough)


def _without_comma(words: str, text: str, span: Span) -> Span:
    """The comma before “he said” belongs to the words only where it did."""
    return Span(span.start, span.end - 1) if text[span.end - 1] == "," != words[-1] else span


def _between_equal_words(words: str, text: str, room: Span, rough: Span) -> Span | None:
    """From the first to the last word that both have, and what replaced words before and after these."""
    runs = align(words, text[room.start : room.end])
    near = [
        run
        for run in runs
        if run.tag == "equal"
        and run.b_end + room.start > rough.start - len(words) // 2
        and run.b_start + room.start < rough.end + len(words) // 2
    ]
    if not near:
        return None
    start = room.start + max(0, near[0].b_start - near[0].a_start)
    end = (
        room.start
        + near[-1].b_end
        + min(len(words) - near[-1].a_end, len(text) - room.start - near[-1].b_end)
    )
    return _whole_words(text, Span(start, min(end, room.end)))


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while end > start and end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _kept(words: str, other: str) -> float:
    same = sum(run.a_end - run.a_start for run in align(words, other) if run.tag == "equal")
    return same / max(len(words), len(other), 1)


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
