import pytest

from articles.models import PersonName
from articles.people.matching import Directory
from articles.people.naming import add_name, create_person
from tests.factories import PersonFactory


@pytest.fixture
def mara(db):
    return create_person("Mara Quill")


def named(text):
    return [(text[one.span.start : one.span.end], one.person) for one in Directory().find(text)]


def test_every_spelling_means_the_person(mara):
    add_name(mara, "Marra Quill", PersonName.Kind.MISSPELLING)

    found = named("Marra Quill spoke. The office of Mara Quill confirmed it.")

    assert found == [("Marra Quill", mara.pk), ("Mara Quill", mara.pk)]


def test_a_surname_alone_means_whoever_is_named_in_full(mara):
    assert named("Mara Quill spoke. Quill left at noon.") == [("Mara Quill", mara.pk), ("Quill", mara.pk)]


def test_a_surname_alone_means_nobody_where_nobody_is_named_in_full(mara):
    assert named("Quill left at noon.") == []


def test_a_spelling_of_two_people_means_the_one_named_in_full(mara):
    odo = create_person("Odo Quill", names=["Minister Quill", "Quill"])
    add_name(mara, "Quill")

    found = dict(named("Odo Quill came late. The ferry waited for Quill."))

    assert found == {"Odo Quill": odo.pk, "Quill": odo.pk}


def test_a_surname_that_is_another_persons_alias_means_whoever_is_named_in_full(mara):
    create_person("Ansgar Pell", names=["Quill"])

    assert dict(named("Mara Quill spoke. Later Quill left."))["Quill"] == mara.pk


def test_a_spelling_of_two_people_means_nobody_in_particular(mara):
    create_person("Mara Quill")

    assert named("Mara Quill spoke.") == [("Mara Quill", None)]


def test_a_merged_persons_names_mean_whom_she_was_merged_into(mara):
    PersonFactory(name="Mara Fenn", merged_into=PersonFactory(name="Mara Fenn-Quill", merged_into=mara))

    assert named("Mara Fenn spoke.") == [("Mara Fenn", mara.pk)]


def test_a_text_without_known_names_names_nobody(mara):
    assert named("") == []
    assert named("The ferry was late.") == []


def test_the_directory_takes_two_queries(mara, django_assert_num_queries):
    PersonFactory.create_batch(5)

    with django_assert_num_queries(2):
        Directory().find("Mara Quill spoke.")
