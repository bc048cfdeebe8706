"""How the database goes about a look-up."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.search.postings import look_up


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
