"""Values as other people's files have them, made fit for a Draft: right type, one line, not too long."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import urljoin

from articles.ingest.draft import UNSTORABLE, Draft
from articles.ingest.errors import IngestError
from articles.text.dates import PartialDate, parse_date
from articles.text.urls import canonical_url

# The lengths of the columns these go into.
HEADLINE_LENGTH = 500
BYLINE_LENGTH = 300
DATELINE_LENGTH = 200
NAME_LENGTH = 200
IDENTIFIER_LENGTH = 500
ADDRESS_LENGTH = 1000
ORIGIN_LENGTH = 1000
# No spelling of a date and time is longer; what is, is prose.
DATE_LENGTH = 100

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# No-break spaces stay: "10 000" is one number.
LAYOUT_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
WORD = re.compile(r"[^\W\d_]")


class Whence(NamedTuple):
    """Where a file came from: its name, and its address when it was fetched."""

    name: str
    url: str = ""

    @property
    def origin(self) -> str:
        return self.url or self.name


def make_draft(
    whence: Whence,
    *,
    format: str,
    raw_text: str,
    headline: str = "",
    guid: str = "",
    url: str = "",
    byline: str = "",
    dateline: str = "",
    published: str | PartialDate = "",
    language: str = "",
    source_name: str = "",
    source_url: str = "",
    credit: str = "",
) -> Draft:
    """Raises IngestError when there is no text."""
    raw_text = storable(raw_text)
    if not WORD.search(raw_text):
        raise IngestError(
            "It has no text: check that the article's text is in it, and not only its headline or a link."
        )
    return Draft(
        raw_text=raw_text,
        headline=one_line(headline, HEADLINE_LENGTH),
        guid=identifier(guid),
        url=web_address(url, whence.url),
        byline=one_line(byline, BYLINE_LENGTH),
        dateline=one_line(dateline, DATELINE_LENGTH),
        published=published if isinstance(published, PartialDate) else date_of(published),
        language=language_tag(language),
        source_name=one_line(source_name, NAME_LENGTH),
        source_url=web_address(source_url, whence.url),
        credit=one_line(credit, NAME_LENGTH),
        format=format,
        origin=one_line(whence.origin, ORIGIN_LENGTH),
    )


def storable(text: str) -> str:
    """With "\\n" line ends, and U+FFFD for NUL and lone surrogates, as the HTML standard has it."""
    return UNSTORABLE.sub(REPLACEMENT, text).replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str, length: int) -> str:
    """Cut after the last whole word that fits, and marked as cut."""
    line = LAYOUT_SPACE.sub(" ", storable(text)).strip()
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return (head.rpartition(" ")[0] or head) + "…"


def identifier(text: str) -> str:
    """A guid as it is; one longer than the column, as its digest, so that it still tells items apart."""
    guid = one_line(text, len(text))
    if len(guid) <= IDENTIFIER_LENGTH:
        return guid
    return f"sha256:{sha256(guid.encode()).hexdigest()}"


def web_address(text: str, base: str = "") -> str:
    """An absolute http(s) address, or "" for anything else, such as "mailto:" or one relative to nothing."""
    text = text.strip()
    if not text:
        return ""
    try:
        address = urljoin(base, storable(text)) if base else storable(text)
        canonical_url(address)
    except ValueError:
        return ""
    if len(address) > ADDRESS_LENGTH or LAYOUT_SPACE.search(address):
        return ""
    return address


def language_tag(text: str) -> str:
    """A BCP 47 tag in its usual spelling ("en_us" → "en-US"), or "" for what is none."""
    tag = text.strip().replace("_", "-")
    if not LANGUAGE_TAG.fullmatch(tag):
        return ""
    language, *rest = tag.split("-")
    return "-".join((language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)))


def date_of(text: str) -> PartialDate:
    return parse_date(LAYOUT_SPACE.sub(" ", storable(text)).strip()[:DATE_LENGTH])


def spaced(text: str) -> str:
    """With blank lines between the lines, which are its paragraphs, unless it has blank lines already."""
    text = storable(text)
    if BLANK_LINE.search(text.strip()):
        return text
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def words(record: Mapping[str, Any], *keys: str) -> str:
    """The first of these entries that is not empty. Raises IngestError when it is not text."""
    for key in keys:
        value = record.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise IngestError(f'"{key}" is {kind_of(value)}, not text: put it in quotation marks.')
        if value.strip():
            return value
    return ""


def names(value: Any, key: str) -> str:
    """People or parties as "A, B", from a text, an object with a name, or a list of these."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if name is None:
            continue
        if not isinstance(name, str):
            raise IngestError(f'"{key}" is {kind_of(value)}, not a name or a list of names.')
        if name.strip():
            found.append(name.strip())
    return ", ".join(dict.fromkeys(found))


def kind_of(value: Any) -> str:
    """What JSON calls it."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "an object"


def refuse_unusable(status: str, embargo: str) -> None:
    """Raise for what may not be published: cancelled, withheld, or under an embargo that still runs."""
    status = status.strip().lower()
    if status in ("canceled", "cancelled", "withheld"):
        raise IngestError(
            f"Its sender marks it as {status}: it may not be used. "
            "If it came in earlier, spike it on the desk."
        )
    if not embargo:
        return
    until = date_of(embargo).value
    if until is None or until > datetime.now(UTC):
        raise IngestError(f"It is under embargo until {embargo.strip()}: import it again after that.")
