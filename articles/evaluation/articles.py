"""The articles of a file's lines, stored as a desk stores them but without cleaning: places in a text stay as the line
has them. A line may have more, such as annotations: it is not read."""

import re

from articles.ingest.versions import add_version
from articles.models import Article, ArticleVersion, Source
from articles.text.dates import PartialDate, parse_date

# NUL, and half of a pair that stands for one character; JSON may hold both.
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_OPTIONAL = ("title", "source", "published_at", "language")


def store_article(line: dict, number: int) -> ArticleVersion:
    """Two lines that do not name their source are of two unknown sources."""
    name = line.get("source") or f"Unknown source {number}"
    source, _ = Source.objects.get_or_create(name=name[:200], defaults={"slug": f"source-{number}"})
    published = _published(line)
    title = line.get("title") or ""
    article = Article(
        source=source,
        headline=(title.strip() or line["text"].strip())[:500],
        published_at=published.value,
        published_precision=published.precision,
        language=(line.get("language") or "")[:35],
    )
    return add_version(
        article,
        line["text"] or title,
        [],
        headline=article.headline,
        format="json",
        origin="",
        reason="Tried",
    )


def fault_in_article(line: object, needed: tuple[str, ...]) -> str:
    """Why a line cannot be tried, as the end of a sentence that begins with it; empty if it can."""
    if not isinstance(line, dict) or not line.keys() >= set(needed):
        return f"needs {', '.join(needed[:-1])} and {needed[-1]}"
    told = [line[name] for name in needed] + [
        line.get(name) or "" for name in _OPTIONAL if name not in needed
    ]
    if not all(isinstance(value, str) for value in told):
        return "has something other than text for one of id, title, text, source, published_at and language"
    if not line["id"] or not ((line.get("title") or "") + line["text"]).strip():
        return "has no id, or neither a title nor a text"
    if any(_NO_CHARACTER.search(value) for value in told):
        return "has characters that no database takes"
    if line.get("published_at") and _published(line).value is None:
        return f"has a date that cannot be read, “{line['published_at']}”"
    return ""


def _published(line: dict) -> PartialDate:
    return parse_date(line.get("published_at") or "")
