import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.name_differences import difference


@pytest.mark.parametrize(
    ("written", "known", "told"),
    [
        ("Shah Mehmood Korrani", "Shah Mahmood Korrani", "spelt Mehmood; otherwise the same"),
        ("A. Terrin", "Antony Terrin", "A. for Antony; otherwise the same"),
        ("Tony Terrin", "Antony Terrin", "Tony for Antony; otherwise the same"),
        ("Antony Terrin", "Antony J. Terrin", "without J; otherwise the same"),
        ("Lena Maria Terrin", "Lena Terrin", "with Maria besides; otherwise the same"),
        ("Terrin Lena", "Lena Terrin", "in another order; otherwise the same"),
        ("LENA TERRIN", "Dr Lena Terrin", ""),
    ],
)
def test_the_difference_is_told_in_words(written, known, told):
    assert difference(written, known) == told


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(written, known):
    assert isinstance(difference(written, known), str)
