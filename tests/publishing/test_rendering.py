import pytest

from articles.publishing.reading import Moment, Report
from articles.publishing.rendering import marked, spoken, voices_of

SAID = "“We will open the gate on Monday,”"


def report(pk):
    return Report(
        pk, f"Headline {pk}", "", f"Outlet {pk}", "", "en", "", Moment("12 May 2026", "2026-05-12"), {}
    )


REPORTS = {pk: report(pk) for pk in range(1, 6)}


def quote(article, exact, kind="direct", **fields):
    told = {
        "exact": exact,
        "kind": kind,
        "speaker": "mara-quill",
        "speaker_name": "Mara Quill",
        "post": "",
        "on_behalf_of": "",
        "context": "",
        "article": article,
        "statement": None,
    }
    return told | fields


def test_quotes_of_one_statement_are_one_card():
    told = [
        quote(1, "she would open the gate", kind="indirect", statement=7),
        quote(2, SAID, statement=7),
        quote(3, "The gate will open", statement=7),
        quote(4, "Nobody asked us", statement=8),
    ]

    first, second = voices_of(told, REPORTS)

    assert (first.number, first.carried, second.number, second.carried) == (1, 3, 2, 1)
    assert first.chosen.words == "We will open the gate on Monday"
    assert [rendering.words for rendering in first.others] == [
        "she would open the gate",
        "The gate will open",
    ]


def test_a_card_shows_the_first_outlet_that_has_it_word_for_word():
    told = [
        quote(1, "she would open", kind="indirect", statement=7),
        quote(2, 'open "on Monday"', kind="mixed", statement=7),
        quote(3, "Open on Monday", post="minister", context="At the bridge.", statement=7),
        quote(4, "Open it on Monday", statement=7),
    ]

    [voice] = voices_of(told, REPORTS)

    assert voice.chosen.reports == [REPORTS[3]]
    assert (voice.post, voice.context) == ("minister", "At the bridge.")


def test_copies_of_the_same_words_are_one_card_without_a_statement():
    told = [
        quote(1, SAID),
        quote(2, '"We will open the gate on Monday,"'),
        quote(3, "We will open the gate  on Monday"),
    ]

    [voice] = voices_of(told, REPORTS)

    assert voice.carried == 3
    assert voice.chosen.reports == [REPORTS[1], REPORTS[2], REPORTS[3]]
    assert voice.others == []


def test_the_same_words_of_another_speaker_are_another_card():
    told = [
        quote(1, SAID),
        quote(2, SAID, speaker="tomas-renn"),
        quote(3, SAID, speaker="", speaker_name="An aide"),
    ]

    assert len(voices_of(told, REPORTS)) == 3


def test_an_outlet_that_repeats_itself_is_counted_once():
    told = [quote(1, SAID, statement=7), quote(1, "The gate will open", statement=7)]

    [voice] = voices_of(told, REPORTS)

    assert voice.carried == 1


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("“We will open,”", "We will open"),
        ('"We will open."', "We will open."),
        ("‘We will open’", "We will open"),
        ("«We will open»", "We will open"),
        ("„We will open“", "We will open"),
        ("We will open,", "We will open"),
        ("“We will open", "We will open"),
        ("We will open,”", "We will open"),
        ("We will open ‘it’", "We will open ‘it’"),
        ("the ministers’", "the ministers’"),
        ("“We will open.\n\n“It is time.”", "We will open. It is time."),
        ('"We will open.\n\n"It is time.', "We will open. It is time."),
        ("“", ""),
    ],
)
def test_a_direct_quotation_is_set_without_the_marks_it_stood_in(exact, words):
    assert spoken(quote(1, exact)) == words


@pytest.mark.parametrize("kind", ["mixed", "indirect"])
def test_an_outlets_own_words_keep_their_marks(kind):
    assert spoken(quote(1, 'open "on Monday"', kind=kind)) == 'open "on Monday"'


def test_only_direct_quotations_are_word_for_word():
    told = [quote(1, "a b"), quote(2, "c d", kind="mixed"), quote(3, "e f", kind="indirect")]

    direct, mixed, indirect = (voice.chosen for voice in voices_of(told, REPORTS))

    assert (direct.is_direct, mixed.is_direct, indirect.is_direct) == (True, False, False)
    assert direct.how_close == "Word for word"
    assert mixed.how_close == "Partly word for word"
    assert indirect.how_close == "In the outlet’s words"


def test_what_a_rendering_has_differently_is_marked():
    pieces = marked("We will open the gate on Monday", "We will close the gate on Monday")

    assert [piece.text for piece in pieces if piece.differs] == ["close"]
    assert "".join(piece.text for piece in pieces) == "We will close the gate on Monday"


def test_quotation_marks_alone_are_no_difference():
    pieces = marked("We open for good", 'We open "for good"')

    assert not any(piece.differs for piece in pieces)
    assert "".join(piece.text for piece in pieces) == 'We open "for good"'
