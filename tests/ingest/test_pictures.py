import inspect

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.ingest import pictures
from articles.ingest.errors import FetchError, IngestError
from articles.ingest.fetch import Fetched, fetch
from articles.ingest.pictures import MAX_PICTURE_BYTES, keep, open_file, place_of, take_in
from articles.ingest.wanted import PICTURE

from .conftest import error_of, respond
from .images import drawn

URL = "https://baywire.example/bridge.jpg"


@pytest.fixture
def served(monkeypatch):
    """Lets the server give these bytes, or refuse; returns what it was asked."""
    asked = []

    def served(answer):
        def fake(url, **options):
            inspect.signature(fetch).bind(url, **options)
            asked.append((url, options))
            if isinstance(answer, Exception):
                raise answer
            return Fetched(200, url, "image/jpeg", answer, "", "")

        monkeypatch.setattr(pictures, "fetch", fake)
        return asked

    return served


def test_a_picture_is_kept_in_its_widths(served):
    served(drawn((1000, 500)))

    kept = take_in(URL)

    assert [(size["width"], size["height"]) for size in kept] == [(1000, 500), (640, 320)]
    for size in kept:
        with open_file(size["name"]) as file:
            assert file.read(4) == b"RIFF"


def test_a_picture_is_asked_for_as_such_and_within_a_limit(served):
    asked = served(drawn())

    take_in(URL)

    assert asked == [(URL, {"max_bytes": MAX_PICTURE_BYTES, "wanted": PICTURE})]


def test_a_picture_that_is_not_given_keeps_nothing(served):
    served(FetchError("The server answered 404.", status=404))

    with pytest.raises(IngestError, match="answered 404"):
        take_in(URL)


def test_the_same_picture_is_written_once(served, monkeypatch):
    served(drawn())
    first = take_in(URL)
    monkeypatch.setattr(default_storage, "save", lambda *args: pytest.fail("written again"))

    assert take_in(URL) == first


def test_a_file_that_was_broken_off_is_written_anew(served):
    served(drawn((700, 300)))
    [one, _] = take_in(URL)
    place = place_of(one["name"])
    whole = default_storage.size(place)
    default_storage.delete(place)
    default_storage.save(place, ContentFile(b"half"))

    take_in(URL)

    assert default_storage.size(place) == whole


def test_files_kept_on_a_disk_are_found_again(tmp_path, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    [first, *_] = pictures.encode(drawn())

    keep(first)

    assert (tmp_path / place_of(first.name)).read_bytes() == first.body


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (403, "does not let us read this picture: give the address of another instead"),
        (404, "no such picture"),
    ],
)
def test_a_refusal_speaks_of_the_picture(web, status, told):
    web.routes["/bridge.jpg"] = respond(status)

    assert told in str(error_of(web.url("/bridge.jpg"), policy=web.policy, wanted=PICTURE))


def test_a_server_is_told_which_pictures_are_read(web):
    web.routes["/bridge.jpg"] = respond(200, b"x")

    fetch(web.url("/bridge.jpg"), policy=web.policy, wanted=PICTURE)

    assert web.requests[0].headers["Accept"].startswith("image/webp,image/jpeg")
