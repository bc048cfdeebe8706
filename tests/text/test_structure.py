from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import clean
from articles.text.spans import Span
from articles.text.structure import blocks, sentences

FIRST = "The bridge at Port Selwyn is open again after three days of repairs, the harbour board said."
SECOND = "Engineers had tested the steel twice and found no further cracks in any of the nine piers."


def kinds(text):
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def told(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n", "\r\r", "\u2029\u2029"])
def test_blank_lines_separate_paragraphs(gap):
    assert kinds(f"{FIRST}{gap}{SECOND}") == [("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\f", "\n  "])
def test_in_a_text_without_blank_lines_single_line_ends_separate_paragraphs(line_end):
    assert kinds(f"{FIRST}{line_end}{SECOND}") == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_in_a_text_with_blank_lines_a_paragraph_may_hold_line_ends():
    wrapped = FIRST.replace("again after", "again\nafter")

    assert kinds(f"{wrapped}\n\n{SECOND}") == [("paragraph", wrapped), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour peace process",
        "Three days of work",
        "‘Very worrying’",
        "What’s next",
        "2:45 p.m.",
        "1. Money",
    ],
)
def test_a_short_line_between_paragraphs_is_a_crosshead(line):
    text = f"{FIRST}\n\n{line}\n\n{SECOND}"

    assert [kind for kind, _ in kinds(text)] == ["paragraph", "crosshead", "paragraph"]
    assert told(text) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "It is open.",
        "Is it safe?",
        "“We are glad,” she said.",
        "“No comment”",
        "The board said:",
        "She left in the U.S.",
        "and then it rained",
        "The board met on Monday and again on Tuesday and once more on Friday",
    ],
)
def test_a_short_line_that_is_prose_is_a_paragraph(line):
    text = f"{FIRST}\n\n{line}\n\n{SECOND}"

    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3
    assert line in told(text)


@pytest.mark.parametrize("text", [f"Harbour news\n\n{FIRST}", f"{FIRST}\n\nHarbour news"])
def test_a_short_line_at_an_edge_is_a_paragraph(text):
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_short_lines_in_a_row_are_a_list_and_stay():
    text = f"{FIRST}\n\nRed 3\n\nBlue 4\n\n{SECOND}"

    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 4


@pytest.mark.parametrize(
    "sentence",
    [
        "Cllr. Roe left at nine.",
        "Lt. Gov. Jane Roe met Sen. Doe and Gen. Poe.",
        "Antony J. Roe spoke to J. K. Doe.",
        "The U.S. Senate met the U.N. Secretary General.",
        "It began at 5 p.m. Monday and at 9 a.m. GMT.",
        "She came second in No. 2 and read pp. 12 to 14.",
        "It fell on Sept. 3 and Jan. 4.",
        "Roe Inc. Chairman John Doe Jr. Senior Adviser spoke.",
        "She lives in St. Mary on Mt. Hope.",
        "“Is it over?” she asked.",
        "“It is over!” he said.",
        "It cost £3.5m, or $4.25 a head.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence):
    assert told(f"{sentence} Then it rained.") == [sentence, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They live in the U.S. The vote is there.", 2),
        ("It closed at 5 p.m. The mayor left.", 2),
        ("The bridge belongs to Roe Inc. The ferry does not.", 2),
        ("Was it so? No. He did not.", 3),
        ("The cat sat. Tom cried.", 2),
        ("They took vitamin C. The cold went.", 2),
        ("“Stop.” He did.", 2),
    ],
)
def test_a_sentence_may_end_in_what_looks_like_an_abbreviation(text, count):
    assert len(sentences(text)) == count


def test_a_sentence_never_crosses_a_block():
    text = "The mayor met Gen.\n\nRoe left the town."

    assert told(text) == ["The mayor met Gen.", "Roe left the town."]


def test_a_paragraph_of_a_thousand_sentences_is_split_like_a_short_one():
    text = "The river rose again on Monday. " * 1_000

    assert told(text) == ["The river rose again on Monday."] * 1_000


def test_lone_surrogates_do_not_stop_the_work():
    assert sentences("It is \ud83d open. It is shut.") == [Span(0, 13), Span(14, 25)]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_a_blank_text_has_no_blocks(text):
    assert blocks(text) == []
    assert sentences(text) == []


@pytest.mark.parametrize(
    "line", ["“" * 60_000, "A. " * 20_000, "word " * 40_000, "“Yes. " * 20_000, "a" * 200_000]
)
def test_a_line_of_any_length_is_covered(line):
    covered = sum(end - start for start, end in sentences(line))

    assert covered >= len(line.replace(" ", ""))


PIECES = st.sampled_from(
    [
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        ". ",
        "? ",
        "“",
        "”",
        "Mr.",
        "U.S.",
        "J.",
        "p.m.",
        "No.",
        "👩‍👧",
        "e\u0301",
        "The bridge",
        "x",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_sentences_are_in_order_inside_blocks_and_cover_every_paragraph(text):
    paragraphs = [block for block in blocks(text) if block.kind == "paragraph"]

    found = sentences(text)

    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(any(block.start <= start and end <= block.end for block in paragraphs) for start, end in found)
    covered = {place for start, end in found for place in range(start, end)}
    assert all(
        place in covered or text[place].isspace()
        for block in paragraphs
        for place in range(block.start, block.end)
    )


@given(st.text(alphabet=" \n\r\tab.A", max_size=40))
def test_blocks_are_in_order_and_cover_every_visible_character(text):
    found = blocks(text)

    covered = {place for block in found for place in range(block.start, block.end)}
    assert all(place in covered or text[place].isspace() for place in range(len(text)))
    assert all(one.end < other.start for one, other in pairwise(found))


def test_the_crosshead_of_a_real_article_is_no_sentence(seeds):
    text = clean(seeds["002"].read_text(encoding="utf-8")).text

    assert ("crosshead", "Afghan peace process") in kinds(text)
    assert "Afghan peace process" not in told(text)
