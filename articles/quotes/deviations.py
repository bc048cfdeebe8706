"""What a rendering does to the one that leads, in words: leaves out the second half, has one word for another, reports.

An editor reads this instead of comparing; so what turns the sense is told however small it is, and of the rest only
what is more than grammar.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.models import Quote
from articles.text.renderings import How
from articles.text.spans import Span
from articles.text.spoken_words import SpokenWord, spoken_words, telling_words

# What is left out or put in is told from so many words on that are more than grammar.
WORTH_TELLING = 2
# Parts of an utterance by their share of its words: less is its beginning or end, more is all but that.
HALF = (0.34, 0.67)
# So many changes of a kind are told one by one, the longest omissions first; the marks show the rest.
MOST_CHANGES = 3
# One of these more, less or in another's place turns what was said, however small it is.
TURNING = frozenset(
    (
        *("no", "not", "never", "nothing", "nobody", "none", "nor", "neither", "without"),
        *("hardly", "n't", "only", "if", "unless"),
        *("may", "might", "can", "could", "must", "should", "shall", "would", "will"),
    )
)
DIRECT, MIXED, INDIRECT = Quote.Kind.DIRECT.value, Quote.Kind.MIXED.value, Quote.Kind.INDIRECT.value
IN_MARKS = re.compile('[“„"«‘](?=\\w)([^“”„"«»]+?)(?<=\\w)[.,]?[”“"»’](?!\\w)')
ALTERED = "sets it as direct speech, though not word for word"
ELLIPSES = ("…", "...", ". . .")
SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "’"})


class Piece(NamedTuple):
    """A run of the rendering, with what the leading one has in its place where that differs."""

    how: str
    text: str
    fullest: str = ""


class Reference(NamedTuple):
    """What the renderings are compared with, and where its words stand."""

    kind: str
    words: str
    places: list[SpokenWord]


def deviations(
    kind: str, words: str, reference: Reference, pieces: list[Piece], left_out: Sequence[Span]
) -> list[str]:
    """In the order of how much they matter; none where hardly anything differs."""
    return [
        *_omissions(reference, left_out),
        *_changes(pieces),
        *_manner(kind, words, reference, pieces),
    ]


def _omissions(reference: Reference, left_out: Sequence[Span]) -> Iterator[str]:
    words = reference.words
    worth = [span for span in left_out if worth_telling(words[slice(*span)])]
    longest = sorted(worth, key=lambda span: span.start - span.end)[:MOST_CHANGES]
    for span in sorted(longest):
        where = where_in(reference.places, span)
        yield f"leaves out {where}{': ' if where else ''}{quoted(words[slice(*span)])}"
    if len(worth) > MOST_CHANGES:
        yield _more(len(worth) - MOST_CHANGES, "leaves out", "passage", "passages")


def _changes(pieces: list[Piece]) -> Iterator[str]:
    added = [piece.text for piece in pieces if piece.how == How.ADDED and worth_telling(piece.text)]
    for words in added[:MOST_CHANGES]:
        yield f"adds {quoted(words)}"
    if len(added) > MOST_CHANGES:
        yield _more(len(added) - MOST_CHANGES, "adds", "passage", "passages")
    changed = [piece for piece in pieces if piece.how == How.CHANGED and _turns(piece)]
    for piece in changed[:MOST_CHANGES]:
        yield f"has {quoted(piece.text)} for {quoted(piece.fullest)}"
    if len(changed) > MOST_CHANGES:
        yield _more(len(changed) - MOST_CHANGES, "has", "change of words", "changes of words")
    for piece in [piece for piece in pieces if piece.how == How.MOVED][:MOST_CHANGES]:
        yield f"moves {quoted(piece.text)}"


def _more(count: int, verb: str, one: str, many: str) -> str:
    return f"{verb} one more {one}" if count == 1 else f"{verb} {count} more {many}"


def _manner(kind: str, words: str, reference: Reference, pieces: list[Piece]) -> Iterator[str]:
    """What became of direct speech."""
    if kind == reference.kind == DIRECT and _alters(pieces):
        yield ALTERED
    elif kind == INDIRECT and reference.kind == DIRECT:
        yield "puts it into reported speech"
    elif kind == MIXED and reference.kind == DIRECT:
        kept = [quoted(inside) for inside in IN_MARKS.findall(words)]
        yield f"keeps {', '.join(kept)} in quotation marks" if kept else "puts it into reported speech"


def _alters(pieces: list[Piece]) -> bool:
    """Whether words in quotation marks are not those of the reference. A cut at an edge alters nothing, nor does one
    that an ellipsis owns to."""
    told = [piece for piece in pieces if any(map(str.isalnum, piece.text + piece.fullest))]
    while told and told[0].how == How.OMITTED:
        told.pop(0)
    while told and told[-1].how == How.OMITTED:
        told.pop()
    owned = any(mark in piece.text for piece in told for mark in ELLIPSES)
    return any(piece.how != How.SAME and not (owned and piece.how == How.OMITTED) for piece in told)


def worth_telling(words: str) -> bool:
    return telling_words(words) >= WORTH_TELLING or _turning(words)


def _turns(piece: Piece) -> bool:
    return (
        telling_words(piece.text + " " + piece.fullest) > 0 or _turning(piece.text) or _turning(piece.fullest)
    )


def _turning(words: str) -> bool:
    return any(word.folded in TURNING for word in spoken_words(words))


def where_in(places: Sequence[SpokenWord], span: Span) -> str:
    """“the second half” of the words at these places; empty where that would say no more than the words do."""
    first, last = (bisect_left(places, edge, key=lambda word: word.start) for edge in span)
    share = (last - first) / max(1, len(places))
    if last - first == len(places):
        return "all of it"
    for at_edge, half, less, more in (
        (last == len(places), "the second half", "the end", "all but the beginning"),
        (first == 0, "the first half", "the beginning", "all but the end"),
    ):
        if at_edge:
            return less if share < HALF[0] else half if share <= HALF[1] else more
    return "the middle" if share >= HALF[0] else ""


def quoted(words: str) -> str:
    """In double marks, with those inside it single."""
    return f"“{words.strip().strip(',;.').translate(SINGLE)}”"
