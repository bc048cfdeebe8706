from datetime import UTC, datetime, timedelta

import pytest

from articles.coverage.contradictions import contradictions
from articles.models import Link
from tests.factories import ArticleFactory, LinkFactory, SourceFactory

Relation = Link.Relation
MONDAY = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def outlets(db):
    """An article each of Bay Wire, Corvany Today, Amary Mercury and Skarrow Post."""
    names = ("Bay Wire", "Corvany Today", "Amary Mercury", "Skarrow Post")
    return [ArticleFactory(source=SourceFactory(name=name)) for name in names]


def link(one, other, relation, minutes=0, **fields):
    at = MONDAY + timedelta(minutes=minutes)
    return LinkFactory(one=one, other=other, relation=relation, confirmed=True, decided_at=at, **fields)


def test_the_unrelated_that_copies_join_are_told_with_the_chain(outlets):
    wire, today, mercury, _ = outlets
    path = (link(wire, today, Relation.COPY), link(today, mercury, Relation.COPY))
    apart = link(wire, mercury, Relation.UNRELATED)

    assert contradictions(outlets) == [
        (
            apart,
            path,
            "Bay Wire and Amary Mercury are unrelated, yet "
            "Bay Wire – copy – Corvany Today – copy – Amary Mercury",
        )
    ]


@pytest.mark.parametrize("relation", [Relation.SAME_EVENT, Relation.UPDATE, Relation.TRANSLATION])
def test_any_relation_joins(outlets, relation):
    wire, today, mercury, _ = outlets
    link(wire, today, relation)
    link(today, mercury, Relation.REWRITE)
    link(wire, mercury, Relation.UNRELATED)

    [found] = contradictions(outlets)

    assert f"Bay Wire – {relation.label} – Corvany Today – rewrite – Amary Mercury" in found.words


def test_the_shortest_chain_is_told(outlets):
    wire, today, mercury, post = outlets
    link(wire, today, Relation.COPY)
    link(today, post, Relation.COPY)
    link(post, mercury, Relation.COPY)
    short = link(today, mercury, Relation.SAME_EVENT, minutes=9)
    link(wire, mercury, Relation.UNRELATED)

    [found] = contradictions(outlets)

    assert found.path[-1] == short
    assert len(found.path) == 2


def test_of_chains_of_one_length_the_earlier_decisions_are_told(outlets):
    wire, today, mercury, post = outlets
    link(wire, today, Relation.COPY, minutes=2)
    link(today, mercury, Relation.COPY, minutes=2)
    earlier = (link(wire, post, Relation.COPY, minutes=1), link(post, mercury, Relation.COPY, minutes=3))
    link(wire, mercury, Relation.UNRELATED)

    assert contradictions(outlets)[0].path == earlier


@pytest.mark.parametrize("state", [Link.State.SUGGESTED, Link.State.UNSURE])
def test_what_is_not_confirmed_contradicts_nothing(outlets, state):
    wire, today, mercury, _ = outlets
    link(wire, today, Relation.COPY)
    link(today, mercury, Relation.COPY, state=state)
    link(wire, mercury, Relation.UNRELATED)

    assert contradictions(outlets) == []


def test_a_chain_over_another_unrelated_is_none(outlets):
    wire, today, mercury, _ = outlets
    link(wire, today, Relation.COPY)
    link(today, mercury, Relation.UNRELATED)
    link(wire, mercury, Relation.UNRELATED)

    assert contradictions(outlets) == []


def test_a_chain_may_run_over_an_article_that_was_not_asked_for(outlets):
    wire, today, mercury, _ = outlets
    link(wire, today, Relation.COPY)
    link(today, mercury, Relation.COPY)
    link(wire, mercury, Relation.UNRELATED)

    assert len(contradictions([wire, mercury])) == 1


def test_two_reports_of_one_outlet_are_told_apart_by_their_headlines(outlets):
    wire, today, _, _ = outlets
    again = ArticleFactory(source=wire.source, headline="Gate opens")
    link(wire, today, Relation.COPY)
    link(today, again, Relation.COPY)
    link(wire, again, Relation.UNRELATED)

    assert contradictions(outlets)[0].words.endswith("– Corvany Today – copy – Bay Wire (“Gate opens”)")


@pytest.mark.parametrize("count", [2, 12])
def test_contradictions_take_one_query_at_any_size(outlets, count, django_assert_num_queries):
    hub, others = outlets[0], [ArticleFactory() for _ in range(count)]
    for other in others:
        link(hub, other, Relation.COPY)
    link(others[0], others[-1], Relation.UNRELATED)

    with django_assert_num_queries(1):
        [found] = contradictions([hub, *others])

    assert len(found.path) == 2
