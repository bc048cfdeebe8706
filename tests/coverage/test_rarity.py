import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.coverage.profiles import MOST_COUNTED, Bag
from articles.coverage.rarity import Rarity, length
from articles.search.postings import count_article
from articles.text.keys import key

FERRY, LYNX, SAID = key("ferry"), key("lynx"), key("said")


def test_before_anything_was_read_an_everyday_word_is_common_and_any_other_is_rare():
    assert Rarity()[SAID] < Rarity()[FERRY] == Rarity()[LYNX]


def test_a_word_grows_common_as_the_articles_that_have_it_come_in(db):
    before = Rarity.known([FERRY])[FERRY]
    for _ in range(30):
        count_article([FERRY])

    assert Rarity.known([FERRY])[FERRY] < before


def test_a_word_grows_rare_as_the_articles_that_lack_it_come_in(db):
    before = Rarity.known([LYNX])[LYNX]
    for _ in range(30):
        count_article([FERRY])

    assert Rarity.known([LYNX])[LYNX] > before


def test_asking_how_rare_words_are_takes_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        Rarity.known(range(1000))


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_no_word_weighs_less_than_nothing(articles, having):
    assert Rarity(articles, {FERRY: having})[FERRY] >= 0


def test_a_word_said_often_weighs_more_but_not_as_much_more():
    weights = Rarity().weigh(Bag.of({FERRY: 10, LYNX: 1}))

    assert weights[LYNX] < weights[FERRY] < 10 * weights[LYNX]


@pytest.mark.parametrize("count", [255, 256, 100_000])
def test_beyond_a_few_hundred_times_more_says_no_more(count):
    assert list(Bag.of({FERRY: count}).counts) == [MOST_COUNTED]


def test_the_length_is_that_of_the_vector():
    assert length({FERRY: 3.0, LYNX: 4.0}) == 5
    assert length({}) == 0
