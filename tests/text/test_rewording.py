import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.rewording import reworded, stands_in_marks
from articles.text.spans import Span

WORDS = "The bridge at Älvhamn is safe for lorries of every weight"


def found(words, text, **options):
    span = reworded(words, text, **options)
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    "now",
    [
        "The bridge at Älvhamn is safe for lorries of nearly every weight",
        "The bridge at Älvhamn is safe, after long repairs, for lorries of every weight",
        "The bridge at Älvhamn is safe for cars of every weight",
        "The old bridge at Älvhamn is safe for lorries of every weight",
    ],
)
def test_words_that_were_altered_are_found(now):
    text = f"It was opened on Monday.\n\nOdo Fenn said yesterday: {now}. Tolls stay as they are."

    assert found(WORDS, text) == now


def test_words_that_were_moved_and_altered_are_found():
    now = "The bridge at Älvhamn is safe for lorries of any weight"

    assert found(WORDS, f"{now}, Fenn said.\n\nIt was opened on Monday. Tolls stay as they are.") == now


def test_what_stood_in_marks_ends_where_the_new_marks_do():
    text = "Fenn said: “Nobody need fear: the bridge at Älvhamn is safe for lorries.” He left."

    assert (
        found("The bridge at Älvhamn is safe for lorries", text, in_marks=True)
        == "Nobody need fear: the bridge at Älvhamn is safe for lorries."
    )


def test_what_lost_its_marks_is_not_found_as_marked():
    assert found(WORDS, f"Fenn said that {WORDS.lower()}.", in_marks=True) is None


def test_another_sentence_is_no_rewording():
    assert (
        found(WORDS, "The mayor of Tarn opened the new school on Monday, and children sang for an hour.")
        is None
    )


def test_between_two_that_are_as_like_nobody_chooses():
    one, other = WORDS.replace("every", "any"), WORDS.replace("every", "much")

    assert found(WORDS, f"{one}, said Fenn.\n\n{other}, said Quill.") is None


@pytest.mark.parametrize("words", ["", "  ", "x" * 30_000])
def test_nothing_and_far_too_much_are_not_looked_for(words):
    assert reworded(words, "The bridge is safe. " * 100) is None


@given(st.text(max_size=60), st.text(max_size=200), st.booleans())
def test_what_is_found_lies_in_the_text_and_holds_words(words, text, in_marks):
    span = reworded(words, text, in_marks=in_marks)

    assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ("[“The bridge is safe,”] he said.", True),
        ("“[The bridge is safe],” he said.", True),
        ("He said that [the bridge is safe].", False),
        ("He said that [“the bridge” is safe].", False),
        ("“[The bridge is safe.\n\n“It is safe for lorries too],” he said.", True),
        ("[…]", False),
    ],
)
def test_words_are_direct_if_they_stand_in_marks(text, direct):
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")

    assert stands_in_marks(text, Span(start, end)) is direct
