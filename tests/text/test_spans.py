import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.spans import Span, context, from_utf16, overlaps, to_utf16

FAMILY = "a👩‍👩‍👧é\u0301\r\nz"


def utf16_length(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40) | st.just(FAMILY), st.data())
def test_an_offset_survives_the_way_to_utf16_and_back(text, data):
    offset = data.draw(st.integers(0, len(text)))

    there = to_utf16(text, offset)

    assert there == utf16_length(text[:offset])
    assert from_utf16(text, there) == offset


def test_a_browser_counts_an_emoji_as_two():
    assert from_utf16("🎉 open", 3) == 2
    assert to_utf16("🎉 open", 2) == 3


def test_an_offset_inside_an_emoji_is_refused():
    with pytest.raises(ValueError, match="inside a character"):
        from_utf16("a🎉b", 2)


@pytest.mark.parametrize("offset", [-1, 5])
def test_an_offset_outside_the_text_is_refused(offset):
    with pytest.raises(ValueError, match="outside the text"):
        from_utf16("a🎉b", offset)
    with pytest.raises(ValueError, match="outside the text"):
        to_utf16("a🎉b", offset)


def test_context_is_what_stands_before_and_behind():
    text = "The mayor said “we will rebuild” on Monday."

    assert context(text, Span(16, 31), width=5) == ("aid “", "” on ")


def test_context_at_the_edges_of_a_text_is_short():
    assert context("abc", Span(0, 3)) == ("", "")
    assert context("abc", Span(1, 1)) == ("a", "bc")


@pytest.mark.parametrize("span", [Span(-1, 2), Span(2, 1), Span(0, 4)])
def test_context_of_a_span_outside_the_text_is_refused(span):
    with pytest.raises(ValueError, match="outside the text"):
        context("abc", span)


SPANS = st.lists(st.integers(0, 40), unique=True, max_size=12).map(
    lambda edges: [Span(*pair) for pair in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)]
)


@given(SPANS, SPANS)
def test_overlaps_are_the_places_in_both_rows(some, others):
    inside = [set(range(*span)) for span in some]
    both = {place for _, span in overlaps(some, others) for place in range(*span)}

    assert both == set().union(*inside) & {place for span in others for place in range(*span)}
    assert all(whole.start <= part.start < part.end <= whole.end for whole, part in overlaps(some, others))
