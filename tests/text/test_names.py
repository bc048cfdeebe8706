from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.names import find_names, fold_name


def found(text, names):
    return [(text[span.start : span.end], name) for span, name in find_names(text, names)]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Dr. Mára QUILL, M.A.", "mara quill"),
        ("Quill, Mara Jane", "mara jane quill"),
        ("Foreign Minister Tomas O’Dell", "tomas odell"),
        ("Lena Ash-Worth Jr.", "lena ash worth"),
        ("Владимир Орлов", "vladimir orlov"),
        ('Earl "Buddy" Mosley', "earl mosley"),
        ("Prince", "prince"),
        ("...", ""),
    ],
)
def test_a_name_is_folded_to_its_plain_words(name, folded):
    assert fold_name(name) == folded


def test_the_longest_of_overlapping_names_wins():
    text = "Mara Jane Quill spoke."

    assert found(text, ["Mara", "Mara Jane Quill", "Jane Quill"]) == [("Mara Jane Quill", "Mara Jane Quill")]


def test_only_whole_words_are_names():
    assert found("Quillmark and Mara Quills met Ann-Mara Quill", ["Mara Quill"]) == []


def test_a_name_needs_its_capital():
    assert found("The bill was paid by Bill.", ["Bill"]) == [("Bill", "Bill")]


def test_typographic_apostrophes_accents_and_possessives_do_not_hide_a_name():
    text = "O’Dell’s plan; JOSÉ PÉREZ agreed."

    assert found(text, ["O'Dell", "Jose Perez"]) == [("O’Dell", "O'Dell"), ("JOSÉ PÉREZ", "Jose Perez")]


def test_a_name_broken_over_a_line_or_written_with_initials_is_found():
    assert found("Mara\nQuill", ["Mara Quill"]) == [("Mara\nQuill", "Mara Quill")]
    assert found("Mara J. Quill", ["Mara J Quill"]) == [("Mara J. Quill", "Mara J Quill")]


def test_a_name_does_not_reach_over_a_paragraph_or_a_comma():
    assert found("Mara\n\nQuill. Mara, Quill", ["Mara Quill"]) == []


def test_a_later_surname_is_the_person_named_in_full():
    text = "Mara Quill resigned. Ms. Quill’s deputy said Quill was tired. But Quill will stay."

    assert [name for _, name in found(text, ["Mara Quill"])] == ["Mara Quill"] * 4


def test_a_surname_before_the_full_name_is_not_taken():
    assert len(found("Quill is tired, said Mara Quill.", ["Mara Quill"])) == 1


def test_a_surname_inside_another_name_is_not_taken():
    text = "Mara Quill met Tom Quill on Quill Street. Tobias Quill stayed."

    assert found(text, ["Mara Quill"]) == [("Mara Quill", "Mara Quill")]


def test_a_surname_of_two_named_persons_is_ambiguous_and_not_taken():
    text = "Mara Quill met Tom Quill. Quill was late."

    assert found(text, ["Mara Quill", "Tom Quill"]) == [
        ("Mara Quill", "Mara Quill"),
        ("Tom Quill", "Tom Quill"),
    ]


def test_two_spellings_of_one_person_leave_the_surname_clear():
    text = "Mahmud Terrin met Mahmood Terrin’s aides. Terrin was late."

    assert found(text, ["Mahmud Terrin", "Mahmood Terrin"])[-1] == ("Terrin", "Mahmood Terrin")


def test_a_capital_that_only_opens_the_sentence_does_not_hide_a_surname():
    text = "Mara Quill was asked to leave. Asked again, she wept. Asked Quill: why?"

    assert found(text, ["Mara Quill"])[-1] == ("Quill", "Mara Quill")


def test_names_in_other_scripts_are_found():
    assert found("कल राम कुमार आए", ["राम कुमार"]) == [("राम कुमार", "राम कुमार")]


@pytest.mark.parametrize("names", [[], [""], ["…"], ["--", " "]])
def test_names_without_letters_are_never_found(names):
    assert find_names("Mara Quill … -- said", names) == []


def test_hundreds_of_names_are_found_in_one_pass():
    names = [f"Mara Quill{number}" for number in range(500)]
    text = " ".join(f"{name} spoke." for name in names)

    assert [name for _, name in find_names(text, names)] == names


NAMES = ["Mara Quill", "Quill", "O'Dell", "Ann", "Ann-Marie Bo", "😀", "עמית כהן"]


@given(
    st.lists(
        st.sampled_from([*NAMES, "said", "’s", ", ", ". ", " ", "\n\n", "-", "ann", "é"]), max_size=25
    ).map("".join)
)
def test_spans_are_in_order_within_the_text_and_do_not_overlap(text):
    spans = [span for span, _ in find_names(text, NAMES)]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_and_names_give_the_same_answer_twice(text, names):
    assert find_names(text, names) == find_names(text, names)
