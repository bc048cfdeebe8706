from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.explaining import reasons, wording
from articles.coverage.likeness import Comparer, Evidence, days_apart
from articles.coverage.provenance import likely_origin, named_by_the_other
from articles.coverage.scoring import SURE_ABROAD, credits_shared, judge, one_event
from articles.models import Link
from articles.text.dates import Precision
from tests.coverage import scripts, stories
from tests.coverage.readings import RARITY, reading

Relation = Link.Relation


def wire(**fields):
    return reading(stories.WIRE_HEADLINE, stories.WIRE, 1, **fields)


def report(**fields):
    return reading(stories.REPORT_HEADLINE, stories.REPORT, 2, **fields)


def on(day, precision=Precision.DAY, hour=0):
    return {"published": datetime(2026, 5, day, hour, tzinfo=UTC), "precision": precision}


def judged(one, other, furniture=frozenset()):
    return judge(Comparer(one, RARITY), other, furniture)


def explained(one, other, people=()):
    words = wording(stories.WIRE_HEADLINE, stories.WIRE)
    return reasons(judged(one, other), one, other, words, RARITY, people)


@pytest.mark.parametrize(("kept", "relation"), [(100, Relation.COPY), (45, Relation.REWRITE), (20, None)])
def test_the_share_that_stands_word_for_word_tells_copy_from_rewrite(kept, relation):
    words = [f"word{n}" for n in range(100)]
    one = reading(text=" ".join(words))
    other = reading(text=" ".join(words[:kept] + [f"else{n}" for n in range(100 - kept)]), number=2)

    likelihood = judged(one, other)

    assert (likelihood.relation if likelihood.overlap >= 0.3 else None) == relation


def test_an_excerpt_is_a_copy_of_the_whole():
    likelihood = judged(reading(text=stories.WIRE.split("\n\n")[1], number=2), wire())

    assert (likelihood.relation, likelihood.score) == (Relation.COPY, 1)


@pytest.mark.parametrize("text", ["Markets close higher", "", "No comment was made"])
def test_texts_of_a_few_words_are_likely_nothing(text):
    assert judged(reading(text=text), reading(text=text, number=2)).score == 0


def test_reports_of_one_event_are_the_same_event():
    likelihood = judged(wire(), report())

    assert likelihood.relation == Relation.SAME_EVENT
    assert likelihood.score > 0.9


def test_a_look_alike_is_unlikely():
    assert judged(wire(), reading(stories.OTHER_HEADLINE, stories.OTHER, 3)).score < 0.1


def test_an_outlets_own_text_with_something_new_is_an_update():
    again = stories.WIRE + "\n\nThe Lady Maud sailed again at noon."

    assert judged(wire(**on(14)), reading(text=again, **on(15))).relation == Relation.UPDATE
    assert judged(wire(**on(14)), reading(text=again, number=2, **on(15))).relation == Relation.COPY


def test_what_an_outlet_puts_into_all_its_reports_makes_no_copy():
    footer = "Read more of what our reporters on the coast found out this week in the weekend edition of the paper."
    one = reading(text=f"Markets closed higher on Monday. {footer}")
    other = reading(text=f"Rain fell on the hills near Torrenby. {footer}", number=2)
    furniture = frozenset(one.profile.runs).intersection(other.profile.runs)

    assert judged(one, other).relation in Relation.same_text()
    assert judged(one, other, furniture).relation == Relation.SAME_EVENT


GERMAN = """\
Ein Brand im Maschinenraum der Autofähre Lady Ansel zwang 214 Menschen vor Älvhamn in Rettungsinseln. Kapitänin Ilse
Brandt ließ das Schiff räumen, und Fischer aus Älvhamn schleppten die Inseln an den Kai, sagte Odo Fenn. Die Reederei
Corvany Lines nahm die Lady Maud aus dem Dienst.
"""


def test_across_languages_the_names_tell():
    abroad = judged(wire(), reading(text=GERMAN, number=2, language="de"))

    assert abroad.relation in (Relation.SAME_EVENT, Relation.TRANSLATION)
    assert 0.5 <= abroad.score <= SURE_ABROAD


def test_a_text_with_the_same_names_as_often_is_a_translation():
    danish = stories.WIRE.replace(" the ", " den ").replace(" was ", " blev ").replace(" a ", " en ")

    one, other = reading(text=stories.WIRE, number=1), reading(text=danish, number=2, language="da")

    assert judge(
        Comparer(one, RARITY), other._replace(profile=other.profile._replace(runs=frozenset()))
    ).relation == (Relation.TRANSLATION)


def test_other_news_from_the_same_town_is_not_told_by_its_name_across_languages():
    abroad = reading(*scripts.GERMAN[1], number=2, language="de")

    assert judged(wire(), abroad).score == 0


