"""Articles into events. What an event can take from its articles is proposed; the editor changes it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.coverage.proposing import most_trusted_first, propose_event
from articles.models import Article, Coverage, Event, Participation, Person
from articles.models.deeds import save_deed
from articles.models.slugs import free_slug

# Longest part of an address that comes from a title: long enough to be told apart, short enough to read out.
SLUG_LETTERS = 80


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
