"""What a page says of itself: schema.org JSON-LD first, then meta tags, then what is shown."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from articles.ingest.errors import IngestError
from articles.text.dates import UNKNOWN, PartialDate
from articles.text.urls import canonical_url, domain_of

from .load_json import load_json
from .values import HEADLINE_LENGTH, LAYOUT_SPACE, date_of, language_tag, one_line, web_address

ARTICLE_TYPE = re.compile(r"\w*Article|BlogPosting|LiveBlogPosting|Report|Newscast")

# In the order of trust: what CMSs write for machines, then what they write for people.
DATE_NAMES = (
    *("article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date"),
    *(
        "dcterms.created",
        "dc.date.issued",
        "dc.date",
        "publishdate",
        "publish-date",
        "publish_date",
        "pubdate",
        "date",
    ),
)
AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
HEADLINE_NAMES = ("og:title", "twitter:title", "parsely-title", "dc.title")
SITE_NAMES = ("og:site_name", "application-name")
LANGUAGE_NAMES = ("og:locale", "content-language", "dc.language")

# "Headline | Outlet": what stands between them in page titles.
TITLE_BAR = re.compile(r"\s+[|–—·»:-]+\s+|\s*\|\s*")


class PageFacts(NamedTuple):
    headline: str
    byline: str
    dateline: str
    published: PartialDate
    url: str
    language: str
    source_name: str
    source_url: str
    is_article: bool
    body: str  # the text as JSON-LD has it, often without paragraphs


def page_facts(tree: Element, url: str = "") -> PageFacts:
    """Every value is a suggestion of the page's; what it does not say is empty."""
    meta = _meta(tree)
    article = _article(tree, url)
    site = _name(article.get("publisher")) or _first(meta, SITE_NAMES)
    address = _address(tree, meta, article, url)
    return PageFacts(
        headline=_text(article.get("headline")) or _headline(tree, meta, site),
        byline=_people(article.get("author")) or _author(meta),
        dateline=_text(article.get("dateline")),
        published=_published(tree, meta, article),
        url=address,
        language=_language(tree, meta, article),
        source_name=site,
        source_url=_home(article, address, url),
        is_article=bool(article) or meta.get("og:type", "").lower() == "article",
        body=_text(article.get("articleBody")),
    )


def _meta(tree: Element) -> dict[str, str]:
    """The first content of each named meta tag."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = (tag.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _article(tree: Element, url: str) -> dict[str, Any]:
    """The JSON-LD article this page is about: the one with this address, else the first."""
    articles = list(_articles(tree))
    for article in articles:
        if url and _same_page(_own_address(article), url):
            return article
    return articles[0] if articles else {}


def _articles(tree: Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            todo = [load_json(script.text or "")]
        except IngestError:
            continue
        while todo:
            node = todo.pop()
            if isinstance(node, list):
                todo.extend(reversed(node))
            elif isinstance(node, dict):
                if _is_article(node.get("@type")):
                    yield node
                else:
                    todo.extend(node.get(key) for key in ("mainEntity", "@graph") if node.get(key))


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and ARTICLE_TYPE.fullmatch(one.rpartition("/")[2]) for one in kinds)


def _own_address(article: dict[str, Any]) -> str:
    main = article.get("mainEntityOfPage")
    if isinstance(main, dict):
        main = main.get("@id") or main.get("url")
    return _text(article.get("url")) or _text(main)


def _headline(tree: Element, meta: dict[str, str], site: str) -> str:
    """The one heading that is shown, unless it is the outlet's name; else the title."""
    title = next((_shown(tag) for tag in tree.iter("title")), "")
    outlets = {site.casefold(), _parted(title)[1].casefold()}
    headings = [heading for heading in map(_shown, tree.iter("h1")) if heading]
    if len(headings) == 1 and headings[0].casefold() not in outlets:
        return headings[0]
    candidate = _first(meta, HEADLINE_NAMES) or title
    head, end = _parted(candidate)
    is_outlet = end and end.casefold() in {site.casefold(), *(heading.casefold() for heading in headings)}
    return head if is_outlet else candidate


def _parted(title: str) -> tuple[str, str]:
    """A title like "Headline | Outlet" as its two parts; the second is "" when there is but one."""
    title = one_line(title, HEADLINE_LENGTH)
    bars = list(TITLE_BAR.finditer(title))
    if not bars:
        return title, ""
    return title[: bars[-1].start()].strip(), title[bars[-1].end() :].strip()


def _author(meta: dict[str, str]) -> str:
    """A name; some pages put the address of a profile there."""
    candidates = (meta.get(name, "") for name in AUTHOR_NAMES)
    return next(
        (name for name in candidates if name and not name.startswith(("http:", "https:", "//", "@"))), ""
    )


def _published(tree: Element, meta: dict[str, str], article: dict[str, Any]) -> PartialDate:
    candidates = [_text(article.get("datePublished")), *(meta.get(name, "") for name in DATE_NAMES)]
    times = list(tree.iter("time"))
    marked = [
        time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
    ]
    # Without a mark, one time on a page is the article's; several are those of the teasers around it.
    candidates += [time.get("datetime", "") for time in marked or (times if len(times) == 1 else [])]
    dates = (date_of(candidate) for candidate in candidates if candidate)
    return next((date for date in dates if date.value), UNKNOWN)


def _language(tree: Element, meta: dict[str, str], article: dict[str, Any]) -> str:
    root = next(tree.iter("html"), tree)
    spoken = article.get("inLanguage")
    candidates = (
        _text(spoken) or _name(spoken),
        root.get("lang", ""),
        *(meta.get(name, "") for name in LANGUAGE_NAMES),
    )
    return next((tag for tag in map(language_tag, candidates) if tag), "")


def _address(tree: Element, meta: dict[str, str], article: dict[str, Any], url: str) -> str:
    """The page's own address.

    A canonical link is believed unless it names the front page (a common mistake of templates, which would
    make all the outlet's articles one) or another outlet (whose report this is a copy of: two reports, not
    one).
    """
    links = (
        link.get("href", "")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    for candidate in (*links, _own_address(article), meta.get("og:url", "")):
        address = web_address(candidate, url)
        if address and not _is_front_page(address) and (not url or _same_outlet(address, url)):
            return address
    return web_address(url)


def _is_front_page(address: str) -> bool:
    parts = urlsplit(canonical_url(address))
    return parts.path in ("", "/") and not parts.query


def _same_outlet(address: str, url: str) -> bool:
    try:
        one, other = domain_of(address), domain_of(url)
    except ValueError:
        return False
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _same_page(address: str, url: str) -> bool:
    try:
        return canonical_url(address) == canonical_url(url)
    except ValueError:
        return False


def _home(article: dict[str, Any], address: str, url: str) -> str:
    """The outlet's site: the page's own, since a publisher named in JSON-LD may be the group that owns it."""
    page = url or address
    if page:
        return web_address("/", page)
    publisher = article.get("publisher")
    return web_address(_text(publisher.get("url"))) if isinstance(publisher, dict) else ""


def _people(value: Any) -> str:
    people = value if isinstance(value, list) else [value]
    found = (_text(person) or _name(person) for person in people)
    return ", ".join(
        dict.fromkeys(name for name in found if name and not name.startswith(("http:", "https:")))
    )


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else ""


def _text(value: Any) -> str:
    """JSON-LD values are often escaped for HTML once too often."""
    return unescape(value).strip() if isinstance(value, str) else ""


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((meta[key] for key in keys if key in meta), "")


def _shown(element: Element) -> str:
    return LAYOUT_SPACE.sub(" ", "".join(element.itertext())).strip()
