"""NewsML-G2 news items, alone or in a news message, their text in NITF, HTML or plain; and NITF by itself."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .markup import element_text, html_text
from .safe_xml import parse_xml
from .values import Whence, make_draft, refuse_unusable, spaced

XML = "http://www.w3.org/XML/1998/namespace"

TEXT_CLASSES = frozenset({"", "text", "composite"})
# Other inline XML (events, sports results, company figures) is data, not a report.
HTML_ELEMENTS = frozenset({"html", "body", "article", "section", "div", "p"})

# "20210516T101500+0500", as NITF writes it; nobody else leaves the dashes out.
BASIC_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")


def read_newsml(text: str, whence: Whence) -> Iterator[Draft | IngestError]:
    root = parse_xml(text)
    if _name(root) == "nitf":
        yield _nitf_draft(root, whence)
        return
    items = list(root.iter("{*}newsItem"))
    if not items:
        raise IngestError("It holds no news item: packages, concepts and plans are not imported.")
    for number, item in enumerate(items, start=1):
        try:
            yield _item_draft(item, whence)
        except IngestError as error:
            yield error.about(f"{whence.origin}: {item.get('guid') or f'item {number}'}")


def nitf_text(nitf: str) -> str:
    """The text of a NITF document. Raises IngestError when its XML is broken."""
    return _nitf_body(parse_xml(nitf))


def _item_draft(item: Element, whence: Whence) -> Draft:
    status = _code(item.find("{*}itemMeta/{*}pubStatus"))
    refuse_unusable(status, _text(item, "{*}itemMeta/{*}embargoed"))
    nitf = item.find("{*}contentSet/{*}inlineXML/{*}nitf")
    provider = _party(item, "{*}itemMeta/{*}provider")
    return make_draft(
        whence,
        format="newsml",
        raw_text=_body(item),
        headline=_text(item, "{*}contentMeta/{*}headline") or _nitf_headline(nitf),
        guid=item.get("guid", ""),
        byline=_text(item, "{*}contentMeta/{*}by") or _text(nitf, ".//{*}body.head/{*}byline"),
        dateline=_dateline(item, nitf),
        published=_first(
            item, "itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated"
        ),
        language=_attribute(item, "{*}contentMeta/{*}language", "tag") or item.get(f"{{{XML}}}lang", ""),
        source_name=provider or _party(item, "{*}rightsInfo/{*}copyrightHolder"),
        source_url=_attribute(item, "{*}itemMeta/{*}provider", "uri"),
        credit=_text(item, "{*}contentMeta/{*}creditline") or _party(item, "{*}contentMeta/{*}infoSource"),
    )


def _body(item: Element) -> str:
    """The first rendition that has a text."""
    kind = _code(item.find("{*}itemMeta/{*}itemClass"))
    if kind not in TEXT_CLASSES:
        raise IngestError(f'It is of the class "{kind}", not a text: only texts are imported.')
    for document in item.iterfind("{*}contentSet/{*}inlineXML/*"):
        text = _nitf_body(document) if _name(document) == "nitf" else _html_body(document)
        if text:
            return text
    for inline in item.iterfind("{*}contentSet/{*}inlineData"):
        value = "" if inline.get("encoding") else "".join(inline.itertext())
        text = html_text(value) if "html" in inline.get("contenttype", "") else spaced(value)
        if text.strip():
            return text
    if item.find("{*}contentSet/{*}remoteContent") is not None:
        raise IngestError("Its text is not in it but at another address: import that.")
    return ""


def _html_body(document: Element) -> str:
    return element_text(document) if _name(document) in HTML_ELEMENTS else ""


def _nitf_draft(nitf: Element, whence: Whence) -> Draft:
    data = nitf.find(".//{*}docdata")
    return make_draft(
        whence,
        format="newsml",
        raw_text=_nitf_body(nitf),
        headline=_nitf_headline(nitf),
        guid=_attribute(data, "{*}doc-id", "id-string"),
        byline=_text(nitf, ".//{*}body.head/{*}byline"),
        dateline=_text(nitf, ".//{*}body.head/{*}dateline/{*}location"),
        published=_iso(
            _attribute(data, "{*}date.release", "norm") or _attribute(data, "{*}date.issue", "norm")
        ),
        language=nitf.get(f"{{{XML}}}lang", ""),
        source_name=_attribute(data, "{*}doc.copyright", "holder"),
        credit=_text(nitf, ".//{*}body.head/{*}distributor"),
    )


def _nitf_body(nitf: Element) -> str:
    return "\n\n".join(filter(None, (element_text(content) for content in nitf.iter("{*}body.content"))))


def _nitf_headline(nitf: Element | None) -> str:
    return _text(nitf, ".//{*}hedline/{*}hl1") or _text(nitf, "{*}head/{*}title")


def _dateline(item: Element, nitf: Element | None) -> str:
    return (
        _text(item, "{*}contentMeta/{*}dateline")
        or _text(nitf, ".//{*}body.head/{*}dateline/{*}location")
        or _text(item, "{*}contentMeta/{*}located/{*}name")
    )


def _first(item: Element, *paths: str) -> str:
    """The text at the first of these paths that has one."""
    found = (_text(item, "/".join(f"{{*}}{step}" for step in path.split("/"))) for path in paths)
    return next((text for text in found if text), "")


def _text(element: Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return "".join(found.itertext()).strip() if found is not None else ""


def _attribute(element: Element | None, path: str, name: str) -> str:
    found = element.find(path) if element is not None else None
    return found.get(name, "") if found is not None else ""


def _code(element: Element | None) -> str:
    """ "stat:canceled" or an address ending in it → "canceled"."""
    if element is None:
        return ""
    return re.split(r"[:/#]", element.get("qcode") or element.get("uri") or "")[-1].strip().lower()


def _party(item: Element, path: str) -> str:
    """A name where it is given, else the literal or the end of the code: "is:AP" → "AP"."""
    element = item.find(path)
    if element is None:
        return ""
    return (
        _text(element, "{*}name") or element.get("literal", "") or element.get("qcode", "").rpartition(":")[2]
    )


def _iso(norm: str) -> str:
    match = BASIC_TIME.fullmatch(norm.strip())
    if not match:
        return norm
    year, month, day, hour, minute, second, zone = match.groups()
    time = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day}{time}"


def _name(element: Element) -> str:
    return etree.QName(element).localname
