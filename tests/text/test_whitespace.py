import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cuts import Cut, apply_cuts, normalise_cuts
from articles.text.whitespace import invisible_cuts, tidied


def tidy(raw, *cut_pieces):
    cuts = [Cut(raw.index(piece), raw.index(piece) + len(piece), "editor") for piece in cut_pieces]
    return apply_cuts(raw, tidied(raw, cuts))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  One two \n", "One two"),
        ("One  two", "One two"),
        ("One\t \u00a0two", "One\ttwo"),
        ("One\u00a0two", "One\u00a0two"),
        ("One \nTwo", "One\nTwo"),
        ("One\n   Two", "One\nTwo"),
        ("One\n\n\n\nTwo", "One\n\nTwo"),
        ("One\n \t\nTwo", "One\n\nTwo"),
        ("One\r\n\r\n\r\nTwo", "One\r\n\r\nTwo"),
        ("One\r\nTwo", "One\r\nTwo"),
        ("One\fTwo", "One\fTwo"),
        ("One\u2029\u2029\u2029Two", "One\u2029\u2029Two"),
        ("One\r \nTwo", "One\r \nTwo"),
        (" \n\t ", ""),
        ("", ""),
    ],
)
def test_surplus_white_space_is_cut_and_the_rest_stays_as_written(raw, clean):
    assert tidy(raw) == clean


def test_a_cut_line_between_paragraphs_leaves_one_gap():
    assert tidy("One.\n\nMust read\n\nTwo.", "Must read") == "One.\n\nTwo."


def test_a_cut_line_between_lines_makes_no_paragraph():
    assert tidy("One.\nMust read\nTwo.", "Must read") == "One.\nTwo."


def test_a_paragraph_break_beside_a_cut_line_stays():
    assert tidy("One.\nMust read\n\nTwo.", "Must read") == "One.\n\nTwo."


def test_a_cut_within_a_line_leaves_one_blank():
    assert tidy("The bridge (photo) is open", "(photo)") == "The bridge is open"


def test_several_cuts_side_by_side_leave_one_gap():
    assert tidy("One.\n\nA\n\nB C\n\nTwo.", "A", "B", "C") == "One.\n\nTwo."


def test_cuts_at_the_edges_take_their_gaps_along():
    assert tidy("Must read\n\nOne.\n\nShare", "Must read", "Share") == "One."


def test_tidying_again_makes_the_white_space_anew():
    raw = "One.\n\nMust read\n\nTwo."
    cuts = tidied(raw, [Cut(6, 15, "teaser")])

    restored = tidied(raw, [cut for cut in cuts if cut.rule != "teaser"])

    assert apply_cuts(raw, restored) == raw


def test_invisible_characters_are_found_and_joiners_are_not():
    raw = "\ufeffRe\u00adopened\x00 👩\u200d👧"

    cuts = invisible_cuts(raw)

    assert apply_cuts(raw, cuts) == "Reopened 👩\u200d👧"
    assert {cut.rule for cut in cuts} == {"invisible"}


SPACED = st.text(alphabet=" \n\r\t\f\u00a0\u2029aB.", max_size=30)


@given(SPACED)
def test_a_tidy_text_has_nothing_left_to_tidy(raw):
    clean = apply_cuts(raw, tidied(raw, []))

    assert clean == clean.strip()
    assert tidied(clean, []) == ()


@given(SPACED, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_tidying_cuts_white_space_only(raw, pairs):
    cuts = [Cut(start, end, "editor") for start, end in pairs if start < end <= len(raw)]
    content = apply_cuts(raw, normalise_cuts(raw, cuts))

    clean = apply_cuts(raw, tidied(raw, cuts))

    assert "".join(clean.split()) == "".join(content.split())
