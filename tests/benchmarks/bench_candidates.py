"""How long does it take to find and score the articles that tell the same story, and does it grow with the archive?

    python -m tests.benchmarks.bench_candidates 10000
    python -m tests.benchmarks.bench_candidates --archive 1000000

First, milliseconds of CPU an article while so many made-up articles are read one after the other, 2,500 a day: for
candidates and scores (at most 15 at 10,000 stored articles), and for these and writing links and stories. Second, with
an archive of so many articles over days of 2,740, milliseconds for each of 300 new ones, by the clock and of this
process's CPU (what else the machine does shows in the difference; what PostgreSQL does, too): the middle one, the one
that five in a hundred exceed (at most 50 by the clock on PostgreSQL and 100 on SQLite) and the slowest. It must be the
same whatever the size of the archive.

In a throw-away database on the engine that DATABASE_URL names; that on SQLite is a file in the folder for temporary
files. A million articles take 10 GB there, and some minutes to make and load.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings_test")
PER_DAY = 2_500
# A million a year.
ARCHIVED_PER_DAY = 2_740
NEW = 300
# The first few find caches empty that a desk at work has filled.
WARMING = 30
BEGINS = datetime(2026, 1, 1, tzinfo=UTC)


class Milliseconds(NamedTuple):
    clock: float
    cpu: float


def read_in_order(count: int) -> None:
    from tests.benchmarks.archive import store, store_sources
    from tests.benchmarks.news import news

    store_sources()
    reports = news(0, 1 + count // PER_DAY, PER_DAY)[:count]
    first = store(reports, BEGINS, [None] * count)
    print("CPU ms an article  candidates and scores        whole", flush=True)
    for start in range(first, first + count, count // 10):
        keys = range(start, min(start + count // 10, first + count))
        finding, whole = (statistics.mean(cpu for _, cpu in each) for each in timed(keys))
        print(f"{keys.stop - first:8} stored {finding:22.1f} {whole:18.1f}", flush=True)


def read_with_archive(count: int) -> None:
    from tests.benchmarks.archive import store, store_archive, store_sources
    from tests.benchmarks.news import news

    today = 2 + count // ARCHIVED_PER_DAY
    store_sources()
    store_archive(count, ARCHIVED_PER_DAY, BEGINS, today)
    reports = [one for one in news(today - 3, 4, ARCHIVED_PER_DAY) if one.arrives >= today]
    first = store(reports[: WARMING + NEW], BEGINS, [None] * (WARMING + NEW))
    timed(range(first, first + WARMING))
    finding, whole = timed(range(first + WARMING, first + WARMING + NEW))
    print(f"ms an article, {count} archived                 middle     p95     max")
    for name, measured in (("candidates and scores", finding), ("whole", whole)):
        for clock, figures in zip(("clock", "CPU"), zip(*measured, strict=True), strict=True):
            p95 = statistics.quantiles(figures, n=20)[-1]
            print(f"{name:24}{clock:16}{statistics.median(figures):16.1f} {p95:7.1f} {max(figures):7.1f}")


def timed(articles: Iterable[int]) -> tuple[list[Milliseconds], list[Milliseconds]]:
    """For each article what finding and scoring took, and what that and writing what was found did."""
    from articles.coverage.suggesting import compare, settle
    from articles.models import Article

    finding, whole = [], []
    for pk in articles:
        article = Article.objects.for_listing().get(pk=pk)
        start = now()
        compared = compare(article)
        finding.append(Milliseconds(*(after - before for before, after in zip(start, now(), strict=True))))
        settle(compared)
        whole.append(Milliseconds(*(after - before for before, after in zip(start, now(), strict=True))))
    return finding, whole


def now() -> Milliseconds:
    return Milliseconds(1000 * time.perf_counter(), 1000 * time.process_time())


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
