"""Who ran whose text, drawn as a tree that is read like an outline.

One row for each report: the origin at the left, and what was taken from it below and one step to the right, hanging
from a line that says how. Rows, not time, measure the height, and steps the width, so that names stay readable
and two steps fit on the narrowest page; when each came stands beside its name. All measures are pixels.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# A step holds the longest words that stand on a line, “copy, 100 %”.
STEP, ROW = 104, 46
LEFT, TOP, FOOT = 8, 14, 30
# From a mark's middle to its name, and to where its line ends.
NAME_GAP, LINE_GAP = 14, 7
BEND = 8
# What a letter takes on average in the widest of the fonts; for the width of the drawing only.
LETTER = 9
# What fits beside two steps on a narrow page. The table has the whole name.
LONGEST_NAME = 26


class Row(NamedTuple):
    """A report of the text: who, when, and of which row's text it is a copy or rewrite, None for none. `words` stand on
    the line; `sure` is False where it is not known through whom the text came."""

    number: int
    name: str
    said: str
    origin: int | None
    words: str
    sure: bool
    is_first: bool


class Mark(NamedTuple):
    x: int
    y: int
    row: Row

    @property
    def label(self) -> str:
        name = self.row.name
        return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"

    @property
    def label_x(self) -> int:
        return self.x + NAME_GAP

    @property
    def end(self) -> float:
        return self.label_x + LETTER * max(len(self.label), len(self.row.said))


class Line(NamedTuple):
    path: str
    words: str
    words_x: int
    words_y: int
    sure: bool


class Graph(NamedTuple):
    width: int
    height: int
    marks: list[Mark]
    lines: list[Line]


def draw_graph(rows: Sequence[Row]) -> Graph:
    """The marks come in the order in which the tree is read; every `origin` must be a row's number."""
    marks = {
        row.number: Mark(LEFT + depth * STEP, TOP + place * ROW, row)
        for place, (row, depth) in enumerate(read_down(rows))
    }
    lines = [line(marks[mark.row.origin], mark) for mark in marks.values() if mark.row.origin is not None]
    width = max((mark.end for mark in marks.values()), default=0)
    return Graph(round(width), TOP + ROW * (len(marks) - 1) + FOOT, list(marks.values()), lines)


def read_down(rows: Sequence[Row]) -> Iterator[tuple[Row, int]]:
    """Each row and how many steps it is from its origin: what hangs from a row follows it, in the order given."""
    hanging = defaultdict(list)
    for row in rows:
        hanging[row.origin].append(row)
    waiting = [(row, 0) for row in reversed(hanging[None])]
    while waiting:
        row, depth = waiting.pop()
        yield row, depth
        waiting += [(below, depth + 1) for below in reversed(hanging[row.number])]


def line(origin: Mark, taker: Mark) -> Line:
    path = (
        f"M{origin.x} {origin.y + LINE_GAP}V{taker.y - BEND}"
        f"Q{origin.x} {taker.y} {origin.x + BEND} {taker.y}H{taker.x - LINE_GAP}"
    )
    return Line(path, taker.row.words, origin.x + BEND, taker.y - 6, taker.row.sure)
