import pytest
from django.core.exceptions import ValidationError

from articles.admin.desk.selecting import find_span
from articles.text.spans import Span

TEXT = "The bridge 🌉 opened. The mayor said the bridge\nwas done."


def test_words_are_found_at_the_place_the_browser_tells():
    # The emoji is two units to a browser and one character here.
    span = find_span(TEXT, "opened", start=14, end=20)

    assert TEXT[span.start : span.end] == "opened"
    assert span.start == 13


def test_words_that_do_not_stand_at_that_place_are_refused():
    with pytest.raises(ValidationError, match="These words do not stand at that place"):
        find_span(TEXT, "opened", start=13, end=19)


@pytest.mark.parametrize(("start", "end"), [(50, 900), (900, 950), (-5, 3)])
def test_a_place_outside_the_text_is_refused(start, end):
    with pytest.raises(ValidationError, match="are outside the text, which has 56 characters"):
        find_span(TEXT, "done", start=start, end=end)


def test_white_space_around_a_selection_is_left_out():
    span = find_span(TEXT, " opened. ", start=13, end=22)

    assert TEXT[span.start : span.end] == "opened."


def test_line_ends_that_a_form_sent_are_those_of_the_text():
    start = TEXT.index("bridge\n") + 1
    span = find_span(TEXT, "bridge\r\nwas", start=start, end=start + 10)

    assert TEXT[span.start : span.end] == "bridge\nwas"


def test_pasted_words_are_looked_for():
    assert find_span(TEXT, "The mayor") == Span(TEXT.index("The mayor"), TEXT.index("The mayor") + 9)


def test_pasted_words_may_have_other_line_breaks():
    span = find_span(TEXT, "the bridge was done")

    assert TEXT[span.start : span.end] == "the bridge\nwas done"


def test_pasted_words_that_stand_nowhere_are_refused():
    with pytest.raises(ValidationError, match="These words are not in the text"):
        find_span(TEXT, "the harbour")


def test_pasted_words_that_stand_twice_ask_which_is_meant():
    with pytest.raises(ValidationError, match="stand in the text 2 times"):
        find_span(TEXT, "bridge")


def test_which_of_them_is_counted_from_one():
    span = find_span(TEXT, "bridge", which=2)

    assert span.start == TEXT.rindex("bridge")


def test_a_count_beyond_the_last_is_refused():
    with pytest.raises(ValidationError, match="stand in the text only 2 times"):
        find_span(TEXT, "bridge", which=3)


def test_no_words_at_all_are_refused():
    with pytest.raises(ValidationError, match="Select some words, or paste them"):
        find_span(TEXT, "  ")
