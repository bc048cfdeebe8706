"""Who is meant by a speaker’s name."""

import pytest
from django.urls import reverse

from articles.models import Passage, Person, Quote
from tests.admin.annotate.deeds import WAITS, mend, opened
from tests.factories import (
    PersonFactory,
    PersonNameFactory,
    UserFactory,
)


def test_a_person_is_known_by_any_spelling_and_by_number(as_editor, quote):
    person = PersonFactory(name="Ines Carrow")
    PersonNameFactory(person=person, name="I. Carrow")

    for typed in ("i. carrow", str(person.pk)):
        Quote.objects.update(speaker=None)
        mend(as_editor, quote, speaker=typed)
        quote.refresh_from_db()
        assert quote.speaker == person


def test_of_namesakes_the_number_is_asked(as_editor, quote):
    one = PersonFactory(name="Ines Carrow", description="harbour master")
    PersonFactory(name="Ines Carrow", description="painter")

    html = mend(as_editor, quote, speaker="Ines Carrow").content.decode()
    assert (
        f"Several people are called “Ines Carrow”. Give the number of one: {one.pk} (harbour master)" in html
    )

    mend(as_editor, quote, speaker="Ines Carrow", speaker_key=one.pk)
    quote.refresh_from_db()
    assert quote.speaker == one


def test_a_merged_person_is_shown_as_whom_they_became_and_nothing_is_written_for_that(as_editor, quote):
    former = PersonFactory(name="I. Carrow", merged_into=PersonFactory(name="Ines Carrow"))
    Quote.objects.update(speaker=former)
    quote.refresh_from_db()

    fields = opened(as_editor, quote)
    mend(as_editor, quote, opened_with=fields, kind="mixed")

    quote.refresh_from_db()
    assert fields["speaker"] == "Ines Carrow"
    assert (quote.kind, quote.speaker) == ("mixed", former)


def test_what_is_typed_over_a_choice_is_what_is_meant(as_editor, quote):
    chosen, typed = PersonFactory(name="Ines Carrow"), PersonFactory(name="Ole Brandt")

    mend(as_editor, quote, speaker="Ole Brandt", speaker_key=chosen.pk)

    quote.refresh_from_db()
    assert quote.speaker == typed


@pytest.mark.parametrize("typed", ["99999999999999999999", "0", "\0", "x" * 201])
def test_whom_nobody_can_be_is_refused_and_kept(typed, as_editor, quote):
    response = mend(as_editor, quote, speaker=typed, speaker_new="on")

    assert response.status_code == 200
    assert response.context["item_form"].errors


def test_whoever_may_not_add_people_is_not_offered_it(client, article, quote):
    user = UserFactory(role="editor")
    user.groups.first().permissions.filter(codename="add_person").delete()
    client.force_login(user)

    html = mend(client, quote, speaker="Ines Carrow", speaker_new="on").content.decode()

    assert "The desk knows nobody called “Ines Carrow”. Choose another, or leave it empty." in html
    assert not Person.objects.exists()


def test_a_passage_is_cited_by_script_and_the_form_is_empty_again(as_contributor, article):
    url = reverse("admin:articles_article_cite", args=[article.pk])
    data = {"exact": WAITS, "target": "", "version": article.current_version_id}

    answer = as_contributor.post(url, data, headers={"accept": "application/json"}).json()

    assert Passage.objects.get().exact == WAITS
    assert WAITS not in answer["parts"]["cite"]
