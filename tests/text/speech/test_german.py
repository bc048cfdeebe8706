"""German as the second language: a file of rules beside English, the same engine."""

import pytest

from articles.text.speech.english import ENGLISH
from articles.text.speech.german import GERMAN
from articles.text.speech.languages import rules_for
from articles.text.speech.quotations import find_quotations


def found(text):
    """(kind, words, speaker, cue) of each quotation, as text."""
    return [
        (
            quote.kind,
            text[quote.start : quote.end],
            text[slice(*quote.speaker)] if quote.speaker else None,
            text[slice(*quote.cue)] if quote.cue else None,
        )
        for quote in find_quotations(text, GERMAN)
    ]


def told(text):
    """(named, on behalf of) of each quotation, as text."""
    return [
        tuple(text[slice(*span)] if span else None for span in (quote.named, quote.on_behalf_of))
        for quote in find_quotations(text, GERMAN)
    ]


@pytest.mark.parametrize("marks", ["„{}“", "»{}«", "«{}»", "„{}”", '"{}"'])
@pytest.mark.parametrize("verb", ["sagte", "erklärte", "warnte", "rief"])
def test_direct_speech_before_its_inverted_verb(marks, verb):
    text = marks.format("Die Brücke ist sicher") + f", {verb} Mara Quill am Montag."

    assert found(text) == [("direct", "Die Brücke ist sicher", "Mara Quill", verb)]


def test_an_interrupted_quotation_gives_a_span_a_piece():
    text = "„Die Brücke“, sagte Quill, „ist seit dem 3. Mai sicher.“"

    assert found(text) == [
        ("direct", "Die Brücke", "Quill", "sagte"),
        ("direct", "ist seit dem 3. Mai sicher.", "Quill", "sagte"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Mara Quill sagte am Montag, dass die Brücke sicher sei.", "die Brücke sicher sei", "Mara Quill"),
        ("Mara Quill sagte, die Brücke sei sicher.", "die Brücke sei sicher", "Mara Quill"),
        ("Am Montag sagte Mara Quill, die Brücke sei sicher.", "die Brücke sei sicher", "Mara Quill"),
        ("Mara Quill hat am Montag gesagt, die Brücke sei sicher.", "die Brücke sei sicher", "Mara Quill"),
        ("Die Brücke sei sicher, sagte Mara Quill.", "Die Brücke sei sicher", "Mara Quill"),
        ("Die Brücke ist sicher, wie Mara Quill sagte.", "Die Brücke ist sicher", "Mara Quill"),
        ("Die Behörde teilte am Montag mit, die Brücke sei alt.", "die Brücke sei alt", "Die Behörde"),
        (
            "Die Brücke werde am 3. Mai gesperrt, teilte die Behörde mit.",
            "Die Brücke werde am 3. Mai gesperrt",
            "die Behörde",
        ),
        (
            "Der Sprecher der Behörde sagte, die Brücke sei alt.",
            "die Brücke sei alt",
            "Der Sprecher der Behörde",
        ),
        ("Sie betonte, dass es keine Gefahr gebe.", "es keine Gefahr gebe", "Sie"),
        ("Laut Mara Quill ist die Brücke sicher.", "ist die Brücke sicher", "Mara Quill"),
        (
            "Die Brücke ist alt, laut dem Bericht der Behörde.",
            "Die Brücke ist alt",
            "dem Bericht der Behörde",
        ),
        ("Nach Angaben der Behörde ist die Brücke alt.", "ist die Brücke alt", "der Behörde"),
        ("Der Behörde zufolge ist die Brücke alt.", "ist die Brücke alt", "Der Behörde"),
        ("Die Brücke ist alt, der Behörde zufolge.", "Die Brücke ist alt", "der Behörde"),
    ],
)
def test_indirect_speech_in_each_order(text, words, speaker):
    assert [quote[:3] for quote in found(text)] == [("indirect", words, speaker)]


def test_a_remark_in_the_middle_leaves_two_parts():
    text = "Die Brücke, sagte Mara Quill, sei seit vielen Jahren alt."

    assert [words for _, words, _, _ in found(text)] == ["Die Brücke", "sei seit vielen Jahren alt"]


def test_quoted_words_in_the_sentence_s_own_grammar_are_mixed():
    assert found("Sie nannte den Plan „einen teuren Fehler“.")[0][:3] == (
        "mixed",
        "den Plan „einen teuren Fehler“",
        "Sie",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Die Behörde teilte den Kuchen.",
        "Mara Quill sagte nicht, dass die Brücke alt ist.",
        "Die „Ruhezone“ war laut.",
        "Am Montag kam der Sprecher nach Skarrow.",
    ],
)
def test_other_uses_report_nothing(text):
    assert found(text) == []


def test_a_number_with_a_full_stop_ends_no_sentence():
    text = "Am 3. Mai sagte Mara Quill, die Brücke sei sicher."

    assert [who for _, _, who, _ in found(text)] == ["Mara Quill"]


def test_surnames_and_pronouns_lead_to_the_name_without_its_title():
    text = "Verkehrsministerin Mara Quill kam. Quill sagte, die Brücke sei alt. „Sie ist alt“, sagte sie."

    assert told(text) == [("Mara Quill", None), ("Mara Quill", None)]


def test_a_spokesman_of_somebody_speaks_on_their_behalf():
    assert told("Ein Sprecher der Hafenbehörde sagte, die Brücke sei alt.") == [(None, "Hafenbehörde")]


@pytest.mark.parametrize(
    ("tag", "rules"),
    [
        ("de", GERMAN),
        ("de-AT", GERMAN),
        ("DE_ch", GERMAN),
        ("en-GB", ENGLISH),
        ("", ENGLISH),
        ("xx", ENGLISH),
    ],
)
def test_the_rules_are_picked_by_the_language(tag, rules):
    assert rules_for(tag) is rules
