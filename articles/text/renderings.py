"""How does each rendering of one utterance stand to the fullest of them, word by word?

An outlet cuts a quotation, turns it into reported speech, puts words of its own for the speaker's. So words are
compared by what reporting leaves of them: "We will open it", "they would open it" and "We’ll open it" are one clause.
A word whose form alone differs is told from one that is another word, and so is a run that stands elsewhere from one
that is gone. Typographic marks, case and accents never count.

Both texts are cut into words; the marks and the white space around a word go with it, so that the runs of either side
tile it exactly. The aligner is bit-parallel: a thousand words against a thousand take a millisecond.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from articles.text.alignment import MOST_PAIRS
from articles.text.spans import Span
from articles.text.spoken_words import SpokenWord, spoken_words

# A change of which one side has more than so many times the words of the other is no change of wording: something is
# gone, or something is new. "a closed bridge" for "it" is a change, a clause for "it" is not.
LOPSIDED = 3
# Less than two words found elsewhere is a chance meeting.
FEWEST_MOVED = 2


class How(StrEnum):
    SAME = "same"
    FORM = "form"  # the same word in another form
    CHANGED = "changed"
    ADDED = "added"
    OMITTED = "omitted"
    MOVED = "moved"  # the same words in another place


class Run(NamedTuple):
    """A run of words: `own` in the rendering, `reference` in the fullest; one of the two may be empty."""

    how: How
    reference: Span
    own: Span


class _Step(NamedTuple):
    how: How
    a: int
    a_end: int
    b: int
    b_end: int


def align_rendering(reference: str, rendering: str) -> list[Run]:
    """In the order of the rendering; what is left out stands where it would have stood."""
    return align_renderings(reference, [rendering])[0]


def align_renderings(reference: str, renderings: Sequence[str]) -> list[list[Run]]:
    """Each rendering against the same reference; the `own` spans of each tile it, and so do those of the reference."""
    fullest = spoken_words(reference)
    places = _cuts(reference, fullest)
    aligned = []
    for rendering in renderings:
        words = spoken_words(rendering)
        own = _cuts(rendering, words)
        steps = _moved(_parted(_steps(fullest, words)), fullest, words)
        aligned.append(
            [
                Run(step.how, Span(places[step.a], places[step.a_end]), Span(own[step.b], own[step.b_end]))
                for step in steps
            ]
        )
    return aligned


def _cuts(text: str, words: Sequence[SpokenWord]) -> list[int]:
    """Where the text is cut before each word, and its end: the marks that open a word go with it, all else with the
    word before it. What stands before the first word goes with that."""
    if not words:
        return [0]
    cuts = [0]
    for before, word in pairwise(words):
        gap = text[before.end : word.start]
        spaces = len(gap) - len(gap.rstrip())
        opening = len(gap.split()[-1]) if gap.split() and not spaces and gap[0].isspace() else 0
        cuts.append(word.start - opening)
    cuts.append(len(text))
    return cuts


def _steps(a: Sequence[SpokenWord], b: Sequence[SpokenWord]) -> list[_Step]:
    """Same, other form, and between them changes: one change between two runs that agree."""
    steps: list[_Step] = []
    for agree, a_start, a_end, b_start, b_end in _met(a, b):
        if not agree:
            steps.append(_Step(How.CHANGED, a_start, a_end, b_start, b_end))
            continue
        for i, j in zip(range(a_start, a_end), range(b_start, b_end), strict=True):
            how = How.SAME if a[i].folded == b[j].folded else How.FORM
            if steps and steps[-1].how == how:
                steps[-1] = steps[-1]._replace(a_end=i + 1, b_end=j + 1)
            else:
                steps.append(_Step(how, i, i + 1, j, j + 1))
    return steps


def _met(a: Sequence[SpokenWord], b: Sequence[SpokenWord]) -> list[tuple[bool, int, int, int, int]]:
    """Runs that agree and runs that do not, in turn. A grammatical word that two changes meet at is part of them."""
    if len(a) * len(b) > MOST_PAIRS:
        return [(False, 0, len(a), 0, len(b))]
    numbers: dict[str, int] = {}
    left, right = ([numbers.setdefault(word.key, len(numbers)) for word in side] for side in (a, b))
    codes = [
        (op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Indel.opcodes(left, right)
    ]
    met: list[tuple[bool, int, int, int, int]] = []
    for place, (agree, a_start, a_end, b_start, b_end) in enumerate(codes):
        chance = (
            agree
            and a_end - a_start == 1
            and not a[a_start].tells
            and 0 < place < len(codes) - 1
            and _is_change(codes, place - 1)
            and _is_change(codes, place + 1)
        )
        agree = agree and not chance
        if met and not met[-1][0] and not agree:
            _, a_start, _, b_start, _ = met.pop()
        met.append((agree, a_start, a_end, b_start, b_end))
    return met


def _is_change(codes: Sequence[tuple[bool, int, int, int, int]], place: int) -> bool:
    """Whether something stands for something else here; the aligner tells that as words gone beside words new."""
    agree, a_start, a_end, b_start, b_end = codes[place]
    if agree:
        return False
    if a_start < a_end and b_start < b_end:
        return True
    beside = [codes[near] for near in (place - 1, place + 1) if 0 <= near < len(codes)]
    return any(not code[0] for code in beside)


def _parted(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Changes as they are, unless one side is all or nearly all of it."""
    for step in steps:
        gone, new = step.a_end - step.a, step.b_end - step.b
        if step.how != How.CHANGED or (0 < gone <= LOPSIDED * new and new <= LOPSIDED * gone):
            yield step
            continue
        if gone:
            yield step._replace(how=How.OMITTED, b_end=step.b)
        if new:
            yield step._replace(how=How.ADDED, a=step.a_end)


