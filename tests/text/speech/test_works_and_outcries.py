"""Passages that no verb reports: what is called out is speech, the title of a piece and its own words are not."""

import pytest

from articles.text.speech.german import GERMAN
from articles.text.speech.quotations import find_quotations


def direct(text, *rules):
    return [text[one.start : one.end] for one in find_quotations(text, *rules) if one.kind == "direct"]


@pytest.mark.parametrize(
    "text",
    [
        "CLOSING TIME — “The old pier shuts at the end of May,” by the Courier’s Ada Pell.",
        "“The old pier shuts at the end of May”, by Ada Pell, is the read of the week.",
        "One of the books on his desk, “What the Tide Took With It,” by T. R. Ostrander, is torn.",
    ],
)
def test_a_passage_with_its_author_after_it_is_a_title(text):
    assert direct(text) == []


def test_what_a_digest_gives_of_a_piece_after_title_and_author_is_nobodys_speech():
    text = "“The old pier shuts in May,” by the Courier’s Ada Pell: “The pier that fed the town for a century shuts.”"

    assert direct(text) == []


def test_by_and_a_time_after_a_passage_make_no_title():
    text = "“The pier will be shut,” by then a ruin, he said. “We will go on,” by all means, she said."

    assert len(direct(text)) > 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The debate was drowned in chants of “Open it!” from the quay.", "Open it!"),
        ("They ran under the slogan “Ferry first” in spring.", "Ferry first"),
        ("Shouts of “Mara! Mara!” came from the pier.", "Mara! Mara!"),
    ],
)
def test_what_a_noun_calls_an_outcry_is_speech_however_short(text, words):
    assert direct(text) == [words]


def test_an_outcry_is_known_in_german_too():
    assert direct("Vom Kai kamen Rufe „Fähre bleibt“ herüber.", GERMAN) == ["Fähre bleibt"]


def test_a_heading_in_marks_that_ends_in_a_colon_says_nothing():
    assert direct("“We will not wait,” Mara Quill said.\n\n“Related:”\n\nThe pier stays.") == [
        "We will not wait,"
    ]
