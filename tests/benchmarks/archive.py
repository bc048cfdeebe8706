"""Fill the database with what the engine reads of many stored articles, without making an object of each row.

Sources, articles with a short text, stories, fingerprints, postings and the counts of words are as if the engine had
read the articles one after the other, but for two things. The words that say most of a report are chosen by how rare
they are on one day of news, which is how rare they stay. And only so many DAYS are made: what lies further back has
them again. It is outside of every window, so nothing of it is read, but it lengthens all that must not be read.
"""

import itertools
import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from django.core.management.color import no_style
from django.db import connection, models, transaction
from tqdm import tqdm

from articles.coverage.fingerprints import lookup_keys, packed
from articles.coverage.profiles import read_profile
from articles.coverage.rarity import Rarity, length
from articles.models import Article, ArticleVersion, Fingerprint, Source, Story
from articles.search.postings import ALL_ARTICLES, HALF_LIFE, POSTINGS, TERMS
from tests.benchmarks.news import OUTLETS, Report, day_of_news

# More than the days of a window that have come.
DAYS = 20
# As many days are loaded in one transaction: in so many rows sorted by key, each page of the index is written once.
DAYS_AT_ONCE = 10
# What the machine thinks of two reports of one event, and of others that it compared.
ALIKE, UNLIKE = 0.9, 0.02
COMPARED = 40
# Of an archived text; what is longer lies outside of the row, and is not read.
KEPT = 300


class Read(NamedTuple):
    """A report as the engine keeps it, and the words it counts."""

    report: Report
    bags: bytes
    norms: list[float]
    keys: dict[int, float]
    words: tuple[int, ...]


def read(report: Report, rarity: Rarity) -> Read:
    profile = read_profile(report.headline, report.text)
    norms = [length(rarity.weigh(bag)) for bag in profile.bags]
    keys = lookup_keys(profile, rarity)
    return Read(report, packed(profile), norms, keys, tuple(profile.words.keys))


def read_day(day: int, reports: int, rarity: Rarity) -> list[Read]:
    return [read(report, rarity) for report in day_of_news(day, reports)]


def rarity_of_a_day(reports: int) -> Rarity:
    profiles = [read_profile(report.headline, report.text) for report in day_of_news(-1, reports)]
    return Rarity(len(profiles), Counter(word for profile in profiles for word in profile.words.keys))


def store_sources() -> None:
    Source.objects.bulk_create(
        Source(pk=number + 1, name=f"Outlet {number}", slug=f"outlet-{number}") for number in range(OUTLETS)
    )


@contextmanager
def loading() -> Iterator[None]:
    """One transaction. SQLite would look through all articles for each version that one of them names."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        yield


@loading()
def store(reports: Sequence[Report], begins: datetime, stories: Iterable[int | None]) -> int:
    """Articles with the text they came with, and no more; returns the key of the first."""
    first = _next(Article)
    arrived = [begins + timedelta(days=report.arrives) for report in reports]
    _load(
        Article,
        (
            {
                "id": pk,
                "source_id": report.outlet + 1,
                "headline": report.headline,
                "published_at": at,
                "published_precision": "minute",
                "language": "en",
                "current_version_id": pk,
                "story_id": story,
                "created_at": at,
            }
            for pk, (report, at, story) in enumerate(zip(reports, arrived, stories, strict=False), first)
        ),
    )
    _load(
        ArticleVersion,
        (
            {
                "id": pk,
                "article_id": pk,
                "number": 1,
                "headline": report.headline,
                "raw_text": report.text,
                "text": report.text,
                "fetched_at": at,
            }
            for pk, (report, at) in enumerate(zip(reports, arrived, strict=True), first)
        ),
    )
    return first


def store_archive(count: int, per_day: int, begins: datetime, last: int) -> None:
    """About so many articles that arrived before the day `last`, counted from `begins`."""
    days = range(last - round(count / per_day), last)
    made = range(max(days.start, last - DAYS), last)
    with multiprocessing.Pool() as pool:
        reading = pool.imap(partial(read_day, reports=per_day, rarity=rarity_of_a_day(per_day)), made)
        ready = dict(zip(made, tqdm(reading, "days made", len(made), mininterval=10), strict=True))
    weights: Counter[int] = Counter()
    number = itertools.count()
    for start in tqdm(range(days.start, days.stop, DAYS_AT_ONCE), "tens of days stored", mininterval=10):
        reads = [
            one
            for day in range(start, min(start + DAYS_AT_ONCE, last))
            for one in _again(ready[made[(day - made.start) % len(made)]], day)
            if one.report.arrives < last
        ]
        for one in reads:
            # As much more than the one before as `count_article` makes it.
            weights.update(dict.fromkeys((ALL_ARTICLES, *one.words), 2 ** (next(number) / HALF_LIFE)))
        with loading():
            _store_read(reads, begins)
    _copy(TERMS, ("term", "weight"), sorted(weights.items()))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Story]):
            cursor.execute(statement)
        # As autovacuum does.
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _again(reads: Iterable[Read], day: int) -> Iterator[Read]:
    """A day that was made, as if it were another."""
    for one in reads:
        report = one.report
        yield one._replace(report=report._replace(day=day, arrives=report.arrives - report.day + day))


def _store_read(reads: Sequence[Read], begins: datetime) -> None:
    first_story = _next(Story)
    stories: dict[tuple[int, int], int] = {}
    for one in reads:
        stories.setdefault((one.report.day, one.report.event), first_story + len(stories))
    _load(Story, ({"id": pk, "created_at": begins} for pk in stories.values()))
    story_of = [stories[one.report.day, one.report.event] for one in reads]
    first = store([one.report._replace(text=one.report.text[:KEPT]) for one in reads], begins, story_of)
    filed_on = [(begins + timedelta(days=one.report.arrives)).toordinal() for one in reads]
    _load(
        Fingerprint,
        (
            {
                "article_id": pk,
                "version_id": pk,
                "bags": one.bags,
                "norms": one.norms,
                "filed_under": list(one.keys),
                "filed_on": [day],
                "compared": _compared(pk, first, story_of),
            }
            for pk, (one, day) in enumerate(zip(reads, filed_on, strict=True), first)
        ),
    )
    postings = [
        (key, day, pk, weight)
        for pk, (one, day) in enumerate(zip(reads, filed_on, strict=True), first)
        for key, weight in one.keys.items()
    ]
    _copy(POSTINGS, ("term", "day", "article_id", "weight"), sorted(postings))


def _compared(pk: int, first: int, story_of: Sequence[int]) -> list[list]:
    """With those before it, which are first those of its event."""
    story = story_of[pk - first]
    return [
        [other, ALIKE if story_of[other - first] == story else UNLIKE]
        for other in range(pk - 1, max(first, pk - 1 - COMPARED), -1)
    ]


def _load(model: type[models.Model], rows: Iterable[dict]) -> None:
    """What a row does not say is as the model has it by default."""
    fields = model._meta.concrete_fields
    usual = {field.attname: field.get_db_prep_save(field.get_default(), connection) for field in fields}
    _copy(
        model._meta.db_table,
        [field.column for field in fields],
        (
            [
                field.get_db_prep_save(row[field.attname], connection)
                if field.attname in row
                else usual[field.attname]
                for field in fields
            ]
            for row in rows
        ),
    )


def _copy(table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
        else:
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


def _next(model: type[models.Model]) -> int:
    return 1 + (model.objects.aggregate(last=models.Max("pk"))["last"] or 0)
