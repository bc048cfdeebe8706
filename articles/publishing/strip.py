"""Coverage over time as lanes of one strip: who came when, and what hangs from which origin.

One lane for each independent origin. Its first report is a filled mark on the lane's line; the others of the
origin hang below it, at their own time. A report of which only the day is known is a bar as long as that day,
so that the drawing claims no hour that nobody knows. Everything is measured in per cent of the width and in
pixels of height: the drawing stretches, its marks do not.
"""

from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

from articles.models.dates import DatePrecision

# Per cent kept free at each end, so that no mark is cut off.
MARGIN = 4
# Per cent between two marks of one height: at the narrowest page, a mark's own width.
LEAST_GAP = 4
# Per cent from an edge within which a label is set away from it.
NEAR_EDGE = 8
FIRST_Y, LEVEL_HEIGHT, FOOT = 12, 16, 12
MOST_TICKS = 4
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STEPS = [
    timedelta(minutes=10),
    timedelta(minutes=30),
    *(HOUR * n for n in (1, 2, 3, 6, 12)),
    *(DAY * n for n in (1, 2, 7, 14, 30, 91, 182, 365, 1825, 3650, 36500)),
]


class Tick(NamedTuple):
    """`anchor` keeps the label inside the drawing."""

    x: str
    label: str
    anchor: str


class Mark(NamedTuple):
    """`x` and `end` are the same for a report whose minute is known; `stem` is where it hangs from the lane's line."""

    report: object
    x: str
    end: str
    stem: str
    y: int
    hangs: bool

    @property
    def is_bar(self):
        return self.x != self.end

    @property
    def width(self):
        return per_cent(float(self.end[:-1]) - float(self.x[:-1]))


class Lane(NamedTuple):
    first: object
    others: list
    marks: list[Mark]
    height: int

    @property
    def x(self):
        return self.marks[0].stem

    @property
    def end(self):
        return max((mark.stem for mark in self.marks), key=lambda x: float(x[:-1]))


class Strip(NamedTuple):
    ticks: list[Tick]
    lanes: list[Lane]
    begins: str
    ends: str


def draw_strip(origins):
    """The strip of each origin's reports in time order; None when fewer than two times are known."""
    extents = {report.id: extent(report.published) for reports in origins for report in reports}
    dated = [report for reports in origins for report in reports if extents[report.id]]
    if len({extents[report.id] for report in dated}) < 2:
        return None
    first = min(dated, key=lambda report: extents[report.id][0])
    last = max(dated, key=lambda report: extents[report.id][1])
    scale = Scale(extents[first.id][0], extents[last.id][1])
    lanes = [lane_of(reports, extents, scale) for reports in origins]
    return Strip(scale.ticks(), lanes, first.when.said, last.when.said)


def extent(published):
    """When it may have appeared, as (from, to); None when not even the day is known."""
    if published["precision"] == DatePrecision.MINUTE:
        at = parse_datetime(published["value"])
        return at, at
    if published["precision"] == DatePrecision.DAY:
        day = parse_datetime(published["value"]).astimezone(UTC).date()
        midnight = timezone.make_aware(datetime.combine(day, time.min))
        return midnight, midnight + DAY
    return None


class Scale:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def x(self, at):
        return MARGIN + (100 - 2 * MARGIN) * ((at - self.low) / (self.high - self.low))

    def ticks(self):
        fitting = (step for step in STEPS if (self.high - self.low) / step <= MOST_TICKS)
        step = next(fitting, STEPS[-1])
        local = timezone.localtime(self.low)
        midnight = timezone.make_aware(datetime.combine(local.date(), time.min))
        at = midnight + step * -((midnight - self.low) // step)
        found = []
        while at <= self.high:
            x = self.x(at)
            anchor = "start" if x < NEAR_EDGE else "end" if x > 100 - NEAR_EDGE else "middle"
            found.append(Tick(per_cent(x), self.label(at, step), anchor))
            at += step
        return found

    def label(self, at, step):
        at = timezone.localtime(at)
        if step < DAY and at.time() != time.min:
            return date_format(at, "H:i")
        one_year = timezone.localtime(self.low).year == timezone.localtime(self.high).year
        return date_format(at, "j M" if one_year else "M Y")


def lane_of(reports, extents, scale):
    marks, last_at_level, root = [], {}, 0
    for report in reports:
        span = extents[report.id]
        if span is None:
            continue
        x, end = scale.x(span[0]), scale.x(span[1])
        level = free_level(last_at_level, x) if marks else 0
        last_at_level[level] = end
        root = root if marks else end
        stem = min(max(root, x), end)
        y = FIRST_Y + level * LEVEL_HEIGHT
        marks.append(Mark(report, per_cent(x), per_cent(end), per_cent(stem), y, hangs=level > 0))
    height = max((mark.y for mark in marks), default=FIRST_Y) + FOOT
    return Lane(reports[0], reports[1:], marks, height)


def free_level(last_at_level, x):
    level = 1
    while level in last_at_level and x - last_at_level[level] < LEAST_GAP:
        level += 1
    return level


def per_cent(number):
    return f"{number:.2f}%"
