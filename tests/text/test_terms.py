import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.terms import STOP_WORDS, fold, folded_words, placed_words, terms


def test_function_words_are_left_out_and_the_order_is_kept():
    assert terms("The mayor of the town has closed both bridges") == ["mayor", "town", "closed", "bridges"]


def test_accents_case_and_typographic_apostrophes_are_folded():
    assert (
        terms("CÓRDOBA’s café in Zürich")
        == terms("Cordoba's cafe in Zurich")
        == ["cordoba", "cafe", "zurich"]
    )


@pytest.mark.parametrize(
    ("styled", "plain"), [("ℂity", "city"), ("𝐏ier", "pier"), ("30℃", "30°c"), ("ΟΔΟΣ", "οδοσ")]
)
def test_styled_letters_fold_to_lower_case_too(styled, plain):
    assert fold(styled) == plain


def test_hyphenated_words_decimals_and_thousands_are_one_term():
    assert terms("A broad-based 3.5-point plan for 12,000 homes") == [
        "broad-based",
        "3.5-point",
        "plan",
        "12,000",
        "homes",
    ]


def test_contractions_of_function_words_are_stop_words_too():
    assert terms("He didn’t say it isn’t raining; they’re sure") == ["say", "raining", "sure"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("वित्त मंत्री ने कहा", ["वित्त", "मंत्री", "ने", "कहा"]),
        ("وزير الخارجية", ["وزير", "الخارجية"]),
        ("Министр сказал", ["министр", "сказал"]),
        ("港口关闭", ["港", "口", "关", "闭"]),
        ("한국 정부", ["한국", "정부"]),
        ("می‌رود خانه", ["می‌رود", "خانه"]),
    ],
)
def test_words_of_other_scripts_stay_whole(text, words):
    assert folded_words(text) == words


@pytest.mark.parametrize("text", ["", "   ", "— … !", "the and of"])
def test_a_text_without_content_has_no_terms(text):
    assert terms(text) == []


def test_stop_words_are_written_as_folding_leaves_them():
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS


@given(st.text(max_size=300))
def test_terms_are_folded_words_that_are_no_stop_words(text):
    found = terms(text)

    assert all(word and word not in STOP_WORDS for word in found)
    assert found == terms(text)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_for_words(text):
    once = folded_words(text)

    assert folded_words(" ".join(once)) == once


def test_each_word_has_its_place_in_the_text_as_written():
    text = "“Quill’s café‑bar”, she co\u00adoperated"

    words = placed_words(text)

    assert [word.folded for word in words] == ["quill's", "cafe-bar", "she", "cooperated"]
    assert [text[word.start : word.end] for word in words] == [
        "Quill’s",
        "café‑bar",
        "she",
        "co\u00adoperated",
    ]


@given(st.text(alphabet="abÉ’'‑-. ,5—“\n港"))
def test_placed_words_are_the_folded_words(text):
    assert [word.folded for word in placed_words(text)] == folded_words(text)
