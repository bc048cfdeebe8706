import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.ties import Ties
from articles.models import Link

Relation, State = Link.Relation, Link.State


def suggested(low, high, score=0.5, relation=Relation.SAME_EVENT):
    return Link(low_id=low, high_id=high, score=score, relation=relation)


def confirmed(low, high, relation=Relation.SAME_EVENT):
    return Link(low_id=low, high_id=high, relation=relation, state=State.CONFIRMED)


def test_each_article_goes_with_the_one_that_it_is_nearer_to():
    ties = Ties([suggested(1, 3, 0.9), suggested(2, 3, 0.4), suggested(2, 4, 0.7)])

    assert ties.halves([1, 2, 3, 4], 1, 2) == ([1, 3], [2, 4])


def test_an_article_without_a_link_to_either_goes_with_those_it_is_like():
    ties = Ties([suggested(2, 3, 0.9), suggested(3, 4, 0.6)])

    assert ties.halves([1, 2, 3, 4], 1, 2) == ([1], [2, 3, 4])


def test_articles_that_are_tied_to_nothing_go_with_the_one_named_first():
    assert Ties([]).halves([1, 2, 3], 1, 2) == ([1, 3], [2])


def test_what_an_editor_joined_goes_as_one():
    ties = Ties([confirmed(3, 4), suggested(1, 3, 0.5), suggested(2, 4, 0.9)])

    assert ties.halves([1, 2, 3, 4], 1, 2) == ([1], [2, 3, 4])


def test_what_an_editor_found_unrelated_weighs_against():
    ties = Ties([confirmed(1, 3, Relation.UNRELATED), suggested(1, 4, 0.9), suggested(3, 4, 0.2)])

    assert ties.halves([1, 2, 3, 4], 1, 2) == ([1, 4], [2, 3])


@pytest.mark.parametrize(
    "link",
    [
        suggested(1, 3, None, Relation.UNRELATED),
        Link(low_id=1, high_id=3, score=0.9, relation=Relation.COPY, state=State.UNSURE),
    ],
)
def test_a_doubtful_pair_weighs_nothing(link):
    assert Ties([link, suggested(2, 3, 0.1)]).halves([1, 2, 3], 1, 2) == ([1], [2, 3])


def test_two_that_editors_joined_have_no_halves():
    ties = Ties([confirmed(1, 3), confirmed(2, 3)])

    assert ties.halves([1, 2, 3], 1, 2) is None


def test_the_last_word_on_a_pair_counts():
    ties = Ties([confirmed(1, 2)])

    ties.note(confirmed(1, 2, Relation.UNRELATED))

    assert ties.are_apart([2], [1])
    assert ties.halves([1, 2], 1, 2) == ([1], [2])


LINKS = st.lists(
    st.builds(
        lambda pair, state, relation, score: Link(
            low_id=min(pair), high_id=max(pair), state=state, relation=relation, score=score
        ),
        st.lists(st.integers(1, 7), min_size=2, max_size=2, unique=True),
        st.sampled_from(State.values),
        st.sampled_from([Relation.COPY, Relation.SAME_EVENT, Relation.UNRELATED]),
        st.floats(0, 1),
    ),
    max_size=12,
    unique_by=lambda link: (link.low_id, link.high_id),
)


@given(LINKS)
def test_every_article_is_in_one_half_and_no_confirmed_pair_is_torn_apart(links):
    articles = list(range(1, 8))

    halves = Ties(links).halves(articles, 1, 2)

    if halves is not None:
        ones, others = halves
        assert 1 in ones
        assert 2 in others
        assert sorted(ones + others) == articles
        joined = [{link.low_id, link.high_id} for link in links if link.joins()]
        assert all(pair <= set(ones) or pair <= set(others) for pair in joined)
