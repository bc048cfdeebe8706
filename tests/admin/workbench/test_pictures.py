import pytest
from django.urls import reverse

from articles.ingest.errors import FetchError
from articles.ingest.images import encode
from articles.ingest.pictures import keep
from articles.models import Picture
from articles.models.deeds import token
from articles.publishing import pictures
from tests.factories import PictureFactory, UserFactory
from tests.ingest.images import drawn
from tests.publishing.stories import covered

URL = "https://baywire.example/bridge.jpg"


@pytest.fixture
def event(db):
    return covered()


@pytest.fixture
def served(monkeypatch):
    """Lets the server give a picture, or refuse; returns the addresses it was asked for."""
    asked = []

    def served(refusal=None):
        def fake(url):
            asked.append(url)
            if refusal:
                raise FetchError(refusal)
            return [keep(file) for file in encode(drawn())]

        monkeypatch.setattr(pictures, "take_in", fake)
        return asked

    return served


def door(event, name, *keys):
    return reverse(f"admin:articles_event_{name}", args=[event.pk, "pictures", *keys])


def page(client, event):
    return client.get(event.get_admin_url()).content.decode()


def typed(**fields):
    return {
        "url": URL,
        "alt": "A bridge.",
        "caption": "",
        "credit": "Ada Pell/Bay Wire",
        "licence": "",
        "page_url": "",
    } | fields


def test_a_picture_is_added_by_its_address(as_contributor, event, served):
    asked = served()

    as_contributor.post(door(event, "add_row"), typed())

    picture = Picture.objects.get()
    assert (asked, picture.url, picture.credit) == ([URL], URL, "Ada Pell/Bay Wire")
    assert [size["width"] for size in picture.sizes] == [800, 640]


def test_a_picture_that_cannot_be_fetched_is_kept_as_it_was_typed_and_says_why(as_editor, event, served):
    served("The server answered 404, there is no such picture (any more): check the address.")

    html = as_editor.post(door(event, "add_row"), typed(), follow=True).content.decode()

    picture = Picture.objects.get()
    assert (picture.alt, picture.sizes) == ("A bridge.", [])
    assert html.count("there is no such picture (any more): check the address.") >= 2


def test_an_address_that_is_none_asks_nobody(as_editor, event, served):
    asked = served()

    html = as_editor.post(door(event, "add_row"), typed(url="bridge dot jpg")).content.decode()

    assert (asked, Picture.objects.count()) == ([], 0)
    assert "bridge dot jpg" in html
    assert "Enter a valid URL." in html


def test_nobody_who_may_not_draft_makes_us_fetch(client, event, served):
    asked = served()
    client.force_login(UserFactory())

    assert client.post(door(event, "add_row"), typed()).status_code == 403
    assert asked == []


def test_what_is_said_of_a_picture_is_changed_in_its_row(as_editor, event):
    picture = PictureFactory(event=event, kept=True)

    as_editor.post(
        door(event, "save_row", picture.pk),
        typed(credit="Bay Wire", seen=token(picture), url="https://x.example/"),
    )

    changed = Picture.objects.get()
    assert (changed.credit, changed.url, changed.sizes) == ("Bay Wire", picture.url, picture.sizes)


def test_a_picture_is_fetched_from_another_address(as_editor, event, served):
    asked = served()
    picture = PictureFactory(event=event, problem="The server answered 404.")

    as_editor.post(
        door(event, "fetch_picture", picture.pk),
        typed(seen=token(picture), address="https://skarrowpost.example/gate.png", alt="The gate."),
    )

    picture.refresh_from_db()
    assert asked == [picture.url] == ["https://skarrowpost.example/gate.png"]
    assert (picture.problem, len(picture.sizes), picture.alt) == ("", 2, "The gate.")


def test_a_picture_whose_new_address_fails_says_so_and_keeps_the_address(as_editor, event, served):
    served("There is no host called nowhere.example: check the address.")
    picture = PictureFactory(event=event, kept=True)

    html = as_editor.post(
        door(event, "fetch_picture", picture.pk),
        typed(seen=token(picture), address="https://nowhere.example/a.jpg"),
        follow=True,
    ).content.decode()

    picture.refresh_from_db()
    assert (picture.url, picture.sizes) == ("https://nowhere.example/a.jpg", [])
    assert "There is no host called nowhere.example" in html


def test_a_fetch_is_refused_where_a_colleague_was_faster(as_editor, event, served):
    served()
    picture = PictureFactory(event=event)
    seen = token(picture)
    Picture.objects.update(credit="Somebody else")

    as_editor.post(door(event, "fetch_picture", picture.pk), typed(seen=seen, address=URL))

    assert Picture.objects.get().sizes == []


def test_a_fetch_can_be_taken_back(as_editor, event, served):
    served()
    as_editor.post(door(event, "add_row"), typed())
    picture = Picture.objects.get()
    as_editor.post(
        door(event, "fetch_picture", picture.pk), typed(seen=token(picture), address=f"{URL}?other")
    )

    picture.refresh_from_db()
    as_editor.post(door(event, "take_back_row", picture.pk), {"seen": token(picture)})

    assert Picture.objects.get().url == URL


def test_who_may_only_look_sees_pictures_and_no_form(client, event):
    PictureFactory(event=event, kept=True, caption="The gate")
    viewer = UserFactory()
    viewer.user_permissions.add(*_view_permissions())
    client.force_login(viewer)

    html = page(client, event)

    assert "The gate" in html
    assert "fetch-picture" not in html


def _view_permissions():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=["view_event", "view_picture"])


def test_the_desk_shows_a_drafts_picture_to_who_works_on_it(as_contributor, event):
    picture = PictureFactory(event=event, kept=True)
    name = picture.sizes[0]["name"]
    address = reverse("admin:articles_event_picture_file", args=[event.pk, name])

    assert as_contributor.get(address)["Content-Type"] == "image/webp"
    other = reverse("admin:articles_event_picture_file", args=[covered().pk, name])
    assert as_contributor.get(other).status_code == 404


def test_the_desks_picture_is_not_shown_to_readers(client, event):
    picture = PictureFactory(event=event, kept=True)

    address = reverse("admin:articles_event_picture_file", args=[event.pk, picture.sizes[0]["name"]])

    assert client.get(address).status_code == 302
