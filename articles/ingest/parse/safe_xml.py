"""XML from strangers: no entities of its own, no external files, no bottomless nesting."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from articles.ingest.errors import IngestError

from .sniff import PROLOG_PART

# A declaration is the first thing in a file and shorter than this.
DECLARATION_LENGTH = 200
ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"'>]*["']""")


def utf8_xml(text: str) -> bytes:
    """The document as UTF-8 without a declared encoding, which decoding has made untrue.

    Raises IngestError for one that declares entities: a few lines of them can grow to gigabytes or read local
    files, and no feed or news item needs them.
    """
    if _declares_entities(text):
        raise IngestError(
            "It defines XML entities of its own, which can be an attack on the reader: it is refused. "
            "Ask the sender for the file without a document type."
        )
    head = ENCODING.sub(r"\1", text[:DECLARATION_LENGTH], count=1)
    return (head + text[DECLARATION_LENGTH:]).encode("utf-8", "replace")


def parse_xml(text: str) -> Element:
    """The root element. Raises IngestError naming the line where it is broken."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(utf8_xml(text), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise IngestError(
            f"Its XML is broken in line {line} ({(error.msg or 'no elements').rstrip('.')}): "
            "ask the sender for it again."
        ) from error
    for entity in root.iter(etree.Entity):
        raise IngestError(
            f"It uses {entity.text} in line {entity.sourceline}, which only a document type defines: "
            "ask the sender for it with the character itself."
        )
    return root


def _declares_entities(text: str) -> bool:
    place = 0
    while part := PROLOG_PART.match(text, place):
        place = part.end()
    return text[place : place + 9].upper() == "<!DOCTYPE" and "<!entity" in text[place:].lower()
