import pytest
from lxml import etree

from articles.models import Event
from articles.publishing.lifecycle import correct, withdraw
from tests.publishing.stories import covered, full_story, published
from tests.views.pages import CROSSING, PERSON, WIRE

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ["/", CROSSING, PERSON, WIRE]


def atom(client, page="/"):
    return etree.fromstring(client.get(f"{page}feed.atom").content)


def said(feed, path):
    return feed.xpath(f"//a:entry/{path}", namespaces=ATOM)


@pytest.mark.parametrize("page", FEEDS)
def test_each_page_names_its_feeds_and_they_answer(client, page):
    full_story()

    html = client.get(page).content.decode()

    for kind in ("atom", "json"):
        assert f'href="http://testserver{page}feed.{kind}"' in html
        assert client.get(f"{page}feed.{kind}").status_code == 200


@pytest.mark.parametrize("page", FEEDS)
def test_both_formats_have_the_same_entries(client, page):
    full_story()

    items = client.get(f"{page}feed.json").json()["items"]

    assert [item["id"] for item in items] == said(atom(client, page), "a:id/text()")
    assert [item["title"] for item in items] == said(atom(client, page), "a:title/text()")


def test_a_correction_moves_updated_and_keeps_the_id(client, publisher):
    event = full_story()
    before = atom(client)
    correct(event, user=publisher, kind="update", text="It opened.")
    after = atom(client)

    assert said(before, "a:id/text()") == said(after, "a:id/text()")
    assert said(before, "a:published/text()") == said(after, "a:published/text()")
    assert said(before, "a:updated/text()") < said(after, "a:updated/text()")


def test_an_id_outlasts_a_new_title(client, publisher):
    event = full_story()
    before = said(atom(client), "a:id/text()")
    Event.objects.filter(pk=event.pk).update(title="Bridge opens")
    correct(event, user=publisher, kind="update", text="Another title.")

    assert said(atom(client), "a:title/text()") == ["Bridge opens"]
    assert said(atom(client), "a:id/text()") == before


def test_an_events_feed_tells_each_edition_with_what_was_corrected(client):
    full_story()

    feed = atom(client, CROSSING)

    assert said(feed, "a:title/text()")[0].startswith("Correction: ")
    assert said(feed, "a:summary/text()") == ["The bridge is Harrow Bridge.", "The crossing opens on Monday."]


def test_what_was_changed_last_comes_first(client, publisher):
    first = published(slug="one", title="One")
    published(slug="two", title="Two")
    correct(first, user=publisher, kind="update", text="More.")

    assert said(atom(client), "a:title/text()") == ["One", "Two"]


def test_a_draft_and_a_withdrawn_event_are_in_no_feed(client, publisher):
    covered(title="A draft")
    withdraw(published(slug="gone", title="Gone"), user=publisher, text="It was wrong.")

    assert said(atom(client), "a:id/text()") == []
    assert client.get("/events/gone/feed.atom").status_code == 404


@pytest.mark.parametrize("url", ["/events/no/feed.atom", "/people/no/feed.json", "/sources/no/feed.atom"])
def test_a_feed_of_nothing_is_not_found(client, url):
    assert client.get(url).status_code == 404


def test_a_title_that_xml_cannot_hold_breaks_no_feed(client):
    published(title="Bell \x07 rings & <tolls>")

    assert said(atom(client), "a:title/text()") == ["Bell  rings & <tolls>"]


def test_an_unchanged_feed_is_answered_with_304(client):
    full_story()
    first = client.get("/feed.atom")

    assert client.get("/feed.atom", headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("size", [1, 6])
@pytest.mark.parametrize("kind", ["atom", "json"])
def test_a_feed_costs_the_same_however_much_is_published(client, django_assert_num_queries, size, kind):
    for number in range(size):
        published(slug=f"event-{number}")

    with django_assert_num_queries(1):
        client.get(f"/feed.{kind}")
