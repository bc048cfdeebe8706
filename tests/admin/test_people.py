import pytest
from django.contrib.admin import ModelAdmin
from django.urls import reverse

from articles.models import Mention, Person
from tests.factories import MentionFactory, PersonFactory, PersonNameFactory

MENTIONS = reverse("admin:articles_mention_changelist")


def form_of(**changes):
    rows = {f"{name}-{part}_FORMS": 0 for name in ("names", "posts") for part in ("TOTAL", "INITIAL")}
    return {
        "name": "Mara Quill",
        "slug": "mara-quill",
        "description": "",
        "wikidata_id": "",
        **rows,
        **changes,
    }


def page(person):
    return reverse("admin:articles_person_change", args=[person.pk])


def act(client, action, *mentions):
    data = {"action": action, "_selected_action": [mention.pk for mention in mentions]}
    return client.post(MENTIONS, data, follow=True).content.decode()


def names(person):
    return dict(person.names.values_list("name", "kind"))


def test_a_new_person_has_their_name_as_the_canonical_one(as_contributor):
    as_contributor.post(reverse("admin:articles_person_add"), form_of())

    assert names(Person.objects.get()) == {"Mara Quill": "canonical"}


def test_a_renamed_person_keeps_the_old_name_as_an_alias(as_contributor):
    person = PersonFactory(name="Mara Quill", slug="mara-quill")

    as_contributor.post(page(person), form_of(name="Mara Quill-Hart"))

    assert names(person) == {"Mara Quill-Hart": "canonical", "Mara Quill": "alias"}


def test_other_names_are_added_beside(as_contributor):
    person = PersonFactory(name="Mara Quill", slug="mara-quill")
    typed = {"names-TOTAL_FORMS": 1, "names-0-name": "M. Quill", "names-0-kind": "alias"}

    as_contributor.post(page(person), form_of(**typed))

    assert names(person) == {"Mara Quill": "canonical", "M. Quill": "alias"}


def test_a_name_that_the_person_has_already_is_refused(as_contributor):
    person = PersonFactory(name="Mara Quill", slug="mara-quill")
    typed = {"names-TOTAL_FORMS": 1, "names-0-name": "Mara Quill", "names-0-kind": "alias"}

    html = as_contributor.post(page(person), form_of(**typed)).content.decode()

    assert "This person has that name already." in html


def test_the_canonical_kind_is_not_offered_for_other_names(as_contributor):
    html = as_contributor.get(page(PersonFactory())).content.decode()

    assert 'value="transliteration"' in html
    assert 'value="canonical"' not in html


def test_an_impossible_wikidata_id_is_refused(as_contributor):
    html = as_contributor.post(
        reverse("admin:articles_person_add"), form_of(wikidata_id="42")
    ).content.decode()

    assert "errorlist" in html
    assert not Person.objects.exists()


@pytest.mark.parametrize("term", ["Mara", "M. Kwill", "Q42"])
def test_a_person_is_found_by_any_name_or_wikidata_id(term, as_contributor):
    person = PersonFactory(name="Mara Quill", wikidata_id="Q42")
    PersonNameFactory(person=person, name="M. Kwill")
    PersonFactory(name="Ivo Brand")

    response = as_contributor.get(reverse("admin:articles_person_changelist"), {"q": term})

    assert list(response.context["cl"].result_list) == [person]


def test_people_who_were_merged_are_kept_apart(as_contributor):
    standing = PersonFactory()
    PersonFactory(merged_into=standing)

    response = as_contributor.get(reverse("admin:articles_person_changelist"), {"merged": "no"})

    assert list(response.context["cl"].result_list) == [standing]


def test_mentions_are_confirmed_with_who_and_when(as_editor, editor):
    mention = MentionFactory()

    html = act(as_editor, "confirm_mentions", mention)

    mention.refresh_from_db()
    assert "1 mention confirmed." in html
    assert (mention.state, mention.decided_by) == ("confirmed", editor)
    assert mention.history.first().history_user == editor


def test_a_mention_of_nobody_is_not_confirmed_and_the_rest_is(as_editor):
    unknown = MentionFactory(person=None)

    html = act(as_editor, "confirm_mentions", unknown, MentionFactory())

    assert "Say which person is meant before confirming." in html
    assert "1 mention confirmed." in html


def test_mentions_are_rejected(as_editor):
    act(as_editor, "reject_mentions", MentionFactory())

    assert Mention.objects.get().state == "rejected"


def test_a_contributor_decides_no_mention(as_contributor):
    act(as_contributor, "confirm_mentions", MentionFactory())

    assert Mention.objects.get().state == "suggested"


def test_one_save_is_one_line_of_history(as_contributor, contributor):
    person = PersonFactory(name="Mara Quill", slug="mara-quill")
    before = person.history.count()

    as_contributor.post(page(person), form_of(description="Transport minister"))

    assert person.history.count() == before + 1
    assert person.history.first().history_user == contributor


def test_a_wikidata_id_of_another_form_is_refused_in_words(as_contributor):
    response = as_contributor.post(reverse("admin:articles_person_add"), form_of(wikidata_id="42"))

    assert response.context["errors"] == [["A Wikidata id is a Q and a number, such as Q42."]]


def test_what_a_colleague_writes_while_a_form_is_saved_stays(as_editor, monkeypatch):
    person = PersonFactory(name="Mara Quill", slug="mara-quill")
    survivor = PersonFactory()
    found = ModelAdmin.get_object

    def found_just_before(self, *args):
        obj = found(self, *args)
        Person.objects.filter(pk=obj.pk).update(merged_into=survivor)
        return obj

    monkeypatch.setattr(ModelAdmin, "get_object", found_just_before)

    as_editor.post(page(person), form_of(description="Transport minister"))

    person.refresh_from_db()
    assert (person.description, person.merged_into) == ("Transport minister", survivor)


def test_a_post_that_ends_before_it_began_is_refused_and_kept_as_typed(as_editor):
    person = PersonFactory(name="Mara Quill", slug="mara-quill")
    typed = {
        "posts-TOTAL_FORMS": 1,
        "posts-0-title": "Minister of Tides",
        "posts-0-start": "2026-05-02",
        "posts-0-end": "2026-05-01",
    }

    response = as_editor.post(page(person), form_of(**typed)).content.decode()

    assert "A post cannot end before it began." in response
    assert "Minister of Tides" in response
    assert not person.posts.exists()
