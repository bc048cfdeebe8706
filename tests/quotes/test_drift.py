import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quotes.drift import Told, drift_of

OPEN = "We will open the gate on Monday, and we will keep it open"
FULL = f"“{OPEN}. Nobody who drives should have to wait for a bridge.”"
FIRST_HALF = f"“{OPEN},”"


def told(key, exact, kind="direct", article=None, out=None):
    return Told(key, article or key, kind, exact, out)


def says(*others, full=FULL):
    """What is said of each rendering beside the fullest."""
    drift = drift_of([told(1, full), *others])
    return {one.told.key: one.says for one in drift.renderings}


def test_each_rendering_is_set_beside_the_fullest():
    drift = drift_of(
        [told(1, FIRST_HALF), told(2, FULL), told(3, "the gate would open on Monday", "indirect")]
    )

    assert drift.fullest.key == 2
    assert [one.leads for one in drift.renderings] == [False, True, False]


def test_the_fullest_is_word_for_word_if_any_is_nearly_as_full():
    paraphrase = "the gate would be opened on Monday and would be kept open all night from then on"

    assert drift_of([told(1, paraphrase, "indirect"), told(2, FIRST_HALF)]).fullest.key == 2


def test_a_paraphrase_that_has_far_more_is_the_fullest():
    paraphrase = "the gate would be opened on Monday and would be kept open all night from then on"

    assert drift_of([told(1, paraphrase, "indirect"), told(2, "“We will open the gate”")]).fullest.key == 1


def test_the_half_that_was_dropped_is_said_in_words():
    assert says(told(2, FIRST_HALF))[2] == [
        "leaves out the second half: “Nobody who drives should have to wait for a bridge”"
    ]
    assert says(told(2, "“Nobody who drives should have to wait for a bridge.”"))[2] == [
        "leaves out the first half: “We will open the gate on Monday, and we will keep it open”"
    ]


def test_direct_speech_stands_beside_its_paraphrase():
    said = says(told(2, "This bridge was no longer safe", "indirect"), full="“This bridge is no longer safe”")

    assert said[2] == ["puts it into reported speech"]


def test_what_a_mixed_rendering_keeps_of_the_speakers_words_is_said():
    rendering = 'nobody "should have to wait" for a bridge and the gate will open on Monday'

    assert "keeps “should have to wait” in quotation marks" in says(told(2, rendering, "mixed"))[2]


def test_direct_speech_in_other_words_is_said_to_be_so():
    said = says(told(2, "“We will shut the gate on Monday”"), full="“We will open the gate on Monday”")

    assert said[2] == [
        "has “shut” for “open”",
        "sets it as direct speech, though not word for word",
    ]


def test_a_cut_alone_alters_no_word():
    assert not any("word for word" in line for line in says(told(2, FIRST_HALF))[2])


@pytest.mark.parametrize(
    ("full", "rendering", "line"),
    [
        ("“The pier is not safe”", "“The pier is safe”", "leaves out “not”"),
        ("“The pier will hold”", "“The pier may hold”", "has “may” for “will”"),
        ("“We saw three lorries there”", "“We saw only three lorries”", "adds “only”"),
    ],
)
def test_one_small_word_that_turns_the_sense_is_told(full, rendering, line):
    assert line in says(told(2, rendering), full=full)[2]


def test_a_small_word_more_or_less_is_not_worth_telling():
    drift = drift_of(
        [told(1, "the gate opens on Monday", "indirect"), told(2, "gate opens on Monday", "indirect")]
    )

    assert drift.renderings[1].says == ["nearly the same words"]


@pytest.mark.parametrize(
    ("cut", "altered"), [("“We open … on Monday”", False), ("“We open on Monday”", True)]
)
def test_a_cut_within_direct_speech_alters_it_unless_it_is_owned_to(cut, altered):
    said = says(told(2, cut), full="“We open the northern gate on Monday”")

    assert any("not word for word" in line for line in said[2]) == altered


