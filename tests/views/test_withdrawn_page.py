import pytest

from articles.publishing.lifecycle import withdraw
from tests.publishing.stories import full_story, published
from tests.views.pages import CROSSING, FRONT, read

pytestmark = pytest.mark.django_db


def test_a_withdrawn_event_leaves_a_page_that_says_why(client, publisher):
    event = published(slug="gone", title="Minister resigns")
    withdraw(event, user=publisher, text="The report was wrong.\n\nShe did not <b>resign</b>.")

    page = read(client, "/events/gone/", status=410)

    assert "Minister resigns" in page.text
    assert "The report was wrong." in page.text
    assert "She did not <b>resign</b>." in page.text
    assert "Withdrawn on" in page.text
    assert "The bridge over the Aller reopened" not in page.text
    assert "noindex" in page.all("content")
    assert "Minister resigns" not in read(client, FRONT).text


def test_a_withdrawn_page_costs_two_queries(client, publisher, django_assert_num_queries):
    withdraw(published(slug="gone"), user=publisher, text="Wrong.")

    with django_assert_num_queries(2):
        client.get("/events/gone/")


def test_the_tombstone_names_the_title_readers_knew(client, publisher):
    event = published(slug="gone", title="Minister resigns")
    event.title = "Changed at the desk"
    event.save()

    withdraw(event, user=publisher, text="Wrong.")

    page = read(client, "/events/gone/", status=410)
    assert "Minister resigns" in page.text
    assert "Changed at the desk" not in page.text


def test_a_withdrawn_page_is_gone_for_whoever_has_a_copy(client, publisher):
    event = full_story()
    first = client.get(CROSSING)
    withdraw(event, user=publisher, text="Wrong.")

    assert client.get(CROSSING, headers={"if-none-match": first["ETag"]}).status_code == 410