def test_a_few_names_in_common_are_not_enough_across_languages():
    other = reading(
        text="Odo Fenn sagte, der Rat von Torrenby tage am Montag in der alten Mühle.",
        number=2,
        language="de",
    )

    assert judged(wire(), other).score == 0


@given(st.builds(Evidence, *[st.floats(0, 1)] * 4, st.integers(0, 20_000), *[st.booleans()] * 5))
def test_a_likelihood_is_between_nought_and_one(evidence):
    assert 0 <= one_event(evidence) <= 1


@pytest.mark.parametrize("likeness", ["words", "lead", "names", "pairs"])
@given(low=st.floats(0, 1), high=st.floats(0, 1))
def test_more_likeness_is_never_less_likely(likeness, low, high):
    some = Evidence(0.2, 0.2, 0.2, 0.1, 100, *[False] * 5)
    low, high = sorted((low, high))

    assert one_event(some._replace(**{likeness: low})) <= one_event(some._replace(**{likeness: high}))


@pytest.mark.parametrize(
    ("one", "other", "likelier"),
    [
        ("Rafts were out on Monday.", "Rafts were out on Tuesday.", False),
        ("Rafts were out on 12 May.", "Rafts were out on May 12.", True),
        ("Rafts were out in 2025.", "Rafts were out in 2026.", False),
        ("Rafts were out in 2026.", "Rafts were out in 2026.", True),
    ],
)
def test_the_days_they_speak_of_move_the_odds(one, other, likelier):
    plain = judged(wire(), report())
    left = reading(stories.WIRE_HEADLINE, stories.WIRE.replace("Thursday", "that day") + one)
    right = reading(stories.REPORT_HEADLINE, stories.REPORT + other, 2)

    assert (judged(left, right).score > plain.score) is likelier


@pytest.mark.parametrize(
    ("left", "right", "grows"),
    [
        ({"place": "alvhamn"}, {"place": "alvhamn"}, True),
        (on(14), on(15), True),
        (on(14), on(20), False),
        ({"credit": 9}, {"credit": 9}, True),
    ],
)
def test_place_date_and_credit_move_the_odds(left, right, grows):
    plain = judged(wire(), report())

    likelihood = judged(wire(**left), report(**right))

    assert (likelihood.score > plain.score) is grows


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        (on(14), on(14), 0),
        (on(15), on(14, Precision.MINUTE, 23), 1),
        (on(14), on(14, Precision.MONTH), None),
        (on(14), {}, None),
    ],
)
def test_days_apart_are_known_only_between_known_days(left, right, days):
    assert days_apart(wire(**left), report(**right)) == days


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        ({"credit": 9}, {"credit": 9}, True),
        ({"credit": 2}, {}, True),
        ({}, {"credit": 1}, True),
        ({"credit": 9}, {"credit": 8}, False),
        ({"credit": 9}, {}, False),
        ({"credit": 1}, {}, False),
        ({}, {}, False),
    ],
)
def test_a_credit_is_shared_with_a_report_that_has_it_too_or_with_its_source(left, right, shared):
    assert credits_shared(wire(**left), report(**right)) is shared


@pytest.mark.parametrize(
    ("left", "right", "origin"),
    [
        ({"credit": 2}, on(14), 2),
        ({}, {"credit": 1}, 1),
        ({"credit": 2} | on(13), on(14), 2),
        ({"credit": 9} | on(14), {"credit": 9} | on(15), None),
        ({"credit": 9} | on(14), {"credit": 8} | on(15), 1),
        (on(14), on(15), 1),
        (on(15), on(14), 2),
        (on(14, Precision.MINUTE, 9), on(14, Precision.MINUTE, 8), 2),
        (on(14, Precision.MINUTE, 9), on(14), None),
        (on(14), on(20, Precision.MONTH), None),
        (on(14), {}, None),
        ({}, {}, None),
    ],
)
def test_the_origin_is_the_credited_one_or_else_the_first(left, right, origin):
    assert likely_origin(wire(**left), report(**right)) == origin


@pytest.mark.parametrize(
    ("left", "right", "named"),
    [
        ("The ship is safe, Bay Wire reported.", "The ship is safe.", 2),
        ("The ship is safe.", "The ship is safe, Valley Mercury wrote.", 1),
        ("The ship is safe, Bay Wire wrote.", "The ship is safe, Valley Mercury wrote.", None),
        ("The ship in the bay is safe.", "The ship is safe.", None),
    ],
)
def test_the_outlet_that_the_other_text_names_is_the_likely_origin(left, right, named):
    one = reading(text=left, source_name="Valley Mercury", **on(13))
    other = reading(text=right, number=2, source_name="Bay Wire", **on(13))

    assert named_by_the_other(one, other) == named
    assert likely_origin(one, other, named=named) == named


def test_a_credit_tells_more_than_a_name_and_a_name_more_than_the_time():
    assert likely_origin(wire(credit=2), report(), named=1) == 2
    assert likely_origin(wire(**on(13)), report(**on(14)), named=2) == 2


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
