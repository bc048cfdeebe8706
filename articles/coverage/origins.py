"""How many independent origins do some articles have, and why no more?

Readers are told "14 reports from 3 origins", so what counts as one origin is only what somebody has established: an
editor confirmed that one text is the other's, two reports credit one agency, or one publisher answers for both.
What the machine merely suggests never joins anything. Two articles that both copy a third come from one origin even
where the third is not among them. Articles that an editor found unrelated are never joined by a chain of copies (see
`same_text`); a shared credit or publisher joins them still, being no judgement on their texts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.text import get_text_list

from articles.models import Article, Link, Source

from .components import components
from .same_text import Tie, same_text_ties

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


def independent_origins(articles: Iterable[Article]) -> list[Origin]:
    """Three queries, however many articles there are."""
    articles = list(articles)
    if not articles:
        return []
    same = same_text_ties(articles)
    owners = dict(Source.objects.filter(owner__isnull=False).values_list("pk", "owner"))
    roots = {article.pk: _root(article.source_id, owners) for article in articles}
    by_key = {article.pk: article for article in articles}
    ties = [tie.pair for tie in same]
    ties += [(article.pk, ("family", roots[article.pk])) for article in articles]
    ties += _agency_ties(articles)
    groups = components(by_key, ties)
    names = _names(articles, same, roots)
    return [
        Origin(
            tuple(by_key[pk] for pk in group),
            tuple(_reasons([by_key[pk] for pk in group], same, roots, names)),
        )
        for group in groups
    ]


def duplicate_groups(articles: Iterable[Article]) -> list[tuple[Article, ...]]:
    """Those of the articles that an editor found to have one text, group by group; one query."""
    by_key = {article.pk: article for article in articles}
    ties = [tie.pair for tie in same_text_ties(by_key.values())]
    return [tuple(by_key[pk] for pk in group) for group in components(by_key, ties) if len(group) > 1]


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


def _names(articles: list[Article], same: list[Tie], roots: dict[int, int]) -> dict[int, str]:
    wanted = {article.source_id for article in articles} | set(roots.values())
    wanted |= {article.wire_credit_id for article in articles} - {None}
    wanted |= {key for tie in same for key in (tie.low_source, tie.high_source)}
    return dict(Source.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _reasons(
    group: list[Article], same: list[Tie], roots: dict[int, int], names: dict[int, str]
) -> Iterator[str]:
    if len(group) == 1:
        return
    sentences = [_say_tie(tie, names) for tie in _joining({article.pk for article in group}, same)]
    sentences += _say_agencies(group, names)
    sentences += _say_families(group, roots, names)
    yield from dict.fromkeys(sentences)


def _joining(keys: set[int], same: list[Tie]) -> list[Tie]:
    """The ties between two of the articles, also over a third that is not among them."""
    touching = [tie for tie in same if keys & set(tie.pair)]
    tied = Counter(key for tie in touching for key in tie.pair)
    return [tie for tie in touching if all(key in keys or tied[key] > 1 for key in tie.pair)]


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
