import json
from datetime import UTC, datetime

import pytest

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

ITEM = {
    "id": "herald-17",
    "url": "https://herald.example/ferry",
    "title": "Ferry to Lowmoor runs again",
    "content_html": "<p>The ferry ran.</p><p>It was late.</p>",
    "date_published": "2025-03-03T08:30:00+05:00",
    "authors": [{"name": "Mara Quill"}, {"name": "Jo Pike"}],
}


def feed(*items, **values) -> str:
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Lowmoor Herald",
            "home_page_url": "https://herald.example/",
            "language": "en-GB",
            "items": list(items),
            **values,
        }
    )


def test_an_item_comes_with_all_that_it_says(read_one):
    draft = read_one(feed(ITEM), "feed.json")

    assert draft == Draft(
        raw_text="The ferry ran.\n\nIt was late.",
        headline="Ferry to Lowmoor runs again",
        guid="herald-17",
        url="https://herald.example/ferry",
        byline="Mara Quill, Jo Pike",
        published=draft.published,
        language="en-GB",
        source_name="Lowmoor Herald",
        source_url="https://herald.example/",
        format="jsonfeed",
        origin="feed.json",
    )
    assert draft.published == (datetime(2025, 3, 3, 3, 30, tzinfo=UTC), "minute")


def test_version_1_has_one_author(read_one):
    item = {**ITEM, "author": {"name": "Mara Quill"}}
    del item["authors"]

    draft = read_one(feed(item, version="https://jsonfeed.org/version/1"), "feed.json")

    assert draft.byline == "Mara Quill"


def test_without_authors_of_its_own_an_item_has_the_feeds(read_one):
    item = {**ITEM, "authors": []}

    assert read_one(feed(item, authors=[{"name": "Herald staff"}]), "feed.json").byline == "Herald staff"


@pytest.mark.parametrize(
    "content",
    [
        {"content_text": "The ferry ran.\nIt was late."},
        {"content_html": "", "content_text": "The ferry ran.\n\nIt was late."},
        {"content_html": "<img src=x>", "summary": "The ferry ran.\n\nIt was late."},
    ],
)
def test_the_text_is_the_best_an_item_has(read_one, content):
    item = {key: value for key, value in ITEM.items() if key != "content_html"} | content

    assert read_one(feed(item), "feed.json").raw_text == "The ferry ran.\n\nIt was late."


def test_a_number_as_identifier_is_taken_for_its_text(read_one):
    assert read_one(feed(ITEM | {"id": 17}), "feed.json").guid == "17"


def test_a_feed_without_items_gives_nothing(read):
    assert read(feed(), "feed.json") == []


@pytest.mark.parametrize(
    ("item", "reason", "label"),
    [
        (ITEM | {"title": 5}, '"title" is a number, not text', "feed.json: herald-17"),
        (ITEM | {"content_html": ["x"]}, '"content_html" is a list, not text', "feed.json: herald-17"),
        (ITEM | {"content_html": None}, "It has no text", "feed.json: herald-17"),
        ({"title": "Ferry"}, "It has no text", "feed.json: Ferry"),
        ({}, "It has no text", "feed.json: item 1"),
        (5, "The item is a number, not an object", "feed.json: item 1"),
    ],
)
def test_a_broken_item_is_one_error_and_the_rest_is_read(read, item, reason, label):
    error, draft = read(feed(item, ITEM), "feed.json")

    assert isinstance(error, IngestError)
    assert reason in str(error)
    assert error.item == label
    assert draft.guid == "herald-17"
