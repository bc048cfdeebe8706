"""Which of some articles tell one story? Average linkage: two groups are one story if the mean score of the pairs
between them reaches the bound.

Taking every chain of likely pairs for a story would run whole weeks together; a mean asks that an article fits the
story, not just one of its members. Among 772 short reports with two events of a kind each, likely pairs by themselves
have an F1 of .86, chains of them .77, groups by mean score .90. Pairs that nobody compared count as unlike; but with a
large story an article is compared in a part only, and that part stands for all.

What an editor decided goes before: articles that were found to belong together are one group from the start, and two
that were found to be unrelated are in no group together.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .candidates import CANDIDATES
from .components import components

Pair = tuple[int, int]
# Heavier than all the likeness that a group can have.
NEVER = -1e9


class Between(NamedTuple):
    """What is known of the pairs between two groups: the sum of their scores, and how many were compared."""

    score: float = 0.0
    compared: int = 0

    def __add__(self, other: "Between") -> "Between":
        return Between(self.score + other.score, self.compared + other.compared)


NOTHING = Between()


def grouped(
    articles: Sequence[int],
    scores: Mapping[Pair, float],
    *,
    bound: float,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[list[int]]:
    """The groups in the order of `articles`. Pairs have the lower key first."""
    apart = set(apart)
    groups = components(articles, together, apart)
    place = {article: number for number, group in enumerate(groups) for article in group}
    sums: list[dict[int, Between]] = [{} for _ in groups]
    for pairs in (scores.items(), ((pair, NEVER) for pair in apart)):
        for (low, high), score in pairs:
            one, other = place.get(low), place.get(high)
            if one is not None and other is not None and one != other:
                sums[one][other] = sums[one].get(other, NOTHING) + Between(score, 1)
                sums[other][one] = sums[one][other]
    return _merged(groups, sums, bound)


def _merged(groups: list[list[int]], sums: list[dict[int, Between]], bound: float) -> list[list[int]]:
    """Joins the likest two groups until none are like enough. `sums` are of the scores between groups."""
    nearest = {one: _nearest(one, groups, sums) for one in range(len(groups)) if sums[one]}
    while nearest:
        one = max(nearest, key=lambda group: (nearest[group][0], -group))
        mean, other = nearest[one]
        if mean < bound:
            break
        one, other = min(one, other), max(one, other)
        groups[one] = groups[one] + groups[other]
        groups[other] = []
        for third, between in sums[other].items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[one].get(third, NOTHING) + between
                sums[third][one] = sums[one][third]
        sums[other] = {}
        del nearest[other]
        _find_nearest_again(nearest, one, other, groups, sums)
    return [sorted(group) for group in groups if group]


def _find_nearest_again(
    nearest: dict[int, tuple[float, int]],
    one: int,
    other: int,
    groups: list[list[int]],
    sums: list[dict[int, Between]],
) -> None:
    """The other group went into the one: whoever was nearest to either has to look round, the rest only at the one."""
    for third, between in sums[one].items():
        mean, was = nearest[third]
        now = _mean(groups[third], groups[one], between)
        if was in (one, other):
            nearest[third] = _nearest(third, groups, sums)
        elif (now, -one) > (mean, -was):
            nearest[third] = now, one
    if sums[one]:
        nearest[one] = _nearest(one, groups, sums)
    else:
        del nearest[one]


def _nearest(one: int, groups: list[list[int]], sums: list[dict[int, Between]]) -> tuple[float, int]:
    """The highest mean score with another group, and which that is; of equals the first."""
    means = {other: _mean(groups[one], groups[other], between) for other, between in sums[one].items()}
    other = max(means, key=lambda group: (means[group], -group))
    return means[other], other


def _mean(one: list[int], other: list[int], between: Between) -> float:
    smaller, larger = sorted((len(one), len(other)))
    return between.score / max(between.compared, smaller * min(larger, CANDIDATES))
