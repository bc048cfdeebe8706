import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.components import components
from articles.coverage.queue import queue
from articles.models import Article, Link

Relation, State = Link.Relation, Link.State


def articles(count):
    return [Article(pk=pk) for pk in range(1, count + 1)]


def link(low, high, score=0.5, relation=Relation.SAME_EVENT, state=State.SUGGESTED):
    return Link(low_id=low, high_id=high, score=score, relation=relation, state=state)


def pairs(links):
    return [(one.low_id, one.high_id) for one in links]


def test_what_follows_from_the_other_pairs_is_not_asked():
    links = [link(1, 2, 0.9), link(2, 3, 0.8), link(1, 3, 0.7)]

    assert pairs(queue(articles(3), links).next) == [(1, 2), (2, 3)]


def test_copies_are_asked_before_pairs_of_one_event_and_the_better_score_first():
    links = [
        link(1, 2, 0.99),
        link(2, 3, 0.8, Relation.REWRITE),
        link(3, 4, 0.9, Relation.COPY),
        link(4, 5, 0.7),
    ]

    assert pairs(queue(articles(5), links).next) == [(3, 4), (2, 3), (1, 2), (4, 5)]


def test_what_a_contributor_suggests_without_a_score_is_asked_before_what_the_machine_suggests():
    links = [link(1, 2, 0.99), link(2, 3, None)]

    assert pairs(queue(articles(3), links).next) == [(2, 3), (1, 2)]


def test_what_confirmed_links_have_joined_is_implied():
    links = [link(1, 2, state=State.CONFIRMED), link(2, 3, state=State.CONFIRMED), link(1, 3), link(3, 4)]

    asked = queue(articles(4), links)

    assert (pairs(asked.next), pairs(asked.implied)) == ([(3, 4)], [(1, 3)])


@pytest.mark.parametrize(
    "decided", [link(1, 2, state=State.UNSURE), link(1, 2, None, Relation.UNRELATED, State.CONFIRMED)]
)
def test_a_pair_left_unsure_or_found_unrelated_joins_nothing_and_is_not_asked_again(decided):
    asked = queue(articles(3), [decided, link(2, 3), link(1, 3)])

    assert (pairs(asked.next), asked.implied) == ([(1, 3), (2, 3)], [])


def test_what_a_contributor_found_unrelated_is_asked_even_where_confirmed_links_join_the_two():
    links = [link(1, 2, state=State.CONFIRMED), link(2, 3, state=State.CONFIRMED), link(3, 4)]
    doubt = link(1, 3, None, Relation.UNRELATED)

    asked = queue(articles(4), [doubt, *links])

    assert (pairs(asked.next), asked.implied) == ([(3, 4), (1, 3)], [])


def test_links_to_articles_of_other_stories_are_left_out():
    assert pairs(queue(articles(2), [link(1, 2), link(2, 9)]).next) == [(1, 2)]


@st.composite
def stories(draw):
    count = draw(st.integers(0, 8))
    possible = [(low, high) for low in range(1, count + 1) for high in range(low + 1, count + 1)]
    chosen = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    states = st.sampled_from([State.SUGGESTED, State.CONFIRMED])
    relations = st.sampled_from([Relation.COPY, Relation.SAME_EVENT])
    return articles(count), [
        link(*pair, draw(st.floats(0, 1)), draw(relations), draw(states)) for pair in chosen
    ]


@given(stories())
def test_once_all_that_is_asked_is_confirmed_the_rest_is_implied_and_nothing_is_asked(story):
    members, links = story
    asked = queue(members, links).next

    for one in asked:
        one.state = State.CONFIRMED

    after = queue(members, links)
    assert len(asked) <= max(0, len(members) - 1)
    assert after.next == []
    assert len(components([a.pk for a in members], pairs(one for one in links if one.joins()))) == len(
        components([a.pk for a in members], pairs(links))
    )
    assert all(one in after.implied for one in links if not one.is_decided())


def test_the_queue_asks_the_database_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        queue(articles(3), [link(1, 2), link(2, 3)])