def _moved(steps: Iterator[_Step], a: Sequence[SpokenWord], b: Sequence[SpokenWord]) -> list[_Step]:
    """Words that are gone from one place and new in another have moved: found by their first two words."""
    told = list(steps)
    gone: dict[tuple[str, str], int] = {}
    for step in told:
        if step.how == How.OMITTED:
            for i in range(step.a, step.a_end - 1):
                gone.setdefault((a[i].key, a[i + 1].key), i)
    left = {i for step in told if step.how == How.OMITTED for i in range(step.a, step.a_end)}
    found: dict[int, list[_Step]] = {}
    for number, step in enumerate(told):
        if step.how == How.ADDED and gone:
            found[number] = list(_found(step, gone, left, a, b))
        elif (
            step.how == How.CHANGED
            and _length(step.b, step.b_end, gone, left, a, b) == step.b_end - step.b > 0
        ):
            omitted = step._replace(how=How.OMITTED, b_end=step.b)
            found[number] = [omitted, *_found(step._replace(a=step.a_end), gone, left, a, b)]
    if not any(one.how == How.MOVED for steps_found in found.values() for one in steps_found):
        return told
    result: list[_Step] = []
    for number, step in enumerate(told):
        if step.how == How.OMITTED:
            result.extend(_what_is_left(step, left))
        else:
            result.extend(found.get(number, [step]))
    return result


def _found(
    step: _Step,
    gone: dict[tuple[str, str], int],
    left: set[int],
    a: Sequence[SpokenWord],
    b: Sequence[SpokenWord],
) -> Iterator[_Step]:
    """What is new in the rendering, with the runs of it that stand elsewhere in the reference."""
    start = at = step.b
    while at < step.b_end:
        length = _length(at, step.b_end, gone, left, a, b)
        if length < FEWEST_MOVED or not any(word.tells for word in b[at : at + length]):
            at += max(1, length - 1)
            continue
        if start < at:
            yield _Step(How.ADDED, step.a, step.a, start, at)
        place = gone[b[at].key, b[at + 1].key]
        left.difference_update(range(place, place + length))
        yield _Step(How.MOVED, place, place + length, at, at + length)
        start = at = at + length
    if start < at:
        yield _Step(How.ADDED, step.a, step.a, start, at)


def _length(
    at: int,
    end: int,
    gone: dict[tuple[str, str], int],
    left: set[int],
    a: Sequence[SpokenWord],
    b: Sequence[SpokenWord],
) -> int:
    """How many words from here on stand in one run of what is gone."""
    place = gone.get((b[at].key, b[at + 1].key)) if at + 1 < end else None
    if place is None:
        return 0
    length = 0
    while at + length < end and place + length in left and a[place + length].key == b[at + length].key:
        length += 1
    return length


def _what_is_left(step: _Step, left: set[int]) -> Iterator[_Step]:
    """The runs of what is gone that have not turned up elsewhere."""
    start = step.a
    for i in range(step.a, step.a_end + 1):
        if i == step.a_end or i not in left:
            if start < i:
                yield step._replace(a=start, a_end=i)
            start = i + 1
