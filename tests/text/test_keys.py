import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from articles.text.keys import KEY_BITS, key, pair_key, short

keys = st.integers(0, 2**KEY_BITS - 1)


@given(st.text())
def test_a_key_fits_32_bits(words):
    assert 0 <= key(words) < 2**KEY_BITS


def test_a_key_is_the_same_in_every_process():
    told = "from articles.text.keys import key; print(key('Älvhamn'))"

    said = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert int(said.stdout) == key("Älvhamn")


def test_half_a_character_has_a_key_too():
    assert key("\ud800") != key("\udfff")


def test_words_that_differ_have_other_keys():
    words = [f"word{n}" for n in range(10_000)]

    assert len(set(map(key, words))) == len(words)


@given(keys, keys)
def test_a_pair_has_a_key_of_32_bits(first, second):
    assert 0 <= pair_key(first, second) < 2**KEY_BITS


def test_the_order_of_a_pair_counts():
    assert pair_key(key("old"), key("bridge")) != pair_key(key("bridge"), key("old"))


@given(st.integers(-(2**63), 2**63 - 1))
def test_a_signed_hash_is_cut_down_to_its_lowest_bits(number):
    assert short(number) == number % 2**KEY_BITS
