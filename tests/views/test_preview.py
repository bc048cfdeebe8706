import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles.publishing.lifecycle import withdraw
from articles.publishing.previews import PREVIEW_DAYS, preview_address
from tests.publishing.stories import covered, full_story, published
from tests.views.pages import CROSSING, read

pytestmark = pytest.mark.django_db


def test_a_preview_shows_a_draft_to_who_has_its_address(client):
    event = covered(title="Bridge to reopen")

    page = read(client, preview_address(event))

    assert "Bridge to reopen" in page.text
    assert "Not published" in page.text


def test_a_preview_is_the_page_that_readers_would_get(client):
    event = full_story()

    shown = read(client, preview_address(event)).text
    public = read(client, CROSSING).text

    assert public[public.index("What the reports agree on") : public.index("Edition")] in shown


def test_a_preview_is_kept_by_nobody_and_found_by_no_search(client):
    response = client.get(preview_address(covered()))

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert b'rel="canonical"' not in response.content


@pytest.mark.parametrize("token", ["1", "1:abc:def", "x" * 500])
def test_an_address_that_nobody_signed_shows_nothing(client, token):
    covered()

    assert client.get(f"/preview/{token}/").status_code == 404


def test_a_preview_ends(client):
    address = preview_address(covered())

    with time_machine.travel(timezone.now() + timezone.timedelta(days=PREVIEW_DAYS, minutes=1)):
        assert client.get(address).status_code == 404


def test_a_withdrawn_event_has_no_preview(client, publisher):
    event = published()
    withdraw(event, user=publisher, text="It was wrong.")

    assert client.get(preview_address(event)).status_code == 404


def test_the_desk_gives_the_address_to_its_editors_only(client, editor):
    url = reverse("admin:articles_event_preview", args=[covered().pk])
    anonymous = client.get(url).status_code
    client.force_login(editor)

    assert anonymous == 302
    assert "/preview/" in client.get(url).content.decode()
