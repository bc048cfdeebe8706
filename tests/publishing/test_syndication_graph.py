import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.syndication_graph import LONGEST_NAME, ROW, STEP, Row, draw_graph


def row(number, origin=None, *, name="Bay Wire", words="copy, 92 %", sure=True):
    return Row(number, name, "12 May 2026, 09:10", origin, words, sure, is_first=origin is None)


def outline(graph):
    """The numbers in the order of reading, each with its steps to the right."""
    left = min(mark.x for mark in graph.marks)
    return [(mark.row.number, (mark.x - left) // STEP) for mark in graph.marks]


def test_what_was_taken_hangs_one_step_to_the_right_below_its_origin():
    graph = draw_graph([row(1), row(2, 1), row(3, 1)])

    assert outline(graph) == [(1, 0), (2, 1), (3, 1)]
    first, second, third = graph.marks
    assert (second.y - first.y, third.y - second.y) == (ROW, ROW)


def test_a_copy_of_a_copy_follows_it_before_the_origins_next_one():
    graph = draw_graph([row(1), row(2, 1), row(3, 1), row(4, 2)])

    assert outline(graph) == [(1, 0), (2, 1), (4, 2), (3, 1)]


def test_an_origin_may_come_after_its_copies():
    assert outline(draw_graph([row(1, 3), row(2, 3), row(3)])) == [(3, 0), (1, 1), (2, 1)]


def test_reports_of_which_nobody_knows_whose_text_they_ran_stand_at_the_left():
    assert outline(draw_graph([row(1), row(2), row(3, 2)])) == [(1, 0), (2, 0), (3, 1)]


def test_a_line_leads_from_the_origin_to_the_copy_and_says_how():
    graph = draw_graph([row(1), row(2, 1, words="rewrite", sure=False)])

    [line] = graph.lines
    origin, copy = graph.marks
    assert (line.words, line.sure) == ("rewrite", False)
    assert line.path.startswith(f"M{origin.x} ")
    assert origin.x < line.words_x < copy.x
    assert origin.y < line.words_y < copy.y


def test_a_long_name_is_cut_in_the_drawing():
    [mark] = draw_graph([row(1, name="The Upper Sennet Hauliers’ and Carriers’ Gazette")]).marks

    assert mark.label == "The Upper Sennet Hauliers…"
    assert len(mark.label) <= LONGEST_NAME


def test_two_steps_fit_on_a_narrow_page():
    graph = draw_graph([row(1), row(2, 1), row(3, 2)])

    assert graph.marks[-1].label_x < 390 - 32 - 100


@pytest.mark.parametrize("rows", [[], [row(1)]])
def test_without_anything_taken_there_are_no_lines(rows):
    assert draw_graph(rows).lines == []


def test_ten_thousand_copies_of_copies_are_drawn():
    graph = draw_graph([row(1), *(row(number, number - 1) for number in range(2, 10_001))])

    assert len(graph.lines) == 9_999


@given(st.lists(st.integers(0, 30), max_size=30))
def test_every_report_has_a_row_of_its_own_inside_the_drawing(origins):
    rows = [row(number, origin if 0 < origin < number else None) for number, origin in enumerate(origins, 1)]

    graph = draw_graph(rows)

    assert sorted(mark.row.number for mark in graph.marks) == [one.number for one in rows]
    assert len({mark.y for mark in graph.marks}) == len(rows)
    assert all(0 < mark.x < graph.width and 0 < mark.y < graph.height for mark in graph.marks)
    assert len(graph.lines) == sum(one.origin is not None for one in rows)
