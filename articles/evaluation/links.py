"""How well are links suggested? The real engine reads a file's articles in their order, as a desk gets them.

The texts are taken as they are, without cleaning: what is measured is which articles are found to tell one story. The
annotations that a line may have (event, topic) are not read.
"""

import re
from collections.abc import Iterable, Iterator

from articles.coverage.suggesting import suggest_links
from articles.ingest.versions import add_version
from articles.models import Article, Fingerprint, Link, Source
from articles.people.mentions import harvest_mentions
from articles.text.dates import PartialDate, parse_date

# NUL, and half of a pair that stands for one character; JSON may hold both.
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def read_articles(lines: Iterable[dict]) -> dict[int, str]:
    """Store and read each line's article; returns the line's id by article."""
    ids: dict[int, str] = {}
    for number, line in enumerate(lines):
        article = _article(line, number)
        version = add_version(
            article,
            line["text"] or line["title"],
            [],
            headline=article.headline,
            format="json",
            origin="",
            reason="Tried",
        )
        ids[article.pk] = line["id"]
        harvest_mentions(version)
        suggest_links(article)
    return ids


def predictions(ids: dict[int, str]) -> Iterator[dict]:
    """A line for each article: its story, whom it is suggested to, and whom it was compared with, likeliest first."""
    stories = dict(Article.objects.filter(pk__in=ids).values_list("pk", "story"))
    compared = dict(Fingerprint.objects.filter(article__in=ids).values_list("article", "compared"))
    links: dict[int, list[dict]] = {pk: [] for pk in ids}
    for low, high, relation, score in Link.objects.values_list("low", "high", "relation", "score"):
        links[high].append({"id": ids[low], "relation": relation, "score": score})
    for pk, line_id in ids.items():
        yield {
            "id": line_id,
            "story": stories[pk],
            "links": links[pk],
            "candidates": [ids[other] for other, _ in compared.get(pk) or []],
        }


def fault_in(line: object) -> str:
    """Why a line cannot be tried, as the end of a sentence that begins with it; empty if it can."""
    if not isinstance(line, dict) or not {"id", "title", "text"} <= line.keys():
        return "needs id, title and text"
    told = [line[name] for name in ("id", "title", "text")]
    told += [line.get(name) or "" for name in ("source", "published_at", "language")]
    if not all(isinstance(value, str) for value in told):
        return "has something other than text for one of id, title, text, source, published_at and language"
    if not line["id"] or not (line["title"] + line["text"]).strip():
        return "has no id, or neither a title nor a text"
    if any(_NO_CHARACTER.search(value) for value in told):
        return "has characters that no database takes"
    if line.get("published_at") and _published(line).value is None:
        return f"has a date that cannot be read, “{line['published_at']}”"
    return ""


def _published(line: dict) -> PartialDate:
    return parse_date(line.get("published_at") or "")


def _article(line: dict, number: int) -> Article:
    """Two lines that do not name their source are of two unknown sources."""
    name = line.get("source") or f"Unknown source {number}"
    source, _ = Source.objects.get_or_create(name=name[:200], defaults={"slug": f"source-{number}"})
    published = _published(line)
    return Article(
        source=source,
        headline=(line["title"].strip() or line["text"].strip())[:500],
        published_at=published.value,
        published_precision=published.precision,
        language=(line.get("language") or "")[:35],
    )
