import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.shingles import (
    containment,
    longest_shared,
    placed_shingles,
    resemblance,
    shingles,
)
from articles.text.terms import folded_words

REPORT = (
    "The harbour council of Ostrava Bay voted on Tuesday to close the old ferry pier for two years, "
    "citing cracks that divers found in the eastern pillars last autumn."
)


def test_equal_texts_resemble_each_other_wholly():
    assert resemblance(shingles(REPORT), shingles(REPORT)) == 1.0


def test_case_punctuation_and_typographic_marks_do_not_hide_a_copy():
    plain = shingles("It's the mayor's \"last word\" on Cordoba's pier")
    styled = shingles("IT’S the mayor’s “last word”, on Córdoba’s pier …")

    assert plain == styled


def test_an_excerpt_is_contained_in_its_report_but_not_the_report_in_it():
    excerpt = shingles(REPORT[:80])
    report = shingles(REPORT)

    assert containment(excerpt, report) > 0.8
    assert containment(report, excerpt) < 0.6


def test_one_changed_word_costs_only_the_runs_that_hold_it():
    changed = shingles(REPORT.replace("divers", "surveyors"))

    assert 0.5 < resemblance(shingles(REPORT), changed) < 1.0


@pytest.mark.parametrize("text", ["Pier closed", "pier", "Four words are here"])
def test_a_text_shorter_than_a_shingle_is_one_shingle(text):
    assert len(shingles(text)) == 1
    assert shingles(text) == shingles(text.upper())


@pytest.mark.parametrize("text", ["", "  \n", "…!?", "—"])
def test_a_text_without_words_has_no_shingles_and_resembles_nothing(text):
    assert shingles(text) == frozenset()
    assert resemblance(shingles(text), shingles(text)) == 0.0
    assert containment(shingles(text), shingles(REPORT)) == 0.0


def test_a_shingle_of_no_words_is_refused():
    with pytest.raises(ValueError, match="at least one word"):
        shingles(REPORT, size=0)


def test_hashes_are_the_same_in_another_process():
    program = (
        "from articles.text.shingles import shingles; print(sorted(shingles('one two three four five six')))"
    )

    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )

    assert elsewhere.stdout.strip() == str(sorted(shingles("one two three four five six")))


@given(st.text(max_size=300), st.text(max_size=300))
def test_measures_stay_between_nothing_and_all_and_fit_a_big_integer(a, b):
    left, right = shingles(a), shingles(b)

    assert 0.0 <= resemblance(left, right) <= 1.0
    assert 0.0 <= containment(left, right) <= 1.0
    assert resemblance(left, right) == resemblance(right, left)
    assert all(-(2**63) <= one < 2**63 for one in left)


@given(st.text(alphabet="abcÄéß ’“”-.,1\n", max_size=200))
def test_placed_shingles_are_the_shingles_of_the_text(text):
    placed = placed_shingles(text)

    assert {one.shingle for one in placed} == (shingles(text) if len(folded_words(text)) >= 5 else set())
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in placed)


def test_the_longest_stretch_that_is_shared_is_found_as_it_is_written():
    text = "Rain fell. The “ferry” lost her rudder off the cape; nobody else saw it happen."
    other = shingles("the ferry lost her rudder off the cape and then nobody else saw it happen")

    assert longest_shared(text, placed_shingles(text), other) == "The “ferry” lost her rudder off the cape"


def test_texts_that_share_nothing_have_no_stretch_in_common():
    assert longest_shared("one two three four five", placed_shingles("one two three four five"), set()) == ""
