"""Texts that nobody wrote for readers: nothing breaks, and twice the text is twice the work."""

import sys

import pytest

from articles.text.speech.german import GERMAN
from articles.text.speech.quotations import find_quotations

from .hostile import PIECES, paragraph

SIZE = 8_000
# Work that grows with the square would be 4; what is done once a text makes it less than 2.
MOST_GROWTH = 2.6


def work(text, rules=None):
    """Calls of functions, which grow as the time does and are the same on every machine."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find_quotations(text, *([rules] if rules else []))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_twice_the_work(piece):
    once = work(paragraph(piece, SIZE))

    assert work(paragraph(piece, 2 * SIZE)) <= MOST_GROWTH * once


@pytest.mark.parametrize(
    "piece", ["sagte ", "laut der ", "der Sprecher der ", "Am Montag sagte er, ", "zufolge "]
)
def test_german_is_read_in_time_too(piece):
    once = work(paragraph(piece, SIZE), GERMAN)

    assert work(paragraph(piece, 2 * SIZE), GERMAN) <= MOST_GROWTH * once


@pytest.mark.parametrize("piece", ["“a ‘b “c ‘d” ", "Mara Quill said it. ", "x" * 100, "said "])
def test_a_paragraph_of_200_kilobytes_is_read(piece):
    text = paragraph(piece, 200_000)

    assert all(0 <= quote.start < quote.end <= len(text) for quote in find_quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“",
        "”",
        "“”",
        "“ ”",
        "said",
        "said.",
        "“…,” said",
        ", said ,",
        "according to",
        "According to .",
        "Quill: “",
        "“QUILL:”",
        "“: we go”",
        "—",
        "A — ",
        "(AP) —",
        "\ufeff“a” said\0 he",
        "\ud800 said he",
    ],
)
@pytest.mark.parametrize("rules", [None, GERMAN])
def test_a_scrap_of_text_is_no_error(text, rules):
    for quote in find_quotations(text, *([rules] if rules else [])):
        assert text[quote.start : quote.end].strip()


def test_speech_nested_four_deep_is_one_quotation_of_the_outermost_speaker():
    text = "“He said, ‘She said, “They said, ‘Go home at once,’ and left,” you know,’ and wept,” Mara Quill said."

    [quote] = find_quotations(text)

    assert text[slice(*quote.speaker)] == "Mara Quill"
    assert text[quote.start : quote.end].startswith("He said, ‘She said")


def test_a_mark_that_is_never_closed_does_not_swallow_the_next_paragraph():
    text = "Mara Quill said: “The pier will close in May.\n\nTom Ostrander said that divers had found cracks."

    assert [text[slice(*quote.speaker)] for quote in find_quotations(text)] == ["Mara Quill", "Tom Ostrander"]
