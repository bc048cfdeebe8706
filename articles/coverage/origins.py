"""How many independent origins do some articles have, and why no more?

Readers are told "14 reports from 3 origins", so what counts as one origin is only what somebody has established: an
editor confirmed that one text is the other's, two reports credit one agency, or one publisher answers for both.
What the machine merely suggests never joins anything. Two articles that both copy a third come from one origin even
where the third is not among them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q
from django.utils.text import get_text_list

from articles.models import Article, Link, Source

from .components import components

# How a text is carried on, when it is known from whom.
TOOK = {Link.Relation.COPY: "ran the text of {origin}", Link.Relation.REWRITE: "rewrote the text of {origin}"}
SHARED = {
    Link.Relation.COPY: "{names} carry one text",
    Link.Relation.REWRITE: "{names} carry one text, reworded",
}


class Origin(NamedTuple):
    """Articles that go back to one origin, in the order given, and in words what joins them; none for a single one."""

    articles: tuple[Article, ...]
    reasons: tuple[str, ...]


class Tie(NamedTuple):
    """A confirmed copy or rewrite. Each article comes with the key of its source."""

    relation: str
    low: int
    high: int
    low_source: int
    high_source: int
    origin: int | None


def independent_origins(articles: Iterable[Article]) -> list[Origin]:
    """Three queries, however many articles there are."""
    articles = list(articles)
    if not articles:
        return []
    same_text = _same_text(articles)
    owners = dict(Source.objects.filter(owner__isnull=False).values_list("pk", "owner"))
    roots = {article.pk: _root(article.source_id, owners) for article in articles}
    by_key = {article.pk: article for article in articles}
    ties = [(tie.low, tie.high) for tie in same_text]
    ties += [(article.pk, ("family", roots[article.pk])) for article in articles]
    ties += _agency_ties(articles)
    groups = components(by_key, ties)
    names = _names(articles, same_text, roots)
    return [
        Origin(
            tuple(by_key[pk] for pk in group),
            tuple(_reasons([by_key[pk] for pk in group], same_text, roots, names)),
        )
        for group in groups
    ]


def duplicate_groups(articles: Iterable[Article]) -> list[tuple[Article, ...]]:
    """Those of the articles that an editor found to have one text, group by group; one query."""
    by_key = {article.pk: article for article in articles}
    ties = [(tie.low, tie.high) for tie in _same_text(by_key.values())]
    return [tuple(by_key[pk] for pk in group) for group in components(by_key, ties) if len(group) > 1]


def _same_text(articles: Iterable[Article]) -> list[Tie]:
    keys = [article.pk for article in articles]
    links = Link.objects.confirmed().same_text().filter(Q(low__in=keys) | Q(high__in=keys)).order_by("pk")
    fields = ("relation", "low", "high", "low__source", "high__source", "origin")
    return [Tie(*row) for row in links.values_list(*fields)]


def _root(source: int, owners: dict[int, int]) -> int:
    """The owner of the owners. Should ownership run in a circle, all in the circle count as one family."""
    seen = [source]
    while (source := owners.get(source, source)) not in seen:
        seen.append(source)
    return min(seen[seen.index(source) :])


def _agency_ties(articles: list[Article]) -> Iterator[tuple]:
    for article in articles:
        yield article.pk, ("agency", article.source_id)
        if article.wire_credit_id is not None:
            yield article.pk, ("agency", article.wire_credit_id)


def _names(articles: list[Article], same_text: list[Tie], roots: dict[int, int]) -> dict[int, str]:
    wanted = {article.source_id for article in articles} | set(roots.values())
    wanted |= {article.wire_credit_id for article in articles} - {None}
    wanted |= {key for tie in same_text for key in (tie.low_source, tie.high_source)}
    return dict(Source.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _reasons(
    group: list[Article], same_text: list[Tie], roots: dict[int, int], names: dict[int, str]
) -> Iterator[str]:
    if len(group) == 1:
        return
    keys = {article.pk for article in group}
    sentences = [_say_tie(tie, names) for tie in same_text if keys & {tie.low, tie.high}]
    sentences += _say_agencies(group, names)
    sentences += _say_families(group, roots, names)
    yield from dict.fromkeys(sentences)


def _say_tie(tie: Tie, names: dict[int, str]) -> str:
    low, high = names[tie.low_source], names[tie.high_source]
    if low == high:
        return f"{low} has two reports with one text"
    if tie.origin is None:
        return SHARED[tie.relation].format(names=f"{low} and {high}")
    first, second = (low, high) if tie.origin == tie.low else (high, low)
    return f"{second} {TOOK[tie.relation].format(origin=first)}"


def _say_agencies(group: list[Article], names: dict[int, str]) -> Iterator[str]:
    crediting: dict[int, list[int]] = defaultdict(list)
    for article in group:
        if article.wire_credit_id not in (None, article.source_id):
            crediting[article.wire_credit_id].append(article.source_id)
    own = {article.source_id for article in group}
    for agency, sources in crediting.items():
        outlets = list(dict.fromkeys(names[source] for source in sources))
        if len(sources) > 1 or agency in own:
            verb = "credits" if len(outlets) == 1 else "credit"
            yield f"{get_text_list(outlets, 'and')} {verb} {names[agency]}"


def _say_families(group: list[Article], roots: dict[int, int], names: dict[int, str]) -> Iterator[str]:
    families: dict[int, list[int]] = defaultdict(list)
    for article in group:
        families[roots[article.pk]].append(article.source_id)
    for root, sources in families.items():
        outlets = list(dict.fromkeys(sources))
        if len(outlets) > 1:
            others = [names[source] for source in outlets if source != root]
            if root in outlets and len(others) == 1:
                yield f"{others[0]} belongs to {names[root]}"
            else:
                yield f"{get_text_list(others, 'and')} belong to {names[root]}"
        elif len(sources) > 1:
            yield f"{names[root] if outlets[0] == root else names[outlets[0]]} has {len(sources)} reports here"
