"""Where do an editor's decisions contradict one another?

Two articles cannot be unrelated when a chain of other decisions joins them. The desk takes neither side: copies are
counted without the tie that was decided last (see `same_text`), and an editor is shown the shortest chain, so that one
of its links or the “unrelated” can be decided anew. Chains of any relation are told, not of copies alone: what is an
update of a translation of a report is on the same event as that report.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

from articles.models import Article, Link


class Contradiction(NamedTuple):
    """`apart` says that its two articles are unrelated; `path` leads from the lower of the two to the other."""

    apart: Link
    path: tuple[Link, ...]
    words: str


def contradictions(articles: Iterable[Article]) -> list[Contradiction]:
    """Among all decisions that touch the articles, in the order in which the unrelated were decided; one query."""
    keys = [article.pk for article in articles]
    touching = Link.objects.confirmed().filter(Q(low__in=keys) | Q(high__in=keys))
    links = list(touching.select_related("low__source", "high__source").order_by("decided_at", "pk"))
    joining: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.relation != Link.Relation.UNRELATED:
            joining[link.low_id].append(link)
            joining[link.high_id].append(link)
    found = ((link, _path(link, joining)) for link in links if link.relation == Link.Relation.UNRELATED)
    return [Contradiction(apart, path, _words(apart, path)) for apart, path in found if path]


def _path(apart: Link, joining: dict[int, list[Link]]) -> tuple[Link, ...]:
    """The shortest chain between the two; of several, the one of earlier decisions. Empty where there is none."""
    came_by: dict[int, Link | None] = {apart.low_id: None}
    waiting = deque([apart.low_id])
    while waiting and apart.high_id not in came_by:
        at = waiting.popleft()
        for link in joining.get(at, ()):
            beyond = link.high_id if link.low_id == at else link.low_id
            if beyond not in came_by:
                came_by[beyond] = link
                waiting.append(beyond)
    path: list[Link] = []
    at = apart.high_id
    while link := came_by.get(at):
        path.append(link)
        at = link.high_id if link.low_id == at else link.low_id
    return tuple(reversed(path))


def _words(apart: Link, path: tuple[Link, ...]) -> str:
    articles = [apart.low]
    for link in path:
        articles.append(link.other(articles[-1]))
    names = _names(articles)
    chain = names[0]
    for link, name in zip(path, names[1:], strict=True):
        chain += f" – {link.get_relation_display()} – {name}"
    return f"{names[0]} and {names[-1]} are unrelated, yet {chain}"


def _names(articles: list[Article]) -> list[str]:
    """The outlets; with their headlines where one outlet has several of the reports."""
    outlets = [article.source.name for article in articles]
    return [
        f"{outlet} (“{article.headline}”)" if outlets.count(outlet) > 1 else outlet
        for article, outlet in zip(articles, outlets, strict=True)
    ]
