from datetime import UTC, datetime

import pytest

from articles.coverage.explaining import reasons
from articles.coverage.profiles import Rarity, profile, weighed
from articles.coverage.provenance import likely_origin
from articles.coverage.scoring import SUGGEST_FROM, Reading, credits_shared, days_apart, judge
from articles.models import Link
from articles.text.dates import Precision
from tests.coverage import stories

Relation = Link.Relation


def reading(headline="", text="", number=1, **fields):
    given = {
        "article": number,
        "source": number,
        "source_name": f"Outlet {number}",
        "credit": None,
        "credit_name": "",
        "place": "",
        "published": None,
        "precision": Precision.UNKNOWN,
        "profile": profile(headline, text),
    }
    return Reading(**(given | fields))


def wire(**fields):
    return reading(stories.WIRE_HEADLINE, stories.WIRE, 1, **fields)


def report(**fields):
    return reading(stories.REPORT_HEADLINE, stories.REPORT, 2, **fields)


def on(day, precision=Precision.DAY, hour=0):
    return {"published": datetime(2026, 5, day, hour, tzinfo=UTC), "precision": precision}


def judged(one, other):
    rarity = Rarity([one.profile, other.profile])
    return judge(one, other, weighed(one.profile, rarity), weighed(other.profile, rarity))


def explained(one, other, people=()):
    rarity = Rarity([one.profile, other.profile])
    left, right = weighed(one.profile, rarity), weighed(other.profile, rarity)
    return reasons(judge(one, other, left, right), one, other, left, right, people)


@pytest.mark.parametrize(("kept", "relation"), [(100, Relation.COPY), (45, Relation.REWRITE), (20, None)])
def test_the_share_that_stands_word_for_word_tells_copy_from_rewrite(kept, relation):
    words = [f"word{n}" for n in range(100)]
    one = reading(text=" ".join(words))
    other = reading(text=" ".join(words[:kept] + [f"else{n}" for n in range(100 - kept)]), number=2)

    likelihood = judged(one, other)

    assert (likelihood.relation if likelihood and likelihood.overlap >= 0.3 else None) == relation


def test_an_excerpt_is_a_copy_of_the_whole():
    likelihood = judged(reading(text=stories.WIRE.split("\n\n")[1], number=2), wire())

    assert (likelihood.relation, likelihood.score) == (Relation.COPY, 1)


@pytest.mark.parametrize("text", ["Markets close higher", "", "No comment was made"])
def test_texts_of_a_few_words_are_not_judged(text):
    assert judged(reading(text=text), reading(text=text, number=2)) is None


def test_reports_of_one_event_are_the_same_event():
    assert judged(wire(), report()).relation == Relation.SAME_EVENT


def test_a_look_alike_is_nothing():
    assert judged(wire(), reading(stories.OTHER_HEADLINE, stories.OTHER, 3)) is None


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


def test_what_is_suggested_is_above_the_bound():
    assert SUGGEST_FROM <= judged(wire(), report()).score <= 1


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


def test_reasons_say_what_an_editor_can_check():
    sentences = explained(wire(place="alvhamn", **on(14)), report(place="alvhamn", **on(15)))

    assert sentences[0].startswith("both name Lady Ansel, ")
    assert sentences[1].startswith("the openings share the words “")
    assert "same place, one day apart" in sentences


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
