"""Which things hang together when some pairs of them are tied?"""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def components(things: Iterable[Thing], ties: Iterable[tuple[Thing, Thing]]) -> list[list[Thing]]:
    """The connected components of `things`, in the order in which they are given. A tie may run over a thing that
    is not among them."""
    parent: dict[Thing, Thing] = {}

    def root(thing: Thing) -> Thing:
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    for one, other in ties:
        parent[root(one)] = root(other)
    groups: dict[Thing, list[Thing]] = {}
    for thing in dict.fromkeys(things):
        groups.setdefault(root(thing), []).append(thing)
    return list(groups.values())
