from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.text import alignment
from articles.text.alignment import Piece, align, pieces_between


def pieces(a, b):
    return [(op.tag, a[op.a_start : op.a_end], b[op.b_start : op.b_end]) for op in align(a, b)]


def test_a_replaced_word_stands_between_equal_runs():
    a, b = "The pier will close in May.", "The pier will reopen in May."

    assert pieces(a, b) == [
        ("equal", "The pier will ", "The pier will "),
        ("replace", "close ", "reopen "),
        ("equal", "in May.", "in May."),
    ]


def test_an_added_and_a_dropped_passage_are_insert_and_delete():
    assert pieces("one two", "one two three four")[-1] == ("insert", "", "three four")
    assert ("delete", "two ", "") in pieces("one two three", "one three")


def test_a_short_word_met_by_chance_is_part_of_the_change():
    a, b = "She praised bridges of stone today", "She praised roads of sand today"

    assert [tag for tag, _, _ in pieces(a, b)] == ["equal", "replace", "equal"]


def test_two_paragraphs_made_one_are_a_change():
    assert any(
        tag != "equal" for tag, _, _ in pieces("First part.\n\nSecond part.", "First part. Second part.")
    )


def test_wider_space_is_no_change():
    assert [tag for tag, _, _ in pieces("one  two", "one two")] == ["equal"]


def test_empty_texts_have_nothing_to_align():
    assert align("", "") == []
    assert pieces("", "new text") == [("insert", "", "new text")]
    assert pieces("old text", "") == [("delete", "old text", "")]


def test_texts_too_large_for_one_matrix_are_aligned_by_their_lines(monkeypatch):
    monkeypatch.setattr(alignment, "MOST_PAIRS", 100)
    a = "\n".join(f"line {n} stays" for n in range(8)) + "\nthe pier closes"
    b = "\n".join(f"line {n} stays" for n in range(8)) + "\nthe pier reopens"

    found = pieces(a, b)

    assert found[0][0] == "equal"
    assert found[-1] == ("replace", "closes", "reopens")


def test_one_line_too_large_for_a_matrix_is_one_change(monkeypatch):
    monkeypatch.setattr(alignment, "MOST_PAIRS", 10)

    assert pieces("a b c d e f", "g h i j k l") == [("replace", "a b c d e f", "g h i j k l")]


@given(st.text(max_size=120), st.text(max_size=120))
def test_runs_tile_both_texts_in_order(a, b):
    codes = align(a, b)

    assert "".join(a[op.a_start : op.a_end] for op in codes) == a
    assert "".join(b[op.b_start : op.b_end] for op in codes) == b
    assert all(left.a_end == right.a_start and left.b_end == right.b_start for left, right in pairwise(codes))
    assert all(op.a_end > op.a_start or op.b_end > op.b_start for op in codes)


@given(st.text(max_size=200))
def test_a_text_is_equal_to_itself(text):
    assert all(op.tag == "equal" for op in align(text, text))


@given(
    st.lists(st.sampled_from(["a ", "bb ", "ccc ", ". ", "\n", "דג ", "😀 "]), max_size=40).map("".join),
    st.data(),
)
def test_large_texts_still_tile_when_aligned_by_lines(text, data):
    other = data.draw(st.lists(st.sampled_from(["a ", "bb ", "dd ", "\n"]), max_size=40).map("".join))
    before = alignment.MOST_PAIRS
    alignment.MOST_PAIRS = 20
    try:
        codes = align(text, other)
    finally:
        alignment.MOST_PAIRS = before

    assert "".join(text[op.a_start : op.a_end] for op in codes) == text
    assert "".join(other[op.b_start : op.b_end] for op in codes) == other


def test_pieces_tell_what_was_taken_out_and_put_in():
    assert pieces_between("It opens Monday", "It opens Tuesday at six") == [
        Piece("equal", "It opens "),
        Piece("taken_out", "Monday"),
        Piece("put_in", "Tuesday at six"),
    ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_was_not_taken_out_joins_to_the_text_as_it_is_now(before, after):
    pieces = pieces_between(before, after)

    assert "".join(piece.words for piece in pieces if piece.tag != "taken_out") == after
