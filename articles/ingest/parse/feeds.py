import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .markup import html_text
from .safe_xml import utf8_xml
from .values import Whence, make_draft, one_line, spaced

logger = logging.getLogger(__name__)

# A feed of a thousand full articles; parsing takes a second or two per million characters.
MAX_FEED_CHARACTERS = 10_000_000

# The parser's time grows with the square of an element's attributes, of which RSS has three at most.
LONG_TAG = re.compile(r"<[^<>]{5000,}")
MAX_ATTRIBUTES = 200

# Long enough to tell entries apart in a list of outcomes.
LABEL_LENGTH = 200


def read_feed(text: str, whence: Whence) -> Iterator[Draft | IngestError]:
    """The entries of an RSS or Atom feed. Of one with broken XML, those that are whole, then an error."""
    if len(text) > MAX_FEED_CHARACTERS or _has_monstrous_tag(text):
        raise IngestError("The feed has more in it than any outlet's: look for one with fewer entries.")
    feed = _parsed(text, whence)
    entries = feed.entries
    if not entries and feed.bozo:
        raise _broken(feed, "Nothing in it could be read: check its address, or ask the outlet to mend it.")
    if feed.bozo and _is_cut_short(text, len(entries)):
        entries = entries[:-1]
    for entry in entries:
        name = one_line(_entry_text(entry, "id", "link", "title"), LABEL_LENGTH) or "an entry"
        try:
            yield _draft(entry, feed, whence)
        except IngestError as error:
            yield error.about(f"{whence.origin}: {name}")
    if feed.bozo:
        yield _broken(feed, f"Entries that could be read: {len(entries)}. Ask the outlet to mend it.")


def _parsed(text: str, whence: Whence) -> Any:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": whence.url}
    try:
        # A stream, since feedparser fetches a string that looks like an address or a file name. Neither
        # sanitising nor resolving: both work on HTML, and no HTML leaves this module.
        return feedparser.parse(
            BytesIO(utf8_xml(text)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except IngestError:
        raise
    except Exception as error:
        # A stranger's feed may trip any line of the library; the batch goes on, and the log keeps the trace.
        logger.exception("The feed could not be parsed.")
        raise IngestError("The feed is too broken to read: ask the outlet to mend it.") from error


def _draft(entry: Any, feed: Any, whence: Whence) -> Draft:
    outlet = entry.get("source") or {}
    language = _language(entry, feed)
    return make_draft(
        whence,
        format="atom" if feed.version.startswith("atom") else "rss",
        raw_text=_entry_body(entry),
        headline=_told(entry.get("title_detail") or {}),
        guid=_entry_text(entry, "id"),
        url=_entry_text(entry, "link"),
        byline=_byline(entry),
        published=_entry_text(entry, "published", "created", "updated"),
        language=language,
        source_name=_entry_text(outlet, "title") or _entry_text(feed.feed, "title"),
        source_url=_entry_text(outlet, "href", "link") or _entry_text(feed.feed, "link"),
    )


def _entry_body(entry: Any) -> str:
    """The full content where the feed has it, else the summary."""
    for detail in (*(entry.get("content") or ()), entry.get("summary_detail") or {}):
        if body := _told(detail).strip():
            return body
    return ""


def _told(detail: Any) -> str:
    value = detail.get("value") or ""
    return spaced(value) if detail.get("type") == "text/plain" else html_text(value)


def _byline(entry: Any) -> str:
    authors = [author.get("name") for author in entry.get("authors") or () if author.get("name")]
    return ", ".join(dict.fromkeys(authors)) or _entry_text(entry, "author")


def _language(entry: Any, feed: Any) -> str:
    details = (
        *(entry.get("content") or ()),
        entry.get("summary_detail") or {},
        entry.get("title_detail") or {},
    )
    spoken = next((detail.get("language") for detail in details if detail.get("language")), "")
    return spoken or _entry_text(feed.feed, "language")


def _entry_text(values: Any, *keys: str) -> str:
    found = (values.get(key) for key in keys)
    return next((value.strip() for value in found if isinstance(value, str) and value.strip()), "")


def _has_monstrous_tag(text: str) -> bool:
    return any(tag[0].count("=") > MAX_ATTRIBUTES for tag in LONG_TAG.finditer(text))


def _is_cut_short(text: str, entries: int) -> bool:
    """Whether the last entry is not closed: half an article must not come in as a whole one."""
    closed = text.count("</item>") + text.count("</entry>") + text.count(":item>") + text.count(":entry>")
    return closed < entries


def _broken(feed: Any, advice: str) -> IngestError:
    fault = feed.bozo_exception
    line = fault.getLineNumber() if hasattr(fault, "getLineNumber") else None
    place = f" in line {line}" if line else ""
    reason = fault.getMessage() if hasattr(fault, "getMessage") else str(fault)
    return IngestError(f"The feed's XML is broken{place} ({reason}). {advice}")
