from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.components import Groups, components

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] != pair[1]))


def test_what_is_tied_hangs_together_in_the_order_given():
    assert components("abcdef", [("e", "b"), ("b", "c"), ("f", "a")]) == [["a", "f"], ["b", "c", "e"], ["d"]]


def test_a_tie_may_run_over_something_that_is_not_asked_for():
    assert components([1, 2, 3], [(1, "agency"), (3, "agency")]) == [[1, 3], [2]]


def test_a_long_chain_is_one_component():
    chain = range(50_000)

    assert len(components(chain, pairwise(chain))) == 1


def test_nothing_gives_nothing():
    assert components([], [(1, 2)]) == []


def test_the_tie_that_would_join_what_is_apart_is_left_out():
    assert components("abc", [("a", "b"), ("b", "c")], apart=[("a", "c")]) == [["a", "b"], ["c"]]
    assert components("abc", [("b", "c"), ("a", "b")], apart=[("a", "c")]) == [["a"], ["b", "c"]]


def test_what_is_apart_stays_so_through_others_that_each_was_joined_to():
    ties = [("a", "b"), ("c", "d"), ("b", "d")]

    assert components("abcd", ties, apart=[("a", "c")]) == [["a", "b"], ["c", "d"]]


def test_joining_says_whether_the_two_are_together():
    groups = Groups(apart=[("a", "c")])

    assert groups.join("a", "b")
    assert groups.join("b", "a")
    assert not groups.join("b", "c")


@given(ties=PAIRS, apart=PAIRS)
def test_what_is_apart_never_comes_together(ties, apart):
    found = components(range(10), ties, apart)

    assert not any(one in group and other in group for group in found for one, other in apart)


@given(ties=PAIRS, apart=PAIRS)
def test_a_tie_is_left_out_only_for_what_it_would_bring_together(ties, apart):
    groups = Groups(apart)
    left_out = [tie for tie in ties if not groups.join(*tie)]

    for one, other in left_out:
        ends = {groups.root(one), groups.root(other)}
        assert any({groups.root(left), groups.root(right)} == ends for left, right in apart)


@given(ties=PAIRS)
def test_where_nothing_is_apart_every_tie_holds(ties):
    groups = Groups()

    assert all(groups.join(*tie) for tie in ties)
