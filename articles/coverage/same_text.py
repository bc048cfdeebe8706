"""Which articles have one text, as far as editors have confirmed it?

Copies and rewrites are ties; what an editor found unrelated stays apart. Where both cannot be true (A copy of B, B
copy of C, A unrelated to C), the earlier decision holds and the tie that would join the two all the same is left
out; see `contradictions` for what the desk is told of it. What the machine merely suggests ties nothing.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

from articles.models import Article, Link

from .components import Groups


class Tie(NamedTuple):
    """A confirmed copy or rewrite. Each article comes with the key of its source; `origin` is the key of the article
    that came first, None where the editor did not say."""

    relation: str
    low: int
    high: int
    low_source: int
    high_source: int
    origin: int | None

    @property
    def pair(self) -> tuple[int, int]:
        return self.low, self.high

    @property
    def taker(self) -> int | None:
        """The one that comes from the other."""
        if self.origin is None:
            return None
        return self.high if self.origin == self.low else self.low


def same_text_ties(articles: Iterable[Article]) -> list[Tie]:
    """The ties that hold among the articles and to others, in the order of decision; one query."""
    keys = [article.pk for article in articles]
    relations = [*Link.Relation.same_text(), Link.Relation.UNRELATED]
    links = Link.objects.confirmed().filter(Q(low__in=keys) | Q(high__in=keys), relation__in=relations)
    fields = ("relation", "low", "high", "low__source", "high__source", "origin")
    found = [Tie(*row) for row in links.order_by("decided_at", "pk").values_list(*fields)]
    groups = Groups(apart=[tie.pair for tie in found if tie.relation == Link.Relation.UNRELATED])
    return [tie for tie in found if tie.relation != Link.Relation.UNRELATED and groups.join(*tie.pair)]
