import pytest

from articles.ingest.errors import FetchError
from articles.publishing import pictures
from articles.publishing.content import build_content
from articles.publishing.lifecycle import correct, withdraw
from articles.publishing.pictures import fetch_picture, is_of_event, is_public
from articles.publishing.reading import read_content
from tests.factories import EventFactory, PictureFactory
from tests.publishing.stories import covered, full_story, publish_as_before_syndication

pytestmark = pytest.mark.django_db


def names(picture):
    return [size["name"] for size in picture.sizes]


@pytest.fixture
def answer(monkeypatch):
    def answer(sizes):
        def fake(url):
            if isinstance(sizes, Exception):
                raise sizes
            return sizes

        monkeypatch.setattr(pictures, "take_in", fake)

    return answer


def test_a_picture_is_fetched_with_its_files(answer):
    answer([{"name": "a.webp", "width": 300, "height": 200}])

    picture = fetch_picture(PictureFactory(problem="It was not there."))

    assert (names(picture), picture.problem) == (["a.webp"], "")


def test_a_picture_that_could_not_be_fetched_says_why_and_keeps_what_was_typed(answer):
    answer(FetchError("There is no host called bay.example: check the address."))

    picture = fetch_picture(PictureFactory(caption="The gate"))

    assert picture.problem == "There is no host called bay.example: check the address."
    assert (picture.sizes, picture.caption) == ([], "The gate")


def test_a_picture_that_cannot_be_fetched_again_stays_as_it_was(answer):
    answer(FetchError("The server answered 500."))
    picture = PictureFactory(kept=True)
    before = names(picture)

    assert names(fetch_picture(picture)) == before


def test_a_page_shows_pictures_in_the_editors_order():
    event = covered()
    PictureFactory(event=event, kept=True, alt="second", position=2)
    PictureFactory(event=event, kept=True, alt="first", position=1)

    page = read_content(build_content(event))

    assert page.lead_picture.alt == "first"
    assert [picture.alt for picture in page.more_pictures] == ["second"]


def test_a_picture_without_files_is_not_on_the_page():
    event = covered()
    PictureFactory(event=event)

    assert build_content(event)["pictures"] == []


def test_an_edition_from_before_pictures_reads_without():
    event = full_story()
    publish_as_before_syndication(event)
    event.refresh_from_db()

    assert read_content(event.current_edition.content).pictures == []


def test_a_drafts_files_are_nobodys():
    picture = PictureFactory(kept=True)

    assert not any(is_public(name) for name in names(picture))


def test_a_published_picture_is_had_in_each_width():
    picture = full_story().pictures.get(position=0)

    assert [is_public(name) for name in names(picture)] == [True, True]


def test_a_picture_that_a_correction_takes_out_is_not_had_any_more(publisher):
    event = full_story()
    gone = event.pictures.get(position=1)
    gone.delete()

    correct(event, user=publisher, kind="correction", text="A wrong picture was shown.")

    assert not any(is_public(name) for name in names(gone))


def test_a_withdrawn_events_pictures_are_not_had_any_more(publisher):
    event = full_story()
    shown = [name for picture in event.pictures.all() for name in names(picture)]
    assert all(map(is_public, shown))

    withdraw(event, user=publisher, text="It was wrong.")

    assert not any(map(is_public, shown))


def test_a_file_is_known_by_its_event():
    picture, other = PictureFactory(kept=True), EventFactory()

    assert is_of_event(names(picture)[0], picture.event)
    assert not is_of_event(names(picture)[0], other)
