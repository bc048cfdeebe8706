"""Which passages of two texts stand against each other: the same words, the same told in other words, only here?

`pairing` finds the pairs; here they become numbered stretches, by which either text can be printed whole. Which words
of a reworded pair changed, `alignment.align` tells.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from articles.text.pairing import Pair, pair_passages
from articles.text.retelling import Sentence
from articles.text.shingles import SHINGLE_WORDS


class Likeness(StrEnum):
    SAME = "same"
    REWORDED = "reworded"
    ONLY_HERE = "only_here"


class Stretch(NamedTuple):
    """Characters of one text, as code-point offsets. The two passages of a pair have one number, counted from 1 in
    the order of the left text, which stands once on each side. What stands only here has none, nor has the
    white space between passages, which counts as only here."""

    start: int
    end: int
    likeness: Likeness
    number: int | None


class Aligned(NamedTuple):
    """The stretches tile the texts. The shares are of each text's words that stand in the other word for word: all
    of a passage in the same words, and of a reworded one those in runs of five words that the other has too."""

    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    left_share: float
    right_share: float


def align_passages(left: str, right: str) -> Aligned:
    pairs, left_alone, right_alone = pair_passages(left, right)
    numbered = list(enumerate(pairs, start=1))
    return Aligned(
        tuple(_tiled(left, [_stretch(pair.left, pair, n) for n, pair in numbered], left_alone)),
        tuple(_tiled(right, [_stretch(pair.right, pair, n) for n, pair in numbered], right_alone)),
        _share([(pair.left, pair.right) for pair in pairs], left_alone),
        _share([(pair.right, pair.left) for pair in pairs], right_alone),
    )


def _stretch(passage: Sentence, pair: Pair, number: int) -> Stretch:
    likeness = Likeness.SAME if pair.same_words else Likeness.REWORDED
    return Stretch(passage.start, passage.end, likeness, number)


def _tiled(text: str, paired: Iterable[Stretch], alone: Iterable[Sentence]) -> Iterator[Stretch]:
    """The stretches in order, with what is between them and around them."""
    only_here = (Stretch(passage.start, passage.end, Likeness.ONLY_HERE, None) for passage in alone)
    at = 0
    for stretch in sorted(chain(paired, only_here), key=lambda stretch: stretch.start):
        if at < stretch.start:
            yield Stretch(at, stretch.start, Likeness.ONLY_HERE, None)
        yield stretch
        at = stretch.end
    if at < len(text):
        yield Stretch(at, len(text), Likeness.ONLY_HERE, None)


def _share(pairs: Iterable[tuple[Sentence, Sentence]], alone: Iterable[Sentence]) -> float:
    """The share of the words of the first sentences, and of those that are in no pair, that the second ones have."""
    standing = total = 0
    for here, there in pairs:
        standing += _standing(here.folded, there.folded)
        total += len(here.words)
    total += sum(len(passage.words) for passage in alone)
    return standing / total if total else 0.0


def _standing(here: Sequence[str], there: Sequence[str]) -> int:
    """How many of these words stand in runs that are there too."""
    if here == there:
        return len(here)
    runs = {there[at : at + SHINGLE_WORDS] for at in range(len(there) - SHINGLE_WORDS + 1)}
    standing = reached = 0
    for at in range(len(here) - SHINGLE_WORDS + 1):
        if here[at : at + SHINGLE_WORDS] in runs:
            standing += at + SHINGLE_WORDS - max(at, reached)
            reached = at + SHINGLE_WORDS
    return standing
