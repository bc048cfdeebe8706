from io import BytesIO

import pytest
from PIL import Image

from articles.models import EditionQuote
from articles.publishing.cards.telling import event_card, quote_card
from articles.publishing.lifecycle import correct, withdraw
from tests.factories import UserFactory
from tests.publishing.stories import full_story, published
from tests.views.pages import CROSSING, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return full_story()


def a_quote():
    quotes = EditionQuote.objects.current().filter(kind="direct")
    return quotes.select_related("edition").first()


def meta(client, page):
    """og:image and its like, by name."""
    found, name = {}, None
    for tag, attribute, value in read(client, page).attributes:
        if tag == "meta" and attribute in ("property", "name"):
            name = value
        elif tag == "meta" and attribute == "content" and name:
            found[name] = value
    return found


@pytest.mark.parametrize("kind", ["event", "quote"])
def test_a_page_names_its_picture_and_it_is_there(client, event, kind):
    page = CROSSING if kind == "event" else a_quote().get_absolute_url()
    told = meta(client, page)

    response = client.get(told["og:image"].removeprefix("http://testserver"))

    assert response["Content-Type"] == "image/png"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["twitter:card"] == "summary_large_image"


def test_a_picture_is_told_in_words_too(client, event):
    assert meta(client, CROSSING)["og:image:alt"] == (
        "Ministers agree to reopen the northern crossing. 12 May 2026. 4 articles · 2 independent origins."
    )
    assert "“We will open the gate on Monday”" in meta(client, a_quote().get_absolute_url())["og:image:alt"]


def test_an_events_card_says_what_when_where_how_many_and_that_it_was_corrected(event):
    card = event_card(event.current_edition, site_name="The Lantern")

    assert card.words == "Ministers agree to reopen the northern crossing"
    assert card.byline == ("12 May 2026", "Harrow Bridge")
    assert card.figures == "4 articles · 2 independent origins"
    assert card.label == "Diplomacy · 1 correction"


def test_a_quotes_card_says_who_said_it_and_in_whose_words(event):
    card = quote_card(a_quote(), site_name="The Lantern")

    assert card.words == "“We will open the gate on Monday”"
    assert card.byline == ("Mara Quill", "transport minister, Corvany")
    assert card.label == "Word for word"


def test_a_picture_is_kept_for_good_and_not_drawn_again(
    client, event, django_assert_num_queries, monkeypatch
):
    address = event.current_edition.get_card_image_url()
    first = client.get(address)
    monkeypatch.setattr("articles.embeds.draw_card", lambda card: 1 / 0)

    with django_assert_num_queries(1):
        again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert "immutable" in first["Cache-Control"]
    assert "max-age=31536000" in again["Cache-Control"]


def test_a_correction_has_a_picture_of_its_own_and_the_earlier_one_leads_to_it(client, event, publisher):
    before = event.current_edition.get_card_image_url()
    correct(event, user=publisher, kind="update", text="More.")
    after = event.current_edition.get_card_image_url()

    response = client.get(before)

    assert before != after
    assert (response.status_code, response.url) == (302, after)
    assert "no-cache" in response["Cache-Control"]


def test_an_edition_to_come_has_no_picture(client, event):
    assert client.get(f"{CROSSING}card-9.png").status_code == 404
    assert client.get("/quotes/999999/card-1.png").status_code == 404


def test_a_withdrawn_event_has_no_picture_any_more(client):
    event = published(slug="ferry")
    address = event.current_edition.get_card_image_url()
    withdraw(event, user=UserFactory(role="publisher"), text="It was wrong.")

    assert client.get(address).status_code == 410
