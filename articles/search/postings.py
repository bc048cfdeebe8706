"""By which keys, and on which days, is an article looked up? An inverted index beside the full-text one.

The full-text index ranks the whole archive; a desk needs the reports of some days. Here each article stands under
the few keys that say most of it, by day, so that a look-up reads what the window holds however large the archive is.
The same table answers for words, for people and for runs of words that copies share.

Beside it stands how often each word was met. A count fades by half over HALF_LIFE articles, so that a name that is
in all the news of these weeks is not taken for rare because the archive lacks it. Fading is by articles, not by
time, so that the same articles in the same order always give the same figures: instead of shrinking all counts, each
new article counts a little more than the one before.
"""

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from django.db import connection

POSTINGS = "articles_posting"
TERMS = "articles_term"
HALF_LIFE = 50_000
# The row that counts the articles; keys are never negative.
ALL_ARTICLES = -1
# SQLite takes a million characters in one statement.
MOST_ROWS = 5_000

Row = TypeVar("Row")


def count_article(
    keys: Iterable[int], before: Container[int] | None = None
) -> tuple[float, dict[int, float]]:
    """One more article has these keys; `before` are those for which it was counted earlier, if it was.

    Returns what `counts` would, without a second look.
    """
    with connection.cursor() as cursor:
        weight = 1 + _total(cursor) * math.log(2) / HALF_LIFE
        # In the order of the keys, so that two workers never wait for each other in a circle.
        rows = [(ALL_ARTICLES, weight if before is None else 0.0)]
        rows += [(key, 0.0 if before and key in before else weight) for key in sorted(keys)]
        found: list[tuple[int, float]] = []
        for some in _in_parts(rows):
            cursor.execute(
                f"INSERT INTO {TERMS} (term, weight) VALUES {_rows(some)} "
                f"ON CONFLICT (term) DO UPDATE SET weight = {TERMS}.weight + excluded.weight "
                "RETURNING term, weight"
            )
            found += cursor.fetchall()
    return _faded(found)


def counts(keys: Iterable[int]) -> tuple[float, dict[int, float]]:
    """How many articles there are, and how many of them have each of the keys; faded, see above."""
    found: list[tuple[int, float]] = []
    with connection.cursor() as cursor:
        for some in _in_parts([ALL_ARTICLES, *keys]):
            cursor.execute(f"SELECT term, weight FROM {TERMS} WHERE term IN {_row(some)}")
            found += cursor.fetchall()
    return _faded(found)


def _faded(rows: Iterable[tuple[int, float]]) -> tuple[float, dict[int, float]]:
    weights = dict(rows)
    total = weights.pop(ALL_ARTICLES, 0.0)
    now = 1 + total * math.log(2) / HALF_LIFE
    return total / now, {key: weight / now for key, weight in weights.items()}


def file_article(article: int, weights: Mapping[int, float], days: Sequence[int]) -> None:
    rows = [(key, day, article, weight) for key, weight in sorted(weights.items()) for day in days]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {POSTINGS} (term, day, article_id, weight) VALUES {_rows(rows)} "
            "ON CONFLICT (term, day, article_id) DO UPDATE SET weight = excluded.weight"
        )


def take_out(article: int, keys: Sequence[int], days: Sequence[int]) -> None:
    """What the trigger of guards.py does when the article is deleted."""
    if not keys or not days:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {POSTINGS} WHERE article_id = {article} AND term IN {_row(keys)} AND day IN {_row(days)}"
        )


def look_up(
    weights: Mapping[int, float], windows: Sequence[tuple[int, int]], *, without: int, limit: int
) -> list[int]:
    """Ids of the articles that stand under these keys within the windows of days, best match first.

    The rows are added up here: given a table of keys to join, SQLite reads all postings once to see which keys there
    are, and PostgreSQL may read each key's whole past.
    """
    if not weights:
        return []
    parts = [
        f"SELECT term, article_id, weight FROM {POSTINGS} "
        f"WHERE term IN {_row(weights)} AND day BETWEEN {first} AND {last}"
        for first, last in windows
    ]
    scores: dict[int, float] = defaultdict(float)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        for key, article, weight in cursor.fetchall():
            scores[article] += weight * weights[key]
    scores.pop(without, None)
    best = sorted([(-score, article) for article, score in scores.items()])[:limit]
    return [article for _, article in best]


def _total(cursor) -> float:
    cursor.execute(f"SELECT weight FROM {TERMS} WHERE term = %s", [ALL_ARTICLES])
    row = cursor.fetchone()
    return row[0] if row else 0.0


def _row(numbers: Iterable[float]) -> str:
    """Numbers stand in the statement itself: to bind hundreds of them takes longer than to run it."""
    return f"({','.join(map(repr, numbers))})"


def _rows(rows: Iterable[Iterable[float]]) -> str:
    return ",".join(map(_row, rows))


def _in_parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS))
