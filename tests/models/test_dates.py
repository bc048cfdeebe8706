from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.models.dates import say_date

NOON = datetime(2026, 5, 12, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("precision", "said"),
    [
        ("year", "2026"),
        ("month", "May 2026"),
        ("day", "12 May 2026"),
        ("minute", "12 May 2026, 22:30"),
        ("unknown", "date unknown"),
    ],
)
def test_a_date_is_said_no_more_exactly_than_it_is_known(precision, said):
    assert say_date(NOON, precision) == said


def test_only_a_time_of_day_moves_into_the_local_zone():
    with timezone.override("Asia/Karachi"):
        assert say_date(NOON, "minute") == "13 May 2026, 03:30"
        assert say_date(NOON, "day") == "12 May 2026"
