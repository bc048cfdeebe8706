"""Read a JSON document as Web Annotations of words in texts: values or faults, nothing of the database."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from articles.models import Quote
from articles.text.selectors import Selector

from .vocabulary import context_fault, has_other_contexts, unknown_terms

# A long day's annotations of a desk; more come in parts.
MOST = 1_000
_CONTAINERS = {"AnnotationCollection": "first", "AnnotationPage": "items"}


class NotAnnotations(Exception):
    """Why nothing of a document can be read, and what to do."""


class Fault(Exception):
    """Why one annotation cannot be taken in, as the end of a sentence."""


class Read(NamedTuple):
    """What an annotation says of a quote; what it does not say is empty. `speaker_id` is an address."""

    source: str
    selector: Selector
    kind: str
    state: str
    speaker_id: str
    speaker_name: str
    speaker_text: str
    on_behalf_of: str
    public_context: str
    desk_note: str


def annotations_in(text: str) -> list[dict[str, Any]]:
    """The annotations of a document in their order. Raises NotAnnotations."""
    try:
        document = json.loads(text)
        found = [one for each in _several(document) for one in _items(each, _context_of(document, each))]
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotAnnotations(
            f"This is no JSON that can be read: {error}. Export it again from where it came."
        ) from error
    if not found:
        raise NotAnnotations("There is no annotation in this document.")
    if len(found) > MOST:
        raise NotAnnotations(
            f"There are {len(found)} annotations in it; at most {MOST} are taken in at once."
        )
    return found


def read(annotation: dict[str, Any]) -> Read:
    """Raises Fault."""
    strange = [] if has_other_contexts(annotation) else unknown_terms(annotation)
    if strange:
        raise Fault(f"“{'”, “'.join(strange[:5])}” is no term of the Web Annotation vocabulary")
    if "Annotation" not in _several(annotation.get("type")):
        raise Fault("its type is not Annotation")
    target = _one(annotation.get("target"))
    if not isinstance(target, dict):
        raise Fault("its target has no selector, so that nobody can tell which words it is about")
    bodies = [body for body in _several(annotation.get("body")) if isinstance(body, dict)]
    texts = {str(body.get("purpose")): _words(body["value"]) for body in bodies if "value" in body}
    resources = {str(body.get("purpose")): _object(body["source"]) for body in bodies if "source" in body}
    speaker = resources.get("identifying", {})
    return Read(
        source=_words(target.get("source")) or _words(_object(target.get("source")).get("id")),
        selector=_selector(target),
        kind=_among(texts.get("classifying"), Quote.Kind.values),
        state=_among(texts.get("tagging"), Quote.State.values),
        speaker_id=_words(speaker.get("id")),
        speaker_name=_words(speaker.get("name")),
        speaker_text=texts.get("identifying", ""),
        on_behalf_of=_words(resources.get("linking", {}).get("name")),
        public_context=texts.get("describing", ""),
        desk_note=texts.get("commenting", "") or _words(annotation.get("bodyValue")),
    )


def words_of(annotation: dict[str, Any]) -> str:
    """The words it is about, as far as it has any, to name it by."""
    selectors = _several(_object(annotation.get("target")).get("selector"))
    words = _of_type([one for one in selectors if isinstance(one, dict)], "TextQuoteSelector")
    return _words(words.get("exact")) or _words(annotation.get("id")) or "an annotation without words"


def _context_of(document: Any, each: Any) -> Any:
    whole = document if isinstance(document, dict) else each
    fault = (
        context_fault(whole)
        if isinstance(whole, dict)
        else "It is a list of something other than annotations."
    )
    if fault:
        raise NotAnnotations(fault)
    return whole["@context"]


def _items(value: Any, context: Any) -> Iterator[dict[str, Any]]:
    """The annotations in a collection, a page or alone, each with the document's context."""
    if not isinstance(value, dict):
        return
    inner = [_CONTAINERS[name] for name in _several(value.get("type")) if name in _CONTAINERS]
    if not inner:
        yield {**value, "@context": context}
    for one in (one for name in inner for one in _several(value.get(name))):
        yield from _items(one, context)


def _selector(target: dict[str, Any]) -> Selector:
    selectors = [one for one in _several(target.get("selector")) if isinstance(one, dict)]
    words = _of_type(selectors, "TextQuoteSelector")
    place = _of_type(selectors, "TextPositionSelector")
    if not _words(words.get("exact")).strip():
        raise Fault("it has no TextQuoteSelector with the exact words")
    start, end = place.get("start"), place.get("end")
    return Selector(
        words["exact"],
        _words(words.get("prefix")),
        _words(words.get("suffix")),
        start if isinstance(start, int) else None,
        end if isinstance(end, int) else None,
    )


def _of_type(values: Iterable[dict[str, Any]], name: str) -> dict[str, Any]:
    return next((one for one in values if name in _several(one.get("type"))), {})


def _among(word: str | None, known: list[str]) -> str:
    return word if word in known else ""


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _object(value: Any) -> dict[str, Any]:
    one = _one(value)
    return one if isinstance(one, dict) else {}


def _one(value: Any) -> Any:
    several = _several(value)
    return several[0] if several else None


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
