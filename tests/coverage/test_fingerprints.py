"""What of an article is filed, under which days, and when it is filed anew."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.coverage.fingerprints import (
    LATE,
    UNDATED,
    WINDOW_DAYS,
    file,
    filed_before,
    filed_on,
    outdate,
    unpacked,
    windows,
)
from articles.models import Fingerprint
from articles.search.postings import counts
from articles.text.dates import Precision
from articles.text.keys import key
from tests.coverage import stories
from tests.factories import ArticleFactory, VersionFactory

ARRIVED = datetime(2026, 5, 20, 9, tzinfo=UTC)
TODAY = ARRIVED.toordinal()

pytestmark = pytest.mark.django_db


def article(published=None, precision=Precision.DAY, *, text=stories.WIRE):
    made = ArticleFactory(
        headline=stories.WIRE_HEADLINE,
        text=text,
        published_at=published,
        published_precision=precision if published else Precision.UNKNOWN,
    )
    made.created_at = ARRIVED
    return made


def postings():
    with connection.cursor() as cursor:
        cursor.execute("SELECT term, day, article_id, weight FROM articles_posting ORDER BY 1, 2, 3")
        return cursor.fetchall()


@pytest.mark.parametrize(
    ("published", "precision", "days"),
    [
        (ARRIVED, Precision.MINUTE, [TODAY]),
        (ARRIVED - timedelta(days=WINDOW_DAYS), Precision.DAY, [TODAY - WINDOW_DAYS]),
        (ARRIVED - timedelta(days=30), Precision.DAY, [TODAY - 30, LATE + TODAY]),
        (ARRIVED + timedelta(hours=20), Precision.MINUTE, [TODAY + 1]),
        (ARRIVED + timedelta(days=400), Precision.MINUTE, [UNDATED + TODAY]),
        (ARRIVED, Precision.MONTH, [UNDATED + TODAY]),
        (ARRIVED, Precision.YEAR, [UNDATED + TODAY]),
        (None, None, [UNDATED + TODAY]),
    ],
)
def test_an_article_stands_under_its_day_or_under_that_of_its_arrival(published, precision, days):
    assert filed_on(article(published, precision)) == days


def test_a_dated_article_is_looked_for_around_its_day_and_among_the_undated_that_came_with_it():
    assert windows(article(ARRIVED - timedelta(days=30))) == [
        (TODAY - 30 - WINDOW_DAYS, TODAY - 30 + WINDOW_DAYS),
        (UNDATED + TODAY - WINDOW_DAYS, UNDATED + TODAY + WINDOW_DAYS),
    ]


def test_filing_again_writes_nothing(django_assert_num_queries):
    one = ArticleFactory(text=stories.WIRE)
    file(one)
    Fingerprint.objects.update(compared=[])
    before = [list(Fingerprint.objects.values()), postings(), counts([key("ferry")])]

    again = file(one)

    assert again.fingerprint.compared == []
    assert [list(Fingerprint.objects.values()), postings(), counts([key("ferry")])] == before


def test_a_new_text_is_filed_under_its_own_words_and_no_longer_under_the_old():
    one = ArticleFactory(headline="Fire", text=stories.WIRE)
    old = file(one).keys
    VersionFactory(article=one, raw_text=stories.OTHER)

    new = file(one).keys

    assert {term for term, *_ in postings()} == new.keys()
    assert old.keys() - new.keys()


def test_a_new_text_counts_only_its_new_words_and_is_no_second_article():
    one = ArticleFactory(headline="Lynx", text="A lynx was seen near Torrenby.")
    file(one)
    VersionFactory(article=one, raw_text="A lynx was caught near Torrenby.")

    file(one)

    articles, having = counts([key("lynx"), key("caught")])
    assert articles == pytest.approx(1, rel=0.01)
    assert having == pytest.approx({key("lynx"): 1, key("caught"): 1}, rel=0.01)


def test_an_edited_date_files_the_article_under_its_new_day():
    one = ArticleFactory(text=stories.WIRE)
    file(one)
    Fingerprint.objects.update(compared=[])
    one.published_at, one.published_precision = timezone.now() - timedelta(days=3), Precision.DAY

    fingerprint = file(one).fingerprint

    assert fingerprint.compared is None
    assert {day for _, day, *_ in postings()} == {one.published_at.toordinal()}


def test_what_is_outdated_is_filed_anew_from_what_the_article_says_now():
    one = ArticleFactory(headline="Fire at sea", text=stories.WIRE)
    file(one)
    Fingerprint.objects.update(compared=[])
    one.headline = "Zeppelin over Skarrow"

    outdate(one)
    filed = file(one)

    assert filed.fingerprint.compared is None
    assert key("zeppelin") in unpacked(filed.fingerprint.bags).lead.keys


def test_a_worker_that_is_late_does_not_file_the_older_text_again():
    one = ArticleFactory(text=stories.WIRE)
    late, old = type(one).objects.get(pk=one.pk), one.current_version
    new = VersionFactory(article=one, raw_text=stories.OTHER)
    file(one)

    late.current_version = old
    file(late)

    assert Fingerprint.objects.get().version == new


def test_of_an_article_that_was_not_filed_nothing_is_known():
    assert filed_before(ArticleFactory()) is None


def test_an_article_without_words_is_filed_under_nothing():
    file(ArticleFactory(headline="…", text="— …"))

    assert postings() == []


@pytest.mark.parametrize("text", [stories.WIRE, "rain fell on the hill " * 4000])
def test_filing_takes_as_many_queries_whatever_the_length(text, django_assert_max_num_queries):
    one = ArticleFactory(headline="Rain", text=text)

    with django_assert_max_num_queries(12):
        file(one)
