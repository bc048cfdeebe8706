import pytest

from articles.text.lines import ends_sentence, fold, visible_lines


def wrapped(raw):
    return [line.text for line in visible_lines(raw) if line.wrapped]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029", "\n\n \n"])
def test_lines_are_found_whatever_ends_them(line_end):
    raw = f"One{line_end}Two"

    lines = visible_lines(raw)

    assert [line.text for line in lines] == ["One", "Two"]
    assert [raw[line.start : line.end] for line in lines] == ["One", "Two"]


def test_a_line_is_told_without_its_margins():
    raw = "\ufeff \t\u00a0One two\u200b \n"

    (line,) = visible_lines(raw)

    assert raw[line.start : line.end] == line.text == "One two"


@pytest.mark.parametrize("raw", ["", " \n\t\u00a0", "\ufeff\u200b\n\x00"])
def test_a_text_that_shows_nothing_has_no_lines(raw):
    assert visible_lines(raw) == []


def test_lines_of_a_wrapped_sentence_know_that_they_are_pieces():
    raw = "The mayor told\nreporters that she\nwould stay.\n\nMust read\n\nThe bridge is open."

    assert wrapped(raw) == ["The mayor told", "reporters that she", "would stay."]


def test_wrapped_prose_goes_on_over_a_line_that_begins_in_capitals():
    raw = (
        "The mayor told a reporter of the news agency that\n"
        "owns the paper and has its seat in Port Selwyn, the\n"
        "Reuters of the islands, that she would stay."
    )

    assert len(wrapped(raw)) == 3


def test_short_lines_of_a_page_head_are_lines_of_their_own():
    raw = "Bridge at Port Selwyn reopens after three days of repairs\nBy Jane Roe\n17 May 2021\nThe bridge is open."

    assert wrapped(raw) == []


def test_a_line_after_a_blank_one_is_not_the_rest_of_a_sentence():
    assert wrapped("Bridge at Port Selwyn\n\nreopens") == []


@pytest.mark.parametrize("text", ["It is open.", "Is it?", "“It is.”", "(It is!)", "It was…", "یہ ہے۔"])
def test_a_sentence_ends_behind_quotes_and_brackets_too(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "”", "It is", "It is:", "He said,"])
def test_what_has_no_final_mark_ends_no_sentence(text):
    assert not ends_sentence(text)


def test_two_spellings_of_a_line_fold_to_one():
    assert fold("“Café” RÉUNION — it's on!") == fold("'Cafe\u0301' re\u0301union: its ON")


def test_a_line_without_letters_folds_to_nothing():
    assert fold(" … — ") == ""
