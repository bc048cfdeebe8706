import pytest

from articles.publishing.lifecycle import correct
from tests.publishing.stories import covered, full_story, published
from tests.views.pages import FRONT, read

pytestmark = pytest.mark.django_db


def test_the_front_page_lists_events_newest_first(client):
    published(title="Ferry burns")
    published(title="Bridge opens", place="Low Skarrow", size=2)

    text = read(client, FRONT).text

    assert text.index("Bridge opens") < text.index("Ferry burns")
    assert "Date unknown, Low Skarrow" in text
    assert "The bridge over the Aller reopened on Monday." in text
    assert "2 articles · 2 independent origins" in text
    assert "1 article · 1 independent origin" in text


def test_a_correction_brings_an_event_to_the_top(client, publisher):
    event = published(title="Ferry burns")
    published(title="Bridge opens")
    correct(event, user=publisher, kind="update", text="More.")

    text = read(client, FRONT).text

    assert text.index("Ferry burns") < text.index("Bridge opens")


def test_drafts_are_not_on_the_front_page(client):
    covered(title="Secret bridge")

    assert "Secret bridge" not in read(client, FRONT).text


def test_an_empty_front_page_says_what_will_stand_there(client):
    assert "Nothing is published yet" in read(client, FRONT).text


def test_a_search_without_a_find_says_how_to_find_more(client):
    published()

    text = read(client, FRONT + "?q=nowhere").text

    assert "No event matches" in text
    assert "Nothing is published yet" not in text


def test_the_front_page_is_filtered_and_keeps_what_was_asked(client):
    published(title="Ferry burns", kind="accident")
    published(title="Bridge opens")

    page = read(client, FRONT + "?q=ferry&kind=accident&place=")

    assert "Ferry burns" in page.text
    assert "Bridge opens" not in page.text
    assert "ferry" in page.all("value")


def test_events_with_a_person_are_headed_by_their_name(client):
    full_story()

    assert "1 event with Mara Quill" in read(client, FRONT + "?person=mara-quill").text
    assert "0 events with nobody" in read(client, FRONT + "?person=nobody").text


def test_a_wrong_filter_is_named_and_the_rest_still_shows(client):
    published(title="Ferry burns")

    text = read(client, FRONT + "?since=yesterday&q=ferry").text

    assert "Started on this day or later: Enter a valid date." in text
    assert "Ferry burns" in text


def test_the_front_page_is_paged(client):
    for number in range(14):
        published(title=f"Event number {number}.")

    first, second = read(client, FRONT), read(client, FRONT + "?page=2")

    assert "Page 1 of 2" in first.text
    assert "?page=2" in first.all("href")
    assert "Event number 0." in second.text
    assert "Event number 0." not in first.text
    read(client, FRONT + "?page=3", status=404)


@pytest.mark.parametrize("size", [1, 12])
def test_the_cost_of_the_front_page_does_not_grow(client, size, django_assert_num_queries):
    for _ in range(size):
        published()

    with django_assert_num_queries(3):
        read(client, FRONT)


def test_filtered_pages_are_not_for_search_engines(client):
    published()

    assert "noindex, follow" in read(client, FRONT + "?q=bridge").all("content")
    assert "http://testserver/" in read(client, FRONT).all("href")


@pytest.mark.parametrize("asked", ["person", "source"])
def test_a_name_that_no_database_can_hold_is_not_looked_for(client, asked):
    published()

    response = client.get(FRONT, {asked: "\0"})

    assert response.status_code == 200
    assert response.context[asked] is None
