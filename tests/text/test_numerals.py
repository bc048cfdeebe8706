from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.numerals import NUMBER, value


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("eleven", 11),
        ("twenty-five", 25),
        ("Sixty three", 63),
        ("a dozen", 12),
        ("a hundred and forty-eight", 148),
        ("two hundred", 200),
        ("two hundred thousand", 200_000),
        ("three thousand two hundred", 3_200),
        ("12,000", 12_000),
        ("12\u00a0000", 12_000),
        ("1.2 million", 1_200_000),
        ("6.4m", 6_400_000),
        ("3 billion", 3_000_000_000),
        ("0.5", Decimal("0.5")),
    ],
)
def test_a_number_is_read_whole_and_has_its_amount(said, amount):
    match = NUMBER.search(f"There were {said} of them.")

    assert match[0] == said
    assert value(said) == amount


@pytest.mark.parametrize(
    "text", ["the 18th", "at 06:00", "on 12/05/2026", "item MT-2026-041", "tenants", "someone"]
)
def test_a_part_of_something_else_is_no_number(text):
    assert NUMBER.search(text) is None


@pytest.mark.parametrize("text", ["one two", "six to eight", "five, six"])
def test_a_list_is_several_numbers(text):
    assert len(NUMBER.findall(text)) == 2


@given(st.integers(min_value=0, max_value=10**14))
def test_digits_with_separators_are_one_number(amount):
    said = f"{amount:,}"

    assert NUMBER.fullmatch(said)
    assert value(said) == amount
