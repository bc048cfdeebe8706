"""An event as readers get it: plain JSON values, from which its page and its API answer are made.

Whatever a reader sees is in here, so that an edition stands on its own when the desk works on. A fixed number
of queries, however large the event.
"""

import hashlib
import json
from typing import NamedTuple

from django.db.models import Prefetch

from articles.models import Article, Passage
from articles.people.naming import standing_person

from .citing import Citations
from .coverage_told import told_coverage
from .excerpts import Allowance, cap_excerpts, limits_of
from .moments import by_when_it_was_out, iso, partial
from .pictures import told_pictures
from .statements_told import told_statements
from .voices import (
    event_people,
    event_quotes,
    in_page_order,
    known_days,
    load_posts,
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
    leading: dict


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
    coverage = told_coverage(material.articles)
    sources = sources_of(material.articles)
    of_source = {article.pk: article.source_id for article in material.articles}
    allowance = Allowance(of_source, limits_of(sources))
    entries, coverage["comparison"] = cap_excerpts(citations.entries, coverage["comparison"], allowance)
    articles = [told_article(article, material.roles[article.pk]) for article in material.articles]
    quotes = [told_quote(quote, material) for quote in material.quotes]
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
        "citations": entries,
        "pictures": told_pictures(event),
        "findings": findings,
        "milestones": milestones,
        "people": [told_person(person, role, material) for person, role in material.people],
        "sources": [told_source(source) for source in sources],
        "articles": articles,
        **coverage,
        "counts": {"articles": len(material.articles), "origins": len(coverage["origins"])},
        "quotes": quotes,
        "statements": told_statements(quotes, articles, material.leading),
        "corrections": correction_log(event) if corrections is None else corrections,
    }


def gather(event):
    articles = covering(event)
    place = {article.pk: number for number, article in enumerate(articles)}
    quotes = in_page_order(
        event,
        sorted(
            event_quotes(event), key=lambda quote: (place[quote.version.article_id], quote.start, quote.pk)
        ),
    )
    leading = {quote.statement_id: quote.statement.leading_id for quote in quotes if quote.statement}
    people = event_people(event, quotes)
    load_posts([person for person, _ in people])
    roles = dict(event.coverage.values_list("article", "role"))
    return Material(event, articles, roles, quotes, people, leading)


def covering(event):
    """The event's articles in the order of their publication."""
    articles = Article.objects.filter(coverage__event=event).select_related("source__owner", "wire_credit")
    return sorted(articles, key=by_when_it_was_out)


def cited(row, citations):
    return {"text": row.text, "cites": citations.cite(row.passages.all())}


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


def told_article(article, role):
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
        "role": role,
    }


def told_person(person, role, material):
    return {
        "id": person.pk,
        "slug": person.slug,
        "name": person.name,
        "description": person.description,
        "wikidata_id": person.wikidata_id or "",
        "role": role,
        "post": post_held(person.posts_held, event_day(material.event)),
    }


def told_quote(quote, material):
    speaker = standing_person(quote_speaker(quote))
    posts = next((person.posts_held for person, _ in material.people if person == speaker), [])
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
    return known_days(event.started_at, event.started_precision)


def day_said(quote, event):
    """When it was said if the desk knows, else when it happened, else when it was reported."""
    article, statement = quote.version.article, quote.statement
    said = known_days(statement.said_at, statement.said_precision) if statement else None
    return said or event_day(event) or known_days(article.published_at, article.published_precision)


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
