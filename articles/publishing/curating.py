"""Articles into events. What an event can take from its articles is proposed; the editor changes it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.coverage.proposing import most_trusted_first, propose_event
from articles.models import Article, Coverage, Event, Link, Participation, Person
from articles.models.deeds import save_deed
from articles.models.slugs import free_slug

# Longest part of an address that comes from a title: long enough to be told apart, short enough to read out.
SLUG_LETTERS = 80
# More than these are found by search, or in the story.
MOST_SUGGESTED = 12


@transaction.atomic
def event_from_articles(
    articles: Iterable[Article],
    *,
    title: str = "",
    started_at: datetime | None = None,
    started_precision: str | None = None,
    place: str | None = None,
    people: Sequence[Person] | None = None,
    user,
) -> Event:
    """A draft covered by the articles, led by the first agency report or else by the first of all.

    What is not given is as proposed; an event without a date is asked for by the precision `unknown`, one without a
    place or people by an empty one.
    """
    articles = sorted(articles, key=Article.in_time)
    if not articles:
        raise ValidationError("Choose at least one article for the event.")
    proposed = propose_event(articles)
    title = title.strip() or proposed.title
    event = Event(
        title=title,
        slug=free_slug(Event, title, otherwise="event", longest=SLUG_LETTERS),
        place=proposed.place if place is None else place,
    )
    if started_precision is None:
        started_at, started_precision = proposed.started_at, proposed.started_precision
    event.started_at, event.started_precision = started_at, started_precision
    event.full_clean()
    save_deed(event, user=user)
    lead = min(articles, key=most_trusted_first)
    for article in articles:
        role = Coverage.Role.LEAD if article == lead else Coverage.Role.CORE
        add_to_event(event, article, role=role, user=user)
    for position, person in enumerate(proposed.people if people is None else people):
        save_deed(Participation(event=event, person=person, position=position), user=user)
    return event


@transaction.atomic
def add_articles_to_event(event: Event, articles: Iterable[Article], *, user) -> int:
    """Those that are in it already are left; returns how many were not. All or none: one that is spiked is refused."""
    already = set(event.coverage.values_list("article", flat=True))
    new = sorted((article for article in articles if article.pk not in already), key=Article.in_time)
    for article in new:
        add_to_event(event, article, user=user)
    return len(new)


@transaction.atomic
def add_to_event(event, article, *, role=Coverage.Role.CORE, user):
    """Puts an article last in the event's coverage, and on the desk if it was in the inbox."""
    if event.is_withdrawn():
        raise ValidationError(f"“{event}” was withdrawn. Make a new event for “{article}”.")
    if article.status == Article.Status.SPIKED:
        raise ValidationError(f"“{article}” is spiked. Take it back from the spike first.")
    if event.coverage.filter(article=article).exists():
        raise ValidationError(f"“{article}” is already in “{event}”.")
    lead = event.coverage.filter(role=Coverage.Role.LEAD).select_related("article").first()
    if role == Coverage.Role.LEAD and lead:
        raise ValidationError(
            f"“{lead.article}” is the lead already. Make it core first, or add this one as core."
        )
    last = event.coverage.order_by("-position").first()
    coverage = Coverage(event=event, article=article, role=role, position=last.position + 1 if last else 0)
    coverage.full_clean()
    save_deed(coverage, user=user)
    if article.status == Article.Status.INBOX:
        article.status = Article.Status.DESK
        article._history_user = user
        article.save(update_fields=["status"])
    return coverage


class CouldJoin(NamedTuple):
    """An article that is not in an event yet, and why it may belong there. `link` is None for one of the same story."""

    article: Article
    link: Link | None

    @property
    def why(self):
        if self.link is None:
            return "in one story with an article of this event"
        return f"{self.link.get_relation_display()}, {self.link.get_state_display()}"


def could_join(event: Event) -> list[CouldJoin]:
    """Articles linked with the event's own, the surest first, then those of their stories.

    None that an editor spiked or found unrelated.
    """
    rows = event.coverage.select_related("article")
    inside = {row.article_id: row.article.story_id for row in rows}
    touching = Link.objects.filter(Q(low__in=inside) | Q(high__in=inside)).select_related(
        "low__source", "high__source"
    )
    found: dict[int, CouldJoin] = {}
    apart = set()
    for link in sorted(touching, key=_surest_first):
        other = link.high if link.low_id in inside else link.low
        if link.parts():
            apart.add(other.pk)
        elif link.relation != Link.Relation.UNRELATED:
            found.setdefault(other.pk, CouldJoin(other, link))
    left = Article.objects.exclude(pk__in=[*inside, *apart, *found]).exclude(status=Article.Status.SPIKED)
    of_story = left.filter(story__in={story for story in inside.values() if story}).select_related("source")
    linked = [
        one
        for pk, one in found.items()
        if pk not in inside and pk not in apart and one.article.status != Article.Status.SPIKED
    ]
    alike = [CouldJoin(article, None) for article in of_story[:MOST_SUGGESTED]]
    return [*linked, *alike][:MOST_SUGGESTED]


def _surest_first(link: Link):
    return not link.joins(), -(link.score or 0), link.pk
