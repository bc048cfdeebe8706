from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.coverage import candidates as room
from articles.coverage.candidates import CANDIDATES
from articles.coverage.fingerprints import file
from articles.models import Article
from articles.people.mentions import harvest_mentions
from articles.people.naming import create_person
from articles.text.dates import Precision
from tests.coverage import stories
from tests.factories import LinkFactory


def candidates(article):
    return list(room.candidates(article, file(article)))


def test_the_best_match_comes_first_and_the_article_itself_not_at_all(dispatch, report, other_fire):
    found = candidates(dispatch)

    assert found[0] == report.pk
    assert dispatch.pk not in found


def test_a_report_that_names_the_same_person_is_a_candidate_whatever_else_it_says(db, filed):
    create_person("Odo Fenn")
    first, second = (
        filed(headline, text)
        for headline, text in (("Tax talks", "Odo Fenn spoke."), ("Lynx", "It bit Odo Fenn."))
    )
    for article in (first, second):
        harvest_mentions(article.current_version)

    assert candidates(first) == [second.pk]


def test_an_article_that_was_suggested_before_is_looked_at_again(dispatch, filed):
    unlike = filed("Lynx seen", "Near Torrenby.")
    LinkFactory(one=dispatch, other=unlike)

    assert unlike.pk in candidates(dispatch)


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
    filed, day, published, precision, expected
):
    article = filed(stories.WIRE_HEADLINE, stories.WIRE, published_at=day(14))
    other = filed(
        stories.REPORT_HEADLINE, stories.REPORT, published_at=published, published_precision=precision
    )

    assert (other.pk in candidates(article)) is expected
    assert (article.pk in candidates(other)) is expected


def test_an_undated_report_finds_one_that_came_in_with_it_however_old(filed, day):
    old = filed(stories.WIRE_HEADLINE, stories.WIRE, published_at=datetime(2021, 5, 17, tzinfo=UTC))
    undated = filed(stories.REPORT_HEADLINE, stories.REPORT)

    assert candidates(undated) == [old.pk]


def test_there_are_never_more_than_so_many(filed):
    first, *_ = [filed(f"Ferry {n}", stories.LOCAL) for n in range(CANDIDATES + 3)]

    assert len(candidates(first)) == CANDIDATES


def test_spiked_articles_are_no_candidates(dispatch, report):
    Article.objects.filter(pk=report.pk).update(status=Article.Status.SPIKED)

    assert candidates(dispatch) == []


def test_a_deleted_article_is_found_no_more(dispatch, report):
    report.delete()

    assert candidates(dispatch) == []
