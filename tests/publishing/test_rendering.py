import pytest

from articles.publishing.reading import Moment, Report
from articles.publishing.rendering import spoken, voices_of
from articles.publishing.statements_told import told_statements

SAID = "“We will open the gate on Monday,”"


def report(pk):
    return Report(
        pk, f"Headline {pk}", "", f"Outlet {pk}", "", "en", "", Moment("12 May 2026", "2026-05-12"), {}
    )


REPORTS = {pk: report(pk) for pk in range(1, 6)}


def quote(article, exact, kind="direct", **fields):
    told = {
        "id": 10 * article + len(exact),
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


def voices(told):
    articles = [
        {"id": pk, "published": {"value": f"2026-05-12T0{pk}:00:00+00:00", "precision": "minute"}}
        for pk in REPORTS
    ]
    return voices_of(told, told_statements(told, articles), REPORTS)


def test_quotes_of_one_statement_are_one_card():
    told = [
        quote(1, "she would open the gate", kind="indirect", statement=7),
        quote(2, SAID, statement=7),
        quote(3, "The gate will open", statement=7),
        quote(4, "Nobody asked us", statement=8),
    ]

    first, second = voices(told)

    assert (first.number, first.carried, second.number, second.carried) == (1, 3, 2, 1)
    assert first.chosen.words == "We will open the gate on Monday"
    assert [rendering.words for rendering in first.others] == [
        "she would open the gate",
        "The gate will open",
    ]


def test_a_card_shows_the_fullest_that_an_outlet_has_word_for_word():
    told = [
        quote(1, "she would open it on Monday", kind="indirect", statement=7),
        quote(2, 'open "on Monday"', kind="mixed", statement=7),
        quote(3, "Open it on Monday", post="minister", context="At the bridge.", statement=7),
        quote(4, "Open on Monday", statement=7),
    ]

    [voice] = voices(told)

    assert voice.chosen.reports == [REPORTS[3]]
    assert (voice.post, voice.context) == ("minister", "At the bridge.")


def test_copies_of_the_same_words_are_one_card_without_a_statement():
    told = [
        quote(1, SAID),
        quote(2, '"We will open the gate on Monday,"'),
        quote(3, "We will open the gate  on Monday"),
    ]

    [voice] = voices(told)

    assert voice.carried == 3
    assert voice.chosen.reports == [REPORTS[1], REPORTS[2], REPORTS[3]]
    assert voice.others == []


def test_the_same_words_of_another_speaker_are_another_card():
    told = [
        quote(1, SAID),
        quote(2, SAID, speaker="tomas-renn"),
        quote(3, SAID, speaker="", speaker_name="An aide"),
    ]

    assert len(voices(told)) == 3


def test_an_outlet_that_repeats_itself_is_counted_once():
    told = [quote(1, SAID, statement=7), quote(1, "The gate will open", statement=7)]

    [voice] = voices(told)

    assert voice.carried == 1


@pytest.mark.parametrize("kind", ["mixed", "indirect"])
def test_an_outlets_own_words_keep_their_marks(kind):
    assert spoken(quote(1, 'open "on Monday"', kind=kind)) == 'open "on Monday"'


def test_only_direct_quotations_are_word_for_word():
    told = [quote(1, "a b"), quote(2, "c d", kind="mixed"), quote(3, "e f", kind="indirect")]

    direct, mixed, indirect = (voice.chosen for voice in voices(told))

    assert (direct.is_direct, mixed.is_direct, indirect.is_direct) == (True, False, False)
    assert direct.how_close == "Word for word"
    assert mixed.how_close == "Partly word for word"
    assert indirect.how_close == "In the outlet’s words"


def hows(rendering):
    return [(piece.how, piece.text or piece.fullest) for piece in rendering.pieces]


def test_what_a_rendering_has_differently_is_marked_beside_the_fullest():
    told = [
        quote(1, "“We will open the gate on Monday”", statement=7),
        quote(2, "“We will close the gate”", statement=7),
    ]

    [voice] = voices(told)

    [other] = voice.others
    assert ("changed", "close ") in hows(other)
    assert ("omitted", "on Monday") in hows(other)
    assert "".join(piece.text for piece in other.pieces) == "We will close the gate"


def test_quotation_marks_alone_are_no_difference():
    told = [
        quote(1, "We open for good", kind="indirect", statement=7),
        quote(2, 'We open "for good"', kind="mixed", statement=7),
    ]

    [voice] = voices(told)

    assert [how for how, _ in hows(voice.others[0])] == ["same"]


def test_the_outlet_that_was_first_is_told():
    told = [quote(1, "Open on Monday", statement=7), quote(2, "Open it on Monday", statement=7)]

    [voice] = voices(told)

    assert [one.first for one in (voice.chosen, *voice.others)] == [None, REPORTS[1]]


def test_who_leaves_out_which_half_is_told_in_a_sentence():
    full = "“We will open the gate on Monday. Nobody who drives should have to wait.”"
    told = [quote(1, full, statement=7), *(quote(pk, SAID, statement=7) for pk in (2, 3))]

    [voice] = voices(told)

    assert voice.tells == [
        "Outlet 2 and Outlet 3 leave out the second half: “Nobody who drives should have to wait”."
    ]


def test_many_outlets_are_counted_and_not_named():
    full = "“We will open the gate on Monday. Nobody who drives should have to wait.”"
    told = [quote(1, full, statement=7), *(quote(pk, SAID, statement=7) for pk in (2, 3, 4, 5))]

    [voice] = voices(told)

    assert voice.tells[0].startswith("4 of 5 outlets leave out the second half")
