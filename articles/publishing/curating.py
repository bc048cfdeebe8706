"""Articles into events. What an event can take from its articles is proposed; the editor changes it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator

from articles.models import Article, Coverage, Event, Source
from articles.models.slugs import free_slug

# Longest part of an address that comes from a title: long enough to be told apart, short enough to read out.
SLUG_LETTERS = 80
# Names in capitals up to this length are taken for abbreviations (UK, UAE) and stay as they are.
ABBREVIATION_LETTERS = 3


@transaction.atomic
def event_from_articles(articles, *, title="", user):
    """A draft covered by the articles: titled after its lead, begun when the first of them was published."""
    if not articles:
        raise ValidationError("Choose at least one article for the event.")
    articles = sorted(articles, key=in_time)
    lead = next((article for article in articles if article.source.kind == Source.Kind.WIRE), articles[0])
    title = title.strip() or Truncator(lead.headline).chars(200)
    slug = free_slug(Event, title, otherwise="event", longest=SLUG_LETTERS)
    event = Event(title=title, slug=slug, place=proposed_place([lead, *articles]))
    if articles[0].published_at:
        event.started_at, event.started_precision = articles[0].published_at, articles[0].published_precision
    event.full_clean()
    event._history_user = user
    event.save()
    for article in articles:
        role = Coverage.Role.LEAD if article == lead else Coverage.Role.CORE
        add_to_event(event, article, role=role, user=user)
    return event


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
    coverage._history_user = user
    coverage.save()
    if article.status == Article.Status.INBOX:
        article.status = Article.Status.DESK
        article._history_user = user
        article.save(update_fields=["status"])
    return coverage


def in_time(article):
    """Reports without a date come after those with one, in the order in which they arrived."""
    known = article.published_at is not None
    return not known, article.published_at if known else article.created_at, article.pk


def proposed_place(articles):
    dateline = next((article.dateline for article in articles if article.dateline), "")
    return ", ".join(calmed(part.strip()) for part in dateline.split(","))


def calmed(name):
    """“LOW SKARROW” is “Low Skarrow” to readers; “UAE” and “U.S.” stay."""
    if not name.isupper() or len(name) <= ABBREVIATION_LETTERS:
        return name
    return " ".join(word if "." in word[:-1] else word.title() for word in name.split())
