from datetime import UTC, datetime, timedelta

import pytest

from articles.coverage.origins import duplicate_groups, independent_origins
from articles.coverage.same_text import same_text_ties
from articles.models import Link
from tests.factories import ArticleFactory, LinkFactory, SourceFactory

Relation = Link.Relation
MONDAY = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def decided(db):
    """A decision, `hour` hours after the desk opened."""

    def make(one, other, relation, hour=0, **fields):
        decided_at = MONDAY + timedelta(hours=hour)
        return LinkFactory(
            one=one, other=other, relation=relation, confirmed=True, decided_at=decided_at, **fields
        )

    return make


@pytest.fixture
def abc(db):
    return [ArticleFactory(source=SourceFactory(name=name)) for name in "ABC"]


def pairs(articles):
    return [tie.pair for tie in same_text_ties(articles)]


def test_ties_come_in_the_order_of_decision(abc, decided):
    a, b, c = abc
    decided(a, b, Relation.COPY, hour=2)
    decided(b, c, Relation.REWRITE, hour=1)

    assert pairs(abc) == [(b.pk, c.pk), (a.pk, b.pk)]


@pytest.mark.parametrize(("first", "second"), [("ab", "bc"), ("bc", "ab")])
def test_the_later_of_two_ties_that_join_the_unrelated_is_left_out(abc, decided, first, second):
    by_name = dict(zip("abc", abc, strict=True))
    for hour, pair in enumerate([first, second]):
        decided(by_name[pair[0]], by_name[pair[1]], Relation.COPY, hour=hour)
    decided(abc[0], abc[2], Relation.UNRELATED, hour=5)

    assert pairs(abc) == [(by_name[first[0]].pk, by_name[first[1]].pk)]


def test_the_unrelated_are_two_origins_and_no_duplicates(abc, decided):
    a, b, c = abc
    decided(a, b, Relation.COPY, hour=1)
    decided(b, c, Relation.COPY, hour=2)
    decided(a, c, Relation.UNRELATED)

    assert [origin.articles for origin in independent_origins(abc)] == [(a, b), (c,)]
    assert duplicate_groups(abc) == [(a, b)]


def test_what_was_left_out_is_no_reason_either(abc, decided):
    a, b, c = abc
    decided(a, b, Relation.COPY, hour=1)
    decided(b, c, Relation.COPY, hour=2)
    decided(a, c, Relation.UNRELATED)

    assert [origin.reasons for origin in independent_origins(abc)] == [("A and B carry one text",), ()]


def test_a_shared_agency_still_joins_the_unrelated(abc, decided):
    a, _, c = abc
    decided(a, c, Relation.UNRELATED)
    for article in (a, c):
        article.wire_credit = abc[1].source

    assert len(independent_origins([a, c])) == 1


def test_an_unrelated_that_is_not_confirmed_keeps_nothing_apart(abc, decided):
    a, b, c = abc
    decided(a, b, Relation.COPY)
    decided(b, c, Relation.COPY)
    decided(a, c, Relation.UNRELATED, state=Link.State.UNSURE)

    assert len(pairs(abc)) == 2


@pytest.mark.parametrize(("origin", "taker"), [("A", "B"), ("B", "A")])
def test_the_taker_is_the_one_that_is_not_the_origin(abc, decided, origin, taker):
    by_name = dict(zip("ABC", abc, strict=True))
    decided(abc[0], abc[1], Relation.COPY, origin=by_name[origin])

    [tie] = same_text_ties(abc)

    assert (tie.origin, tie.taker) == (by_name[origin].pk, by_name[taker].pk)
