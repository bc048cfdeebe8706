import pytest
from django.utils import timezone

from articles.models import Quote
from articles.publishing.board import lead_with
from articles.publishing.lifecycle import correct, withdraw
from tests.factories import EventFactory, UserFactory
from tests.publishing.stories import full_story, publish_as_before_syndication

pytestmark = pytest.mark.django_db
URL = "/api/v1/events/"


def slugs(response):
    return [row["slug"] for row in response.json()["results"]]


def test_published_events_are_listed_newest_first(client, published):
    published("first")
    published("second")

    assert slugs(client.get(URL)) == ["second", "first"]


def test_a_draft_is_neither_listed_nor_shown(client):
    EventFactory(slug="draft")

    assert slugs(client.get(URL)) == []
    assert client.get(f"{URL}draft/").status_code == 404


def test_an_event_tells_everything_on_its_page(client, published):
    event = published("bridge", size=2, place="Low Skarrow")

    body = client.get(f"{URL}bridge/").json()

    assert body["title"] == event.title
    assert body["place"] == "Low Skarrow"
    assert body["article_count"] == len(body["articles"]) == 2
    assert body["origin_count"] == len(body["origins"]) == 2
    assert [quote["exact"] for quote in body["quotes"]] == ["The mayor said work was done"] * 2
    assert body["people"][0]["role"] == "mayor"
    assert body["page"] == "http://testserver/events/bridge/"


def test_an_event_tells_who_ran_whose_text_and_what_reports_share(client):
    content = full_story().current_edition.content

    body = client.get(f"{URL}northern-crossing/").json()

    first, *copies = body["syndication"][0]["reports"]
    assert [(row["source_name"], row["taken"]["origin"]) for row in copies] == [
        ("Mercury 0", first["number"]),
        ("Mercury 1", first["number"]),
    ]
    assert body["comparison"] == content["comparison"]


def test_an_event_tells_how_outlets_put_one_utterance(client):
    content = full_story().current_edition.content

    body = client.get(f"{URL}northern-crossing/").json()

    assert body["statements"] == content["statements"]
    assert {one["kind"] for one in body["statements"][0]["renderings"]} == {"direct", "mixed"}


def test_an_event_tells_its_pictures_with_the_addresses_of_their_files(client):
    content = full_story().current_edition.content

    first, second = client.get(f"{URL}northern-crossing/").json()["pictures"]

    assert (first["credit"], first["licence"]) == ("Ada Pell/Bay Wire", "By permission")
    assert (first["alt"], first["page"]) == (
        "A steel bridge over a narrow river.",
        "https://bay-wire.example/bridge",
    )
    names = [size["name"] for size in content["pictures"][0]["sizes"]]
    assert [size["url"] for size in first["sizes"]] == [
        f"http://testserver/pictures/{name}" for name in names
    ]
    assert [size["width"] for size in first["sizes"] + second["sizes"]] == [900, 640, 640]


def test_a_statement_tells_which_rendering_leads(client, editor):
    event = full_story()
    mixed = Quote.objects.get(kind="mixed")
    lead_with(event, mixed, user=editor)
    event.refresh_from_db()
    correct(event, user=editor, kind="update", text="Another rendering leads.")

    [told] = client.get(f"{URL}northern-crossing/").json()["statements"]

    assert told["leading"] == mixed.pk != told["fullest"]


def test_an_edition_of_before_syndication_was_told_still_answers(client):
    publish_as_before_syndication(full_story())

    body = client.get(f"{URL}northern-crossing/").json()

    assert (body["syndication"], body["comparison"], body["statements"]) == ([], None, [])
    assert body["pictures"] == []


def test_an_edit_after_publishing_does_not_show(client, published):
    event = published("bridge", title="As published")
    event.title = "Half-finished edit"
    event.save()

    assert client.get(f"{URL}bridge/").json()["title"] == "As published"


def test_a_correction_makes_the_next_edition(client, published):
    event = published("bridge")

    correct(event, user=UserFactory(), kind="correction", text="The bridge is in Low Skarrow.")

    body = client.get(f"{URL}bridge/").json()
    assert body["edition"] == 2
    assert [line["text"] for line in body["corrections"]] == ["The bridge is in Low Skarrow."]


def test_a_withdrawn_event_is_gone_and_says_why(client, published):
    event = published("bridge")

    withdraw(event, user=UserFactory(), text="It never happened.")

    response = client.get(f"{URL}bridge/")
    assert response.status_code == 410
    assert response.json() == {"detail": "It never happened."}
    assert slugs(client.get(URL)) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=bridge", True),
        ("q=tunnel", False),
        ("kind=politics", True),
        ("kind=sport", False),
        ("since=2026-05-01", True),
        ("since=2026-06-01", False),
        ("until=2026-05-31", True),
        ("until=2026-05-01", False),
        ("source=bridge-outlet-0", True),
        ("source=other", False),
        ("person=mara-quill", False),
    ],
)
def test_events_are_filtered(client, published, query, found):
    published(
        "bridge",
        title="A bridge",
        kind="politics",
        started_at=timezone.datetime(2026, 5, 12, tzinfo=timezone.get_default_timezone()),
        started_precision="day",
    )

    assert slugs(client.get(f"{URL}?{query}")) == (["bridge"] if found else [])


def test_a_filter_that_makes_no_sense_is_refused_by_name(client):
    response = client.get(f"{URL}?since=yesterday")

    assert response.status_code == 400
    assert list(response.json()) == ["since"]


def test_pages_are_followed_by_cursor(client, published):
    published("first")
    published("second")

    page = client.get(f"{URL}?page_size=1").json()

    assert [row["slug"] for row in page["results"]] == ["second"]
    assert slugs(client.get(page["next"])) == ["first"]


@pytest.mark.parametrize("size", [1, 8])
def test_the_list_costs_one_query(client, published, django_assert_num_queries, size):
    for number in range(size):
        published(f"bridge-{number}")

    with django_assert_num_queries(1):
        client.get(URL)


@pytest.mark.parametrize("size", [1, 8])
def test_an_event_costs_one_query(client, published, django_assert_num_queries, size):
    published("bridge", size=size)

    with django_assert_num_queries(1):
        client.get(f"{URL}bridge/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(client, published, method):
    published("bridge")

    assert getattr(client, method)(f"{URL}bridge/").status_code == 405
