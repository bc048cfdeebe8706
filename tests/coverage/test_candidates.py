from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.coverage.candidates import CANDIDATES, candidates
from articles.models import Article
from articles.text.dates import Precision
from tests.coverage import stories
from tests.factories import LinkFactory


def test_the_best_match_comes_first_and_the_article_itself_not_at_all(dispatch, report, other_fire):
    found = candidates(dispatch)

    assert found[0] == report
    assert dispatch not in found


def test_a_report_with_the_same_credit_is_a_candidate_whatever_it_says(dispatch, indexed, wire):
    post = indexed("Tax talks end", "No accord was found.", wire_credit=wire)
    mercury = indexed("Lynx seen", "Near Torrenby.", wire_credit=wire)

    assert set(candidates(mercury)) == {post, dispatch}
    assert {post, mercury} <= set(candidates(dispatch))


def test_an_article_that_was_suggested_before_is_looked_at_again(dispatch, indexed):
    unlike = indexed("Lynx seen", "Near Torrenby.")
    LinkFactory(one=dispatch, other=unlike)

    assert unlike in candidates(dispatch)


@pytest.mark.parametrize(
    ("published", "precision", "expected"),
    [
        (datetime(2026, 5, 1, tzinfo=UTC), Precision.DAY, True),
        (datetime(2026, 5, 28, tzinfo=UTC), Precision.DAY, True),
        (datetime(2026, 3, 1, tzinfo=UTC), Precision.DAY, False),
        (datetime(2026, 1, 1, tzinfo=UTC), Precision.YEAR, True),
        (None, Precision.UNKNOWN, True),
        (timezone.now() + timedelta(days=900), Precision.MINUTE, True),
    ],
)
def test_candidates_are_near_in_time_on_either_side_or_of_no_known_day(
    indexed, day, published, precision, expected
):
    article = indexed(stories.WIRE_HEADLINE, stories.WIRE, published_at=day(14))
    other = indexed(
        stories.REPORT_HEADLINE, stories.REPORT, published_at=published, published_precision=precision
    )

    assert (other in candidates(article)) is expected


def test_there_are_never_more_than_so_many(indexed):
    first, *_ = [indexed(f"Ferry {n}", stories.LOCAL) for n in range(CANDIDATES + 3)]

    assert len(candidates(first)) == CANDIDATES


def test_spiked_articles_are_no_candidates(dispatch, report):
    Article.objects.filter(pk=report.pk).update(status=Article.Status.SPIKED)

    assert candidates(dispatch) == []
