import math

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.search.postings import HALF_LIFE, count_article, counts, file_article, look_up, take_out

FERRY, FIRE, LYNX = 11, 4_000_000_000, 13
MAY = (100, 130)


@pytest.fixture
def archive(db):
    file_article(1, {FERRY: 0.9, FIRE: 0.4}, [105])
    file_article(2, {FERRY: 0.5}, [130])
    file_article(3, {FERRY: 0.9, FIRE: 0.4}, [131])


def test_articles_within_the_window_are_found_best_match_first(archive):
    assert look_up({FERRY: 1, FIRE: 1}, [MAY], without=0, limit=9) == [1, 2]


def test_weights_decide_what_matches_best(archive):
    file_article(4, {FIRE: 0.5}, [101])

    assert look_up({FERRY: 0.1, FIRE: 1}, [MAY], without=0, limit=9) == [4, 1, 2]


def test_of_equal_matches_the_older_article_comes_first(archive):
    file_article(5, {FERRY: 0.5}, [130])

    assert look_up({FERRY: 1}, [(130, 130)], without=0, limit=9) == [2, 5]


def test_any_of_several_windows_will_do(archive):
    assert look_up({FERRY: 1}, [(130, 130), (131, 140)], without=0, limit=9) == [3, 2]


def test_the_article_itself_is_not_found(archive):
    assert look_up({FERRY: 1}, [MAY], without=1, limit=9) == [2]


def test_there_are_no_more_than_asked_for(archive):
    assert look_up({FERRY: 1}, [MAY], without=0, limit=1) == [1]


@pytest.mark.parametrize("weights", [{}, {LYNX: 1}])
def test_nothing_is_found_under_no_key_and_under_one_that_nobody_has(archive, weights):
    assert look_up(weights, [MAY], without=0, limit=9) == []


def test_what_was_taken_out_is_found_no_more(archive):
    take_out(1, [FERRY], [105])

    assert look_up({FERRY: 1}, [MAY], without=0, limit=9) == [2]
    assert look_up({FIRE: 1}, [MAY], without=0, limit=9) == [1]


def test_articles_are_counted_with_each_of_their_keys(db):
    count_article([FERRY, FIRE])
    count_article([FERRY])

    total, having = counts([FERRY, FIRE, LYNX])

    assert total == pytest.approx(2, rel=1e-3)
    assert having == pytest.approx({FERRY: 2, FIRE: 1}, rel=1e-3)


def test_an_article_that_is_counted_again_adds_what_is_new_in_it(db):
    count_article([FERRY])

    count_article([FERRY, FIRE], before={FERRY})

    total, having = counts([FERRY, FIRE])
    assert total == pytest.approx(1, rel=1e-3)
    assert having == pytest.approx({FERRY: 1, FIRE: 1}, rel=1e-3)


def test_a_count_fades_by_half(db):
    count_article([FERRY])
    with connection.cursor() as cursor:
        later = (2 - 1) * HALF_LIFE / math.log(2)
        cursor.execute("UPDATE articles_term SET weight = %s WHERE term = -1", [later])

    _, having = counts([FERRY])

    assert having == {FERRY: pytest.approx(0.5)}


class CountingTest(TestCase):
    @given(st.lists(st.frozensets(st.integers(0, 2**32 - 1), max_size=8), min_size=1, max_size=5))
    def test_counting_tells_what_looking_would(self, articles):
        for keys in articles:
            told = count_article(keys)

            assert told == counts(keys)


def test_a_look_up_reads_only_the_window_of_each_key(db):
    """Also where the database knows how the keys are spread, which is when it gets ideas of its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_posting (term, day, article_id, weight) "
            "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 29999) "
            "SELECT n %% 300, n / 100, n, 0.5 FROM numbers",
            [],
        )
        cursor.execute("ANALYZE articles_posting")

    with CaptureQueriesContext(connection) as queries:
        look_up(dict.fromkeys(range(38), 1.0), [(90, 118), (1_000_090, 1_000_118)], without=0, limit=60)

    steps = [step for step in _plan(queries[-1]["sql"]) if any(word in step for word in READS)]
    assert steps
    assert all(any(all(part in step for part in window) for window in WINDOWS) for step in steps)


# What a step of a plan says that reads the table, and what it must say, for SQLite and for PostgreSQL.
READS = ("articles_posting USING", "BLOOM", "SCAN articles_posting", "Seq Scan", "Index Cond", "Filter")
WINDOWS = [
    ("SEARCH articles_posting USING PRIMARY KEY", "term=? AND day>? AND day<?"),
    ("Index Cond", "term = ANY", "day >=", "day <="),
]


def _plan(sql):
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}")
        return [str(row[-1]) for row in cursor.fetchall()]
