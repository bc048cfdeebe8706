from itertools import pairwise

from articles.coverage.components import components


def test_what_is_tied_hangs_together_in_the_order_given():
    assert components("abcdef", [("e", "b"), ("b", "c"), ("f", "a")]) == [["a", "f"], ["b", "c", "e"], ["d"]]


def test_a_tie_may_run_over_something_that_is_not_asked_for():
    assert components([1, 2, 3], [(1, "agency"), (3, "agency")]) == [[1, 3], [2]]


def test_a_long_chain_is_one_component():
    chain = range(50_000)

    assert len(components(chain, pairwise(chain))) == 1


def test_nothing_gives_nothing():
    assert components([], [(1, 2)]) == []
