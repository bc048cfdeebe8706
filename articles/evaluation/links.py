"""How well are links suggested? The real engine reads a file's articles in their order, as a desk gets them.

The texts are taken as they are, without cleaning: what is measured is which articles are found to tell one story. The
annotations that a line may have (event, topic) are not read.
"""

from collections.abc import Iterable, Iterator

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from articles.coverage.suggesting import suggest_links
from articles.ingest.versions import add_version
from articles.models import Article, Fingerprint, Link, Source
from articles.people.mentions import harvest_mentions
from articles.text.dates import Precision


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


def _article(line: dict, number: int) -> Article:
    """Two lines that do not name their source are of two unknown sources."""
    name = line.get("source") or f"Unknown source {number}"
    source, _ = Source.objects.get_or_create(name=name[:200], defaults={"slug": f"source-{number}"})
    published = parse_datetime(line.get("published_at") or "")
    if published and is_naive(published):
        published = make_aware(published)
    return Article(
        source=source,
        headline=(line["title"] or line["text"])[:500],
        published_at=published,
        published_precision=Precision.MINUTE if published else Precision.UNKNOWN,
        language=line.get("language", ""),
    )
