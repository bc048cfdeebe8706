"""People to add, people entered twice, and a person's page."""

import pytest
from django.urls import reverse

from articles.models import DismissedName, Mention, PeopleToldApart, Person
from articles.people.mentions import harvest_mentions
from articles.people.merging import merge
from articles.people.naming import create_person
from tests.factories import ArticleFactory, MentionFactory, QuoteFactory

TO_ADD = reverse("admin:articles_person_to_add")
DECIDE = reverse("admin:articles_person_decide_proposal")
DUPLICATES = reverse("admin:articles_person_duplicates")


def door(deed, person):
    return reverse(f"admin:articles_person_{deed}", args=[person.pk])


@pytest.fixture
def article(db):
    article = ArticleFactory(text="“We stay,” Captain Odo Fenn said. Fenn left.")
    harvest_mentions(article.current_version)
    return article


@pytest.fixture
def two(db):
    return create_person("Marra Quill"), create_person("Mara Quill")


def test_unknown_people_are_shown_with_what_can_be_done(as_editor, article):
    page = as_editor.get(TO_ADD).content.decode()

    assert "Odo Fenn" in page
    assert all(words in page for words in ("Add as a new person", "Is this person", "Not a person"))


def test_the_list_and_the_front_page_lead_there(as_editor, article):
    for url in (reverse("admin:articles_person_changelist"), reverse("admin:index")):
        assert f'href="{TO_ADD}"' in as_editor.get(url).content.decode()


def test_adding_ties_every_mention(as_editor, article, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = as_editor.post(DECIDE, {"do": "add", "spelling": "Odo Fenn", "main": "Odo Fenn"}, follow=True)

    person = Person.objects.get()
    assert "is added" in page.content.decode()
    assert set(Mention.objects.values_list("person", "sure")) == {(person.pk, True)}
    assert person.quotes.exists()


def test_a_spelling_is_given_to_somebody_known(as_editor, article):
    person = create_person("Odomar Fennigan")

    as_editor.post(DECIDE, {"do": "known", "spelling": "Odo Fenn", "person": person.pk})

    assert person.names.filter(name="Odo Fenn").exists()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"do": "add"},
        {"do": "known", "spelling": "Odo Fenn"},
        {"do": "known", "spelling": "Odo Fenn", "person": "x"},
        {"do": "dismiss", "spelling": "—"},
        {"do": "add", "spelling": "x" * 300},
    ],
)
def test_nonsense_is_told_and_changes_nothing(as_editor, article, data):
    page = as_editor.post(DECIDE, data, follow=True)

    assert "errorlist" in page.content.decode() or 'class="error"' in page.content.decode()
    assert not Person.objects.exists()
    assert not DismissedName.objects.exists()


def test_no_person_can_be_undone(as_editor, article):
    page = as_editor.post(DECIDE, {"do": "dismiss", "spelling": "Odo Fenn"}, follow=True).content.decode()
    assert "Undo" in page
    assert not Mention.objects.exists()

    as_editor.post(reverse("admin:articles_person_propose_again"), {"names": "Odo Fenn"})

    assert Mention.objects.filter(name="Odo Fenn").count() == 2


def test_who_may_not_add_people_sees_no_screen(client, article, db):
    from tests.factories import UserFactory

    client.force_login(UserFactory())

    assert client.get(TO_ADD).status_code == 403
    assert client.post(DECIDE, {"do": "add", "spelling": "Odo Fenn"}).status_code == 403


@pytest.mark.parametrize("size", [1, 8])
def test_the_screen_takes_as_many_queries_for_many_as_for_one(as_editor, size, django_assert_max_num_queries):
    for number in range(size):
        text = f"Captain Odo{chr(97 + number)} Fenn{chr(97 + number)} stayed."
        harvest_mentions(ArticleFactory(text=text).current_version)

    with django_assert_max_num_queries(12):
        as_editor.get(TO_ADD)


def test_people_entered_twice_are_merged_by_one_button_and_undone(as_editor, two):
    assert "One person: Mara Quill" in as_editor.get(DUPLICATES).content.decode()

    page = as_editor.post(door("merge", two[0]), {"into": two[1].pk, "next": DUPLICATES}, follow=True)
    two[0].refresh_from_db()
    assert two[0].merged_into == two[1]
    assert "Undo" in page.content.decode()
    as_editor.post(door("unmerge", two[0]))

    two[0].refresh_from_db()
    assert two[0].merged_into is None


def test_not_the_same_is_remembered_and_taken_back(as_editor, two):
    as_editor.post(door("tell_apart", two[0]), {"other": two[1].pk})
    assert PeopleToldApart.objects.exists()
    assert "One person:" not in as_editor.get(DUPLICATES).content.decode()

    as_editor.post(door("not_apart", two[1]), {"other": two[0].pk})

    assert not PeopleToldApart.objects.exists()


def test_a_refused_merge_says_why_and_keeps_the_choice(as_editor, two):
    page = as_editor.post(door("merge", two[0]), {"into": two[0].pk}).content.decode()

    assert "cannot be merged into the same person" in page


@pytest.mark.parametrize("deed", ["merge", "unmerge", "tell_apart", "not_apart"])
def test_a_contributor_merges_nobody(as_contributor, two, deed):
    data = {"into": two[1].pk, "other": two[1].pk}

    assert as_contributor.post(door(deed, two[0]), data).status_code == 403
    assert as_contributor.get(DUPLICATES).status_code == 403


def test_a_merged_persons_page_says_into_whom_and_offers_to_unmerge(as_editor, two, editor):
    merge(two[0], two[1], user=editor)

    page = as_editor.get(two[0].get_admin_url()).content.decode()

    assert "Merged into" in page
    assert "edda" in page
    assert "Unmerge" in page


def test_a_persons_page_has_the_quotes_and_articles_of_merged_records_too(as_editor, two, editor):
    quote = QuoteFactory(speaker=two[0])
    MentionFactory(person=two[0])
    merge(two[0], two[1], user=editor)

    page = as_editor.get(two[1].get_admin_url()).content.decode()

    assert quote.exact.split()[0] in page
    assert "named in 1 article" in page
    assert "Merged into this person" in page


def test_only_standing_people_are_offered_to_choose_from_and_found_by_old_names(as_editor, two, editor):
    merge(two[0], two[1], user=editor)
    query = {"app_label": "articles", "model_name": "quote", "field_name": "speaker", "term": "Marra"}

    found = as_editor.get(reverse("admin:autocomplete"), query).json()["results"]

    assert [int(one["id"]) for one in found] == [two[1].pk]


def test_quotes_filtered_by_a_person_are_those_of_merged_records_too(as_editor, two, editor):
    quotes = {QuoteFactory(speaker=person) for person in two}
    QuoteFactory()
    merge(two[0], two[1], user=editor)

    page = as_editor.get(two[1].get_admin_url())
    listed = as_editor.get(page.context["said_url"]).context["cl"].result_list

    assert set(listed) == quotes
    assert {quote.speaker_name() for quote in listed} == {"Mara Quill"}


def test_the_list_has_standing_people_unless_asked_for_the_merged(as_editor, two, editor):
    merge(two[0], two[1], user=editor)
    url = reverse("admin:articles_person_changelist")

    assert list(as_editor.get(url).context["cl"].result_list) == [two[1]]
    assert list(as_editor.get(url, {"merged": "yes"}).context["cl"].result_list) == [two[0]]
