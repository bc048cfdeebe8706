import pytest

from articles.evaluation.names import answers, fault_in


@pytest.mark.parametrize(
    ("a", "b", "same", "auto"),
    [
        ("Lena Terrin", "Terrin, Lena", True, True),
        ("J. Terrin", "John Terrin", True, False),
        ("Lena Terrin", "Odo Fenn", False, False),
        ("", "Lena Terrin", False, False),
    ],
)
def test_each_pair_is_answered(a, b, same, auto):
    (answer,) = answers([{"id": 7, "a": a, "b": b}])

    assert (answer["id"], answer["same"], answer["auto"]) == (7, same, auto)
    assert 0 <= answer["score"] <= 1


def test_the_annotation_is_not_read():
    line = {"id": "x", "a": "Lena Terrin", "b": "Lena Terrin"}

    assert list(answers([line])) == list(answers([line | {"same": False, "set": "other"}]))


@pytest.mark.parametrize(
    "line",
    [None, [], "a", {}, {"id": 1, "a": "x"}, {"id": None, "a": "x", "b": "y"}, {"id": 1, "a": 2, "b": "y"}],
)
def test_a_line_that_cannot_be_tried_is_told(line):
    assert fault_in(line)


def test_a_line_with_two_names_can_be_tried():
    assert fault_in({"id": 0, "a": "Lena Terrin", "b": ""}) == ""
