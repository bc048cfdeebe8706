"""Who ran whose text, and how much of it?

Articles that editors confirmed to be copies or rewrites of one another have one text (see `same_text`). Whose it was
first is what an editor said; else the credit tells, else the time, as far as it is known (see `provenance`); where
nothing tells, nobody is named. Each of the others hangs from one article: the one that an editor named as its origin,
of several the one in which most of its words stand, and where none was named, from the first publisher. Decisions that
run in a circle end where the circle would close.

An article outside the event is told only where one of the event's took its text from there.
"""

from collections.abc import Iterable, Set
from typing import NamedTuple

from articles.models import Article, Link
from articles.text.shingles import containment, shingles

from .components import Groups, components
from .provenance import likely_origin, provenance_of
from .same_text import Tie, same_text_ties

Relation = Link.Relation


class Taken(NamedTuple):
    """That an article ran another's text. `share` of its words stand there in runs, 0 to 1, None where one of the two
    has no words; `stated` where an editor named the origin, and did not only say that the two have one text."""

    article: Article
    origin: Article
    relation: Relation
    share: float | None
    stated: bool


class SyndicatedText(NamedTuple):
    """The articles that carry one text: before those of the event, in the order given, any that they took it from.
    `first` published it, None where nothing tells."""

    articles: tuple[Article, ...]
    first: Article | None
    taken: tuple[Taken, ...]


def syndicated_texts(articles: Iterable[Article]) -> list[SyndicatedText]:
    """The texts that more than one article carries, in the order of their first one here; two queries, however many
    articles there are."""
    articles = list(articles)
    ties = same_text_ties(articles)
    if not ties:
        return []
    place = {article.pk: number for number, article in enumerate(articles)}
    outside = sorted({key for tie in ties for key in tie.pair} - place.keys())
    groups = [keys for keys in components([*outside, *place], (tie.pair for tie in ties)) if len(keys) > 1]
    loaded = _with_texts(key for keys in groups for key in keys)
    found = (_syndicated([loaded[key] for key in keys], ties, place.keys()) for keys in groups)
    return sorted(
        (text for text in found if len(text.articles) > 1),
        key=lambda text: min(place[article.pk] for article in text.articles if article.pk in place),
    )


def _with_texts(keys: Iterable[int]) -> dict[int, Article]:
    rows = Article.objects.select_related("source", "current_version")
    return rows.defer("current_version__raw_text", "current_version__cuts").in_bulk(keys)


def _syndicated(group: list[Article], ties: list[Tie], here: Set[int]) -> SyndicatedText:
    keys = {article.pk for article in group}
    ties = [tie for tie in ties if tie.low in keys]
    first = _first_publisher(group, ties)
    taken = _taken(group, ties, first)
    told = set()
    for key in here & keys:
        while key not in told:
            told.add(key)
            key = taken[key].origin.pk if key in taken else key
    return SyndicatedText(
        tuple(article for article in group if article.pk in told),
        first if first and first.pk in told else None,
        tuple(taken[article.pk] for article in group if article.pk in told & taken.keys()),
    )


def _first_publisher(group: list[Article], ties: list[Tie]) -> Article | None:
    takers = {tie.taker for tie in ties}
    credited = {article.wire_credit_id for article in group}
    candidates = [
        article for article in group if article.pk in {tie.origin for tie in ties} - takers
    ] or group
    candidates = [article for article in candidates if article.source_id in credited] or candidates
    # Whoever was before each of the others is still there when each has been compared with the best so far.
    best = candidates[0]
    for other in candidates[1:]:
        if not _before(best, other):
            best = other
    return best if all(_before(best, other) for other in candidates if other is not best) else None


def _before(one: Article, other: Article) -> bool:
    return likely_origin(provenance_of(one), provenance_of(other)) == one.pk


def _taken(group: list[Article], ties: list[Tie], first: Article | None) -> dict[int, Taken]:
    """What each took from whom, by its key. Nothing leads back to itself, and the first publisher took nothing."""
    by_key = {article.pk: article for article in group}
    runs = {article.pk: shingles(article.text) for article in group}
    copies = Groups()
    for tie in ties:
        if tie.relation == Relation.COPY:
            copies.join(*tie.pair)

    def took(article: Article, origin: Article, relation: Relation, stated: bool) -> Taken:
        mine, theirs = runs[article.pk], runs[origin.pk]
        share = containment(mine, theirs) if mine and theirs else None
        return Taken(article, origin, relation, share, stated)

    taken: dict[int, Taken] = {}
    for article in group:
        if article is first:
            continue
        options = [
            took(article, by_key[tie.origin], Relation(tie.relation), stated=True)
            for tie in ties
            if tie.taker == article.pk
        ]
        options.sort(key=lambda one: (-(one.share or 0), one.origin.pk))
        if first is not None:
            copied = copies.root(article.pk) == copies.root(first.pk)
            relation = Relation.COPY if copied else Relation.REWRITE
            options.append(took(article, first, relation, stated=False))
        chosen = next((one for one in options if not _leads_back(one, taken)), None)
        if chosen is not None:
            taken[article.pk] = chosen
    return taken


def _leads_back(one: Taken, taken: dict[int, Taken]) -> bool:
    origin = one.origin.pk
    while origin != one.article.pk and origin in taken:
        origin = taken[origin].origin.pk
    return origin == one.article.pk
