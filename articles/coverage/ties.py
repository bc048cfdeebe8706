"""How closely are articles tied, and which of them go together when two of them turn out to be of different stories?

What editors confirmed weighs most, and is never torn apart: articles that they joined go as one. Every other group goes
with that of the two to which it is nearer, the nearest first, so that a report without a link to either follows
those it is like. Nearness is the mean over all pairs, because one doubtful suggestion should not outweigh many.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from articles.models import Link

from .components import components

# A confirmed pair, and one that a person suggested without a score, against the machine's own scores of 0 to 1.
SURE = 1.0


class Ties:
    def __init__(self, links: Iterable[Link]) -> None:
        self._joined: set[tuple[int, int]] = set()
        self._apart: set[tuple[int, int]] = set()
        self._weights: dict[int, dict[int, float]] = defaultdict(dict)
        for link in links:
            self.note(link)

    def note(self, link: Link) -> None:
        """From now on the pair is tied as this link says."""
        pair = link.low_id, link.high_id
        self._joined.discard(pair)
        self._apart.discard(pair)
        if link.joins():
            self._joined.add(pair)
        if link.parts():
            self._apart.add(pair)
        self._weights[link.low_id][link.high_id] = self._weights[link.high_id][link.low_id] = weight(link)

    def are_apart(self, some: Iterable[int], others: Iterable[int]) -> bool:
        """Did an editor find one of the first unrelated to one of the second?"""
        some, others = set(some), set(others)
        return any(
            (low in some and high in others) or (low in others and high in some) for low, high in self._apart
        )

    def halves(self, articles: Sequence[int], one: int, other: int) -> tuple[list[int], list[int]] | None:
        """The articles that go with the one, and those that go with the other; None where editors joined the two.

        Of equal ties the articles and the seed that come first in the order given are taken.
        """
        groups = components(articles, self._joined)
        home = {article: group for group in groups for article in group}
        if home[one] is home[other]:
            return None
        sides = [list(home[one]), list(home[other])]
        rest = [group for group in groups if group is not home[one] and group is not home[other]]
        sums = [[self._sum(group, side) for side in sides] for group in rest]

        def nearness(choice: tuple[int, int]) -> float:
            number, side = choice
            return sums[number][side] / (len(rest[number]) * len(sides[side]))

        while rest:
            number, side = max(product(range(len(rest)), range(len(sides))), key=nearness)
            group = rest.pop(number)
            sums.pop(number)
            for left, sums_of_left in zip(rest, sums, strict=True):
                sums_of_left[side] += self._sum(left, group)
            sides[side] += group
        return sides[0], sides[1]

    def _sum(self, group: list[int], side: list[int]) -> float:
        return sum(self._weights[one].get(other, 0.0) for one in group for other in side)


def weight(link: Link) -> float:
    if link.parts():
        return -SURE
    if link.joins():
        return SURE
    if link.is_decided() or link.relation == Link.Relation.UNRELATED:
        return 0.0
    return suggested_weight(link)


def suggested_weight(link: Link) -> float:
    return SURE if link.score is None else link.score
