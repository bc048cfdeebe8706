from collections.abc import Iterator
from typing import Any

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .markup import html_text
from .values import Whence, kind_of, make_draft, names, one_line, spaced, words

LABEL_LENGTH = 200


def is_json_feed(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("items"), list)
        and (
            "jsonfeed.org" in str(value.get("version")) or not {"feed_url", "home_page_url"}.isdisjoint(value)
        )
    )


def read_json_feed(feed: dict[str, Any], whence: Whence) -> Iterator[Draft | IngestError]:
    """The items of a JSON Feed, version 1 or 1.1."""
    for number, item in enumerate(feed["items"], start=1):
        try:
            if not isinstance(item, dict):
                raise IngestError(
                    f"The item is {kind_of(item)}, not an object: ask the outlet to mend its feed."
                )
            yield _draft(item, feed, whence)
        except IngestError as error:
            yield error.about(f"{whence.origin}: {_label(item) or f'item {number}'}")


def _draft(item: dict[str, Any], feed: dict[str, Any], whence: Whence) -> Draft:
    html = words(item, "content_html")
    return make_draft(
        whence,
        format="jsonfeed",
        raw_text=(html_text(html) if html else "") or spaced(words(item, "content_text", "summary")),
        headline=words(item, "title"),
        guid=_guid(item),
        url=words(item, "url", "external_url"),
        byline=_authors(item) or _authors(feed),
        published=words(item, "date_published"),
        language=words(item, "language") or words(feed, "language"),
        source_name=words(feed, "title"),
        source_url=words(feed, "home_page_url", "feed_url"),
    )


def _guid(item: dict[str, Any]) -> str:
    """Text; the specification asks readers to take a number for the text of it."""
    guid = item.get("id")
    return str(guid) if isinstance(guid, (int, float)) and not isinstance(guid, bool) else words(item, "id")


def _authors(values: dict[str, Any]) -> str:
    return names(values.get("authors"), "authors") or names(values.get("author"), "author")


def _label(item: Any) -> str:
    found = (item.get(key) for key in ("id", "url", "title")) if isinstance(item, dict) else ()
    return next(
        (one_line(value, LABEL_LENGTH) for value in found if isinstance(value, str) and value.strip()), ""
    )
