import pytest

from articles.coverage.provenance import likely_origin, named_by_the_other
from articles.text.dates import Precision
from tests.coverage.readings import on, reading, report, wire


@pytest.mark.parametrize(
    ("left", "right", "origin"),
    [
        ({"credit": 2}, on(14), 2),
        ({}, {"credit": 1}, 1),
        ({"credit": 2} | on(13), on(14), 2),
        ({"credit": 9} | on(14), {"credit": 9} | on(15), None),
        ({"credit": 9} | on(14), {"credit": 8} | on(15), 1),
        (on(14), on(15), 1),
        (on(15), on(14), 2),
        (on(14, Precision.MINUTE, 9), on(14, Precision.MINUTE, 8), 2),
        (on(14, Precision.MINUTE, 9), on(14), None),
        (on(14), on(20, Precision.MONTH), None),
        (on(14), {}, None),
        ({}, {}, None),
    ],
)
def test_the_origin_is_the_credited_one_or_else_the_first(left, right, origin):
    assert likely_origin(wire(**left), report(**right)) == origin


@pytest.mark.parametrize(
    ("left", "right", "named"),
    [
        ("The ship is safe, Bay Wire reported.", "The ship is safe.", 2),
        ("The ship is safe.", "The ship is safe, Valley Mercury wrote.", 1),
        ("The ship is safe, Bay Wire wrote.", "The ship is safe, Valley Mercury wrote.", None),
        ("The ship in the bay is safe.", "The ship is safe.", None),
    ],
)
def test_the_outlet_that_the_other_text_names_is_the_likely_origin(left, right, named):
    one = reading(text=left, source_name="Valley Mercury", **on(13))
    other = reading(text=right, number=2, source_name="Bay Wire", **on(13))

    assert named_by_the_other(one, other) == named
    assert likely_origin(one, other, named=named) == named


def test_a_credit_tells_more_than_a_name_and_a_name_more_than_the_time():
    assert likely_origin(wire(credit=2), report(), named=1) == 2
    assert likely_origin(wire(**on(13)), report(**on(14)), named=2) == 2
