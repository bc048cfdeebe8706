from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.spans import Span
from articles.text.speech.marks import passages


def quoted(text):
    return [text[p.start : p.end] for p in passages(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "She said “we will go” today.",
        'She said "we will go" today.',
        "She said „we will go“ today.",
        "She said „we will go” today.",
        "She said «we will go» today.",
        "She said »we will go« today.",
        "She said ''we will go'' today.",
        "She said ``we will go'' today.",
        "She said ‘‘we will go’’ today.",
        "She said 「we will go」 today.",
    ],
)
def test_every_kind_of_mark_is_paired(text):
    assert quoted(text) == ["we will go"]


@pytest.mark.parametrize("text", ["‘We will go,’ she said.", "'We will go,' she said."])
def test_british_single_marks_are_paired_when_they_close_on_punctuation(text):
    assert quoted(text) == ["We will go,"]


def test_apostrophes_open_and_close_nothing():
    assert quoted("The workers’ union and ‘em all, it’s the 1990s’ end; rock ’n’ roll isn’t.") == []


def test_an_apostrophe_inside_a_single_quoted_passage_does_not_close_it():
    assert quoted("‘We can’t go,’ she said.") == ["We can’t go,"]


def test_an_inner_quotation_is_part_of_the_outer_one():
    assert quoted("“He asked, ‘Who is there?’ and left,” she said.") == [
        "He asked, ‘Who is there?’ and left,"
    ]
    assert quoted('"The form asks: “Are you well?” and no more," she said.') == [
        "The form asks: “Are you well?” and no more,"
    ]


def test_quotations_nested_four_deep_are_one_passage():
    assert quoted("“a ‘b “c ‘d’ e” f’ g” h") == ["a ‘b “c ‘d’ e” f’ g"]


def test_a_mark_that_is_not_closed_quotes_to_the_end_of_its_paragraph():
    text = "“We will go. We will stay."

    found = passages(text, Span(0, len(text)))

    assert [(text[p.start : p.end], p.closed) for p in found] == [("We will go. We will stay.", False)]


def test_a_mark_repeated_at_the_start_of_a_line_begins_a_new_passage():
    assert quoted("“First part.\n“Second part,” she said.") == ["First part.\n", "Second part,"]


def test_an_opening_mark_in_the_place_of_a_closing_one_closes():
    assert quoted("“It is over here,“ she said, “and there.”") == ["It is over here,", "and there."]


def test_a_straight_mark_before_an_excerpt_leaves_the_marks_inside_to_those_quoted_there():
    text = '"The town was tired. “It is old,” she said of the pier, and “we are poor.” It rained.'

    assert quoted(text) == ["It is old,", "we are poor."]


def test_inches_open_no_quotation():
    assert quoted('The 6\'2" keeper left a 12" gap.') == []


def test_a_stray_closing_mark_is_passed_over():
    assert quoted("It ended.” Then “it began.”") == ["it began."]


@given(
    st.lists(st.sampled_from([*"“”\"„‟«»‹›‘’'`.,?! ", "''", "word", "\n", "6", "😀", "א"]), max_size=60).map(
        "".join
    )
)
def test_passages_are_in_order_inside_the_text_and_not_empty(text):
    found = passages(text, Span(0, len(text)))

    assert all(0 <= p.outer_start < p.start < p.end <= p.outer_end <= len(text) for p in found)
    assert all(left.outer_end <= right.outer_start for left, right in pairwise(found))
    assert all(text[p.start : p.end].strip() for p in found)
