import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage import grouping
from articles.coverage.grouping import grouped


def test_articles_that_are_alike_on_the_mean_are_one_story():
    assert grouped([1, 2, 3], {(1, 2): 0.9, (1, 3): 0.6, (2, 3): 0.5}, bound=0.5) == [[1, 2, 3]]


def test_a_chain_is_not_a_story():
    scores = {(1, 2): 0.9, (2, 3): 0.8, (3, 4): 0.9}

    assert grouped([1, 2, 3, 4], scores, bound=0.5) == [[1, 2], [3, 4]]


def test_pairs_that_nobody_compared_are_unlike():
    assert grouped([1, 2], {}, bound=0.1) == [[1], [2]]


def test_what_an_editor_joined_stays_together_however_unlike():
    assert grouped([1, 2, 3], {(2, 3): 0.4}, bound=0.5, together=[(1, 2)]) == [[1, 2], [3]]


def test_what_an_editor_parted_is_in_no_story_together_however_alike():
    scores = {(1, 2): 0.99, (1, 3): 0.9, (2, 3): 0.8}

    groups = grouped([1, 2, 3], scores, bound=0.5, apart=[(1, 2)])

    assert groups == [[1, 3], [2]]


@pytest.mark.parametrize("bound", [0.2, 0.95])
def test_the_bound_decides_how_alike_is_enough(bound):
    assert len(grouped([1, 2], {(1, 2): 0.6}, bound=bound)) == (1 if bound < 0.6 else 2)


def test_the_members_that_an_article_was_compared_with_stand_for_a_larger_story(monkeypatch):
    monkeypatch.setattr(grouping, "CANDIDATES", 3)
    story = list(range(10))
    scores = {(one, other): 0.9 for one in story for other in story if one < other}

    groups = grouped([*story, 10, 11], scores | {(n, 10): 0.9 for n in range(3)} | {(0, 11): 0.9}, bound=0.5)

    assert groups == [[*story, 10], [11]]


def test_a_few_likely_pairs_among_many_compared_are_not_enough_for_a_larger_story(monkeypatch):
    monkeypatch.setattr(grouping, "CANDIDATES", 3)
    story = list(range(10))
    scores = {(one, other): 0.9 for one in story for other in story if one < other}

    groups = grouped([*story, 10], scores | {(n, 10): 0.9 if n < 3 else 0.1 for n in story}, bound=0.5)

    assert groups == [story, [10]]


PAIRS = st.dictionaries(st.tuples(st.integers(0, 7), st.integers(8, 15)), st.floats(0, 1), max_size=40)


@given(PAIRS, st.lists(st.tuples(st.integers(0, 7), st.integers(8, 15)), max_size=4))
def test_each_article_is_in_one_group_and_the_parted_are_apart(scores, apart):
    groups = grouped(range(16), scores, bound=0.5, apart=apart)

    assert sorted(article for group in groups for article in group) == list(range(16))
    assert not any({low, high} <= set(group) for low, high in apart for group in groups)
