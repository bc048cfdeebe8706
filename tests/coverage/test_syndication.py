from datetime import UTC, datetime, timedelta

import pytest

from articles.coverage.syndication import syndicated_texts
from articles.models import Link
from tests.factories import ArticleFactory, LinkFactory, SourceFactory

Relation = Link.Relation
MORNING = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
TEXT = "The gate at Low Skarrow opens on Monday morning after four months of talks between both ministries."
HALF = (
    "The gate at Low Skarrow opens on Monday morning, and drivers who waited all night by the river cheered."
)


@pytest.fixture
def outlet(db):
    """An article of an outlet with this name, `hour` hours into the morning where that is known."""

    def make(name, hour=None, text=TEXT, **fields):
        if hour is not None:
            fields |= {"published_at": MORNING + timedelta(hours=hour), "published_precision": "minute"}
        source = fields.pop("source", None) or SourceFactory(name=name)
        return ArticleFactory(source=source, text=text, **fields)

    return make


def link(one, other, relation=Relation.COPY, **fields):
    return LinkFactory(one=one, other=other, relation=relation, confirmed=True, **fields)


def told(articles):
    """For each text the first publisher's name, and who took it from whom."""
    return [
        (
            text.first and text.first.source.name,
            [f"{one.article.source.name} < {one.origin.source.name}" for one in text.taken],
        )
        for text in syndicated_texts(articles)
    ]


def test_articles_without_a_confirmed_copy_carry_no_text_together(outlet):
    post, mercury = outlet("Post"), outlet("Mercury")
    LinkFactory(one=post, other=mercury, relation=Relation.COPY)
    link(post, outlet("Radio"), Relation.SAME_EVENT)

    assert syndicated_texts([post, mercury]) == []


def test_the_origin_that_an_editor_named_is_first_whatever_the_time_says(outlet):
    post, mercury = outlet("Post", hour=5), outlet("Mercury", hour=1)
    link(post, mercury, origin=post)

    assert told([post, mercury]) == [("Post", ["Mercury < Post"])]


def test_where_no_editor_said_the_credited_agency_is_first(outlet):
    wire = outlet("Bay Wire", hour=5)
    post, mercury = outlet("Post", hour=1, wire_credit=wire.source), outlet("Mercury", hour=2)
    link(post, mercury)
    link(wire, post)

    assert told([post, mercury, wire]) == [("Bay Wire", ["Post < Bay Wire", "Mercury < Bay Wire"])]


def test_where_no_credit_tells_the_earliest_is_first(outlet):
    late, early = outlet("Late", hour=5), outlet("Early", hour=1)
    link(late, early)

    assert told([late, early]) == [("Early", ["Late < Early"])]


def test_where_nothing_tells_nobody_is_first(outlet):
    day = {"published_at": MORNING, "published_precision": "day"}
    post, mercury = outlet("Post", **day), outlet("Mercury", hour=3)
    link(post, mercury)

    [text] = syndicated_texts([post, mercury])

    assert (text.first, text.taken) == (None, ())
    assert text.articles == (post, mercury)


def test_two_that_credit_an_agency_which_is_not_here_are_neither_first(outlet):
    agency = SourceFactory(name="Bay Wire")
    post, mercury = outlet("Post", hour=1, wire_credit=agency), outlet("Mercury", hour=2, wire_credit=agency)
    link(post, mercury)

    assert told([post, mercury]) == [(None, [])]


def test_a_copy_of_a_copy_hangs_from_the_copy(outlet):
    a, b, c = outlet("A"), outlet("B"), outlet("C")
    link(a, b, origin=a)
    link(b, c, origin=b)

    assert told([c, b, a]) == [("A", ["C < B", "B < A"])]


def test_of_several_named_origins_it_hangs_from_the_one_with_most_of_its_words(outlet):
    post, near, copy = outlet("Post", hour=1, text=HALF), outlet("Near", hour=2), outlet("Copy", hour=3)
    link(copy, post, Relation.REWRITE, origin=post)
    link(copy, near, origin=near)

    assert told([post, near, copy]) == [("Post", ["Near < Post", "Copy < Near"])]


