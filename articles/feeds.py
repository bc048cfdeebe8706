"""Feeds of what is published, as Atom (RFC 4287) and as JSON Feed 1.1, of one list of entries.

An event is one entry for as long as it is published: its id stays, a correction moves `updated`. In the feed of one
event each edition is an entry. Like the pages, feeds are made of editions and of nothing else.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import path, reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from articles.models import Correction, Edition, EditionPerson, EditionSource
from articles.publishing.calendar import as_calendar, is_in_calendars

from .views import always_revalidated, answers_not_modified, follows_moves, not_here, tombstone

# A reader that looks in once a week misses nothing of a busy desk.
MOST_ENTRIES = 50
# What XML cannot hold, escaped or not.
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    id: str
    url: str
    title: str
    summary: str
    category: str
    published: object
    updated: object


class Told(NamedTuple):
    """A feed: the page it is of, and its entries, the last changed first."""

    title: str
    page: str
    entries: list[Entry]


def everything() -> Told:
    return Told(settings.SITE_NAME, reverse("articles:event-list"), events_of(Edition.objects.for_listing()))


def of_event(slug: str) -> Told:
    """Its editions, each with what the log says of it."""
    current = Edition.objects.current().filter(event__slug=slug).select_related("event").first()
    if current is None:
        raise Http404
    editions = (
        current.event.editions.select_related("event").defer("content").order_by("-number")[:MOST_ENTRIES]
    )
    log = Correction.objects.filter(event=current.event, public=True)
    changes = {line.edition_after_id: line for line in log}
    page = current.get_absolute_url()
    return Told(
        current.title, page, [edition_entry(edition, changes.get(edition.pk), page) for edition in editions]
    )


def of_person(slug: str) -> Told:
    return of_rows(EditionPerson, slug, "person-detail")


def of_source(slug: str) -> Told:
    return of_rows(EditionSource, slug, "source-detail")


def of_rows(model, slug: str, page: str) -> Told:
    rows = list(model.objects.told_now().filter(slug=slug)[:MOST_ENTRIES])
    if not rows:
        raise Http404
    return Told(
        rows[0].name, reverse(f"articles:{page}", args=[slug]), [event_entry(row.edition) for row in rows]
    )


def events_of(editions) -> list[Entry]:
    return [event_entry(edition) for edition in editions[:MOST_ENTRIES]]


def event_entry(edition: Edition) -> Entry:
    return Entry(
        id=tag(edition.event, f"event-{edition.event_id}"),
        url=whole(edition.get_absolute_url()),
        title=edition.title,
        summary=edition.lede,
        category=edition.get_kind_display(),
        published=edition.event.first_published_at,
        updated=edition.published_at,
    )


def edition_entry(edition: Edition, change: Correction | None, page: str) -> Entry:
    title = f"{change.get_kind_display().capitalize()}: {edition.title}" if change else edition.title
    return Entry(
        id=tag(edition.event, f"event-{edition.event_id}-edition-{edition.number}"),
        url=f"{whole(page)}#edition-{edition.number}",
        title=title,
        summary=change.text if change else edition.lede,
        category=edition.get_kind_display(),
        published=edition.published_at,
        updated=edition.published_at,
    )


def tag(event, name: str) -> str:
    """RFC 4151: stays the same whatever the event is called, and wherever it moves to."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{event.first_published_at:%Y-%m-%d}:{name}"


def whole(address: str) -> str:
    return settings.SITE_URL + address


@require_safe
@always_revalidated
@answers_not_modified
def event_calendar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The event for a reader's own calendar."""
    edition = Edition.objects.at(slug)
    if edition is None:
        return tombstone(request, slug)
    if not is_in_calendars(edition.content):
        return not_here(request, "The day of this event is not known, so it cannot stand in a calendar.")
    host = urlsplit(settings.SITE_URL).hostname
    return HttpResponse(
        as_calendar(edition, site_url=settings.SITE_URL, host=host),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{slug}.ics"'},
    )


def as_atom(told: Told, address: str) -> HttpResponse:
    feed = Atom1Feed(
        title=plain(told.title),
        link=whole(told.page),
        description="",
        language=settings.LANGUAGE_CODE,
        feed_url=whole(address),
        feed_guid=whole(address),
        author_name=settings.SITE_NAME,
    )
    for entry in told.entries:
        feed.add_item(
            title=plain(entry.title),
            link=entry.url,
            description=plain(entry.summary),
            unique_id=entry.id,
            categories=[entry.category],
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    response = HttpResponse(content_type=Atom1Feed.content_type)
    feed.write(response, "utf-8")
    return response


def plain(words: str) -> str:
    return _NOT_XML.sub("", words)


def as_json(told: Told, address: str) -> JsonResponse:
    return JsonResponse(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": told.title,
            "home_page_url": whole(told.page),
            "feed_url": whole(address),
            "language": settings.LANGUAGE_CODE,
            "authors": [{"name": settings.SITE_NAME, "url": settings.SITE_URL}],
            "items": [
                {
                    "id": entry.id,
                    "url": entry.url,
                    "title": entry.title,
                    "content_text": entry.summary,
                    "tags": [entry.category],
                    "date_published": entry.published.isoformat(),
                    "date_modified": entry.updated.isoformat(),
                }
                for entry in told.entries
            ],
        },
        json_dumps_params={"ensure_ascii": False},
        content_type="application/feed+json",
    )


FORMATS = {"atom": as_atom, "json": as_json}


def feed_paths(route: str, name: str, tell: Callable[..., Told]) -> Iterable:
    """The same feed in each format: “events/<slug:slug>/feed.atom” is named event-feed-atom."""
    for format, write in FORMATS.items():
        view = _view(tell, write)
        yield path(
            f"{route}feed.{format}",
            follows_moves(view) if tell is of_event else view,
            name=f"{name}-{format}",
        )


def _view(tell: Callable[..., Told], write: Callable[[Told, str], HttpResponseBase]):
    @require_safe
    @always_revalidated
    @answers_not_modified
    def feed(request: HttpRequest, **asked: str) -> HttpResponseBase:
        return write(tell(**asked), request.path)

    return feed
