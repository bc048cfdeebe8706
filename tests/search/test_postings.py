"""The index of keys and days, and how often each key was met."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.coverage.fingerprints import file
from articles.search import postings
from articles.search.postings import count_article, counts, file_article, look_up, take_out
from articles.text.keys import key
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

FERRY, LYNX, CRANE = key("ferry"), key("lynx"), key("crane")
EVER = [(0, 10_000_000)]


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT article_id, term, day FROM articles_posting ORDER BY 1, 2, 3")
        return cursor.fetchall()


def found(weights, windows=EVER, *, without=0, limit=10):
    return look_up(weights, windows, without=without, limit=limit)


def test_the_article_that_shares_most_comes_first():
    file_article(1, {FERRY: 0.2}, [100])
    file_article(2, {FERRY: 0.5, LYNX: 0.5}, [100])

    assert found({FERRY: 1.0, LYNX: 1.0}) == [2, 1]


def test_of_two_that_share_as_much_the_older_comes_first():
    file_article(2, {FERRY: 0.5}, [100])
    file_article(1, {FERRY: 0.5}, [100])

    assert found({FERRY: 1.0}) == [1, 2]


@pytest.mark.parametrize(("day", "seen"), [(99, False), (100, True), (114, True), (115, False)])
def test_a_look_up_stays_within_its_window(day, seen):
    file_article(1, {FERRY: 0.5}, [day])

    assert found({FERRY: 1.0}, [(100, 114)]) == ([1] if seen else [])


def test_a_look_up_may_have_several_windows():
    for article, day in ((1, 5), (2, 500), (3, 50)):
        file_article(article, {FERRY: 0.5}, [day])

    assert found({FERRY: 1.0}, [(1, 10), (490, 510)]) == [1, 2]


def test_the_article_itself_is_left_out_and_no_more_than_the_limit_are_found():
    for article in range(1, 6):
        file_article(article, {FERRY: 0.5}, [100])

    assert found({FERRY: 1.0}, without=2, limit=3) == [1, 3, 4]


def test_nothing_is_found_under_no_key():
    file_article(1, {}, [100])
    file_article(1, {FERRY: 1.0}, [])

    assert rows() == []
    assert found({}) == []


def test_filing_twice_keeps_one_row_with_the_newer_weight():
    file_article(1, {FERRY: 0.1}, [100])
    file_article(1, {FERRY: 0.9}, [100])
    file_article(2, {FERRY: 0.5}, [100])

    assert found({FERRY: 1.0}) == [1, 2]
    assert len(rows()) == 2


def test_taking_out_leaves_other_articles_and_other_days():
    file_article(1, {FERRY: 0.5, LYNX: 0.5}, [100, 200])
    file_article(2, {FERRY: 0.5}, [100])

    take_out(1, [FERRY, LYNX], [100])

    assert rows() == [(1, min(FERRY, LYNX), 200), (1, max(FERRY, LYNX), 200), (2, FERRY, 100)]


def test_taking_nothing_out_is_no_error():
    take_out(1, [], [100])
    take_out(1, [FERRY], [])

    assert rows() == []


def test_a_deleted_article_is_taken_out():
    article, other = ArticleFactory.create_batch(2)
    file(article)
    file(other)

    article.delete()

    assert {pk for pk, *_ in rows()} == {other.pk}


def test_articles_deleted_in_bulk_are_taken_out():
    articles = ArticleFactory.create_batch(3)
    for article in articles:
        file(article)

    type(articles[0]).objects.all().delete()

    assert rows() == []


def test_an_edited_date_takes_the_article_out_of_its_old_day():
    article = ArticleFactory()
    file(article)
    article.published_at, article.published_precision = timezone.now() - timedelta(days=2), "day"

    file(article)

    assert {day for _, _, day in rows()} == {article.published_at.toordinal()}


def test_counts_say_how_many_articles_there_are_and_have_each_key():
    count_article([FERRY, LYNX])
    count_article([FERRY])

    total, having = counts([FERRY, LYNX, CRANE])

    assert total == pytest.approx(2, rel=1e-3)
    assert having == pytest.approx({FERRY: 2, LYNX: 1}, rel=1e-3)


def test_an_article_counted_again_is_no_new_one():
    count_article([FERRY])
    count_article([FERRY, LYNX], before={FERRY})

    total, having = counts([FERRY, LYNX])

    assert total == pytest.approx(1, rel=1e-3)
    assert having.keys() == {FERRY, LYNX}


def test_a_count_fades_by_half_over_the_half_life(monkeypatch):
    monkeypatch.setattr(postings, "HALF_LIFE", 50)
    count_article([FERRY])
    before = counts([FERRY])[1][FERRY]

    for _ in range(50):
        count_article([LYNX])

    assert counts([FERRY])[1][FERRY] == pytest.approx(before / 2, rel=0.05)


def test_a_word_that_every_article_has_never_fades(monkeypatch):
    monkeypatch.setattr(postings, "HALF_LIFE", 10)
    for _ in range(60):
        count_article([FERRY])

    total, having = counts([FERRY])

    assert having[FERRY] == pytest.approx(total)


def test_counting_and_asking_for_no_key_is_no_error():
    count_article([])

    assert counts([])[0] == pytest.approx(1, rel=1e-3)


def test_the_largest_keys_and_the_smallest_are_kept():
    largest = 2**32 - 1
    count_article([0, largest])
    file_article(2**31, {0: 1e-9, largest: 1e9}, [4_000_000])

    assert counts([0, largest])[1].keys() == {0, largest}
    assert found({0: 1.0, largest: 1.0}) == [2**31]


def test_more_keys_than_a_statement_takes_are_counted_all_the_same(monkeypatch):
    monkeypatch.setattr(postings, "MOST_ROWS", 7)
    keys = list(range(20))

    count_article(keys)

    assert counts(keys)[1].keys() == set(keys)


@pytest.mark.parametrize("articles", [5, 40])
def test_a_look_up_is_one_query_however_many_it_finds(articles, django_assert_num_queries):
    for article in range(1, articles + 1):
        file_article(article, {FERRY: 0.5}, [100])

    with django_assert_num_queries(1):
        assert len(found({FERRY: 1.0, LYNX: 1.0}, limit=60)) == articles


class CountingTest(TestCase):
    @given(st.lists(st.frozensets(st.integers(0, 2**32 - 1), max_size=8), min_size=1, max_size=5))
    def test_counting_tells_what_looking_would(self, articles):
        for keys in articles:
            told = count_article(keys)

            assert told == counts(keys)
