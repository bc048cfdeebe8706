from dataclasses import replace

import pytest

from articles.text.speech.english import ENGLISH
from articles.text.speech.quotations import find_quotations
from articles.text.speech.rules import Cue, Form, Use, verb_forms


@pytest.mark.parametrize(
    ("lemma", "words"),
    [
        ("announce", {"announce", "announces", "announced", "announcing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("testify", {"testify", "testifies", "testified", "testifying"}),
        ("convey", {"convey", "conveys", "conveyed", "conveying"}),
    ],
)
def test_regular_verbs_are_inflected(lemma, words):
    assert verb_forms(lemma).keys() == words


def test_a_past_form_is_a_participle_too():
    assert verb_forms("warn")["warned"] == {Form.PAST, Form.PARTICIPLE}


def test_another_verb_is_a_row_and_not_a_change_of_the_engine():
    text = "Mara Quill blorped that the pier was old."
    verb = Cue("blorp", Use.SAYING, frozenset({Form.PAST, Form.PARTICIPLE}))

    rules = replace(ENGLISH, cues={**ENGLISH.cues, "blorped": verb})

    assert find_quotations(text) == []
    assert [text[q.start : q.end] for q in find_quotations(text, rules)] == ["the pier was old"]


def test_all_words_of_the_rules_are_folded():
    words = [
        *ENGLISH.cues,
        *ENGLISH.determiners,
        *ENGLISH.times,
        *ENGLISH.abbreviations,
        *ENGLISH.noun_cues,
    ]

    assert [word for word in words if word != word.lower() or "’" in word] == []


def test_every_ambiguous_word_is_a_form_of_a_reporting_verb():
    unknown = ENGLISH.noun_cues - ENGLISH.cues.keys()

    assert unknown == set()


def test_lemma_sets_hold_lemmas():
    lemmas = {cue.lemma for cue in ENGLISH.cues.values()}

    assert (ENGLISH.addressing | ENGLISH.inverting | ENGLISH.plain | ENGLISH.strict) <= lemmas
