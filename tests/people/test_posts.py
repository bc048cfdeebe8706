from datetime import date

import pytest

from articles.people.posts import holder
from tests.factories import PersonFactory, PostFactory

DAY = date(2026, 5, 12)


def minister(title="Foreign Minister", organisation="Norland", **dates):
    return PostFactory(title=title, organisation=organisation, **dates).person


@pytest.mark.parametrize(
    "phrase",
    [
        "the foreign minister",
        "The Foreign Minister of Norland",
        "Norland’s foreign minister",
        "the Norlandic foreign minister",
        "Norland's minister of foreign affairs",
    ],
)
def test_a_post_is_known_however_it_is_put(db, phrase):
    person = minister(start=date(2024, 1, 1))

    assert holder(phrase, DAY) == person.pk


@pytest.mark.parametrize(
    "phrase",
    [
        "the former foreign minister",
        "the deputy foreign minister of Norland",
        "Sudmark’s foreign minister",
        "the minister",
        "the finance minister",
        "foreign",
        "",
        "—",
    ],
)
def test_another_post_is_nobodys(db, phrase):
    minister()

    assert holder(phrase, DAY) is None


def test_an_organisation_is_known_by_its_initials(db):
    person = minister("Secretary of State", "United Isles")

    assert holder("the UI secretary of state", DAY) == person.pk
    assert holder("the U.I. secretary of state", DAY) == person.pk


def test_the_one_who_held_it_that_day_is_meant(db):
    before = minister(end=date(2026, 5, 11))
    after = minister(start=DAY)

    assert holder("the foreign minister", date(2026, 5, 1)) == before.pk
    assert holder("the foreign minister", DAY) == after.pk


def test_without_a_day_only_a_post_without_dates_counts(db):
    minister(start=date(2024, 1, 1))
    always = minister("Harbour Master", "Amary")

    assert holder("the foreign minister", None) is None
    assert holder("the harbour master", None) == always.pk


def test_where_two_hold_such_a_post_nobody_is_meant(db):
    minister()
    other = minister(organisation="Sudmark")

    assert holder("the foreign minister", DAY) is None
    assert holder("the foreign minister of Sudmark", DAY) == other.pk


def test_two_records_of_one_person_are_one_holder(db):
    person, record = minister(), minister()
    record.merged_into = person
    record.save()

    assert holder("the foreign minister", DAY) == person.pk


@pytest.mark.parametrize("posts", [1, 12])
def test_two_queries_however_many_posts(db, posts, django_assert_max_num_queries):
    for _ in range(posts):
        minister(organisation="")
    PersonFactory(merged_into=PersonFactory())

    with django_assert_max_num_queries(2):
        holder("the foreign minister", DAY)
