import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.renderings import How, align_rendering, align_renderings
from articles.text.spoken_words import telling_words

FULL = (
    "We will open the gate on Monday, and we will keep it open. Nobody who drives should wait for a bridge."
)
WORDS = st.lists(
    st.sampled_from(
        ["the", "gate", "will", "not", "open", "Monday", "we’ll", "“open", "it,", "cannot", "Älv"]
    )
).map(" ".join)


def runs(reference, rendering):
    """Each run as how, what the fullest has and what the rendering has."""
    return [
        (run.how.value, reference[slice(*run.reference)].strip(), rendering[slice(*run.own)].strip())
        for run in align_rendering(reference, rendering)
    ]


def hows(reference, rendering):
    return [how for how, _, _ in runs(reference, rendering)]


def test_the_same_words_are_one_run():
    assert hows(FULL, FULL) == ["same"]


def test_marks_case_and_accents_are_no_difference():
    assert hows("“We don’t open in Älvhamn,”", '"we don\'t open in Alvhamn"') == ["same"]


def test_a_half_that_was_dropped_is_left_out():
    assert runs(FULL, "We will open the gate on Monday, and we will keep it open")[-1] == (
        "omitted",
        "Nobody who drives should wait for a bridge.",
        "",
    )


def test_a_word_that_only_the_rendering_has_is_added():
    assert ("added", "", "at last") in runs("We open the gate today", "We open the gate at last today")


def test_another_word_in_the_place_of_one_is_a_change():
    assert runs("We close the gate on Monday", "We close the gate on Tuesday")[-1] == (
        "changed",
        "Monday",
        "Tuesday",
    )


def test_reported_speech_shifts_forms_and_changes_no_word():
    told = runs(
        "This bridge is no longer safe, and we have closed it",
        "the bridge was no longer safe, and they had closed it",
    )

    assert {how for how, _, _ in told} == {"same", "form"}
    assert ("form", "is", "was") in told


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("We will open it", "We’ll open it"),
        ("It is not open", "It isn't open"),
        ("They will not open it", "They won’t open it"),
        ("She can not open it", "She cannot open it"),
        ("She is ready", "She’s ready"),
    ],
)
def test_what_an_apostrophe_draws_together_is_the_same_words_in_another_form(long, short):
    assert set(hows(long, short)) <= {"same", "form"}


def test_a_genitive_is_not_taken_for_a_verb():
    assert hows("The minister’s bridge", "The minister is bridge") != ["same"]


def test_will_and_may_are_not_one_word():
    assert ("changed", "will", "may") in runs("We will open it", "We may open it")


def test_a_clause_for_which_a_single_word_stands_is_left_out():
    told = runs(FULL, "We will open the gate on Monday, and that nobody who drives should wait for a bridge")

    assert ("omitted", "we will keep it open.", "") in told


def test_words_that_stand_elsewhere_have_moved():
    told = runs(
        "We will open the northern gate on Monday morning", "On Monday morning we will open the northern gate"
    )

    assert ("moved", "on Monday morning", "On Monday morning") in told
    assert not {"omitted", "added"} & {how for how, _, _ in told}


def test_a_quotation_mark_goes_with_the_word_that_it_opens():
    rendering = 'that "nobody who drives" should wait for a bridge'

    [quoted] = [own for _, _, own in runs(FULL, rendering) if "nobody" in own]
    assert quoted.startswith('"nobody who drives" should')


def test_a_rendering_without_words_leaves_everything_out():
    assert runs(FULL, "…") == [("omitted", FULL, "")]


def test_several_renderings_are_aligned_with_the_same_one():
    assert [len(aligned) for aligned in align_renderings(FULL, [FULL, "", FULL])] == [1, 1, 1]


def test_telling_words_are_those_that_are_more_than_grammar():
    assert telling_words("We will open it for them on Monday") == 2


@given(WORDS, WORDS)
def test_the_runs_tile_both_texts(reference, rendering):
    aligned = align_rendering(reference, rendering)

    assert "".join(rendering[slice(*run.own)] for run in aligned) == rendering
    spans = sorted(run.reference for run in aligned if run.how != How.ADDED)
    assert "".join(reference[slice(*span)] for span in spans) == reference


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_refused_and_nothing_is_told_twice(reference, rendering):
    aligned = align_rendering(reference, rendering)

    for side in ("own", "reference"):
        spans = sorted(span for span in (getattr(run, side) for run in aligned) if span.start < span.end)
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("words", ["the ", "gate ", "the gate will open on Monday ", "w{} "])
def test_a_very_long_rendering_is_aligned_in_good_time(words):
    long = "".join(words.format(number) for number in range(8000))
    started = time.process_time()

    align_rendering(long, f"Monday {long[: len(long) // 2]} and it {long[len(long) // 2 :]}")

    assert time.process_time() - started < 5
