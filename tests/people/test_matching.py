import time

import pytest

from articles.models import DismissedName, Person, PersonName
from articles.people.matching import Directory
from articles.people.naming import add_name, create_person
from tests.factories import PersonFactory, PostFactory


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


def test_the_directory_takes_at_most_four_queries(mara, django_assert_max_num_queries):
    PersonFactory.create_batch(5)

    with django_assert_max_num_queries(4):
        Directory().find("Minister Joss Arkell met Mara Quill and Ms Quill.")


def told(text):
    return [
        (text[one.span.start : one.span.end], one.person, one.sure, one.name, one.reason)
        for one in Directory().find(text)
    ]


def test_another_spelling_that_leaves_no_doubt_is_the_person(db):
    person = create_person("Shah Mahmood Korrani")

    [full, alone] = told("Minister Shah Mehmood Korrani spoke. Korrani left.")

    assert full == ("Shah Mehmood Korrani", person.pk, True, "", "spelt Mehmood; otherwise the same")
    assert alone[:3] == ("Korrani", person.pk, True)
    assert alone[4] == "surname only; the text has Shah Mehmood Korrani in full"


@pytest.mark.parametrize(
    "spelling", ["A. J. Terrin", "Antony J. Terrin", "Tony Terrin", "Terrin Antony John"]
)
def test_initials_short_forms_and_order_leave_no_doubt(db, spelling):
    person = create_person("Antony John Terrin")

    [(_, found, sure, _, _)] = told(f"Secretary {spelling} spoke.")

    assert (found, sure) == (person.pk, True)


def test_a_doubtful_spelling_is_proposed_and_waits(db):
    person = create_person("Ivo Petrov Danev")

    [(_, found, sure, name, reason)] = told("Minister Ivo Petkov Danev spoke.")

    assert (found, sure, name) == (person.pk, False, "")
    assert "spelt Petkov" in reason


def test_a_spelling_close_to_two_people_is_never_sure(db):
    for name in ("Lena Maria Terrin", "Lena Odile Terrin"):
        create_person(name)

    [(_, person, sure, _, reason)] = told("Minister Lena Terrin spoke.")

    assert person is not None
    assert not sure
    assert "somebody else on the desk" in reason


def test_a_surname_behind_an_office_the_person_holds_is_sure(mara):
    PostFactory(person=mara, title="Minister of Transport")

    assert told("Transport Minister Quill left.")[0][:3] == ("Quill", mara.pk, True)


def test_a_surname_behind_a_courtesy_alone_waits(mara):
    [(exact, person, sure, _, reason)] = told("The ferry waited for Ms Quill.")

    assert (exact, person, sure) == ("Quill", mara.pk, False)
    assert reason.startswith("surname only")


def test_a_person_nobody_knows_is_proposed_by_the_full_name(mara):
    found = told("Joss Arkell, 43, came. Mara Quill met Arkell. J. Arkell was late, Arkell said.")

    assert {name for exact, person, _, name, _ in found if "Arkell" in exact and person is None} == {
        "Joss Arkell"
    }
    assert not any(sure for _, person, sure, _, _ in found if person is None)


def test_a_surname_in_the_headline_is_whoever_is_named_below(db):
    found = told("Arkell calls for longer hours\n\nMinister Joss Arkell spoke.")

    assert [(exact, name) for exact, _, _, name, _ in found] == [
        ("Arkell", "Joss Arkell"),
        ("Joss Arkell", "Joss Arkell"),
    ]


def test_two_spellings_in_one_text_are_proposed_as_one_person(db):
    found = told("Minister Mahmud Korrani spoke. Mr Mahmood Korrani left.")

    assert len({name for _, _, _, name, _ in found}) == 1


def test_what_an_editor_called_no_person_is_not_proposed(db):
    DismissedName.objects.create(name="Joss Arkell", folded="joss arkell")

    assert told("Minister Joss Arkell spoke. Arkell left.") == []


@pytest.mark.parametrize("name", ["Q", "Q Q", "Q. R.", "李", "—", "X Quill", "Ng"])
def test_the_shortest_names_do_no_harm(db, name):
    PersonFactory(name=name)

    assert all(
        one.span.start < one.span.end
        for one in Directory().find(f"Minister {name} spoke. Mr Q left, Q said.")
    )


def test_a_person_with_500_spellings_among_thousands_is_found_fast(db):
    people = Person.objects.bulk_create(
        Person(name=f"Mohammed {chr(65 + n % 26)}a{n} Ali", slug=f"p{n}") for n in range(2000)
    )
    PersonName.objects.bulk_create(PersonName(person=one, name=one.name, kind="canonical") for one in people)
    PersonName.objects.bulk_create(
        PersonName(person=people[0], name=f"Korran{'aeiou'[n % 5]} Spelling{n}") for n in range(500)
    )
    text = "Minister Mohammed Ali Terrin met Mr Korrana Spellings. " * 40
    directory = Directory()

    start = time.process_time()
    directory.find(text)

    assert time.process_time() - start < 1.0
