import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.explaining import wording
from articles.coverage.fingerprints import lookup_keys, packed, unpacked
from articles.coverage.profiles import LEAD_WORDS, MOST_WORDS, read_profile, telling_words
from articles.coverage.rarity import Rarity
from articles.text.keys import key
from articles.text.terms import terms
from tests.coverage import stories

WIRE = read_profile(stories.WIRE_HEADLINE, stories.WIRE)


def keys(*words):
    return set(map(key, words))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday the mayor met Odo Fenn.", {"odo", "fenn"}),
        ("The mayor met Mr. Fenn. Then rain fell.", {"fenn"}),
        ("The mayor said: “Never.” Rain fell.", set()),
        ("A boat of the U.S. Navy came.", {"navy"}),
        ("The Ålander ship’s crew saw Fenn’s boat.", {"alander", "fenn"}),
        ("On Monday the crowd met Minister Fenn in May.", {"fenn"}),
    ],
)
def test_names_are_words_with_a_capital_inside_a_sentence(text, names):
    assert set(read_profile("", text).names.keys) == keys(*names)


def test_a_headline_in_title_case_tells_no_names():
    assert set(read_profile("Fire On Ferry Forces Passengers Off", "It burnt.").names.keys) == set()
    assert set(read_profile("Fire on ferry off Älvhamn", "It burnt.").names.keys) == keys("alvhamn")


def test_words_are_counted():
    assert read_profile("Ferry", "The ferry, a ferry").words.counted() == {key("ferry"): 3}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("渡轮起火", ["渡轮", "轮起", "起火"]),
        ("フェリー火災", ["フェ", "ェリ", "リー", "ー火", "火災"]),
        ("船が燃えた。", ["船が", "が燃", "燃え"]),
        ("214名", ["214", "名"]),
        ("Ferry 船 late", ["ferry", "船", "late"]),
        ("паром горит", ["паром", "горит"]),
    ],
)
def test_where_words_are_not_set_apart_two_characters_are_one(text, words):
    assert telling_words(text) == words


def test_a_chinese_article_has_an_opening_too():
    profile = read_profile("", "渡轮" * LEAD_WORDS + "起火")

    assert key("起火") in {*profile.words.keys} - {*profile.lead.keys}


@given(st.text(max_size=200))
def test_all_telling_words_are_of_the_text(text):
    said = "".join(terms(text))

    assert all(word in said for word in telling_words(text))


def test_only_the_opening_is_the_lead():
    profile = read_profile("Fire", "smoke " + "and so on " * 60 + "Skarrow")

    assert key("smoke") in profile.lead.keys
    assert key("skarrow") in set(profile.words.keys).difference(profile.lead.keys)


def test_what_stands_behind_the_longest_reports_of_record_is_not_read():
    profile = read_profile("", "rain " * MOST_WORDS + "skarrow")

    assert key("skarrow") not in profile.words.keys


def test_the_words_of_names_lead_to_the_names_as_the_article_writes_them():
    seen = wording("", "They met Ilse Brandt’s crew.")

    assert seen.names == {key("ilse"): {("Ilse", "Brandt")}, key("brandt"): {("Ilse", "Brandt")}}


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_profile_is_kept_whole(headline, text):
    profile = read_profile(headline, text)

    assert unpacked(packed(profile)) == profile


def test_an_everyday_word_weighs_less_before_anything_was_read():
    assert Rarity()[key("minister")] < Rarity()[key("ferry")]


def test_a_word_that_many_articles_have_weighs_less():
    assert Rarity(100, {key("ferry"): 60})[key("ferry")] < Rarity(100, {key("ferry"): 1})[key("ferry")]


def test_the_words_looked_for_are_the_names_and_the_rare_words_of_the_opening_first():
    text = (
        "Before noon a minister saw the crane fall on Odo Fenn"
        + " and so on" * 60
        + ". In Skarrow wept they."
    )

    weights = lookup_keys(read_profile("", text), Rarity())

    assert list(weights)[:2] == sorted(keys("fenn", "odo"))
    assert weights[key("crane")] > weights[key("skarrow")] > weights[key("minister")]


def test_people_and_runs_are_looked_for_too():
    weights = lookup_keys(WIRE, Rarity(), people=[7])

    assert key("person:7") in weights
    assert sum(key(f"run:{run}") in weights for run in WIRE.runs) == 8


def test_a_text_without_words_is_looked_for_by_nothing():
    assert lookup_keys(read_profile("", "…"), Rarity()) == {}
