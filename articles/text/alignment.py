"""Which words of two texts stand against each other?

Used to show what an outlet changed between versions and how two renderings of one statement differ. The texts are
cut into words and punctuation marks, each with the white space after it, and aligned by their longest common
subsequence; so the runs tile both texts exactly, and joining the pieces of either side gives that text back.

A single short word that happens to be equal between two changes ("the", a comma) is taken into the
change: readers take "of the" against "in the" as one change, not as two.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

Tag = Literal["equal", "replace", "delete", "insert"]

# A word with the marks inside it, or any other visible character; then the white space that follows.
_TOKEN = re.compile(r"(?:\w+(?:[’'\-]\w+)*|[^\w\s])\s*|\s+")
# The aligner keeps one bit for each pair of tokens: 4e8 pairs are 50 MB. Larger pairs of texts go line by line first.
MOST_PAIRS = 400_000_000
# Longest token that counts as a chance meeting between two changes, in letters.
CHANCE_LETTERS = 3

_Run = tuple[Tag, int, int, int, int]


class Opcode(NamedTuple):
    """A run of characters: a[a_start:a_end] is equal to, or replaced by, b[b_start:b_end]; code-point offsets."""

    tag: Tag
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def _numbered(a: Sequence[str], b: Sequence[str]) -> tuple[list[int], list[int]]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(t, len(numbers)) for t in a], [numbers.setdefault(t, len(numbers)) for t in b]


def _key(token: str) -> str:
    """What makes two tokens equal: the word, and whether a line ends after it; not how wide the space is."""
    word = token.rstrip()
    return f"{word}\n" if "\n" in token[len(word) :] else word


def _tag(a_start: int, a_end: int, b_start: int, b_end: int) -> Tag:
    if a_start == a_end:
        return "insert"
    return "delete" if b_start == b_end else "replace"


def _runs(a: Sequence[str], b: Sequence[str]) -> list[_Run]:
    """Runs over token indices, changes joined: between two equal runs stands one change."""
    left, right = _numbered([_key(t) for t in a], [_key(t) for t in b])
    runs: list[_Run] = []
    for op in Indel.opcodes(left, right):
        if op.tag == "equal":
            runs.append(("equal", op.src_start, op.src_end, op.dest_start, op.dest_end))
            continue
        a_start, b_start = op.src_start, op.dest_start
        if runs and runs[-1][0] != "equal":
            _, a_start, _, b_start, _ = runs.pop()
        tag = _tag(a_start, op.src_end, b_start, op.dest_end)
        runs.append((tag, a_start, op.src_end, b_start, op.dest_end))
    return runs


def _by_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _without_chance_meetings(runs: list[_Run], tokens: Sequence[str]) -> list[_Run]:
    kept: list[_Run] = []
    for i, run in enumerate(runs):
        tag, a_start, a_end, b_start, b_end = run
        chance = (
            tag == "equal"
            and a_end - a_start == 1
            and 0 < i < len(runs) - 1
            and "replace" in (runs[i - 1][0], runs[i + 1][0])
            and len(tokens[a_start].strip()) <= CHANCE_LETTERS
            and "\n" not in tokens[a_start]
        )
        joins = bool(kept) and kept[-1][0] != "equal" and (chance or tag != "equal")
        if joins:
            _, a_start, _, b_start, _ = kept.pop()
            tag = _tag(a_start, a_end, b_start, b_end)
        kept.append((tag, a_start, a_end, b_start, b_end))
    return kept


def _starts(tokens: Sequence[str], offset: int) -> list[int]:
    starts = [offset]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _aligned(a: str, b: str, a_offset: int, b_offset: int) -> list[Opcode]:
    left, right = _TOKEN.findall(a), _TOKEN.findall(b)
    by_line = len(left) * len(right) > MOST_PAIRS
    if by_line:
        left, right = _by_lines(a), _by_lines(b)
        if len(left) * len(right) > MOST_PAIRS or max(len(left), len(right)) <= 1:
            return [Opcode("replace", a_offset, a_offset + len(a), b_offset, b_offset + len(b))]
    a_at, b_at = _starts(left, a_offset), _starts(right, b_offset)
    runs = _runs(left, right)
    if not by_line:
        runs = _without_chance_meetings(runs, left)
    found: list[Opcode] = []
    for tag, a_start, a_end, b_start, b_end in runs:
        code = Opcode(tag, a_at[a_start], a_at[a_end], b_at[b_start], b_at[b_end])
        whole = len(a) == code.a_end - code.a_start and len(b) == code.b_end - code.b_start
        if by_line and tag == "replace" and not whole:
            lines_a, lines_b = "".join(left[a_start:a_end]), "".join(right[b_start:b_end])
            found.extend(_aligned(lines_a, lines_b, code.a_start, code.b_start))
        else:
            found.append(code)
    return found


def align(a: str, b: str) -> list[Opcode]:
    """Runs in text order that tile both texts. "equal" runs are equal but for the width of spaces.
    Lines of a pair too large for one matrix (see MOST_PAIRS) are aligned first."""
    return _aligned(a, b, 0, 0)


class Piece(NamedTuple):
    """Words that both texts have, or only the first (taken_out), or only the second (put_in)."""

    tag: Literal["equal", "taken_out", "put_in"]
    words: str


def pieces_between(before: str, after: str) -> list[Piece]:
    """The pieces that are not taken out join to `after`."""
    pieces = []
    for run in align(before, after):
        old, new = before[run.a_start : run.a_end], after[run.b_start : run.b_end]
        if run.tag == "equal":
            pieces.append(Piece("equal", new))
            continue
        if old:
            pieces.append(Piece("taken_out", old))
        if new:
            pieces.append(Piece("put_in", new))
    return pieces
