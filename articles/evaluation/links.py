"""How well are links suggested? The real engine reads a file's articles in their order, as a desk gets them.

What is measured is which articles are found to tell one story. The annotations that a line may have (event, topic)
are not read.
"""

from collections.abc import Iterable, Iterator, Sequence

from articles.coverage.suggesting import suggest_links
from articles.models import Article, Fingerprint, Link
from articles.people.mentions import harvest_mentions

from .articles import fault_in_article, store_article


def answers(lines: Iterable[dict]) -> Iterator[dict]:
    """A line for each article: its story, whom it is suggested to, and whom it was compared with, likeliest first."""
    ids = _read(lines)
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


def summary(given: Sequence[dict]) -> str:
    stories = len({answer["story"] for answer in given})
    return f"{sum(len(answer['links']) for answer in given)} suggested links, {stories} stories"


def fault_in(line: object) -> str:
    return fault_in_article(line, ("id", "title", "text"))


def _read(lines: Iterable[dict]) -> dict[int, str]:
    """Store and read each line's article; returns the line's id by article."""
    ids: dict[int, str] = {}
    for number, line in enumerate(lines):
        version = store_article(line, number)
        ids[version.article_id] = line["id"]
        harvest_mentions(version)
        suggest_links(version.article)
    return ids
