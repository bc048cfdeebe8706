"""How long does it take to find and score the articles that tell the same story, and does it grow with the archive?

    python -m tests.benchmarks.bench_candidates 10000
    python -m tests.benchmarks.bench_candidates --archive 1000000

First, milliseconds of CPU an article while so many made-up articles are read one after the other, 2,500 a day: for
candidates and scores (at most 15 at 10,000 stored articles), and for these and writing links and stories. Second, with
an archive of so many articles over days of 2,740, milliseconds by the clock for each of 300 new ones: the middle one,
the one that five in a hundred exceed (at most 50 on PostgreSQL and 100 on SQLite) and the slowest; it must be the same
whatever the size of the archive.

In a throw-away database on the engine that DATABASE_URL names; that on SQLite is a file in the folder for temporary
files. A million articles take 10 GB there, and some minutes to make and load.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings_test")
PER_DAY = 2_500
# A million a year.
ARCHIVED_PER_DAY = 2_740
NEW = 300
# The first few find caches empty that a desk at work has filled.
WARMING = 30
BEGINS = datetime(2026, 1, 1, tzinfo=UTC)


def read_in_order(count: int) -> None:
    from tests.benchmarks.archive import store, store_sources
    from tests.benchmarks.news import news

    store_sources()
    reports = news(0, 1 + count // PER_DAY, PER_DAY)[:count]
    first = store(reports, BEGINS, [None] * count)
    print("CPU ms an article  candidates and scores        whole")
    for start in range(first, first + count, count // 10):
        keys = range(start, min(start + count // 10, first + count))
        finding, whole = zip(*timed(keys, time.process_time), strict=True)
        print(f"{keys.stop - first:8} stored {statistics.mean(finding):22.1f} {statistics.mean(whole):18.1f}")


def read_with_archive(count: int) -> None:
    from tests.benchmarks.archive import store, store_archive, store_sources
    from tests.benchmarks.news import news

    today = 2 + count // ARCHIVED_PER_DAY
    store_sources()
    store_archive(count, ARCHIVED_PER_DAY, BEGINS, today)
    reports = [one for one in news(today - 3, 4, ARCHIVED_PER_DAY) if one.arrives >= today]
    first = store(reports[: WARMING + NEW], BEGINS, [None] * (WARMING + NEW))
    keys = range(first, first + WARMING + NEW)
    measured = timed(keys, time.perf_counter)[WARMING:]
    print(f"ms an article, {count} archived         middle     p95     max")
    for name, figures in zip(("candidates and scores", "whole"), zip(*measured, strict=True), strict=True):
        p95 = statistics.quantiles(figures, n=20)[-1]
        print(f"{name:32} {statistics.median(figures):10.1f} {p95:7.1f} {max(figures):7.1f}")


def timed(articles: Iterable[int], clock: Callable[[], float]) -> list[tuple[float, float]]:
    """For each the milliseconds for finding and scoring, and those with writing what is found."""
    from articles.coverage.suggesting import compare, settle
    from articles.models import Article

    measured = []
    for pk in articles:
        article = Article.objects.for_listing().get(pk=pk)
        start = clock()
        compared = compare(article)
        found = clock()
        settle(compared)
        measured.append((1000 * (found - start), 1000 * (clock() - start)))
    return measured


def main() -> None:
    import django

    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--archive", type=int)
    options = parser.parse_args()
    django.setup()
    from articles.evaluation.throwaway import throwaway_database

    with tempfile.TemporaryDirectory() as folder, throwaway_database(Path(folder) / "tried.sqlite3"):
        if options.archive:
            read_with_archive(options.archive)
        else:
            read_in_order(options.articles)


if __name__ == "__main__":
    main()