def test_the_same_words_are_said_to_be_the_same():
    assert says(told(2, '"We will open the gate on Monday"'), full="“We will open the gate on Monday,”")[
        2
    ] == ["the same words"]


def test_of_a_free_paraphrase_nothing_is_claimed_to_be_left_out():
    drift = drift_of(
        [told(1, FULL), told(2, "lorries can cross again from the start of the week", "indirect")]
    )

    assert drift.renderings[1].says == ["puts it in its own words"]
    assert drift.dropped == []
    assert not any(piece.how == "omitted" for piece in drift.renderings[1].pieces)


def test_an_outlet_that_has_the_other_half_elsewhere_leaves_nothing_out():
    drift = drift_of(
        [
            told(1, FULL),
            told(2, FIRST_HALF, article="Post"),
            told(3, "nobody who drives should have to wait for a bridge", "indirect", article="Post"),
        ]
    )

    assert drift.dropped == []
    assert drift.renderings[1].says == ["the same words"]


def test_of_two_places_in_one_report_only_that_is_left_out_which_stands_in_neither():
    drift = drift_of(
        [
            told(1, FULL),
            told(2, FIRST_HALF, article="Post"),
            told(3, "“Nobody who drives should wait for a bridge”", article="Post"),
        ]
    )

    gone = [
        [piece.fullest.strip() for piece in one.pieces if piece.how == "omitted"]
        for one in drift.renderings[1:]
    ]
    assert gone == [[], ["have to"]]


def test_what_is_gone_between_two_places_in_one_report_is_left_out():
    drift = drift_of(
        [
            told(1, FULL),
            told(2, "“We will open the gate on Monday”", article="Post"),
            told(3, "“Nobody who drives should have to wait for a bridge”", article="Post"),
        ]
    )

    gone = {
        piece.fullest.strip() for one in drift.renderings for piece in one.pieces if piece.how == "omitted"
    }
    assert gone == {"and we will keep it open."}


def test_what_several_outlets_drop_is_told_once_with_their_number():
    drift = drift_of([told(1, FULL), told(2, FIRST_HALF), told(3, FIRST_HALF)])

    [dropped] = drift.dropped
    assert (dropped.where, dropped.articles) == ("the second half", [2, 3])
    assert dropped.words == "Nobody who drives should have to wait for a bridge."


def test_many_changes_are_counted():
    said = says(
        told(2, "“Big cat sat, red dog ran, old cow lay, wet hen fed, sad pig hid”"),
        full="“Fat cat sat, big dog ran, ill cow lay, dry hen fed, fat pig hid”",
    )

    assert "has 2 more changes of words" in said[2]


@pytest.mark.parametrize(
    ("outs", "first"), [((1, 2), 1), ((1, 1), None), ((1, None), 1), ((None, 2), None), ((None, None), None)]
)
def test_who_was_first_is_said_only_where_it_is_known(outs, first):
    drift = drift_of([told(key, FIRST_HALF, out=out) for key, out in enumerate(outs, start=1)])

    assert (drift.first.key if drift.first else None) == first


def test_a_rendering_without_any_word_is_no_failure():
    assert drift_of([told(1, "“…”"), told(2, "“—”")]).fullest.key == 1


def test_very_long_renderings_are_compared_in_good_time():
    words = [f"word{number % 997}" for number in range(6000)]
    full, cut = " ".join(words), " ".join(word for number, word in enumerate(words) if number % 7)
    started = time.process_time()

    drift = drift_of([told(1, full), told(2, cut), told(3, cut[: len(cut) // 2], article=2)])

    assert time.process_time() - started < 5
    assert len(drift.renderings[1].says) < 10


@given(
    st.lists(
        st.tuples(st.sampled_from(["direct", "mixed", "indirect"]), st.text(max_size=40)),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_compared_each_rendering_keeps_its_words(rows):
    quotes = [told(key, exact, kind, article=key % 2) for key, (kind, exact) in enumerate(rows)]

    for rendering in drift_of(quotes).renderings:
        own = "".join(piece.text for piece in rendering.pieces)
        assert own in (rendering.told.words, "")
