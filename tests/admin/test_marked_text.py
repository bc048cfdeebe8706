from hypothesis import given
from hypothesis import strategies as st

from articles.admin.desk.marked_text import marked_paragraphs
from articles.models import Quote

TEXT = "The gate opens.\n\n“On Monday,” she said.\n\nNobody else spoke."


def quote(start, end):
    return Quote(start=start, end=end)


def told(paragraphs):
    return "".join("".join(stretch.text for stretch in p.stretches) + p.gap for p in paragraphs)


@given(
    st.text(alphabet="ab. \n“”🌉", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)))
)
def test_every_character_of_the_text_is_shown_once_in_order(text, spans):
    quotes = [quote(start, end) for start, end in spans if start < end <= len(text)]

    paragraphs = marked_paragraphs(text, quotes)

    assert told(paragraphs) == (text if paragraphs else "")
    assert bool(paragraphs) == bool(text.strip())


def test_quoted_words_are_a_stretch_of_their_own():
    start = TEXT.index("“On")
    said = quote(start, start + len("“On Monday,”"))

    _, second, _ = marked_paragraphs(TEXT, [said])

    assert [(s.text, s.quotes) for s in second.stretches] == [("“On Monday,”", (said,)), (" she said.", ())]


def test_quotes_that_overlap_share_a_stretch():
    one, other = quote(0, 8), quote(4, 15)

    first, *_ = marked_paragraphs(TEXT, [one, other])

    assert [s.quotes for s in first.stretches] == [(one,), (one, other), (other,)]
    assert [s.ends for s in first.stretches] == [(), (one,), (other,)]


def test_a_quote_over_two_paragraphs_is_marked_in_both():
    across = quote(4, TEXT.index("she"))

    first, second, _ = marked_paragraphs(TEXT, [across])

    assert across in first.stretches[-1].quotes
    assert across in second.stretches[0].quotes
