from datetime import date

import pytest

from tests.factories import PersonFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def quill():
    person = PersonFactory(name="Mara Quill")
    PostFactory(person=person, title="mayor", start=date(2016, 1, 1), end=date(2023, 12, 31))
    PostFactory(person=person, title="minister", start=date(2024, 1, 1))
    return person


@pytest.mark.parametrize(
    ("day", "title"),
    [(date(2016, 1, 1), "mayor"), (date(2023, 12, 31), "mayor"), (date(2024, 1, 1), "minister")],
)
def test_the_post_on_a_day_is_the_one_held_then(quill, day, title):
    assert quill.post_on(day).title == title


def test_there_is_no_post_before_the_first(quill):
    assert quill.post_on(date(2015, 12, 31)) is None
