import time

from hypothesis import given
from hypothesis import strategies as st

from articles.admin.desk.annotate.marked_text import marked_paragraphs
from articles.admin.desk.annotate.marks import Mark
from articles.models import Mention, Quote

TEXT = "The gate opens.\n\n“On Monday,” she said.\n\nNobody else spoke."


def quote(start, end, **fields):
    return Mark(Quote(pk=start, start=start, end=end, kind="direct", **fields), 1)


def name(start, end):
    return Mark(Mention(pk=start, start=start, end=end), 1)


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

    assert [(s.text, s.marks) for s in second.stretches] == [("“On Monday,”", (said,)), (" she said.", ())]


def test_quotes_that_overlap_share_a_stretch():
    one, other = quote(0, 8), quote(4, 15)

    first, *_ = marked_paragraphs(TEXT, [one, other])

    assert [s.marks for s in first.stretches] == [(one,), (one, other), (other,)]
    assert [s.ends for s in first.stretches] == [(), (one,), (other,)]


def test_a_quote_over_two_paragraphs_is_marked_in_both():
    across = quote(4, TEXT.index("she"))

    first, second, _ = marked_paragraphs(TEXT, [across])

    assert across in first.stretches[-1].marks
    assert across in second.stretches[0].marks


def test_a_name_inside_a_quotation_shows_both():
    said, who = quote(0, 15), name(4, 8)

    first, *_ = marked_paragraphs(TEXT, [said, who])

    assert [s.classes for s in first.stretches] == [
        "desk-mark desk-mark-suggested desk-mark-direct",
        "desk-mark desk-mark-suggested desk-mark-direct desk-name desk-name-suggested",
        "desk-mark desk-mark-suggested desk-mark-direct",
    ]


def test_of_quotations_inside_one_another_the_shortest_shows_and_a_rejected_one_only_alone():
    outer, inner = quote(0, 15, state="confirmed"), quote(4, 8, state="rejected")

    first, *_ = marked_paragraphs(TEXT, [outer, inner])

    assert {s.classes for s in first.stretches} == {"desk-mark desk-mark-confirmed desk-mark-direct"}


def test_a_paragraph_of_200_kilobytes_with_thousands_of_marks_is_cut_in_a_moment():
    text = "The mayor spoke. " * 12_000
    marks = [name(start, start + 9) for start in range(0, len(text), 17 * 4)]

    started = time.process_time()
    [paragraph] = marked_paragraphs(text, marks)

    assert len(paragraph.stretches) == 2 * len(marks)
    assert time.process_time() - started < 2  # 0.1 s where it was measured; quadratic it takes minutes
