"""What is known of an article besides its text, and when an import may write it: never over an editor's entry."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import Article, Source
from articles.text.cleaning import Cleaned
from articles.text.dates import PartialDate, Precision
from articles.text.urls import canonical_url, reader_url

from .draft import Draft
from .errors import IngestError
from .parse.values import identifier, language_tag, one_line
from .sources import credited_source

# Clocks go wrong, and in the Pacific a day begins half a day before it does in UTC.
LATEST_AHEAD = timedelta(hours=24)

PRECISIONS = list(Precision)  # from the vaguest on
BY = re.compile(r"^\s*by[\s:]+", re.IGNORECASE)
LABELS = {
    "published_at": "date",
    "wire_credit": "agency credit",
    "guid": "identifier",
    "url": "address",
    "link": "address for readers",
}


def identity_of(draft: Draft) -> tuple[str, str]:
    """Its identifier at the outlet and its canonical address. Raises IngestError for an address that is none."""
    return identifier(draft.guid), _address(draft.url)


def details_of(draft: Draft, cleaned: Cleaned, source: Source) -> dict[str, Any]:
    """What the format says of the report wins over what was found in its text. Raises IngestError for a future date."""
    published = draft.published if draft.published.value else cleaned.published
    _refuse_future(published)
    first_line = cleaned.text.lstrip().partition("\n")[0]
    told = cleaned._replace(
        byline=BY.sub("", draft.byline) or cleaned.byline,
        dateline=draft.dateline or cleaned.dateline,
        published=published,
        credits=(draft.credit, *cleaned.credits) if draft.credit else cleaned.credits,
    )
    return {
        "headline": _fitted("headline", draft.headline or cleaned.headline or first_line),
        "language": language_tag(draft.language) or source.language,
        "link": _link(draft.url),
        **found_details(told, source),
    }


def found_details(cleaned: Cleaned, source: Source) -> dict[str, Any]:
    """What was found in a text, as an article's fields."""
    return {
        "byline": _fitted("byline", cleaned.byline),
        "dateline": _fitted("dateline", cleaned.dateline),
        "published_at": cleaned.published.value,
        "published_precision": cleaned.published.precision.value,
        "wire_credit": credited_source(cleaned.credits, other_than=source),
    }


def write_details(article: Article, details: dict[str, Any], *, only_missing: bool) -> list[str]:
    """Set what the outlet says and no editor has entered; returns the names of the fields that changed.

    What the outlet no longer says stays: that a report came again without its byline does not unsay it. Nor does
    a vague date replace a precise one.
    """
    changed = []
    for field in details:
        if field in article.edited_fields or field == "published_precision":
            continue
        old, new = getattr(article, field), details[field]
        if not new or new == old or (only_missing and old):
            continue
        if field == "published_at":
            if not _at_least_as_precise(article, details):
                continue
            article.published_precision = details["published_precision"]
            changed.append("published_precision")
        setattr(article, field, new)
        changed.append(field)
    return changed


def say_fields(fields: Iterable[str]) -> str:
    return ", ".join(LABELS.get(field, field) for field in fields if field != "published_precision")


def _at_least_as_precise(article: Article, details: dict[str, Any]) -> bool:
    if "published_precision" in article.edited_fields:
        return False
    return PRECISIONS.index(details["published_precision"]) >= PRECISIONS.index(article.published_precision)


def _refuse_future(published: PartialDate) -> None:
    day = published.value
    if day and day > timezone.now() + LATEST_AHEAD:
        raise IngestError(
            f"Its date is {day.day} {day:%B %Y}, which is in the future: correct the date, or wait for that day."
        )


def _address(url: str) -> str:
    if not url:
        return ""
    try:
        address = canonical_url(url)
    except ValueError as error:
        raise IngestError(
            f"Its address cannot be used ({error}): give the address of its page, or none."
        ) from error
    if len(address) > Article._meta.get_field("url").max_length:
        raise IngestError(
            "Its address is longer than 1,000 characters: give the address of its page, or none."
        )
    return address


def _link(url: str) -> str:
    link = reader_url(url) if url else ""
    return link if len(link) <= Article._meta.get_field("link").max_length else ""


def _fitted(field: str, text: str) -> str:
    return one_line(text, Article._meta.get_field(field).max_length)
