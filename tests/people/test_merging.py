import pytest
from django.core.exceptions import ValidationError

from articles.models import PeopleToldApart, Person
from articles.people.matching import Directory
from articles.people.merging import merge, merged_by, take_back_telling_apart, tell_apart, unmerge
from articles.people.naming import create_person
from tests.factories import MentionFactory, PersonFactory, PostFactory, QuoteFactory


@pytest.fixture
def mara(db):
    return create_person("Mara Quill")


@pytest.fixture
def record(db):
    return create_person("Marra Quill", names=["M. Quill"])


def rows():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Person, Person.names.rel.related_model, Person.posts.rel.related_model)
    ]


def test_merging_and_unmerging_gives_back_exactly_what_was(mara, record, editor):
    PostFactory(person=record)
    quote, mention = QuoteFactory(speaker=record), MentionFactory(person=record)
    before = rows()

    merge(record, mara, user=editor)
    quote.refresh_from_db()
    assert quote.speaker_name() == "Mara Quill"
    unmerge(Person.objects.get(pk=record.pk), user=editor)

    assert rows() == before
    quote.refresh_from_db()
    mention.refresh_from_db()
    assert (quote.speaker, mention.person) == (record, record)


def test_a_merged_persons_spellings_mean_the_standing_person(mara, record, editor):
    merge(record, mara, user=editor)

    assert {one.person for one in Directory().find("Marra Quill spoke.")} == {mara.pk}


def test_history_says_who_merged_and_when(mara, record, editor):
    merge(record, mara, user=editor)

    record.refresh_from_db()
    assert merged_by(record).history_user == editor
    assert merged_by(mara) is None


def test_merging_into_a_merged_person_leads_to_the_standing_one(mara, record, editor):
    third = create_person("Mara J. Quill")
    merge(record, mara, user=editor)

    assert merge(third, Person.objects.get(pk=record.pk), user=editor) == mara


def test_no_circle_can_be_made(mara, record, editor):
    merge(record, mara, user=editor)
    record.refresh_from_db()

    with pytest.raises(ValidationError, match="same person"):
        merge(mara, record, user=editor)
    with pytest.raises(ValidationError, match="same person"):
        merge(mara, mara, user=editor)


def test_a_person_merged_already_is_not_merged_again(mara, record, editor):
    merge(record, mara, user=editor)

    with pytest.raises(ValidationError, match="Unmerge them"):
        merge(record, PersonFactory(), user=editor)


def test_two_wikidata_ids_are_two_people(db, editor):
    with pytest.raises(ValidationError, match="two people"):
        merge(PersonFactory(wikidata_id="Q1"), PersonFactory(wikidata_id="Q2"), user=editor)


def test_nobody_is_unmerged_who_is_not_merged(mara, editor):
    with pytest.raises(ValidationError, match="merged into nobody"):
        unmerge(mara, user=editor)


def test_people_told_apart_are_not_merged_until_it_is_taken_back(mara, record, editor):
    tell_apart(record, mara, user=editor)
    tell_apart(mara, record, user=editor)
    assert PeopleToldApart.objects.get().decided_by == editor

    with pytest.raises(ValidationError, match="told apart"):
        merge(record, mara, user=editor)
    take_back_telling_apart(record, mara)

    assert merge(record, mara, user=editor) == mara


def test_one_person_is_not_told_apart(mara, record, editor):
    merge(record, mara, user=editor)

    with pytest.raises(ValidationError, match="Unmerge them"):
        tell_apart(record, mara, user=editor)


def test_what_was_not_said_cannot_be_taken_back(mara, record):
    with pytest.raises(ValidationError, match="not told apart"):
        take_back_telling_apart(mara, record)
