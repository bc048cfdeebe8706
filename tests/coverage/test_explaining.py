import pytest

from articles.coverage.explaining import reasons, wording
from tests.coverage import stories
from tests.coverage.readings import RARITY, judged, on, reading, report, wire


def explained(one, other, people=()):
    words = wording(stories.WIRE_HEADLINE, stories.WIRE)
    return reasons(judged(one, other), one, other, words, RARITY, people)


def test_reasons_say_what_an_editor_can_check():
    sentences = explained(wire(place="alvhamn", **on(14)), report(place="alvhamn", **on(15)))

    assert sentences[0].startswith("both name ")
    assert "Lady Ansel" in sentences[0]
    assert "Ilse Brandt" in sentences[0]
    assert sentences[1].startswith("the openings share the words “")
    assert "same place, one day apart" in sentences


def test_people_are_named_in_full_and_before_places_however_the_other_spells_what_is_between():
    ours = (
        "In Torrenby the Foreign Minister Ilse M. Brandt met Torrenby’s envoys. Torrenby waits. Brandt left."
    )
    theirs = "The foreign minister, Ilse Maren Brandt, was in Torrenby on Monday. Torrenby is a port."
    one, other = reading(text=ours), reading(text=theirs, number=2)

    sentences = reasons(judged(one, other), one, other, wording("", ours), RARITY)

    assert sentences[0] == "both name Ilse M. Brandt and Torrenby"


def test_a_name_is_no_word_of_the_openings_though_it_opens_each_sentence():
    ours = "The pilots met. Runa Steenvold leads the pilots. Runa Steenvold spoke."
    one, other = reading(text=ours), reading(text="Runa Steenvold and her pilots wait.", number=2)

    sentences = reasons(judged(one, other), one, other, wording("", ours), RARITY)

    assert "the openings share the word “pilots”" in sentences


def test_a_word_of_one_letter_is_no_reason():
    ours = "Паром стоит в гавани, в тумане."
    one, other = reading(text=ours), reading(text="Паром ушёл в море.", number=2)

    sentences = reasons(judged(one, other), one, other, wording("", ours), RARITY)

    assert not any("“в”" in sentence for sentence in sentences)


def test_the_longest_passage_in_both_is_quoted():
    other = reading(
        text="Ilse Brandt said three fishing boats towed them to the quay, and no more. " + stories.OTHER,
        number=2,
    )

    assert "both write “three fishing boats towed them to the quay”" in explained(wire(), other)


def test_a_long_passage_is_cut_short():
    sentences = explained(wire(), reading(text="Fenn’s log. " + stories.WIRE.split("\n\n")[1], number=2))

    (quoted,) = (sentence for sentence in sentences if sentence.startswith("both write"))
    assert quoted.endswith(" …”")
    assert len(quoted.split()) == 17


def test_the_share_in_common_is_said_in_hundredths():
    words = [f"word{n}" for n in range(104)]
    half = reading(text=" ".join(words[:54] + [f"else{n}" for n in range(50)]), number=2)

    assert (
        explained(reading(text=" ".join(words)), half)[0]
        == "50 % of the shorter text stands in the other, word for word"
    )


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        (
            {"credit": 9, "credit_name": "Bay Wire"},
            {"credit": 9, "credit_name": "Bay Wire"},
            "both credit Bay Wire",
        ),
        ({"credit": 2, "credit_name": "Bay Wire"}, {}, "Outlet 1 credits Bay Wire, which has the other"),
        ({}, {"credit": 1, "credit_name": "Bay Wire"}, "Outlet 2 credits Bay Wire, which has the other"),
    ],
)
def test_a_shared_credit_is_said(left, right, sentence):
    assert explained(wire(**left), report(**right))[-1] == sentence


def test_known_people_are_said_before_other_names():
    assert "both name Ilse Brandt and Odo Fenn" in explained(wire(), report(), {"Odo Fenn", "Ilse Brandt"})
