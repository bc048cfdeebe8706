"""ninjs 1, 2 and 3, the IPTC's News in JSON.

One reader does for all: version 1 writes `headline` and `body_html`, version 2 lists of `headlines` and
`bodies`, version 3 the same with camelCase names. So names are compared without case.
"""

from collections.abc import Mapping
from typing import Any

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .markup import html_text
from .newsml import nitf_text
from .values import Whence, make_draft, names, refuse_unusable, spaced, words

# What no other JSON of articles has.
TELLTALE = frozenset(
    {"pubstatus", "versioncreated", "bodies", "headlines", "body_html", "body_xhtml", "infosource"}
)

TEXT_TYPES = frozenset({"", "text", "composite", "component"})


def is_ninjs(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    keys = {key.lower() for key in value}
    standard = value.get("standard") or value.get("$standard")
    return (isinstance(standard, dict) and standard.get("name") == "ninjs") or (
        "uri" in keys and not keys.isdisjoint(TELLTALE)
    )


def ninjs_draft(item: dict[str, Any], whence: Whence) -> Draft:
    """Raises IngestError for one that may not be used, is no text, or has wrong types in it."""
    item = {key.lower(): value for key, value in item.items()}
    refuse_unusable(words(item, "pubstatus"), words(item, "embargoeduntil", "embargoed"))
    kind = words(item, "type").lower()
    if kind not in TEXT_TYPES:
        raise IngestError(f'It is of the type "{kind}", not a text: only texts are imported.')
    parties = names(item.get("infosources") or item.get("infosource"), "infosource")
    holder = words(item, "copyrightholder")
    uri = words(item, "uri")
    return make_draft(
        whence,
        format="ninjs",
        raw_text=_body(item),
        headline=_headline(item),
        guid=uri,
        url=uri,
        byline=words(item, "by", "byline"),
        dateline=words(item, "located"),
        published=words(item, "firstcreated", "contentcreated", "versioncreated"),
        language=words(item, "language"),
        source_name=holder or parties,
        credit=parties,
    )


def _headline(item: Mapping[str, Any]) -> str:
    listed = _listed(item, "headlines")
    main = [part for part in listed if str(part.get("role", "")).lower() in ("main", "")]
    for part in (*main, *listed):
        value = words(part, "value")
        if value:
            return html_text(value) if "html" in _media_type(part) else value
    return words(item, "headline", "title", *(key for key in item if key.startswith("headline_")))


def _body(item: Mapping[str, Any]) -> str:
    """HTML first, for its paragraphs are marked; then NITF; then plain text."""
    bodies = [(_media_type(part), words(part, "value")) for part in _listed(item, "bodies")]
    bodies += [(key.removeprefix("body_"), words(item, key)) for key in item if key.startswith("body_")]
    for reader, marks in ((html_text, ("html",)), (nitf_text, ("nitf",)), (spaced, ("text", "plain", ""))):
        for kind, value in bodies:
            if value and any(mark in kind for mark in marks) and (text := reader(value)).strip():
                return text
    return ""


def _media_type(part: Mapping[str, Any]) -> str:
    return (words(part, "contenttype") + " " + words(part, "role")).strip().lower()


def _listed(item: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = item.get(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        raise IngestError(f'"{key}" is not a list of objects, as ninjs has it: ask the sender to mend it.')
    return [{name.lower(): content for name, content in part.items()} for part in value]
