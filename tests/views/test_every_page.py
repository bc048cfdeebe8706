import pytest
from django.conf import settings

from articles.publishing.lifecycle import correct
from tests.publishing.stories import full_story, published
from tests.views.pages import CROSSING, FRONT, PERSON, WIRE, Page, read

pytestmark = pytest.mark.django_db

STYLES = settings.BASE_DIR / "articles/static/articles"


def test_an_unchanged_page_is_answered_with_304(client):
    full_story()
    first = client.get(CROSSING)

    again = client.get(CROSSING, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert set(first["Cache-Control"].split(", ")) == {"public", "no-cache"}


def test_a_corrected_page_is_sent_anew(client, publisher):
    event = full_story()
    first = client.get(CROSSING)
    correct(event, user=publisher, kind="update", text="More.")

    assert client.get(CROSSING, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("url", [FRONT, CROSSING, PERSON, WIRE, "/about/"])
def test_pages_are_the_same_for_everyone(client, url, editor):
    full_story()
    anonymous = client.get(url)
    client.force_login(editor)
    signed_in = client.get(url)

    assert anonymous.content == signed_in.content
    assert "Cookie" not in anonymous.get("Vary", "")
    assert not anonymous.cookies


@pytest.mark.parametrize("url", [FRONT, CROSSING, PERSON, WIRE, "/about/"])
def test_pages_only_answer_reading(client, url):
    full_story()

    assert client.head(url).status_code == 200
    assert client.post(url).status_code == 405


@pytest.mark.parametrize("url", [FRONT, CROSSING, PERSON, WIRE, "/about/", "/events/nothing/"])
def test_pages_need_no_script_and_carry_no_style_of_their_own(client, url):
    full_story()

    page = Page(client.get(url))

    assert page.all("style") == []
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert not {tag for tag, _, _ in page.attributes} & {"style", "iframe"}
    assert {value for tag, name, value in page.attributes if tag == "script"} <= {"application/ld+json"}
    assert all(src.startswith(("/static/", "/pictures/")) for src in page.all("src"))
    assert "script-src 'self'" in client.get(url)["Content-Security-Policy"]


def test_a_broken_page_still_has_a_page(client, monkeypatch):
    published(slug="bridge")
    monkeypatch.setattr("articles.publishing.pages.read_content", lambda content: 1 / 0)
    client.raise_request_exception = False

    assert "This page could not be made" in read(client, "/events/bridge/", status=500).text


@pytest.mark.parametrize(
    "name", ["tokens", "site", "front", "event", "voices", "evidence", "portrait", "print"]
)
def test_style_sheets_bring_nothing_from_elsewhere(name):
    css = (STYLES / f"{name}.css").read_text(encoding="utf-8")

    assert "url(" not in css
    assert "@import" not in css
