"""What a file is: by its content first, since people get names wrong and servers content types."""

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from .values import Whence


class Format(StrEnum):
    TEXT = "text"
    HTML = "html"
    FEED = "feed"
    NEWSML = "newsml"
    JSON = "json"
    JSON_LINES = "jsonlines"
    UNKNOWN_XML = "xml"


MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls or .ppt)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"ID3", "an MP3 sound"),
    (b"OggS", "an Ogg sound or film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
# An Office document is a ZIP archive whose first entries give it away.
ZIP_HEAD_BYTES = 4096
INSIDE_ZIP = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub", "an EPUB book"),
)

PROLOG_PART = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.S)
DOCTYPE = re.compile(r"<!DOCTYPE\s+([\w:.-]+)", re.I)
ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])")
JSON_START = re.compile(r"""\s*(?:\{\s*["}]|\[\s*[\[{\]"])""")

FEED_ROOTS = frozenset({"rss", "rdf", "feed"})
NEWSML_ROOTS = frozenset({"newsitem", "newsmessage", "itemset", "nitf"})
HTML_ROOTS = frozenset(
    {
        *(
            "html",
            "head",
            "body",
            "title",
            "meta",
            "link",
            "script",
            "style",
            "div",
            "p",
            "article",
            "section",
        ),
        *(
            "main",
            "header",
            "nav",
            "span",
            "h1",
            "h2",
            "h3",
            "table",
            "ul",
            "ol",
            "a",
            "b",
            "i",
            "em",
            "strong",
        ),
        *("br", "blockquote", "center", "font", "img", "figure", "pre", "form", "aside", "footer"),
    }
)
# The start of a page whose root does not come first: a server's warning, a banner in plain text.
STRAY_HEAD = 2048
STRAY_ROOT = re.compile(r"<(html|rss|feed)[\s>]", re.I)

BY_SUFFIX = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), Format.HTML),
    **dict.fromkeys((".rss", ".atom", ".rdf"), Format.FEED),
    **dict.fromkeys((".jsonl", ".ndjson"), Format.JSON_LINES),
    **dict.fromkeys((".json", ".ninjs"), Format.JSON),
    **dict.fromkeys((".xml", ".newsml", ".nitf"), Format.UNKNOWN_XML),
}
BY_CONTENT_TYPE = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/rss+xml": Format.FEED,
    "application/atom+xml": Format.FEED,
    "application/rdf+xml": Format.FEED,
    "application/json": Format.JSON,
    "application/feed+json": Format.JSON,
    "application/x-ndjson": Format.JSON_LINES,
    "application/jsonl": Format.JSON_LINES,
    "application/xml": Format.UNKNOWN_XML,
    "text/xml": Format.UNKNOWN_XML,
    "application/vnd.iptc.g2.newsitem+xml": Format.NEWSML,
    "application/vnd.iptc.g2.newsmessage+xml": Format.NEWSML,
}


def binary_kind(data: bytes) -> str:
    """What kind of binary file it is, as in "a PDF document"; "" when it is none we know."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            head = data[:ZIP_HEAD_BYTES]
            return next(
                (inner for mark, inner in INSIDE_ZIP if magic.startswith(b"PK") and mark in head), kind
            )
    if data[4:8] == b"ftyp":
        return "a film or an HEIC picture"
    if data[257:262] == b"ustar":
        return "a tar archive"
    return ""


def format_of(text: str, whence: Whence, content_type: str = "") -> Format:
    named = _by_name(whence, content_type)
    if JSON_START.match(text):
        return Format.JSON_LINES if named is Format.JSON_LINES else Format.JSON
    root = root_name(text)
    if root in FEED_ROOTS:
        return Format.FEED
    if root in NEWSML_ROOTS:
        return Format.NEWSML
    if root in HTML_ROOTS:
        return Format.HTML
    if root and (named is Format.UNKNOWN_XML or text.lstrip().startswith("<?xml")):
        return Format.UNKNOWN_XML
    if stray := STRAY_ROOT.search(text, 0, STRAY_HEAD):
        return Format.HTML if stray[1].lower() == "html" else Format.FEED
    if named is Format.HTML and "<" not in text:
        return Format.TEXT
    return named


def root_name(text: str) -> str:
    """The root element's name without its prefix, in lower case; "" when the text does not begin with one."""
    place = 0
    while part := PROLOG_PART.match(text, place):
        place = part.end()
    if doctype := DOCTYPE.match(text, place):
        return doctype[1].rpartition(":")[2].lower()
    root = ROOT.match(text, place)
    return root[1].lower() if root else ""


def _by_name(whence: Whence, content_type: str) -> Format:
    suffix = ""
    for place in (whence.name, whence.url):
        try:
            suffix = suffix or PurePosixPath(urlsplit(place).path).suffix.lower()
        except ValueError:
            continue
    by_suffix = BY_SUFFIX.get(suffix)
    media_type = content_type.partition(";")[0].strip().lower()
    return by_suffix or BY_CONTENT_TYPE.get(media_type, Format.TEXT)
