import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from articles.ingest.pictures import place_of
from articles.publishing.lifecycle import withdraw
from articles.publishing.previews import preview_address
from tests.factories import PictureFactory
from tests.publishing.stories import covered, full_story
from tests.views.pages import CROSSING, read

pytestmark = pytest.mark.django_db


def address(picture, place=0):
    return reverse("articles:picture", args=[picture.sizes[place]["name"]])


@pytest.fixture
def event():
    return full_story()


@pytest.fixture
def picture(event):
    return event.pictures.get(position=0)


def test_the_first_picture_stands_under_the_head_with_caption_and_credit(client, event):
    page = read(client, CROSSING)

    text = page.text
    assert text.index("independent origin") < text.index("The gate on the southern bank.")
    assert text.index("Ada Pell/Bay Wire, By permission") < text.index("The crossing opens on Monday.")
    assert "https://bay-wire.example/bridge" in page.all("href")


def test_pictures_say_how_large_they_are_and_what_they_show(client, event):
    page = read(client, CROSSING)

    assert page.all("alt") == ["A steel bridge over a narrow river.", "Lorries in a row."]
    images = [(name, value) for tag, name, value in page.attributes if tag == "img"]
    assert ("width", "900") in images
    assert ("height", "600") in images


def test_a_telephone_is_offered_the_smaller_file(client, event, picture):
    [srcset, _] = read(client, CROSSING).all("srcset")

    assert srcset == f"{address(picture)} 900w, {address(picture, 1)} 640w"


def test_only_pictures_below_the_first_wait_until_they_are_near(client, event):
    assert read(client, CROSSING).all("loading") == ["lazy"]


def test_a_picture_comes_from_this_site_and_may_be_kept(client, picture):
    response = client.get(address(picture))

    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.content.startswith(b"RIFF")


def test_a_picture_that_a_browser_has_is_not_sent_again(client, picture):
    etag = client.get(address(picture))["ETag"]

    response = client.get(address(picture), HTTP_IF_NONE_MATCH=etag)

    assert (response.status_code, response.content) == (304, b"")


def test_a_picture_costs_one_query(client, picture, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(address(picture))


@pytest.mark.parametrize("name", ["x", "..%2f..%2fetc%2fpasswd", f"{'0' * 64}.webp"])
def test_what_no_edition_has_is_not_found(client, event, name):
    assert client.get(f"/pictures/{name}").status_code == 404


def test_a_drafts_picture_is_shown_to_nobody(client):
    picture = PictureFactory(event=covered(), kept=True)

    assert client.get(address(picture)).status_code == 404


def test_a_withdrawn_events_picture_is_gone_also_for_who_asks_whether_it_changed(
    client, event, picture, publisher
):
    etag = client.get(address(picture))["ETag"]
    withdraw(event, user=publisher, text="It was wrong.")

    response = client.get(address(picture), HTTP_IF_NONE_MATCH=etag)

    assert response.status_code == 404
    assert "immutable" not in response.get("Cache-Control", "")


def test_a_file_that_is_missing_is_not_found_and_logged(client, picture, caplog):
    default_storage.delete(place_of(picture.sizes[0]["name"]))

    assert client.get(address(picture)).status_code == 404
    assert "Bring it back from a backup of MEDIA_ROOT" in caplog.text


def test_a_preview_shows_the_drafts_pictures_under_its_token(client):
    event = covered()
    PictureFactory(event=event, kept=True)

    shown = read(client, preview_address(event)).all("src")

    [source] = [one for one in shown if "/pictures/" in one]
    assert source.startswith(preview_address(event))
    response = client.get(source)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert "no-store" in response["Cache-Control"]


def test_a_token_opens_no_picture_of_another_event(client):
    other = PictureFactory(event=covered(), kept=True, size=(300, 200))
    address = f"{preview_address(covered())}pictures/{other.sizes[0]['name']}"

    assert client.get(address).status_code == 404


def test_a_forged_token_opens_no_picture(client):
    picture = PictureFactory(event=covered(), kept=True)

    assert client.get(f"/preview/forged/pictures/{picture.sizes[0]['name']}").status_code == 404
