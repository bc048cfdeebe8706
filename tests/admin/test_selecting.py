import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.admin.desk.selecting import find_span
from articles.text.spans import Span, to_utf16

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


@given(st.data())
def test_any_words_are_found_at_the_place_a_browser_tells_and_near_where_they_stood(data):
    text = data.draw(
        st.text(alphabet='ab é\u0301“"🌉👩\u200d👧שק\n', min_size=1, max_size=60).filter(str.strip)
    )
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    assume(words.strip())
    bare = Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))

    told = find_span(text, words.replace("\n", "\r\n"), start=to_utf16(text, start), end=to_utf16(text, end))
    retyped = find_span(text, words, which=1)

    assert told == bare
    assert len(text[retyped.start : retyped.end].split()) == len(words.split())


def test_of_words_that_stand_twice_those_near_a_span_are_meant():
    second = TEXT.rindex("bridge")

    assert find_span(TEXT, "bridge", near=Span(second - 4, second + 3)).start == second


def test_a_typed_mark_finds_the_one_that_the_text_has():
    assert find_span("She said “it’s done”.", '"it\'s done"') == Span(9, 20)


def test_as_many_words_as_a_form_can_hold_are_refused_in_a_moment():
    started = time.process_time()

    with pytest.raises(ValidationError, match="not in the text"):
        find_span("a " * 100_000, "a " * 2_000_000)

    assert time.process_time() - started < 2  # 0.1 s where it was measured
