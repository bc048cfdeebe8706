"""What would the machine say of some pairs today? Nothing is written."""

from collections import defaultdict
from collections.abc import Iterable

from .candidates import readings
from .grouping import Pair
from .likeness import Comparer
from .rarity import Rarity
from .scoring import judge


def scores_today(pairs: Iterable[Pair]) -> dict[Pair, float]:
    """How likely each pair tells one event, as articles are known to the desk now; without those not read yet."""
    partners: dict[int, list[int]] = defaultdict(list)
    for low, high in pairs:
        partners[low].append(high)
    scores = {}
    for low, others in partners.items():
        known = readings([low, *others])
        if low not in known:
            continue
        comparer = Comparer(known[low], Rarity.known(known[low].profile.words.keys))
        scores |= {(low, high): judge(comparer, known[high]).score for high in others if high in known}
    return scores
