import pytest
from django.urls import reverse

from articles.models import Event, Person, Source
from tests.factories import PersonFactory
from tests.publishing.stories import published

pytestmark = pytest.mark.django_db

NO_ROWS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}


def add(client, model, **typed):
    url = reverse(f"admin:articles_{model}_add")
    formsets = client.get(url).context["inline_admin_formsets"]
    for formset in formsets:
        typed |= {f"{formset.formset.prefix}-{name}": value for name, value in NO_ROWS.items()}
    return client.post(url, typed)


def test_a_person_without_an_address_gets_a_free_one(as_editor):
    PersonFactory(name="Mara Quill", slug="mara-quill")

    add(as_editor, "person", name="Mara Quill", slug="")

    assert Person.objects.get(slug="mara-quill-2").name == "Mara Quill"


def test_a_source_without_an_address_gets_one_of_its_name(as_editor):
    add(as_editor, "source", name="Skarrow Post", slug="", kind="newspaper", time_zone="UTC")

    assert Source.objects.get().slug == "skarrow-post"


def test_an_event_without_an_address_gets_one_of_its_title(as_editor):
    add(
        as_editor,
        "event",
        title="Ministers agree",
        slug="",
        kind="politics",
        started_2="unknown",
        ended_2="unknown",
    )

    assert Event.objects.get().slug == "ministers-agree"


def test_an_address_that_is_typed_is_kept(as_editor):
    add(as_editor, "person", name="Mara Quill", slug="minister-quill")

    assert Person.objects.get().slug == "minister-quill"


def test_a_time_zone_that_does_not_exist_is_refused_in_words(as_editor):
    response = add(
        as_editor, "source", name="Skarrow Post", slug="", kind="newspaper", time_zone="Mars/Olympus"
    )

    assert "is no time zone" in response.content.decode()
    assert not Source.objects.exists()


def test_editions_name_their_publisher_without_a_link_that_few_may_follow(as_publisher):
    edition = published().current_edition

    page = as_publisher.get(reverse("admin:articles_edition_change", args=[edition.pk])).content.decode()

    assert str(edition.published_by) in page
    assert "/admin/auth/user/" not in page.partition('id="content"')[2]
