"""Which runs of words does an outlet put into all its reports? They stand in two reports without one having the
other's text.

Cleaning takes standing lines away where it knows them; a line that is new, or that is edited from day to day, is
only seen when reports are compared. An outlet has a text once, perhaps twice; what stands in four of its reports is
furniture.
"""

from collections import Counter
from collections.abc import Iterable

from .likeness import Reading

REPORTS_WITH_FURNITURE = 4


def furniture_of(one: Reading, others: Iterable[Reading]) -> frozenset[int]:
    """The runs of `one` that are some outlet's furniture, as far as these reports show it."""
    by_source: dict[int, list[Reading]] = {}
    for reading in (one, *others):
        by_source.setdefault(reading.source, []).append(reading)
    own = frozenset(one.profile.runs)
    furniture: set[int] = set()
    for readings in by_source.values():
        if len(readings) >= REPORTS_WITH_FURNITURE:
            reports = Counter(run for reading in readings for run in own.intersection(reading.profile.runs))
            furniture |= {run for run, count in reports.items() if count >= REPORTS_WITH_FURNITURE}
    return frozenset(furniture)
