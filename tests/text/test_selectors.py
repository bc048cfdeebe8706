import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.selectors import Nowhere, Selector, locate
from articles.text.spans import Span, context

TEXT = "“The gate opens,” said Quill.\n\nNo, said Fenn: “The gate opens” is a rumour 🙂, she’d heard."
FIRST, SECOND = TEXT.index("The gate"), TEXT.rindex("The gate")


def test_the_position_is_taken_where_the_words_stand_there():
    assert locate(TEXT, Selector("The gate opens", start=SECOND, end=SECOND + 14)) == Span(
        SECOND, SECOND + 14
    )


def test_a_position_that_is_wrong_by_now_is_overruled_by_what_stands_beside():
    selector = Selector("The gate opens", prefix="Fenn: “", suffix="” is", start=3, end=17)

    assert locate(TEXT, selector) == Span(SECOND, SECOND + 14)


def test_words_of_another_typesetter_are_found():
    assert locate(TEXT, Selector("she'd heard")) == Span(len(TEXT) - 12, len(TEXT) - 1)


@pytest.mark.parametrize(
    ("selector", "fault"),
    [
        (Selector("The gate closes"), Nowhere.ABSENT),
        (Selector(""), Nowhere.ABSENT),
        (Selector("The gate opens"), Nowhere.MANY),
        (Selector("The gate opens", prefix="no such words "), Nowhere.MANY),
        (Selector("The gate opens", start=-4, end=10**12), Nowhere.MANY),
    ],
)
def test_a_selector_that_points_nowhere_or_to_several_places_says_so(selector, fault):
    assert locate(TEXT, selector) == fault


@given(st.text(max_size=80), st.data())
def test_what_is_cut_from_a_text_is_found_there(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    prefix, suffix = context(text, Span(start, end))
    selector = Selector(text[start:end], prefix, suffix, start, end)

    assert locate(text, selector) == (Span(start, end) if start < end else Nowhere.ABSENT)
