import pytest
from django.urls import reverse

from articles.publishing.lifecycle import correct
from tests.publishing.stories import published
from tests.views.pages import read


@pytest.fixture
def event(publisher):
    """Two editions: the second tells of Tuesday."""
    event = published(slug="bridge", title="The bridge reopens")
    event.summary.update(text="It opens on Tuesday, the minister now says.")
    correct(event, user=publisher, kind="correction", text="It opens on Tuesday.")
    event.refresh_from_db()
    return event


def door(name, event, number):
    return reverse(f"admin:articles_edition_{name}", args=[event.editions.get(number=number).pk])


def test_an_edition_is_compared_with_the_one_before(as_editor, event):
    text = read(as_editor, door("compare", event, 2)).text

    assert "From edition 1 to edition 2" in text
    assert "It opens on Tuesday, the minister now says." in text


def test_any_two_editions_and_the_draft_can_be_compared(as_editor, event):
    event.summary.update(text="It opens on Friday.")

    assert "Friday" in read(as_editor, door("compare", event, 1) + "?with=draft").text
    assert "From edition 2 back to edition 1" in read(as_editor, door("compare", event, 1) + "?with=2").text


@pytest.mark.parametrize("asked", ["7", "x", "99999999999999999999"])
def test_an_edition_that_is_not_there_is_not_found(as_editor, event, asked):
    assert as_editor.get(door("compare", event, 1), {"with": asked}).status_code == 404


def test_an_editor_brings_an_edition_back(as_editor, event):
    response = as_editor.post(door("restore", event, 1), {"lock_version": event.lock_version}, follow=True)

    assert "The event is as edition 1 told it" in response.content.decode()
    assert "Tuesday" not in event.summary.get().text


def test_a_page_opened_before_a_change_brings_nothing_back(as_editor, event):
    response = as_editor.post(door("restore", event, 1), {"lock_version": 1}, follow=True)

    assert "changed by someone else" in response.content.decode()
    assert "Tuesday" in event.summary.get().text


def test_a_reader_gets_in_by_neither_door(client, event):
    assert client.get(door("compare", event, 1)).status_code == 302
    assert client.post(door("restore", event, 1)).status_code == 302
