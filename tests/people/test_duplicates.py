import pytest

from articles.people.duplicates import likely_duplicates
from articles.people.merging import merge, tell_apart
from articles.people.naming import create_person
from tests.factories import PersonFactory


def pairs():
    return [{pair.one.name, pair.other.name} for pair in likely_duplicates()]


@pytest.fixture
def two(db):
    create_person("Odo Fenn")
    return create_person("Shah Mahmood Korrani"), create_person("Shah Mehmood Korrani")


def test_people_of_like_names_are_suggested_with_the_reason(two):
    [pair] = likely_duplicates()

    assert {pair.one, pair.other} == set(two)
    assert "otherwise the same" in pair.reason


def test_people_told_apart_are_not_suggested_again(two, editor):
    tell_apart(*two, user=editor)

    assert pairs() == []


def test_a_merged_pair_is_not_suggested(two, editor):
    merge(*two, user=editor)

    assert pairs() == []


@pytest.mark.parametrize("others", [2, 30])
def test_four_queries_however_many_people(two, others, django_assert_max_num_queries):
    PersonFactory.create_batch(others)

    with django_assert_max_num_queries(4):
        likely_duplicates()
