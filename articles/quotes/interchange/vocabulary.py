"""Is a JSON value written in the Web Annotation vocabulary? Checked against its JSON-LD context (anno.jsonld).

A term that the context does not have means nothing to another tool: JSON-LD drops it without a word. So it is a fault
here, unless the document brings another context that may define it.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_FILE = Path(__file__).with_name("anno.jsonld")
# Whose values are terms themselves.
_OF_TERMS = frozenset({"type", "motivation", "purpose"})


@lru_cache(maxsize=1)
def terms() -> frozenset[str]:
    return frozenset(json.loads(_FILE.read_text(encoding="utf-8"))["@context"])


def context_fault(document: dict[str, Any]) -> str:
    """Why the document is no Web Annotation; empty if it is."""
    if CONTEXT in _contexts(document):
        return ""
    return f"Its @context is not {CONTEXT}: this is no Web Annotation."


def has_other_contexts(document: dict[str, Any]) -> bool:
    return any(context != CONTEXT for context in _contexts(document))


def unknown_terms(value: Any) -> list[str]:
    """The terms in a JSON value that the context does not define, each once."""
    return list(dict.fromkeys(term for term in _terms_in(value) if not _is_known(term)))


def _contexts(document: dict[str, Any]) -> list[Any]:
    context = document.get("@context", [])
    return context if isinstance(context, list) else [context]


def _terms_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _terms_in(one)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name == "@context":
                continue
            yield name
            if name in _OF_TERMS:
                yield from (
                    one for one in (inner if isinstance(inner, list) else [inner]) if isinstance(one, str)
                )
            else:
                yield from _terms_in(inner)


def _is_known(term: str) -> bool:
    """A term, a term of a vocabulary that the context names ("dc:title"), or a whole address."""
    prefix, colon, rest = term.partition(":")
    if colon and (rest.startswith("//") or prefix in terms()):
        return bool(rest) and (prefix in terms() or bool(urlsplit(term).netloc))
    return term in terms() or term.startswith("@")
