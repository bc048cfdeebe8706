"""How much of one text stands in another, word for word?

A text becomes the set of its runs of five words, each folded (see `terms`) and hashed to 64 bits, so that case,
typographic marks, punctuation and accents do not hide a copy. Five words: shorter runs are shared by chance
in news of one kind, longer ones miss a copy that an editor touched in every sentence. A text shorter than that is one
shingle of all its words, so that two equal one-line items still are alike.

The hash is BLAKE2b, not Python's own, which differs from process to process: shingles are stored and
compared across runs. Hashes are signed, to fit a database's big integer.
"""

from collections.abc import Sequence, Set
from hashlib import blake2b
from typing import NamedTuple

from articles.text.terms import folded_words, placed_words

SHINGLE_WORDS = 5


def _hashed(words: str) -> int:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def shingles(text: str, size: int = SHINGLE_WORDS) -> frozenset[int]:
    """The set of hashed runs of `size` words; empty if the text has no words. ValueError if `size` < 1."""
    return frozenset(runs_of(folded_words(text), size))


def runs_of(words: Sequence[str], size: int = SHINGLE_WORDS) -> list[int]:
    """The shingles of folded words in their order: the one in place n begins with word n."""
    if size < 1:
        raise ValueError(f"A shingle needs at least one word, not {size}.")
    if not words:
        return []
    return [_hashed(" ".join(words[i : i + size])) for i in range(max(1, len(words) - size + 1))]


class PlacedShingle(NamedTuple):
    """A run of words and where it is written: text[start:end], in code points."""

    shingle: int
    start: int
    end: int


def placed_shingles(text: str, size: int = SHINGLE_WORDS) -> list[PlacedShingle]:
    """The shingles of the text in their order, each with its place."""
    words = placed_words(text)
    runs = [words[i : i + size] for i in range(len(words) - size + 1)]
    return [
        PlacedShingle(_hashed(" ".join(word.folded for word in run)), run[0].start, run[-1].end)
        for run in runs
    ]


def longest_shared(text: str, placed: Sequence[PlacedShingle], shared: Set[int]) -> str:
    """The longest stretch of `text`, whose shingles are `placed`, that is made of shared ones; empty if there is
    none. Of equals the first."""
    best = start = end = 0
    found = ""
    before = False
    for one in placed:
        here = one.shingle in shared
        if here:
            start = start if before else one.start
            end = one.end
            if end - start > best:
                best, found = end - start, text[start:end]
        before = here
    return found


def resemblance(a: Set[int], b: Set[int]) -> float:
    """Jaccard overlap of two sets of shingles, 0 to 1; two empty texts resemble nothing."""
    if not a or not b:
        return 0.0
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared)


def containment(a: Set[int], b: Set[int]) -> float:
    """The share of `a` that stands in `b`, 0 to 1: high for a short excerpt of a long report."""
    return len(a & b) / len(a) if a else 0.0
