"""Articles whose quotations are annotated, read by the real engine. Here in the test's own database."""

import pytest

from articles.evaluation.quotes import answers, fault_in, summary

TEXT = "“The pier will close in May,” said Mara Quill.\n\nDivers had warned that the pillars were old."
LINE = {"id": "a1", "text": TEXT}


@pytest.mark.django_db
def test_each_line_gets_its_quotations_with_the_places_of_words_with_their_marks_and_speaker():
    [answer] = answers([LINE])

    assert answer["id"] == "a1"
    assert [
        (
            quote["kind"],
            TEXT[quote["start"] : quote["end"]],
            TEXT[quote["speaker_start"] : quote["speaker_end"]],
        )
        for quote in answer["quotes"]
    ] == [
        ("direct", "“The pier will close in May,”", "Mara Quill"),
        ("indirect", "the pillars were old", "Divers"),
    ]


@pytest.mark.django_db
def test_a_quotation_of_nobody_has_no_place_of_a_speaker():
    [answer] = answers([{"id": "a1", "text": "The council was told that the pier was old."}])

    assert [(quote["speaker_start"], quote["speaker_end"]) for quote in answer["quotes"]] == [(None, None)]


@pytest.mark.django_db
def test_annotations_are_not_read():
    annotated = LINE | {"quotes": [{"start": 0, "end": 3, "kind": "direct", "speech": True, "speaker": None}]}

    assert list(answers([annotated])) == list(answers([LINE]))


@pytest.mark.django_db
def test_a_text_without_speech_has_its_line_too():
    assert list(answers([{"id": "a1", "text": "It rained."}])) == [{"id": "a1", "quotes": []}]


@pytest.mark.django_db
def test_the_summary_counts_quotations_and_speakers():
    told = summary(list(answers([LINE, {"id": "a2", "text": "The council was told that the pier was old."}])))

    assert told == "3 quotations, 2 with a speaker"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (LINE, ""),
        (LINE | {"title": "Pier", "language": "en"}, ""),
        ({"id": "a1"}, "needs id and text"),
        (LINE | {"text": 7}, "something other than text"),
        (LINE | {"title": None}, ""),
        ({"id": "a1", "text": " "}, "neither a title nor a text"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(row, fault):
    said = fault_in(row)

    assert fault in said
    assert bool(said) == bool(fault)
