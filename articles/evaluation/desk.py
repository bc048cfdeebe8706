"""How well do suggestions serve this desk? Measured over what its editors decided.

Precision and recall count what was suggested at the time: a decision keeps the score that the machine had given.
Which bound would have served best is worked out with the scores of today, which pairs that nobody suggested have
too. Of pairs below the bound in force only those are known that an editor linked by hand, so a lower bound looks
better than it is.
"""

from collections.abc import Sequence
from typing import NamedTuple

from articles.coverage.rescoring import scores_today
from articles.models import DeskSetting, Link

# Fewer decisions than this say nothing about a bound.
FEWEST_DECISIONS = 20


class Decided(NamedTuple):
    """A pair that an editor decided: whether the two belong together, what the machine had said, what it says today."""

    link: Link
    belongs: bool
    suggested: bool
    score: float | None


class Rates(NamedTuple):
    """Shares of 0 to 1; 0 where there is nothing to share."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Bound(NamedTuple):
    bound: float
    rates: Rates


class DeskFigures(NamedTuple):
    decided: list[Decided]
    rates: Rates
    wrong: list[Decided]
    missed: list[Decided]
    now: Bound
    best: Bound | None


def desk_figures() -> DeskFigures:
    links = Link.objects.confirmed().for_listing().order_by("pk")
    today = scores_today((link.low_id, link.high_id) for link in links)
    decided = [
        Decided(link, link.joins(), link.score is not None, today.get((link.low_id, link.high_id)))
        for link in links
    ]
    bound = DeskSetting.current().suggest_from
    return DeskFigures(
        decided,
        _rates([one.belongs for one in decided], [one.suggested for one in decided]),
        [one for one in decided if one.suggested and not one.belongs],
        [one for one in decided if one.belongs and not one.suggested],
        Bound(bound, rates_at(decided, bound)),
        best_bound(decided, in_force=bound),
    )


def rates_at(decided: Sequence[Decided], bound: float) -> Rates:
    """Had every pair been suggested that scores this much today."""
    scored = [one for one in decided if one.score is not None]
    return _rates([one.belongs for one in scored], [one.score >= bound for one in scored])


def best_bound(decided: Sequence[Decided], *, in_force: float) -> Bound | None:
    """The bound, in hundredths, with the best balance of precision and recall; of equals that which is nearest to the
    one in force. None where too little was decided, or all decisions say the same."""
    scored = [one for one in decided if one.score is not None]
    if len(scored) < FEWEST_DECISIONS or len({one.belongs for one in scored}) < 2:
        return None
    bounds = [Bound(hundredth / 100, rates_at(scored, hundredth / 100)) for hundredth in range(5, 100)]
    return max(bounds, key=lambda found: (round(found.rates.f1, 6), -abs(found.bound - in_force)))


def _rates(belong: Sequence[bool], suggested: Sequence[bool]) -> Rates:
    right = sum(one and other for one, other in zip(belong, suggested, strict=True))
    return Rates(right / max(1, sum(suggested)), right / max(1, sum(belong)))
