"""Which things hang together when some pairs of them are tied, and which ties must be left out to keep others apart?

Two things that are known to be apart never come together, however long the chain of ties between them: the tie that
would close the chain is left out. Ties are taken in the order given: whoever gives them says which is trusted more.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Groups:
    """Every thing is a group of its own until it is joined to another."""

    def __init__(self, apart: Iterable[tuple[Hashable, Hashable]] = ()) -> None:
        self._parent: dict = {}
        # What no member of the group may come together with, by the group's root.
        self._shunned: dict[Hashable, set] = defaultdict(set)
        for one, other in apart:
            self._shunned[one].add(other)
            self._shunned[other].add(one)

    def root(self, thing: Hashable) -> Hashable:
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: Hashable, other: Hashable) -> bool:
        """False, and nothing is joined, where that would bring two together that are apart."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return True
        fewer, more = sorted((one, other), key=lambda root: len(self._shunned[root]))
        if any(self.root(shunned) == more for shunned in self._shunned[fewer]):
            return False
        self._parent[fewer] = more
        self._shunned[more] |= self._shunned.pop(fewer)
        return True


def components(
    things: Iterable[Thing],
    ties: Iterable[tuple[Hashable, Hashable]],
    apart: Iterable[tuple[Hashable, Hashable]] = (),
) -> list[list[Thing]]:
    """The connected components of `things`, in the order in which they are given. A tie may run over a thing that
    is not among them."""
    groups = Groups(apart)
    for one, other in ties:
        groups.join(one, other)
    found: dict[Hashable, list[Thing]] = {}
    for thing in dict.fromkeys(things):
        found.setdefault(groups.root(thing), []).append(thing)
    return list(found.values())
