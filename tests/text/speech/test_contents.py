import pytest

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
        for quote in find_quotations(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ("Mara Quill said that the pier would close.", "the pier would close", "Mara Quill", "said"),
        ("Mara Quill said the pier would close.", "the pier would close", "Mara Quill", "said"),
        (
            "Mara Quill said on Monday that the pier would close.",
            "the pier would close",
            "Mara Quill",
            "said",
        ),
        (
            "The minister told Tom Ostrander that it would close.",
            "it would close",
            "The minister",
            "told",
        ),
        (
            "The pier would close in May, Mara Quill said.",
            "The pier would close in May",
            "Mara Quill",
            "said",
        ),
        (
            "The pier would close in May, said several officials.",
            "The pier would close in May",
            "several officials",
            "said",
        ),
        (
            "According to Mara Quill, the pier will close.",
            "the pier will close",
            "Mara Quill",
            "According to",
        ),
        (
            "The pier will close, according to the council.",
            "The pier will close",
            "the council",
            "according to",
        ),
        (
            "The minister reaffirmed the town’s support for the pier.",
            "the town’s support for the pier",
            "The minister",
            "reaffirmed",
        ),
        ("She has repeatedly warned that the pier was old.", "the pier was old", "She", "warned"),
        (
            "Mara Quill and Tom Ostrander agreed to stay in touch.",
            "to stay in touch",
            "Mara Quill and Tom Ostrander",
            "agreed",
        ),
        ("He’s said the pier is old.", "the pier is old", "He", "said"),
        (
            "It was first reported by the Bay Courier.",
            "It",
            "the Bay Courier",
            "reported",
        ),
        (
            "The minister apprised the secretary of state of the town’s concern.",
            "the town’s concern",
            "The minister",
            "apprised",
        ),
    ],
)
def test_a_reporting_verb_with_a_subject_reports_its_clause(text, words, speaker, cue):
    assert found(text)[0] == ("indirect", words, speaker, cue)


def test_a_participle_shares_the_subject_of_the_sentence():
    text = "The minister reiterated that the pier was old, adding that divers had found cracks."

    assert found(text) == [
        ("indirect", "the pier was old", "The minister", "reiterated"),
        ("indirect", "divers had found cracks", "The minister", "adding"),
    ]


def test_a_fronted_participle_has_the_subject_that_follows():
    text = "Underscoring the need for care, the minister stressed that the pier was old."

    assert [(words, who) for _, words, who, _ in found(text)] == [
        ("the need for care", "the minister"),
        ("the pier was old", "the minister"),
    ]


def test_coordinated_verbs_report_each_its_own_part():
    text = "Mara Quill highlighted the cracks and underscored the need for a new pier."

    assert found(text) == [
        ("indirect", "the cracks", "Mara Quill", "highlighted"),
        ("indirect", "the need for a new pier", "Mara Quill", "underscored"),
    ]


def test_two_speakers_of_one_sentence_are_told_apart():
    text = "Several divers said the pillars had cracks, while other divers said they had seen none."

    assert [(words, who) for _, words, who, _ in found(text)] == [
        ("the pillars had cracks", "Several divers"),
        ("they had seen none", "other divers"),
    ]


def test_a_remark_in_the_middle_leaves_two_parts():
    text = "The pier has cracks, Mara Quill said, but it will stand until May."

    assert [words for _, words, _, _ in found(text)] == [
        "The pier has cracks",
        "but it will stand until May",
    ]


def test_a_passive_names_no_speaker():
    assert found("The council was told that the pier was old.") == [
        ("indirect", "the pier was old", None, "told")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long and the claims were many.",
        "The council voted on the state of the roads.",
        "Nobody in the swing states noted a thing.",
        "She wrote on a blue table.",
        "He said so.",
        "The mayor attacked a sandwich and backed the car into the garage.",
    ],
)
def test_nouns_and_other_uses_report_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Aides to the mayor say the pier is old.", "the pier is old", "Aides to the mayor"),
        ("Others, however, say a new pier is overdue.", "a new pier is overdue", "Others"),
        (
            "Tom Ostrander, a harbour diver, said pillars on the east side cracked.",
            "pillars on the east side cracked",
            "Tom Ostrander",
        ),
        ("Mara Quill (Bay Party) said the pier was old.", "the pier was old", "Mara Quill"),
        ("Hours later, Mara Quill left, telling reporters that it was old.", "it was old", "Mara Quill"),
        (
            "Mara Quill told a crowd in Skarrow, Norland, that the pier was old.",
            "the pier was old",
            "Mara Quill",
        ),
        ("But as Mara Quill noted, the pier was old.", "the pier was old", "Mara Quill"),
        ("But the pier was old, Mara Quill said.", "But the pier was old", "Mara Quill"),
        ("SKARROW (Bay Wire) — The pier was old, Mara Quill said.", "The pier was old", "Mara Quill"),
        ("In some bays, Mara Quill said, piers are older.", "In some bays", "Mara Quill"),
    ],
)
def test_what_stands_around_verb_and_subject_is_told_apart(text, words, speaker):
    assert found(text)[0][1:3] == (words, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill did not say that the pier was old.",
        "Mara Quill never announced a new pier.",
        "Some states remained too close to call on Monday evening.",
        "The pier that divers agreed to mend is old.",
        "Mara Quill might agree to stay in touch.",
    ],
)
def test_what_was_not_said_is_not_reported(text):
    assert found(text) == []


def test_what_somebody_did_not_answer_is_reported():
    assert found("Mara Quill did not say whether the pier was old.")[0][1] == "whether the pier was old"
