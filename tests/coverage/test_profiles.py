import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.profiles import Rarity, likeness, profile, search_terms, shared, weighed
from tests.coverage import stories

WIRE = profile(stories.WIRE_HEADLINE, stories.WIRE)
REPORT = profile(stories.REPORT_HEADLINE, stories.REPORT)
OTHER = profile(stories.OTHER_HEADLINE, stories.OTHER)


def alike(one, other, among=()):
    rarity = Rarity([one, other, *among])
    return likeness(weighed(one, rarity), weighed(other, rarity))


def test_reports_of_one_event_are_more_alike_than_reports_of_two_fires():
    assert alike(WIRE, REPORT) > 2 * alike(WIRE, OTHER)


def test_likeness_does_not_depend_on_the_order():
    assert alike(WIRE, REPORT) == pytest.approx(alike(REPORT, WIRE))


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_between_nought_and_one(one, other):
    assert 0 <= alike(profile("", one), profile("", other)) <= 1 + 1e-9


def test_a_report_is_wholly_like_itself():
    assert alike(WIRE, WIRE) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday the mayor met Odo Fenn.", {"odo", "fenn"}),
        ("The mayor met Mr. Fenn. Then rain fell.", {"fenn"}),
        ("The mayor said: “Never.” Rain fell.", set()),
        ("A boat of the U.S. Navy came.", {"navy"}),
        ("The Ålander ship’s crew saw Fenn’s boat.", {"alander", "fenn"}),
    ],
)
def test_names_are_words_with_a_capital_inside_a_sentence(text, names):
    assert set(profile("", text).names) == names


def test_a_headline_in_title_case_tells_no_names():
    assert set(profile("Fire On Ferry Forces Passengers Off", "It burnt.").names) == set()
    assert set(profile("Fire on ferry off Älvhamn", "It burnt.").names) == {"alvhamn"}


def test_names_are_spelled_as_in_the_article():
    seen = profile("", "They met Ilse Brandt’s crew.")

    assert seen.spelled == {"ilse": "Ilse", "brandt": "Brandt"}
    assert seen.phrases == {"ilse": {"Ilse Brandt"}, "brandt": {"Ilse Brandt"}}


def test_days_and_titles_are_no_names():
    assert set(profile("", "On Monday the crowd met Minister Fenn in May.").names) == {"fenn"}


def test_a_word_that_all_candidates_share_weighs_less():
    assert Rarity([WIRE, REPORT]).of("ansel") < Rarity([WIRE, OTHER]).of("ansel")


def test_an_everyday_word_weighs_less_before_anything_was_read():
    assert Rarity().of("minister") < Rarity().of("ferry")


def test_the_words_looked_for_are_the_names_and_the_rare_words_of_the_opening():
    text = (
        "Before noon a minister saw the crane fall on Odo Fenn"
        + " and so on" * 60
        + ". In Skarrow they wept."
    )

    words = search_terms(profile("", text), most=10)

    assert words[:4] == ["fenn", "odo", "crane", "fall"]
    assert "skarrow" not in words


def test_shared_words_come_by_weight():
    rarity = Rarity([WIRE, REPORT])

    assert shared(weighed(WIRE, rarity).names, weighed(REPORT, rarity).names)[0] in {
        "ansel",
        "alvhamn",
        "lady",
    }


def test_a_text_without_words_is_like_nothing():
    assert alike(profile("", "…"), WIRE) == 0
