"""What do several texts on one event all tell, and what does only one of them?

The sentences of all texts are compared with each other (see `retelling`) and gathered into groups, the most alike
first; sentences in the same words are one from the start, so forty copies cost no more than one. A sentence joins
a group only if it tells the same as at least half of it: otherwise a chain of near likenesses would end in a group
whose ends have nothing in common.

"Only here" is said to readers, so it is said with care: of no sentence that another text even may have told. Between
the two stand sentences of which neither is said, and sentences that tell too little.
"""

from collections.abc import Sequence, Set
from itertools import product
from typing import NamedTuple

from articles.text.retelling import Retelling, Retellings, Sentence, read_sentences

# From here on a sentence may have been told elsewhere: 9 of 17 that were, and were not found, are above, and 4 of 36
# that were not.
PERHAPS_RETOLD = 0.15
# The share of a group's sentences with which another one has to agree.
LEAST_AGREEMENT = 0.5


class Place(NamedTuple):
    """Where something stands: which of the texts, and its code points."""

    text: int
    start: int
    end: int


class Told(NamedTuple):
    """One passage as several texts tell it, at one place in each, in the order of the texts."""

    places: tuple[Place, ...]


class CommonGround(NamedTuple):
    """What two texts or more tell, the most widely told first, and for each text what no other tells."""

    told: tuple[Told, ...]
    only: tuple[tuple[Place, ...], ...]


class _Group(NamedTuple):
    """Sentences that tell the same, by their numbers, and where they stand, by text."""

    members: list[int]
    places: dict[int, Place]


def common_ground(texts: Sequence[str]) -> CommonGround:
    read, places = _distinct(texts)
    tells = [sentence.tells for sentence in read]
    retellings = Retellings(read)
    perhaps = retellings.alike(range(len(read)), PERHAPS_RETOLD)
    groups = _gathered(
        places,
        [
            pair
            for pair in perhaps
            if tells[pair.one] and tells[pair.other] and retellings.tell_the_same(pair)
        ],
    )
    told = [
        Told(tuple(sorted(group.places.values())))
        for group in groups
        if len(group.places) > 1 and tells[group.members[0]]
    ]
    shared = _perhaps_shared(places, perhaps)
    only: list[list[Place]] = [[] for _ in texts]
    for number, here in enumerate(places):
        if tells[number] and number not in shared:
            for place in here.values():
                only[place.text].append(place)
    return CommonGround(
        told=tuple(sorted(told, key=lambda one: (-len(one.places), one.places))),
        only=tuple(tuple(sorted(here)) for here in only),
    )


def _distinct(texts: Sequence[str]) -> tuple[list[Sentence], list[dict[int, Place]]]:
    """The different sentences, and where each stands first in the texts that have it."""
    numbers: dict[tuple[str, ...], int] = {}
    read: list[Sentence] = []
    places: list[dict[int, Place]] = []
    for text, written in enumerate(texts):
        for sentence in read_sentences(written):
            number = numbers.setdefault(sentence.folded, len(numbers))
            if number == len(read):
                read.append(sentence)
                places.append({})
            places[number].setdefault(text, Place(text, sentence.start, sentence.end))
    return read, places


def _gathered(places: Sequence[dict[int, Place]], pairs: Sequence[Retelling]) -> list[_Group]:
    group_of = [_Group([number], dict(here)) for number, here in enumerate(places)]
    alike = {(pair.one, pair.other) for pair in pairs}
    for pair in pairs:
        one, other = group_of[pair.one], group_of[pair.other]
        if one.places.keys().isdisjoint(other.places) and _agree(one, other, alike):
            one.members.extend(other.members)
            one.places.update(other.places)
            for member in other.members:
                group_of[member] = one
    return [group for number, group in enumerate(group_of) if group.members[0] == number]


def _agree(one: _Group, other: _Group, alike: Set[tuple[int, int]]) -> bool:
    couples = [(min(couple), max(couple)) for couple in product(one.members, other.members)]
    return sum(couple in alike for couple in couples) >= LEAST_AGREEMENT * len(couples)


def _perhaps_shared(places: Sequence[dict[int, Place]], pairs: Sequence[Retelling]) -> set[int]:
    """The sentences that another text has, or perhaps tells in other words."""
    shared = {number for number, here in enumerate(places) if len(here) > 1}
    for _, one, other in pairs:
        if len(places[one].keys() | places[other].keys()) > 1:
            shared |= {one, other}
    return shared