def test_where_only_one_text_is_confirmed_it_hangs_from_the_first_publisher_and_that_is_not_stated(outlet):
    a, b, c = outlet("A"), outlet("B"), outlet("C")
    link(a, b, origin=a)
    link(b, c)

    [text] = syndicated_texts([a, b, c])

    assert [(one.article, one.origin, one.stated) for one in text.taken] == [(b, a, True), (c, a, False)]


@pytest.mark.parametrize(("last", "relation"), [("copy", Relation.COPY), ("rewrite", Relation.REWRITE)])
def test_over_a_chain_it_is_a_copy_only_if_every_link_is_one(outlet, last, relation):
    a, b, c = outlet("A"), outlet("B"), outlet("C")
    link(a, b, origin=a)
    link(b, c, last)

    [text] = syndicated_texts([a, b, c])

    assert [one.relation for one in text.taken] == [Relation.COPY, relation]


def test_the_share_is_how_much_of_the_copy_stands_in_the_origin(outlet):
    origin, whole, half = outlet("Origin"), outlet("Whole"), outlet("Half", text=HALF)
    link(origin, whole, origin=origin)
    link(origin, half, Relation.REWRITE, origin=origin)

    [text] = syndicated_texts([origin, whole, half])

    assert [one.share for one in text.taken] == [1.0, pytest.approx(5 / 15)]


def test_the_share_of_an_article_without_words_is_not_known(outlet):
    origin, silent = outlet("Origin"), outlet("Silent", text="…")
    link(origin, silent, origin=origin)

    assert syndicated_texts([origin, silent])[0].taken[0].share is None


def test_an_origin_outside_the_event_is_told(outlet):
    absent, post, mercury = outlet("Bay Wire"), outlet("Post"), outlet("Mercury")
    link(absent, post, origin=absent)
    link(absent, mercury, origin=absent)

    [text] = syndicated_texts([post, mercury])

    assert text.articles == (absent, post, mercury)
    assert told([post, mercury]) == [("Bay Wire", ["Post < Bay Wire", "Mercury < Bay Wire"])]


def test_a_copy_outside_the_event_is_not_told(outlet):
    post, mercury, absent = outlet("Post"), outlet("Mercury"), outlet("Absent")
    link(post, absent, origin=post)

    assert syndicated_texts([post, mercury]) == []


def test_decisions_in_a_circle_end_where_it_would_close(outlet):
    a, b, c = outlet("A", hour=1), outlet("B", hour=2), outlet("C", hour=3)
    link(a, b, origin=a)
    link(b, c, origin=b)
    link(c, a, origin=c)

    assert told([a, b, c]) == [("A", ["B < A", "C < B"])]


def test_a_circle_of_which_nobody_knows_the_first_is_opened_somewhere(outlet):
    a, b, c = outlet("A"), outlet("B"), outlet("C")
    link(a, b, origin=a)
    link(b, c, origin=b)
    link(c, a, origin=c)

    [text] = syndicated_texts([a, b, c])

    assert text.first is None
    assert len(text.taken) == 2


def test_what_an_editor_found_unrelated_is_not_hung_there(outlet):
    a, b, c = outlet("A"), outlet("B"), outlet("C")
    link(a, b, origin=a)
    link(b, c, origin=b)
    link(a, c, Relation.UNRELATED)

    assert told([a, b, c]) == [("A", ["B < A"])]


def test_texts_come_in_the_order_of_their_first_article_here(outlet):
    a, b, c, d = (outlet(name) for name in "ABCD")
    link(a, d, origin=d)
    link(b, c, origin=c)

    assert told([b, a, c, d]) == [("C", ["B < C"]), ("D", ["A < D"])]


@pytest.mark.parametrize("count", [2, 15])
def test_syndication_takes_two_queries_at_any_size(outlet, count, django_assert_num_queries):
    wire, *copies = (outlet(f"Outlet {number}") for number in range(count + 1))
    for copy in copies:
        link(wire, copy, origin=wire)
        link(copy, outlet("Second text"), origin=copy)

    with django_assert_num_queries(2):
        [text] = syndicated_texts([wire, *copies])
        assert {one.origin.source.name for one in text.taken} == {"Outlet 0"}


def test_articles_without_any_confirmed_copy_cost_one_query(outlet, django_assert_num_queries):
    post = outlet("Post")

    with django_assert_num_queries(1):
        syndicated_texts([post])
