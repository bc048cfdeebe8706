"""How alike two reports are, figure by figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.likeness import Comparer, days_apart
from articles.text.dates import parse_date
from tests.coverage import scripts, stories
from tests.coverage.readings import RARITY, reading


def evidence(one, other):
    return Comparer(reading(*one), RARITY).evidence(reading(*other, number=2))


WIRE = (stories.WIRE_HEADLINE, stories.WIRE)
REPORT = (stories.REPORT_HEADLINE, stories.REPORT)
OTHER = (stories.OTHER_HEADLINE, stories.OTHER)


def test_a_text_is_wholly_like_itself():
    assert evidence(WIRE, WIRE)[:4] == pytest.approx((1, 1, 1, 1))


def test_texts_without_a_word_in_common_are_in_nothing_alike():
    assert evidence(("Lynx", "A lynx slept."), ("Tax", "Rates rose."))[:4] == (0, 0, 0, 0)


@pytest.mark.parametrize("figure", ["words", "lead", "names", "pairs"])
def test_two_reports_of_one_event_are_more_alike_than_a_look_alike(figure):
    assert getattr(evidence(WIRE, REPORT), figure) > getattr(evidence(WIRE, OTHER), figure)


texts = st.text("ab ÄbC.\n", max_size=60)


@given(texts, texts)
def test_likeness_is_between_nought_and_one_and_the_same_from_either_side(one, other):
    forth, back = evidence(("", one), ("", other)), evidence(("", other), ("", one))

    assert forth == pytest.approx(back)
    assert all(0 <= figure <= 1 for figure in forth[:4])


def test_the_length_is_that_of_the_shorter_report():
    assert evidence(("", "lynx tax ferry"), ("", "crane " * 50)).length == 1


def test_where_a_script_has_no_capitals_the_words_stand_in_for_names():
    found = evidence(scripts.ARABIC[scripts.FIRE], scripts.ARABIC[scripts.AGAIN])

    assert found.names == found.words > 0


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("On Monday.", "On Tuesday.", {"other_weekdays"}),
        ("On Monday.", "On Monday and Friday.", set()),
        ("On 3 May.", "On May 3.", {"same_day"}),
        ("On 3 May.", "On 5 May.", set()),
        ("On 3 May.", "On 3 August.", {"other_days"}),
        ("In 2019.", "In 2019, not 2018.", {"same_year"}),
        ("In 2019.", "In 2021, not 2019.", {"other_year"}),
        ("On Monday, 3 May 2021.", "It rained.", set()),
    ],
)
def test_the_days_that_both_speak_of_agree_or_differ(one, other, said):
    found = evidence(("", one), ("", other))._asdict()

    flags = ("other_weekdays", "same_day", "other_days", "same_year", "other_year")
    assert {flag for flag in flags if found[flag]} == said


def test_a_report_without_pairs_of_words_shares_none():
    assert evidence(("", "Lynx."), ("", "Lynx.")).pairs == 0


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2026-05-12", "2026-05-12T23:59Z", 0),
        ("2026-05-12T23:59Z", "2026-05-13T00:01Z", 1),
        ("2026-05-20", "2026-05-12", 8),
        ("2026-05", "2026-05-12", None),
        ("", "2026-05-12", None),
    ],
)
def test_days_apart_are_counted_where_both_are_known_to_the_day(one, other, days):
    readings = [
        reading(number=number, published=date.value, precision=date.precision)
        for number, date in enumerate([parse_date(one), parse_date(other)], 1)
    ]

    assert days_apart(*readings) == days


def test_names_in_common_are_counted_of_the_report_that_has_fewer():
    few = reading(text="The mayor met Odo Fenn and Ilse Brandt in Torrenby.", number=2)
    many = reading(
        text="The " + " and the ".join(f"Name{n}" for n in range(40)) + " met Odo Fenn, Ilse Brandt."
    )

    share = Comparer(many, RARITY).names_in_common(few)

    assert 0.7 < share < 0.9
    assert Comparer(few, RARITY).names_in_common(many) == pytest.approx(share)


def test_reports_without_names_have_none_in_common():
    assert Comparer(reading(text="rain"), RARITY).names_in_common(reading(text="rain", number=2)) == 0
