import pytest
from django.core.exceptions import ValidationError

from articles.models import Event, FormerAddress
from articles.models.slugs import free_slug
from articles.publishing.addresses import address_now, change_address
from articles.publishing.lifecycle import correct, publish, withdraw
from articles.publishing.merging import merge_events
from tests.factories import EventFactory
from tests.publishing.stories import covered, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved(publisher):
    event = published(slug="bridge")
    change_address(event, "crossing", user=publisher)
    return event


def location(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 308
    return response["Location"]


def test_the_page_is_at_the_new_address_and_names_it(client, moved):
    html = client.get("/events/crossing/").content.decode()

    assert 'href="http://testserver/events/crossing/"' in html
    assert "/events/bridge/" not in html


def test_readers_of_the_old_address_are_sent_on_with_what_they_asked(client, moved):
    assert location(client, "/events/bridge/", ref="mail") == "/events/crossing/?ref=mail"


@pytest.mark.parametrize(
    "address",
    ["/events/{}/feed.atom", "/events/{}/feed.json", "/events/{}/card/", "/api/v1/events/{}/"],
)
def test_what_else_stands_at_the_old_address_leads_on_too(client, moved, address):
    assert location(client, address.format("bridge")) == address.format("crossing")
    assert client.get(address.format("crossing")).status_code == 200


def test_the_old_address_can_still_be_embedded(client, moved):
    answer = client.get("/oembed/", {"url": "http://testserver/events/bridge/"})

    assert "/events/crossing/card/" in answer.json()["html"]


def test_the_api_lists_what_belongs_to_an_event_by_its_old_address(client, moved):
    def articles(slug):
        return client.get("/api/v1/articles/", {"event": slug}).json()["results"]

    assert articles("bridge") == articles("crossing") != []


def test_moving_shows_readers_nothing_that_was_changed_since(client, moved, publisher):
    Event.objects.update(title="Not for readers yet")
    moved.refresh_from_db()

    change_address(moved, "third", user=publisher)

    assert "Not for readers yet" not in client.get("/events/third/").content.decode()
    before, after = moved.editions.order_by("number")[1:]
    assert before.content | {"slug": "third"} == after.content
    assert before.published_at == after.published_at


def test_an_event_that_moved_twice_is_reached_in_one_step(client, moved, publisher):
    change_address(moved, "third", user=publisher)

    assert location(client, "/events/bridge/") == location(client, "/events/crossing/") == "/events/third/"


def test_an_event_can_move_back(client, moved, publisher):
    change_address(moved, "bridge", user=publisher)

    assert client.get("/events/bridge/").status_code == 200
    assert location(client, "/events/crossing/") == "/events/bridge/"
    assert [former.slug for former in FormerAddress.objects.all()] == ["crossing"]


def test_a_moved_event_is_corrected_where_it_is(client, moved, publisher):
    correct(moved, user=publisher, kind="update", text="It rains now.")

    assert b"It rains now." in client.get("/events/crossing/").content


def test_both_addresses_of_a_merged_event_lead_to_the_other(client, moved, publisher):
    merge_events(moved, published(slug="other"), user=publisher)

    for slug in ("bridge", "crossing"):
        assert location(client, f"/events/{slug}/", ref="mail") == "/events/other/?ref=mail"
        assert location(client, f"/api/v1/events/{slug}/") == "/api/v1/events/other/"


def test_an_event_is_reached_by_the_address_of_one_merged_into_it_before_it_moved(client, moved, publisher):
    other = published(slug="other")
    merge_events(other, moved, user=publisher)
    change_address(moved, "third", user=publisher)

    assert location(client, "/events/other/") == "/events/third/"


def test_a_withdrawn_event_is_gone_at_both_addresses(client, moved, publisher):
    withdraw(moved, user=publisher, text="It did not happen.")

    for address in ("/events/bridge/", "/events/crossing/", "/api/v1/events/bridge/"):
        assert client.get(address).status_code == 410


def test_an_address_that_nobody_had_is_not_found(client, moved):
    for address in ("/events/nothing/", "/events/nothing/feed.atom", "/api/v1/events/nothing/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("slug", "why"),
    [
        ("bridge", "This was an address of “Bridge”, and its readers still come by it. Choose another."),
        ("crossing", "“Bridge” has this address. Choose another."),
        ("other", "This is its address already. Give the new one."),
        ("two words", "An address is made of letters without accents"),
        ("", "An address is made of letters without accents"),
        ("a" * 201, "This address is too long: give at most 200 characters."),
    ],
)
def test_an_address_that_cannot_be_had_is_refused_with_the_reason(client, moved, publisher, slug, why):
    Event.objects.update(title="Bridge")
    other = published(slug="other")

    with pytest.raises(ValidationError) as refused:
        change_address(other, slug, user=publisher)

    assert why in " ".join(refused.value.messages)
    assert client.get("/events/other/").status_code == 200


def test_an_unpublished_event_is_not_moved(publisher):
    with pytest.raises(ValidationError, match="cannot be moved: it is a draft"):
        change_address(covered(), "elsewhere", user=publisher)


def test_no_draft_is_given_the_former_address_of_another(moved):
    draft = EventFactory.build(slug="bridge")

    with pytest.raises(ValidationError) as refused:
        draft.clean()

    assert "its readers still come by it" in refused.value.message_dict["slug"][0]
    assert free_slug(Event, "Bridge", otherwise="event") == "bridge-2"


def test_a_draft_that_has_it_all_the_same_is_not_published(client, moved, publisher):
    draft = covered(slug="bridge")

    with pytest.raises(ValidationError):
        publish(draft, user=publisher)

    assert location(client, "/events/bridge/") == "/events/crossing/"


def test_an_address_that_was_never_left_leads_nowhere_else(moved):
    assert address_now("crossing") is None
    assert address_now("nothing") is None
