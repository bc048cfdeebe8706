"""Which suggested pairs of a story must an editor look at, and which follow from what is decided?

Whoever has confirmed that A and B tell one story, and B and C, need not be asked about A and C. So of all suggestions
only those are asked that join two groups not yet joined, the surest first: copies, which are settled at a glance,
before pairs of one event, and the better score before the worse. A story of n articles takes n - 1 decisions at most.

What a person suggested to be unrelated joins nothing and follows from nothing: it is asked last, whatever else is
known.
"""

from collections.abc import Sequence
from typing import NamedTuple

from articles.models import Article, Link

from .components import components
from .ties import suggested_weight


class Queue(NamedTuple):
    """`next` is what an editor must look at, in order; `implied` is what confirmed links make plain already."""

    next: list[Link]
    implied: list[Link]


def queue(articles: Sequence[Article], links: Sequence[Link]) -> Queue:
    """No query; a link to an article that is not among these is left out."""
    keys = [article.pk for article in articles]
    among = [link for link in links if link.low_id in keys and link.high_id in keys]
    suggested = sorted((link for link in among if not link.is_decided()), key=_surest_first)
    group = _numbered(components(keys, [(link.low_id, link.high_id) for link in among if link.joins()]))
    doubted = [link for link in suggested if link.relation == Link.Relation.UNRELATED]
    joining = [link for link in suggested if link.relation != Link.Relation.UNRELATED]
    implied = [link for link in joining if group[link.low_id] == group[link.high_id]]
    asked = []
    for link in joining:
        low, high = group[link.low_id], group[link.high_id]
        if low != high:
            asked.append(link)
            group = {key: low if number == high else number for key, number in group.items()}
    return Queue(asked + doubted, implied)


def _numbered(groups: list[list[int]]) -> dict[int, int]:
    return {key: number for number, group in enumerate(groups) for key in group}


def _surest_first(link: Link) -> tuple[bool, float, int, int]:
    return link.relation not in Link.Relation.same_text(), -suggested_weight(link), link.low_id, link.high_id
