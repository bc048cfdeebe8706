import pytest
from django.core.exceptions import ValidationError

from articles.models import Person, PersonName
from articles.people.naming import add_name, create_person, rename_person, standing_person
from tests.factories import PersonFactory

Kind = PersonName.Kind


def spellings(person):
    return dict(person.names.values_list("name", "kind"))


def test_a_new_person_has_the_name_as_canonical_spelling(db):
    person = create_person("  Mara   Quill ", names=["M. Quill"])

    assert person.name == "Mara Quill"
    assert spellings(person) == {"Mara Quill": Kind.CANONICAL, "M. Quill": Kind.ALIAS}


def test_the_canonical_name_given_again_as_an_alias_stays_canonical(db):
    person = create_person("Mara Quill", names=["Mara Quill"])

    assert spellings(person) == {"Mara Quill": Kind.CANONICAL}


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Jörn Ålander", "jorn-alander"), ("李明", "liming"), ("—", "person"), ("x" * 200, "x" * 195)],
)
def test_the_slug_is_made_of_the_name(db, name, slug):
    assert create_person(name).slug == slug


def test_people_of_one_name_get_slugs_of_their_own(db):
    slugs = [create_person("Mara Quill").slug for _ in range(3)]

    assert slugs == ["mara-quill", "mara-quill-2", "mara-quill-3"]


def test_a_person_with_a_longer_name_takes_no_slug_away(db):
    create_person("Mara Quillan")

    assert create_person("Mara Quill").slug == "mara-quill"


@pytest.mark.parametrize("name", ["", "   ", "\0", "x" * 201])
def test_a_name_that_cannot_be_kept_is_refused(db, name):
    with pytest.raises(ValidationError):
        create_person(name)

    assert not Person.objects.exists()


def test_a_taken_slug_is_refused(db):
    PersonFactory(slug="mara-quill")

    with pytest.raises(ValidationError):
        create_person("Mara Quill", slug="mara-quill")


def test_a_name_that_the_person_has_is_not_added_twice(db):
    person = create_person("Mara Quill")
    first = add_name(person, "Marra Quill", Kind.MISSPELLING)

    again = add_name(person, " Marra  Quill ")

    assert again == first
    assert again.kind == Kind.MISSPELLING


def test_a_second_canonical_name_is_refused(db):
    with pytest.raises(ValidationError, match="Rename the person"):
        add_name(create_person("Mara Quill"), "Mara Fenn", Kind.CANONICAL)


def test_renaming_keeps_the_old_name_as_an_alias_and_the_slug(db):
    person = rename_person(create_person("Mara Quill"), "Mara Fenn")

    person.refresh_from_db()
    assert (person.name, person.slug) == ("Mara Fenn", "mara-quill")
    assert spellings(person) == {"Mara Fenn": Kind.CANONICAL, "Mara Quill": Kind.ALIAS}


def test_renaming_to_an_alias_makes_it_canonical(db):
    person = create_person("Mara Quill", names=["Mara Fenn"])

    rename_person(person, "Mara Fenn")

    assert spellings(person) == {"Mara Fenn": Kind.CANONICAL, "Mara Quill": Kind.ALIAS}


def test_renaming_to_the_same_name_changes_nothing(db):
    person = create_person("Mara Quill")

    rename_person(person, "Mara Quill")

    assert spellings(person) == {"Mara Quill": Kind.CANONICAL}


def test_a_merged_person_is_found_at_the_end_of_the_line(db):
    last = PersonFactory()
    middle = PersonFactory(merged_into=last)
    first = PersonFactory(merged_into=middle)

    assert standing_person(first) == last
    assert standing_person(None) is None
