"""Ask feeds for what is new, politely: only what changed, not too often, and ever less often where it fails."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from articles.models import Feed

from .batch import store_all
from .draft import Draft
from .errors import IngestError
from .fetch import Fetched, fetch
from .parse.dispatch import parse
from .store import Outcome, Run

logger = logging.getLogger(__name__)

# Outlets' own feeds say "ttl 15" at the shortest; asking more often finds nothing new and annoys them.
INTERVAL = timedelta(minutes=15)
# A feed that has failed for days is still asked once a day, since outlets do come back.
LONGEST_WAIT = timedelta(days=1)
# From here on doubling the interval exceeds LONGEST_WAIT.
DOUBLINGS = 7

FEED_FORMATS = frozenset({"rss", "atom", "jsonfeed", "ninjs", "newsml", "jsonl"})


def poll(feed: Feed) -> list[Outcome]:
    """Ask a feed now and store what it has; `feed` then tells of its health.

    Nothing is done when another poller has the feed in hand. That items fail is in the outcomes and no failure of
    the feed, which is one that does not answer or has nothing that can be read.
    """
    if _claim(feed):
        return _poll_claimed(feed)
    feed.refresh_from_db()
    return []


def poll_due(now: datetime | None = None) -> Iterator[tuple[Feed, list[Outcome]]]:
    """Poll the feeds whose time has come, the longest waiting first."""
    return poll_each(Feed.objects.due(now).order_by(F("next_poll_at").asc(nulls_first=True), "pk"))


def poll_each(feeds: QuerySet[Feed]) -> Iterator[tuple[Feed, list[Outcome]]]:
    """Those that another poller takes first are left to it, and out."""
    for feed in feeds.select_related("source"):
        if _claim(feed):
            yield feed, _poll_claimed(feed)


def _poll_claimed(feed: Feed) -> list[Outcome]:
    try:
        fetched = fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        drafts = [] if fetched.status == 304 else _drafts(fetched)
    except IngestError as error:
        _note_failure(feed, str(error), getattr(error, "retry_after", None))
        return []
    except Exception:
        logger.exception("Polling %s failed.", feed.url)
        _note_failure(feed, "A fault in the newsroom itself, which is in its log: report it.")
        return []
    outcomes = list(store_all(drafts, source=feed.source, run=Run()))
    _note_success(feed, fetched)
    return outcomes


def _claim(feed: Feed) -> bool:
    """Whether the feed is ours: one conditional UPDATE, of which only one of several pollers can be the first.

    Should we die on the way, the feed is due again after an interval.
    """
    now = timezone.now()
    unclaimed = Feed.objects.filter(pk=feed.pk, next_poll_at=feed.next_poll_at)
    if feed.next_poll_at is None:
        unclaimed = Feed.objects.filter(pk=feed.pk, next_poll_at__isnull=True)
    claimed = unclaimed.update(next_poll_at=now + INTERVAL, last_polled_at=now)
    if claimed:
        feed.next_poll_at, feed.last_polled_at = now + INTERVAL, now
    return bool(claimed)


def _drafts(fetched: Fetched) -> list[Draft | IngestError]:
    """Raises IngestError when there is nothing of a feed in the answer."""
    items = list(parse(fetched.body, name=fetched.url, content_type=fetched.content_type, url=fetched.url))
    drafts = [item for item in items if isinstance(item, Draft)]
    if any(draft.format not in FEED_FORMATS for draft in drafts):
        raise IngestError(
            "The address leads to a page, not to a feed: look on the page for the feed's own address."
        )
    for item in items:
        if not drafts and isinstance(item, IngestError) and item.item == fetched.url:
            raise item
    return items


def _note_success(feed: Feed, fetched: Fetched) -> None:
    now = timezone.now()
    health = {"last_success_at": now, "next_poll_at": now + INTERVAL, "error_count": 0, "last_error": ""}
    if fetched.status != 304:
        health |= {"etag": fetched.etag, "last_modified": fetched.last_modified}
    _write(feed, health)


def _note_failure(feed: Feed, message: str, retry_after: int | None = None) -> None:
    """The wait doubles with each failure in a row, and is never shorter than the server asks for."""
    errors = feed.error_count + 1
    wait = min(INTERVAL * 2 ** min(errors, DOUBLINGS), LONGEST_WAIT)
    if retry_after is not None:
        wait = max(wait, timedelta(seconds=retry_after))
    _write(
        feed,
        {"error_count": errors, "last_error": message or "It failed.", "next_poll_at": timezone.now() + wait},
    )


def _write(feed: Feed, health: dict) -> None:
    # No save(): an editor may be changing the feed meanwhile, and its health is no history.
    Feed.objects.filter(pk=feed.pk).update(**health)
    for field, value in health.items():
        setattr(feed, field, value)
