import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.likeness import Comparer, Evidence, days_apart
from articles.coverage.scoring import SURE_ABROAD, credits_shared, judge, one_event
from articles.models import Link
from articles.text.dates import Precision
from tests.coverage import scripts, stories
from tests.coverage.readings import RARITY, judged, on, reading, report, wire

Relation = Link.Relation


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
