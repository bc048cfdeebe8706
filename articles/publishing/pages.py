"""An event's page as one string, made when it is published and kept with its edition.

An edition never changes, so neither does its page as long as the code, the templates and the settings are the same.
Their fingerprint stands beside the kept page; where it is another one, each process makes the page anew for its first
reader until `manage.py write_pages` has run.
"""

import hashlib
import logging
import time
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import django
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.template.loader import render_to_string

from articles.models import Edition, EditionPage, Event

from . import static_pages
from .linked_data import linked_data
from .reading import read_content

logger = logging.getLogger(__name__)

FAILED = (
    "What readers see of event %s was changed, but its page could not be kept or written as a file. Where pages are "
    "files, the file may be missing, old, or still there after a withdrawal. Mend the cause that is told below (a full "
    "disk? a folder that cannot be written?), then run: manage.py write_pages"
)
# Pages that a process has at hand, some 90 kilobytes each.
AT_HAND = 64
# Asked for each reader of each page: to put it together anew each time costs ten times what it costs to answer.
CURRENT = """
    SELECT edition.id, edition.checksum, page.fingerprint
    FROM articles_event event JOIN articles_edition edition ON edition.id = event.current_edition_id
    LEFT JOIN articles_editionpage page ON page.edition_id = edition.id
    WHERE event.slug = %s
"""
# What a page is made with. Whatever else lies there changes no page, but making one too often does no harm.
MADE_WITH = [("articles", "*.py"), ("newsroom", "*.py"), ("templates", "*")]


class Page(NamedTuple):
    """`etag` stands for all that the page is made of: the edition, and what it is made with."""

    html: bytes
    etag: str


def page_for_readers(slug: str) -> Page | None:
    """The current page, or the one that was current less than PAGE_SECONDS ago."""
    seconds = settings.PAGE_SECONDS
    return _page_within(slug, int(time.monotonic() / seconds)) if seconds else current_page(slug)


@lru_cache(maxsize=AT_HAND)
def _page_within(slug: str, moment: int) -> Page | None:
    return current_page(slug)


def current_page(slug: str) -> Page | None:
    """Of the edition that readers see at this address; None where no event is published there. One query where this
    process has the page at hand, two where not."""
    with connection.cursor() as cursor:
        cursor.execute(CURRENT, [slug])
        found = cursor.fetchone()
    if found is None:
        return None
    pk, checksum, kept_with = found
    now = fingerprint()
    return _page(pk, checksum, now, kept_with == now)


@lru_cache(maxsize=AT_HAND)
def _page(pk: int, checksum: str, made_with: str, is_kept: bool) -> Page:
    """A page is a function of these: the edition with this content, and what it is made with."""
    # It may be gone a moment later, when a newer edition has its page.
    kept = is_kept and EditionPage.objects.filter(edition=pk, fingerprint=made_with).first()
    html = bytes(kept.html) if kept else make_page(Edition.objects.select_related("event").get(pk=pk))
    return Page(html, f'"{pk}-{checksum[:16]}-{made_with[:16]}"')


def make_page(edition: Edition) -> bytes:
    """The same for every reader: nothing of the request is known here."""
    content, name, address = edition.content, settings.SITE_NAME, settings.SITE_URL
    context = {
        "edition": edition,
        "page": read_content(content),
        "linked_data": linked_data(edition, content, site_name=name, site_url=address),
        "SITE_NAME": name,
        "SITE_URL": address,
    }
    return render_to_string("articles/event_detail.html", context).encode()


def show_page(event_id: int) -> None:
    """Brings what is kept of an event's page, and its file where pages are files, to what readers are to see now.

    Call it after the transaction that changed it. A failure is told to whoever runs the site, and undoes nothing.
    """
    for bring_up_to_date in (keep_page, write_page):
        try:
            bring_up_to_date(event_id)
        except Exception:
            logger.exception(FAILED, event_id)


def write_page(event_id: int) -> None:
    if not static_pages.are_on():
        return
    with static_pages.one_writer():
        event = Event.objects.get(pk=event_id)
        page = current_page(event.slug)
        if page is None:
            static_pages.take_away(event.slug)
        else:
            static_pages.put(event.slug, page.html)
        for former in event.former_addresses.all():
            static_pages.take_away(former.slug)


def take_away_others() -> list[str]:
    """The addresses whose files were taken away, since nothing is published there."""
    with static_pages.one_writer():
        gone = sorted(
            set(static_pages.present()) - set(Event.objects.published().values_list("slug", flat=True))
        )
        for slug in gone:
            static_pages.take_away(slug)
    return gone


def keep_page(event_id: int) -> None:
    """Safe at any time and twice: a page is a function of its edition."""
    edition = Edition.objects.current().select_related("event").filter(event=event_id).first()
    outdated = EditionPage.objects.filter(edition__event=event_id)
    if edition is None:
        outdated.delete()
        return
    now = fingerprint()
    if not outdated.filter(edition=edition, fingerprint=now).exists():
        page = {"fingerprint": now, "html": make_page(edition)}
        EditionPage.objects.update_or_create(edition=edition, defaults=page)
    outdated.filter(edition__number__lt=edition.number).delete()


def fingerprint() -> str:
    made_with = _made_with.__wrapped__() if settings.DEBUG else _made_with()
    told = [made_with, settings.SITE_NAME, settings.SITE_URL, settings.TIME_ZONE, settings.LANGUAGE_CODE]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


@lru_cache(maxsize=1)
def _made_with() -> str:
    digest = hashlib.sha256(
        f"{django.__version__}{getattr(staticfiles_storage, 'manifest_hash', '')}".encode()
    )
    for path in sorted(path for folder, names in MADE_WITH for path in files_of(folder, names)):
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    return digest.hexdigest()


def files_of(folder: str, names: str) -> list[Path]:
    return [path for path in (settings.BASE_DIR / folder).rglob(names) if path.is_file()]
