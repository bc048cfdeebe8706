"""Quotes with their notes as W3C Web Annotations. https://www.w3.org/TR/annotation-model/

    classifying   direct, mixed or indirect
    tagging       suggested, confirmed or rejected
    identifying   who said it: a person the desk knows, or what the text calls the speaker
    linking       on whose behalf
    describing    context for readers
    commenting    the desk's note

The target is the outlet's page, in the state that the desk read; positions count characters of the desk's clean text.
"""

from collections.abc import Callable, Iterable
from typing import Any

from articles.models import Quote
from articles.people.naming import standing_person

from .vocabulary import CONTEXT

WIKIDATA = "https://www.wikidata.org/entity/"
GENERATOR = {"type": "Software", "name": "newsroom"}

# Makes a whole address of a path on this site.
Address = Callable[[str], str]


def with_all_told(quotes):
    """What `collection` reads, in one query."""
    return (
        quotes.select_related("version__article", "speaker__merged_into", "decided_by")
        .defer("version__raw_text", "version__cuts", "version__text")
        .order_by("version__article", "start", "pk")
    )


def collection(quotes: Iterable[Quote], *, label: str, path: str, address: Address) -> dict[str, Any]:
    """All of them in one document: an AnnotationCollection with its only page inside."""
    items = [annotation(quote, address) for quote in quotes]
    whole = address(path)
    return {
        "@context": CONTEXT,
        "id": whole,
        "type": "AnnotationCollection",
        "label": label,
        "generator": GENERATOR,
        "total": len(items),
        "first": {"id": f"{whole}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def annotation(quote: Quote, address: Address) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": address(f"{quote.version.article.get_admin_url()}#quote-{quote.pk}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": list(_bodies(quote, address)),
        "target": _target(quote, address),
    }
    if quote.decided_by:
        told["creator"] = {"type": "Person", "name": quote.decided_by.get_username()}
    if quote.decided_at:
        told["created"] = quote.decided_at.isoformat()
    return told


def _bodies(quote: Quote, address: Address):
    yield _text("classifying", quote.kind)
    yield _text("tagging", quote.state)
    if quote.speaker:
        yield _resource("identifying", _person(standing_person(quote.speaker), address))
    if quote.speaker_text:
        yield _text("identifying", quote.speaker_text)
    if quote.on_behalf_of:
        yield _resource("linking", {"type": "Organization", "name": quote.on_behalf_of})
    if quote.public_context:
        yield _text("describing", quote.public_context)
    if quote.desk_note:
        yield _text("commenting", quote.desk_note)


def _text(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _resource(purpose: str, source: dict[str, str]) -> dict[str, Any]:
    return {"type": "SpecificResource", "purpose": purpose, "source": source}


def _person(person, address: Address) -> dict[str, str]:
    known = WIKIDATA + person.wikidata_id if person.wikidata_id else address(person.get_admin_url())
    return {"id": known, "type": "Person", "name": person.name}


def _target(quote: Quote, address: Address) -> dict[str, Any]:
    article = quote.version.article
    words = {
        "type": "TextQuoteSelector",
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }
    place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    return {
        "type": "SpecificResource",
        "source": source_of(article, address),
        "selector": [words, place],
        "state": {"type": "TimeState", "sourceDate": quote.version.fetched_at.isoformat()},
    }


def source_of(article, address: Address) -> str:
    """What an annotation of the article is about: the outlet's page, or where there is none the desk's."""
    return article.reader_url or address(article.get_admin_url())
