"""An event as readers get it: plain JSON values, from which its page and its API answer are made.

Whatever a reader sees is in here, so that an edition stands on its own when the desk works on. A fixed number
of queries, however large the event.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db.models import Prefetch, prefetch_related_objects

from articles.coverage.origins import independent_origins
from articles.models import Article, Passage
from articles.models.dates import DatePrecision, say_date
from articles.people.naming import standing_person

from .citing import Citations
from .voices import (
    WITH_POSTS,
    event_people,
    event_quotes,
    known_day,
    post_held,
    principal,
    quote_speaker,
)

CITED = Prefetch(
    "passages",
    queryset=Passage.objects.select_related("version").defer("version__raw_text", "version__cuts"),
)


class Material(NamedTuple):
    event: object
    articles: list
    roles: dict
    quotes: list
    people: list


def build_content(event, *, first_published=None, corrections=None):
    """What an edition of the event would say now. `corrections` are the log's lines, newest first, when it is
    about to get another one than it has."""
    material = gather(event)
    citations = Citations([article.pk for article in material.articles])
    summary = [cited(row, citations) for row in event.summary.prefetch_related(CITED)]
    findings = [
        {"kind": row.kind, "label": row.get_kind_display(), **cited(row, citations)}
        for row in event.findings.prefetch_related(CITED)
    ]
    milestones = [
        {"happened": partial(row.happened_at, row.happened_precision), **cited(row, citations)}
        for row in event.milestones.prefetch_related(CITED)
    ]
    origins = origins_of(material.articles)
    return {
        "title": event.title,
        "slug": event.slug,
        "kind": event.kind,
        "kind_label": event.get_kind_display(),
        "started": partial(event.started_at, event.started_precision),
        "ended": partial(event.ended_at, event.ended_precision),
        "place": event.place,
        "first_published": iso(first_published or event.first_published_at),
        "summary": summary,
        "citations": citations.entries,
        "findings": findings,
        "milestones": milestones,
        "people": [told_person(person, role, material) for person, role in material.people],
        "sources": [told_source(source) for source in sources_of(material.articles)],
        "articles": [told_article(article, material) for article in material.articles],
        "origins": origins,
        "counts": {"articles": len(material.articles), "origins": len(origins)},
        "quotes": [told_quote(quote, material) for quote in material.quotes],
        "corrections": correction_log(event) if corrections is None else corrections,
    }


def gather(event):
    covering = Article.objects.filter(coverage__event=event).select_related("source__owner", "wire_credit")
    articles = sorted(covering, key=by_when_it_was_out)
    place = {article.pk: number for number, article in enumerate(articles)}
    quotes = sorted(
        event_quotes(event), key=lambda quote: (place[quote.version.article_id], quote.start, quote.pk)
    )
    people = event_people(event, quotes)
    prefetch_related_objects([person for person, _ in people], WITH_POSTS)
    roles = dict(event.coverage.values_list("article", "role"))
    return Material(event, articles, roles, quotes, people)


def by_when_it_was_out(article):
    """Orders by the end of the minute, day, month or year that is known: nobody is first by a date without a time.
    Reports without a date come last."""
    at, precision = article.published_at, article.published_precision
    if at is None:
        return datetime.max.replace(tzinfo=UTC), article.pk
    if precision == DatePrecision.DAY:
        at += timedelta(days=1)
    elif precision == DatePrecision.MONTH:
        at = (at.replace(day=1) + timedelta(days=31)).replace(day=1)
    elif precision == DatePrecision.YEAR:
        at = at.replace(year=at.year + 1, month=1, day=1)
    return at, article.pk


def cited(row, citations):
    return {"text": row.text, "cites": citations.cite(row.passages.all())}


def partial(value, precision):
    return {"value": iso(value), "precision": str(precision), "said": say_date(value, precision)}


def iso(value):
    return value.astimezone(UTC).isoformat() if value else None


def origins_of(articles):
    place = {article.pk: number for number, article in enumerate(articles)}
    origins = [
        {
            "articles": sorted((article.pk for article in origin.articles), key=place.get),
            "reasons": list(origin.reasons),
        }
        for origin in independent_origins(articles)
    ]
    return sorted(origins, key=lambda origin: place[origin["articles"][0]])


def sources_of(articles):
    return list({article.source_id: article.source for article in articles}.values())


def told_source(source):
    return {
        "id": source.pk,
        "slug": source.slug,
        "name": source.name,
        "kind": source.kind,
        "homepage": source.homepage,
        "country": source.country,
        "language": source.language,
        "owner": source.owner.name if source.owner else "",
    }


def told_article(article, material):
    return {
        "id": article.pk,
        "source": article.source.slug,
        "source_name": article.source.name,
        "headline": article.headline,
        "byline": article.byline,
        "url": article.reader_url,
        "language": article.language,
        "published": partial(article.published_at, article.published_precision),
        "wire_credit": article.wire_credit.name if article.wire_credit else "",
        "role": material.roles[article.pk],
    }


def told_person(person, role, material):
    return {
        "id": person.pk,
        "slug": person.slug,
        "name": person.name,
        "description": person.description,
        "wikidata_id": person.wikidata_id or "",
        "role": role,
        "post": post_held(person.posts.all(), event_day(material.event)),
    }


def told_quote(quote, material):
    speaker = standing_person(quote_speaker(quote))
    posts = next((person.posts.all() for person, _ in material.people if person == speaker), [])
    return {
        "id": quote.pk,
        "exact": quote.exact,
        "kind": quote.kind,
        "kind_label": quote.get_kind_display(),
        "speaker": speaker.slug if speaker else "",
        "speaker_name": speaker.name if speaker else quote.speaker_text,
        "post": post_held(posts, day_said(quote, material.event)),
        "on_behalf_of": principal(quote),
        "context": quote.public_context,
        "article": quote.version.article_id,
        "statement": quote.statement_id,
    }


def event_day(event):
    return known_day(event.started_at, event.started_precision)


def day_said(quote, event):
    """When it was said if the desk knows, else when it happened, else when it was reported."""
    article, statement = quote.version.article, quote.statement
    said = known_day(statement.said_at, statement.said_precision) if statement else None
    return said or event_day(event) or known_day(article.published_at, article.published_precision)


def correction_log(event):
    rows = event.corrections.filter(public=True, edition_after__isnull=False).select_related("edition_after")
    return [
        told_correction(row.kind, row.text, row.edition_after.published_at, row.edition_after.number)
        for row in rows.order_by("-edition_after__number")
    ]


def told_correction(kind, text, made_at, edition):
    return {
        "kind": str(kind),
        "label": str(kind).capitalize(),
        "text": text,
        "made_at": iso(made_at),
        "edition": edition,
    }


def checksum(content):
    """sha256 of the content as JSON with sorted keys, no white space and UTF-8 letters as they are."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
