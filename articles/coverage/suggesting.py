"""Suggest how an article is related to others. Only what no person has touched is written, and what a person
decided is never suggested again.

A pair is scored once for the texts it has: the score depends on what else the archive holds, so scoring it anew from
the other side would move rows for ever without an editor gaining by it. When one of the two texts changes, the
pair is scored again, and a suggestion that no longer holds is taken back.
"""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Link, Person
from articles.models.decision import untouched
from articles.people.mentions import people_in

from .candidates import candidates, readings
from .explaining import reasons
from .profiles import Rarity, weighed
from .provenance import likely_origin
from .scoring import judge

# A story with more members than this is triaged as a story, not pair by pair; the best pairs hold it together.
MOST_SUGGESTIONS = 30


class Suggestion(NamedTuple):
    other: Article
    relation: Link.Relation
    score: float
    reasons: list[str]
    origin: int | None


def suggest_links(article: Article) -> list[Link]:
    """Bring the machine's suggestions for this article up to date; returns those that stand, best first."""
    if article.status == Article.Status.SPIKED or not article.text:
        return []
    others = candidates(article)
    made = suggestions(article, others)
    with transaction.atomic():
        _write(article, others, made)
    return list(Link.objects.suggested().touching(article).filter(suggested_by=None).for_listing())


def suggestions(article: Article, others: list[Article]) -> list[Suggestion]:
    """What the machine would say of the article and each of `others`, best first. Writes nothing."""
    one, *rest = readings([article, *others])
    rarity = Rarity(reading.profile for reading in (one, *rest))
    weighed_one = weighed(one.profile, rarity)
    likely = []
    for other, reading in zip(others, rest, strict=True):
        weighed_other = weighed(reading.profile, rarity)
        likelihood = judge(one, reading, weighed_one, weighed_other)
        if likelihood is not None:
            likely.append((likelihood, other, reading, weighed_other))
    likely.sort(key=lambda found: (-found[0].score, found[1].pk))
    del likely[MOST_SUGGESTIONS:]
    named, *named_in_others = _people([article, *(other for _, other, _, _ in likely)])
    return [
        Suggestion(
            other,
            likelihood.relation,
            likelihood.score,
            reasons(likelihood, one, reading, weighed_one, weighed_other, named & named_too),
            likely_origin(one, reading) if likelihood.relation in Link.Relation.directed() else None,
        )
        for (likelihood, other, reading, weighed_other), named_too in zip(
            likely, named_in_others, strict=True
        )
    ]


def _people(articles: list[Article]) -> list[set[str]]:
    """The names of the known people in each text."""
    found = people_in(*(article.current_version for article in articles))
    keys = [{one.person for one in named if one.person is not None} for named in found]
    names = dict(Person.objects.filter(pk__in=set().union(*keys)).values_list("pk", "name"))
    return [{names[key] for key in people} for people in keys]


def _write(article: Article, others: list[Article], made: list[Suggestion]) -> None:
    compared = {other.pk: other for other in others}
    wanted = {suggestion.other.pk: suggestion for suggestion in made}
    taken = {
        high if low == article.pk else low
        for low, high in Link.objects.touching(article).values_list("low", "high")
    }
    outdated = [
        link
        for link in untouched(Link.objects.touching(article).filter(suggested_by=None))
        .select_for_update()
        .order_by("pk")
        if _is_older(link, article, compared.get(_other(link, article)))
    ]
    gone = [link.pk for link in outdated if _other(link, article) not in wanted]
    Link.objects.filter(pk__in=gone).delete()
    changed = [
        _filled(link, wanted[_other(link, article)]) for link in outdated if _other(link, article) in wanted
    ]
    Link.objects.bulk_update(changed, ["relation", "score", "reasons", "origin", "created_at"])
    new = [
        _filled(Link(low_id=min(article.pk, pk), high_id=max(article.pk, pk)), suggestion)
        for pk, suggestion in sorted(wanted.items())
        if pk not in taken
    ]
    # Another worker may be reading the other article of a pair: whichever row comes first stands.
    Link.objects.bulk_create(new, ignore_conflicts=True)


def _other(link: Link, article: Article) -> int:
    return link.high_id if link.low_id == article.pk else link.low_id


def _is_older(link: Link, article: Article, other: Article | None) -> bool:
    """Whether one of the two texts came after the suggestion; of an article that was not compared nothing is said."""
    if other is None:
        return False
    return link.created_at < max(article.current_version.fetched_at, other.current_version.fetched_at)


def _filled(link: Link, suggestion: Suggestion) -> Link:
    link.relation = suggestion.relation
    link.score = suggestion.score
    link.reasons = suggestion.reasons
    link.origin_id = suggestion.origin
    link.created_at = timezone.now()
    return link
