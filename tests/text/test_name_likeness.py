import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.name_folding import fold_name
from articles.text.name_likeness import SURE_FROM, same_name

SURE = 0.85
UNLIKELY = 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Shah Mahmood Korrani", "Shah Mehmood Korrani"),
        ("Mahmood Korrani", "Mehmood Korrani"),
        ("Antony J. Terrin", "Antony Terrin"),
        ("Tony Terrin", "Antony Terrin"),
        ("J. Terrin", "John Terrin"),
        ("Terrin, Lena", "Lena Terrin"),
        ("Dr. Lena Maria Terrin", "Lena Terrin"),
        ("Mohammed Yusuf", "Muhammad Yousef"),
        ("Jose Perez", "José Pérez"),
        ("Li Wenhao", "李文浩"),
    ],
)
def test_spellings_of_one_name_are_alike(a, b):
    assert same_name(a, b) >= SURE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mara Quill", "Tom Quill"),
        ("Mara Quill", "Mara Ostrander"),
        ("John Terrin", "Jane Terrin"),
        ("William Terrin", "Hillary Terrin"),
        ("Lena Terrin Sr.", "Lena Terrin Jr."),
    ],
)
def test_names_of_different_persons_are_unlike(a, b):
    assert same_name(a, b) < UNLIKELY


def test_a_surname_alone_is_a_hint_and_no_proof():
    assert UNLIKELY < same_name("Korrani", "Shah Mahmood Korrani") < SURE


@pytest.mark.parametrize("empty", ["", "…", "  "])
def test_a_name_without_letters_is_like_nothing(empty):
    assert same_name(empty, "Mara Quill") == 0.0
    assert same_name(empty, empty) == 0.0


def test_a_person_with_a_very_long_name_is_compared_all_the_same():
    long = " ".join(f"name{number}" for number in range(400))

    assert same_name(long, long + " extra") > UNLIKELY


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Shah Mahmood Korrani", "Shah Mehmood Korrani"),
        ("Antony J. Terrin", "Antony Terrin"),
        ("A. J. Terrin", "Antony John Terrin"),
        ("Terrin Antony", "Antony Terrin"),
        ("Tony Terrin", "Antony Terrin"),
        ("Lena Maria Terrin", "Lena Terrin"),
        ("Aziz Nooristan", "Aziz Nuristan"),
        ("Lena Ostradner", "Lena Ostrander"),
        ("Tim Aldous, Baron Aldous of Stowe", "Tim Aldous"),
        ("Terrin, Lena", "Lena Terrin"),
        ("Lena Terrin, M.Kom.", "Lena Terrin"),
    ],
)
def test_a_name_with_nothing_left_to_explain_is_tied_without_asking(a, b):
    assert same_name(a, b) >= SURE_FROM


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("J. Terrin", "John Terrin"),
        ("Terrin", "Lena Terrin"),
        ("J. J. Terrin", "Joe Terrin"),
        ("Lena Terrin", "Lena Terrin Ostrander"),
        ("Daniel Silvar", "Daniela Silvar"),
        ("Ivo Petrov", "Ivo Petkov"),
        ("Tim Terrin", "Jim Terrin"),
        ("Lena Terrin", "Lena Terrin Jr."),
        ("李文浩", "李文豪"),
        ("Lena Ostrander Terrin", "Terrin Lena"),
    ],
)
def test_a_name_that_may_be_somebody_elses_is_not(a, b):
    assert same_name(a, b) < SURE_FROM


NAME = st.text(max_size=30) | st.lists(
    st.sampled_from(["Mara", "Quill", "J.", "de", "Jr.", "Li", "محمد"]), max_size=4
).map(" ".join)


@given(NAME, NAME)
def test_likeness_is_symmetric_and_between_nothing_and_certainty(a, b):
    assert 0.0 <= same_name(a, b) <= 1.0
    assert same_name(a, b) == same_name(b, a)


@given(NAME)
def test_a_name_is_like_itself_if_it_has_letters(name):
    assert same_name(name, name) == (1.0 if fold_name(name) else 0.0)


@given(st.text(max_size=40))
def test_folding_a_folded_name_drops_no_more_than_titles(name):
    folded = fold_name(name)

    assert folded == folded.strip()
    assert folded.isascii()
