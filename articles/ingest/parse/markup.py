"""HTML, NITF and the like to plain text: paragraphs with blank lines between them, nothing else changed."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import _Element as Element

from articles.ingest.errors import IngestError

from .values import LAYOUT_SPACE, storable

PARAGRAPHS = frozenset(
    {
        *("p", "div", "section", "article", "main", "header", "footer", "aside", "body", "html", "center"),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hl1",
            "hl2",
            "blockquote",
            "quote",
            "pre",
            "address",
            "hr",
            "head",
        ),
        *("ul", "ol", "li", "dl", "dt", "dd", "list", "item", "table", "tr", "row", "caption", "figcaption"),
        *("block", "bq", "hedline", "byline", "details", "summary", "fieldset", "form"),
    }
)
CELLS = frozenset({"td", "th", "cell"})
UNREAD = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas"),
        *(
            "video",
            "audio",
            "button",
            "select",
            "textarea",
            "input",
            "title",
            "meta",
            "link",
            "media",
            "base",
        ),
    }
)
BLANK = re.compile(r"\n{2,}")


def html_text(html: str) -> str:
    """The text of a piece of HTML, such as a feed's content; "" for HTML without any. Raises as html_tree does."""
    root = html_tree(html)
    return "" if root is None else element_text(root)


def html_tree(html: str) -> Element | None:
    """None for HTML without an element. Raises IngestError for what the parser would silently cut short."""
    html = storable(html)
    if not html.strip():
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(html.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
        raise IngestError(
            "Its HTML is nested deeper than any article: save the text as .txt and import that."
        )
    return root


def element_text(root: Element, *, line_break: str = "\n") -> str:
    """`line_break` is what a <br> becomes; two in a row always part paragraphs."""
    text = "".join(_pieces(root, line_break))
    paragraphs = (_tidy(paragraph) for paragraph in BLANK.split(text))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _tidy(paragraph: str) -> str:
    return "\n".join(line.strip() for line in paragraph.split("\n")).strip()


def _pieces(root: Element, line_break: str) -> Iterator[str]:
    """Text with its layout collapsed, and line ends where the markup breaks lines.

    Not recursive: how deep it nests is up to the sender.
    """
    unread = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = etree.QName(element).localname.lower() if isinstance(element.tag, str) else "script"
        if event == "start":
            unread += name in UNREAD
            if not unread:
                yield _opening(name, line_break)
                yield LAYOUT_SPACE.sub(" ", element.text or "")
        else:
            if not unread and name in PARAGRAPHS:
                yield "\n\n"
            unread -= name in UNREAD
            if not unread and element is not root:
                yield LAYOUT_SPACE.sub(" ", element.tail or "")


def _opening(name: str, line_break: str) -> str:
    if name in PARAGRAPHS:
        return "\n\n"
    if name in ("br", "lb"):
        return line_break
    return " " if name in CELLS else ""
