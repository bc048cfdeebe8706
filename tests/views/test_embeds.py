import pytest

from articles.models import EditionQuote
from articles.publishing.lifecycle import withdraw
from tests.publishing.stories import full_story
from tests.views.pages import CROSSING, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return full_story()


@pytest.fixture
def quote(event):
    """The address of one that an outlet has word for word."""
    return f"/quotes/{EditionQuote.objects.current().filter(kind='direct').first().key}/"


def asked(client, address, **more):
    return client.get("/oembed/", {"url": f"http://testserver{address}", **more})


def test_a_quote_has_a_page_with_who_said_it_and_where(client, quote):
    text = read(client, quote).text

    assert (
        "“We will open the gate on Monday” Mara Quill, transport minister, Corvany, on behalf of the cabinet"
        in text
    )
    assert "Word for word in Bay Wire · Ministers agree to reopen the northern crossing" in text


@pytest.mark.parametrize("kind", ["event", "quote"])
def test_both_pages_say_where_their_card_is_asked_for_and_it_is_given(client, quote, kind):
    page = CROSSING if kind == "event" else quote
    [link] = [href for href in read(client, page).all("href") if "/oembed/" in href]

    answer = client.get(link).json()

    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert f'src="http://testserver{page}card/"' in answer["html"]


@pytest.mark.parametrize("kind", ["event", "quote"])
def test_only_the_cards_may_be_framed(client, quote, kind):
    page = CROSSING if kind == "event" else quote
    card = client.get(f"{page}card/")

    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert "frame-ancestors 'none'" in client.get(page)["Content-Security-Policy"]


def test_a_card_is_no_larger_than_asked(client, event):
    answer = asked(client, CROSSING, maxwidth="300", maxheight="9000").json()

    assert (answer["width"], answer["height"]) == (300, 320)


@pytest.mark.parametrize(
    "address", ["/", "/about/", "/events/nothing/", "/quotes/0/", "/admin/", "/no/such/page/"]
)
def test_what_is_no_published_event_or_quote_has_no_card(client, event, address):
    assert asked(client, address).status_code == 404


def test_another_sites_address_has_no_card(client, event):
    assert client.get("/oembed/", {"url": f"https://elsewhere.example{CROSSING}"}).status_code == 404


@pytest.mark.parametrize(
    ("more", "status"), [({"maxwidth": "x"}, 400), ({"maxheight": "0"}, 400), ({"format": "xml"}, 501)]
)
def test_what_cannot_be_answered_says_so(client, event, more, status):
    assert asked(client, CROSSING, **more).status_code == status


def test_a_withdrawn_event_takes_its_cards_along(client, event, quote, publisher):
    withdraw(event, user=publisher, text="It was wrong.")

    assert [client.get(f"{page}card/").status_code for page in (CROSSING, quote)] == [404, 404]
