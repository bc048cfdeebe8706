"""Which of the desk's people may be one person entered twice? Spellings that share two words or one rare word are
compared; what an editor told apart is not asked again.
"""

from collections import Counter, defaultdict
from itertools import combinations
from typing import NamedTuple

from articles.models import PeopleToldApart, Person, PersonName
from articles.text.name_differences import difference
from articles.text.name_folding import fold_name
from articles.text.name_likeness import SUGGEST_FROM, same_name

from .likely import name_keys

# A word that no more people bear than this is worth comparing them for by itself.
RARE = 8
# Words that more people bear are left out: they would compare everybody with everybody.
MOST_BEARERS = 200


class Duplicate(NamedTuple):
    one: Person
    other: Person
    score: float
    reason: str


def likely_duplicates() -> list[Duplicate]:
    """Pairs of standing people, the likeliest first; four queries."""
    merged = dict(Person.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into"))

    def standing(person: int) -> int:
        while person in merged:
            person = merged[person]
        return person

    spellings: dict[int, dict[str, str]] = defaultdict(dict)
    bearers: dict[str, set[int]] = defaultdict(set)
    for name, key in PersonName.objects.order_by("pk").values_list("name", "person"):
        folded = fold_name(name)
        if " " in folded:
            spellings[standing(key)].setdefault(folded, name)
            for word in name_keys(folded):
                bearers[word].add(standing(key))
    shared: Counter[tuple[int, int]] = Counter()
    for people in bearers.values():
        if len(people) <= MOST_BEARERS:
            weight = 2 if len(people) <= RARE else 1
            shared.update(dict.fromkeys(combinations(sorted(people), 2), weight))
    apart = {tuple(sorted((standing(low), standing(high)))) for low, high in PeopleToldApart.objects.pairs()}
    found = [
        (*best, pair)
        for pair, weight in shared.items()
        if weight >= 2 and pair not in apart and (best := _nearest(spellings[pair[0]], spellings[pair[1]]))
    ]
    people = Person.objects.in_bulk({key for _, _, pair in found for key in pair})
    pairs = [Duplicate(people[a], people[b], score, reason) for score, reason, (a, b) in found]
    return sorted(pairs, key=lambda one: (-one.score, one.one.name, one.one.pk, one.other.pk))


def _nearest(one: dict[str, str], other: dict[str, str]) -> tuple[float, str] | None:
    score, left, right = max(
        (same_name(a, b), a, b) for a in list(one.values())[:20] for b in list(other.values())[:20]
    )
    if score < SUGGEST_FROM:
        return None
    told = difference(right, left)
    return score, f"{right} beside {left}: {told}" if told else f"both are called {left}"
