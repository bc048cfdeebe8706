import pytest
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Mention
from articles.people.mentions import harvest_mentions, people_in
from articles.people.naming import add_name, create_person
from tests.factories import MentionFactory, PersonFactory, VersionFactory

TEXT = "Mara Quill opened the bridge. Odo Fenn watched, and Quill waved."


@pytest.fixture
def mara(db):
    return create_person("Mara Quill")


@pytest.fixture
def version(db):
    return VersionFactory(raw_text=TEXT)


def mentions(version):
    return list(version.mentions.order_by("start").values_list("exact", "person", "state"))


def decided(version, exact, state, **fields):
    return MentionFactory(version=version, exact=exact, state=state, decided_at=timezone.now(), **fields)


def test_known_names_become_suggestions(mara, version):
    count = harvest_mentions(version)

    assert count == 2
    assert mentions(version) == [("Mara Quill", mara.pk, "suggested"), ("Quill", mara.pk, "suggested")]


def test_harvesting_again_writes_nothing(mara, version):
    harvest_mentions(version)
    before = list(version.mentions.values())

    assert harvest_mentions(version) == 0
    assert list(version.mentions.values()) == before


def test_a_name_learnt_later_is_suggested_on_the_next_harvest(mara, version):
    harvest_mentions(version)
    odo = create_person("Odo Fenn")

    assert harvest_mentions(version) == 1
    assert ("Odo Fenn", odo.pk, "suggested") in mentions(version)


def test_a_suggestion_follows_a_merge(mara, version):
    harvest_mentions(version)
    other = PersonFactory(name="Mara Q. Fenn")
    mara.merged_into = other
    mara.save()

    harvest_mentions(version)

    assert {person for _, person, _ in mentions(version)} == {other.pk}


def test_a_suggestion_goes_with_the_spelling_it_came_from(mara, version):
    harvest_mentions(version)
    mara.names.all().delete()

    harvest_mentions(version)

    assert mentions(version) == []


def test_a_rejected_mention_is_not_suggested_again(mara, version):
    decided(version, "Quill", Mention.State.REJECTED, start=TEXT.rindex("Quill"), person=mara)

    harvest_mentions(version)

    assert mentions(version) == [("Mara Quill", mara.pk, "suggested"), ("Quill", mara.pk, "rejected")]


def test_nothing_is_suggested_across_what_an_editor_confirmed(mara, version):
    odo = create_person("Odo Fenn")
    decided(version, "Mara Quill", Mention.State.CONFIRMED, person=odo)

    harvest_mentions(version)

    assert mentions(version)[0] == ("Mara Quill", odo.pk, "confirmed")


def test_what_a_person_suggested_is_left_alone(mara, version):
    MentionFactory(version=version, exact="Odo Fenn", person=mara)

    harvest_mentions(version)

    assert ("Odo Fenn", mara.pk, "suggested") in mentions(version)


def test_two_workers_on_one_version_write_each_mention_once(mara, version, monkeypatch):
    write = QuerySet.bulk_create

    def write_after_another_worker(rows, *args, **kwargs):
        monkeypatch.undo()
        harvest_mentions(version)
        return write(rows, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "bulk_create", write_after_another_worker)

    harvest_mentions(version)

    assert len(mentions(version)) == 2


def test_a_name_of_two_people_is_suggested_without_a_person(mara, version):
    create_person("Mara Quill")

    harvest_mentions(version)

    assert mentions(version)[0] == ("Mara Quill", None, "suggested")


def test_people_in_a_text_are_whom_editors_said_they_are(mara, version):
    odo = create_person("Odo Fenn")
    decided(version, "Mara Quill", Mention.State.CONFIRMED, person=odo)
    decided(version, "Odo Fenn", Mention.State.REJECTED, person=odo)

    [named] = people_in(version)

    found = [(TEXT[one.span.start : one.span.end], one.person) for one in named]
    assert found == [("Mara Quill", odo.pk), ("Quill", mara.pk)]


def test_people_in_many_texts_take_at_most_five_queries(mara, django_assert_max_num_queries):
    versions = VersionFactory.create_batch(4, raw_text=TEXT)

    with django_assert_max_num_queries(5):
        named = people_in(*versions)

    assert [len(one) for one in named] == [2, 2, 2, 2]


@pytest.mark.parametrize("people", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_names(version, people, django_assert_max_num_queries):
    for number in range(people):
        add_name(create_person(f"Mara{chr(65 + number)} Quill"), "Odo Fenn")
    create_person("Mara Quill")

    with django_assert_max_num_queries(12):
        harvest_mentions(version)
