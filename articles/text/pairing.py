"""Pair the passages of two texts.

A passage is a sentence, or the part of one that is a whole sentence in the other text; a sentence that the other
outlet reworded and split in two stands against both halves. It may stand anywhere in the other text, and is in
one pair at most. The pairs are made in this order, surest first: sentences in the same words, sentences told
in other words (see `retelling`), and at last short sentences in the same words ("Nobody was hurt.") where they stand
beside a pair, because by themselves they say too little.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from articles.text.retelling import Retellings, Sentence, piece, read_sentences
from articles.text.shingles import SHINGLE_WORDS

# How much more alike two halves together must be to a sentence than the better half is alone.
JOINED_GAIN = 1.1
# Sentences that open with the same five words are set phrases; the first few stand for all.
MOST_OF_ONE_OPENING = 8

Words = tuple[str, ...]

_LAST_SPACE = re.compile(r"\s+(?=\S*\Z)")


class Pair(NamedTuple):
    left: Sentence
    right: Sentence

    @property
    def same_words(self) -> bool:
        return self.left.folded == self.right.folded


class Paired(NamedTuple):
    """The pairs in the order of the left text, and what of either text is in none."""

    pairs: list[Pair]
    left_alone: list[Sentence]
    right_alone: list[Sentence]


def pair_passages(left: str, right: str) -> Paired:
    one, other = read_sentences(left), read_sentences(right)
    pairing = _Pairing(_Side(left, list(_cut(left, one, other))), _Side(right, list(_cut(right, other, one))))
    pairing.add_same()
    pairing.add_reworded()
    pairing.add_short()
    return pairing.result()


def _cut(text: str, read: Sequence[Sentence], other: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences, those taken apart in which whole sentences of the other text stand word for word."""
    here, there = {sentence.folded for sentence in read}, {sentence.folded for sentence in other}
    wanted: dict[Words, list[Words]] = {}
    for sentence in other:
        if sentence.tells and sentence.folded not in here:
            alike = wanted.setdefault(sentence.folded[:SHINGLE_WORDS], [])
            if len(alike) < MOST_OF_ONE_OPENING:
                alike.append(sentence.folded)
    for sentence in read:
        cuts = [] if sentence.folded in there else list(_found(wanted, sentence.folded))
        yield from _pieces(text, sentence, cuts)


def _found(wanted: dict[Words, list[Words]], words: Words) -> Iterator[int]:
    """Where a wanted sentence begins and ends among the words; each is found once."""
    at = 0
    while at < len(words):
        alike = wanted.get(words[at : at + SHINGLE_WORDS], [])
        whole = next((whole for whole in alike if words[at : at + len(whole)] == whole), None)
        if whole is None:
            at += 1
        else:
            alike.remove(whole)
            yield from (at, at + len(whole))
            at += len(whole)


def _pieces(text: str, sentence: Sentence, cuts: Iterable[int]) -> Iterator[Sentence]:
    """The sentence cut before the words of these numbers. A mark goes with the word that it touches."""
    words = sentence.words
    start = sentence.start
    for first, last in pairwise(sorted({0, *cuts, len(words)})):
        end = following = sentence.end
        if last < len(words):
            gap, following = words[last - 1].end, words[last].start
            space = _LAST_SPACE.search(text[gap:following])
            end, following = (gap + space.start(), gap + space.end()) if space else (following, following)
        yield piece(start, end, words[first:last])
        start = following


class _Side:
    """The pieces of one text, known by their numbers, and the pair that each is in."""

    def __init__(self, text: str, pieces: list[Sentence]) -> None:
        self.text = text
        self.pieces = pieces
        self.pair_of: dict[int, int] = {}

    def is_free(self, number: int) -> bool:
        return 0 <= number < len(self.pieces) and number not in self.pair_of

    def free(self) -> list[int]:
        return [number for number in range(len(self.pieces)) if number not in self.pair_of]

    def beside(self, number: int) -> Iterator[range]:
        """The piece together with the one before or after it in its paragraph, where that is free."""
        for neighbour in (number + 1, number - 1):
            if self.is_free(neighbour):
                first = min(number, neighbour)
                one, other = self.pieces[first], self.pieces[first + 1]
                if "\n" not in self.text[one.end : other.start]:
                    yield range(first, first + 2)

    def stems(self, numbers: range) -> frozenset[str]:
        return frozenset(chain.from_iterable(self.pieces[number].stems for number in numbers))

    def joined(self, numbers: range) -> Sentence:
        pieces = [self.pieces[number] for number in numbers]
        words = [word for one in pieces for word in one.words]
        return pieces[0] if len(pieces) == 1 else piece(pieces[0].start, pieces[-1].end, words)


