"""Articles as plain JSON objects, as scrapers and exports write them: one to a line, or in a list."""

import re
from collections.abc import Iterator
from typing import Any

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .load_json import load_json
from .markup import html_text
from .ninjs import is_ninjs, ninjs_draft
from .values import Whence, kind_of, make_draft, names, spaced, words

TEXT = (
    "text",
    "body",
    "content",
    "articlebody",
    "full_text",
    "fulltext",
    "maintext",
    "body_text",
    "content_text",
)
HTML = ("html", "body_html", "content_html")
HEADLINE = ("headline", "title")
URL = ("url", "link", "canonical_url", "permalink")
DATE = (
    *("published_at", "publishedat", "published", "date_published", "datepublished", "date_publish"),
    *("publish_date", "publication_date", "pubdate", "date"),
)
BYLINE = ("byline", "author", "authors", "by")
LANGUAGE = ("language", "lang", "inlanguage")
SOURCE = ("source_name", "source", "publisher", "outlet", "site_name", "sitename")
SOURCE_URL = ("source_url", "source_domain", "domain")
CREDIT = ("credit", "agency")

# A paragraph in tags: the text of this record is HTML, whatever its key says.
TAGGED = re.compile(r"<(?:p|div|br)\b[^<>]*>", re.I)
BARE_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def read_json_lines(text: str, whence: Whence) -> Iterator[Draft | IngestError]:
    """One object to a line; a broken line is one error."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield item_draft(_object(line), whence)
        except IngestError as error:
            yield error.about(f"{whence.origin} line {number}")


def item_draft(value: Any, whence: Whence) -> Draft:
    """The draft of one JSON value. Raises IngestError when it is no article."""
    if is_ninjs(value):
        return ninjs_draft(value, whence)
    if not isinstance(value, dict):
        raise IngestError(f"It is {kind_of(value)}, not an object with a headline and a text.")
    return _record_draft({key.lower(): content for key, content in value.items()}, whence)


def _object(line: str) -> Any:
    try:
        return load_json(line)
    except IngestError as error:
        raise IngestError(str(error).replace("in line 1, column", "in column", 1)) from error


def _record_draft(record: dict[str, Any], whence: Whence) -> Draft:
    text, html = words(record, *TEXT), words(record, *HTML)
    if not text and not html:
        raise IngestError('It has no text: put the article under "text", "body" or "content".')
    source, source_url = _source(record)
    return make_draft(
        whence,
        format="jsonl",
        raw_text=html_text(text or html) if not text or TAGGED.search(text) else spaced(text),
        headline=words(record, *HEADLINE),
        guid=_guid(record),
        url=words(record, *URL),
        byline=next((found for key in BYLINE if (found := names(record.get(key), key))), ""),
        dateline=words(record, "dateline"),
        published=words(record, *DATE),
        language=words(record, *LANGUAGE),
        source_name=source,
        source_url=source_url,
        credit=words(record, *CREDIT),
    )


def _guid(record: dict[str, Any]) -> str:
    """A bare number under "id" is a row number of somebody's table, and the next file begins at 1 again."""
    guid = words(record, "guid", "uuid", "uri")
    if guid:
        return guid
    number = record.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return ""
    own = words(record, "id")
    return "" if own.isdecimal() else own


def _source(record: dict[str, Any]) -> tuple[str, str]:
    """The outlet's name and address; "source" may be either, or an object with both."""
    address = words(record, *SOURCE_URL)
    value = next((record[key] for key in SOURCE if record.get(key)), None)
    if isinstance(value, dict):
        value = {key.lower(): content for key, content in value.items()}
        address = address or words(value, "url", "homepage")
    name = names(value, "source")
    if name.startswith(("http:", "https:")) or (BARE_DOMAIN.fullmatch(name) and not address):
        name, address = "", name
    return name, f"https://{address}" if BARE_DOMAIN.fullmatch(address) else address