class _Pairing:
    def __init__(self, left: _Side, right: _Side) -> None:
        self._left, self._right = left, right
        # A range of two pieces is a sentence that the other text has as one.
        self._pairs: list[tuple[range, range]] = []

    def result(self) -> Paired:
        pairs = [Pair(self._left.joined(left), self._right.joined(right)) for left, right in self._pairs]
        return Paired(
            sorted(pairs, key=lambda pair: pair.left.start),
            [self._left.pieces[number] for number in self._left.free()],
            [self._right.pieces[number] for number in self._right.free()],
        )

    def _add(self, left: int, right: int) -> None:
        self._left.pair_of[left] = self._right.pair_of[right] = len(self._pairs)
        self._pairs.append((range(left, left + 1), range(right, right + 1)))

    def add_same(self) -> None:
        waiting: dict[Words, deque[int]] = {}
        for number, sentence in enumerate(self._right.pieces):
            if sentence.tells:
                waiting.setdefault(sentence.folded, deque()).append(number)
        for number, sentence in enumerate(self._left.pieces):
            if waiting.get(sentence.folded):
                self._add(number, waiting[sentence.folded].popleft())

    def add_reworded(self) -> None:
        first_right, first_pair = len(self._left.pieces), len(self._pairs)
        retellings = Retellings([*self._left.pieces, *self._right.pieces])
        sides: list[int | None] = [None] * (first_right + len(self._right.pieces))
        for number in self._left.free():
            sides[number] = 0
        for number in self._right.free():
            sides[first_right + number] = 1
        for found in retellings.pairs(sides):
            left, right = found.one, found.other - first_right
            if self._left.is_free(left) and self._right.is_free(right):
                self._add(left, right)
        for pair in range(first_pair, len(self._pairs)):
            self._join(pair, retellings)

    def _join(self, pair: int, retellings: Retellings) -> None:
        """Take a free neighbour into the pair, on the side where that makes it most alike."""
        left, right = self._pairs[pair]
        options = [
            *((left, both) for both in self._right.beside(right.start)),
            *((both, right) for both in self._left.beside(left.start)),
        ]
        least = JOINED_GAIN * retellings.overlap(self._left.stems(left), self._right.stems(right))
        for one, other in options:
            overlap = retellings.overlap(self._left.stems(one), self._right.stems(other))
            if overlap >= least:
                least, self._pairs[pair] = overlap, (one, other)
        left, right = self._pairs[pair]
        self._left.pair_of.update(dict.fromkeys(left, pair))
        self._right.pair_of.update(dict.fromkeys(right, pair))

    def add_short(self) -> None:
        """Read forwards each piece stands behind one that may have its pair, read backwards before one."""
        count = len(self._left.pieces)
        for left in range(count):
            if left == 0:
                self._add_if_same(left, 0)
            elif left - 1 in self._left.pair_of:
                self._add_if_same(left, self._pairs[self._left.pair_of[left - 1]][1].stop)
        for left in reversed(range(count)):
            if left == count - 1:
                self._add_if_same(left, len(self._right.pieces) - 1)
            elif left + 1 in self._left.pair_of:
                self._add_if_same(left, self._pairs[self._left.pair_of[left + 1]][1].start - 1)

    def _add_if_same(self, left: int, right: int) -> None:
        free = self._left.is_free(left) and self._right.is_free(right)
        if free and self._left.pieces[left].folded == self._right.pieces[right].folded:
            self._add(left, right)
