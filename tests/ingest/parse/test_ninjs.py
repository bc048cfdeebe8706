import json
from datetime import UTC, datetime

import pytest
import time_machine

from articles.ingest.draft import Draft

PARAGRAPHS = "The ferry ran.\n\nIt was late."

VERSION_1 = {
    "uri": "urn:newsml:ena.example:20250303:17",
    "type": "text",
    "versioncreated": "2025-03-03T10:00:00Z",
    "firstcreated": "2025-03-03T08:30:00Z",
    "pubstatus": "usable",
    "copyrightholder": "Eastmark News Agency",
    "usageterms": "For subscribers",
    "language": "en",
    "infosource": [{"name": "Lowmoor Port Radio"}],
    "byline": "Mara Quill",
    "headline": "Ferry to Lowmoor runs again",
    "located": "Lowmoor, Eastmark",
    "body_html": "<p>The ferry ran.</p><p>It was late.</p>",
}
VERSION_2 = {
    "uri": VERSION_1["uri"],
    "type": "text",
    "standard": {"name": "ninjs", "version": "2.1"},
    "versioncreated": "2025-03-03T10:00:00Z",
    "firstcreated": "2025-03-03T08:30:00Z",
    "pubstatus": "usable",
    "copyrightholder": "Eastmark News Agency",
    "language": "en",
    "infosources": [{"name": "Lowmoor Port Radio"}],
    "by": "Mara Quill",
    "headlines": [
        {"role": "short", "value": "Ferry runs"},
        {"role": "main", "value": "Ferry to Lowmoor runs again"},
    ],
    "located": "Lowmoor, Eastmark",
    "bodies": [
        {"role": "plain", "contenttype": "text/plain", "value": "The ferry ran. It was late."},
        {"role": "main", "contenttype": "text/html", "value": "<p>The ferry ran.</p><p>It was late.</p>"},
    ],
}
VERSION_3 = {
    "uri": VERSION_1["uri"],
    "type": "text",
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2025-03-03T10:00:00Z",
    "firstCreated": "2025-03-03T08:30:00Z",
    "pubStatus": "usable",
    "copyrightHolder": "Eastmark News Agency",
    "language": "en",
    "infoSources": [{"name": "Lowmoor Port Radio"}],
    "by": "Mara Quill",
    "headlines": [{"value": "Ferry to Lowmoor runs again"}],
    "located": "Lowmoor, Eastmark",
    "bodies": [{"contentType": "text/html", "value": "<p>The ferry ran.</p><p>It was late.</p>"}],
}


@pytest.mark.parametrize("item", [VERSION_1, VERSION_2, VERSION_3], ids=["1", "2", "3"])
def test_an_item_of_every_version_comes_with_all_that_it_says(read_one, item):
    draft = read_one(json.dumps(item), "wire.json")

    assert draft == Draft(
        raw_text=PARAGRAPHS,
        headline="Ferry to Lowmoor runs again",
        guid="urn:newsml:ena.example:20250303:17",
        byline="Mara Quill",
        dateline="Lowmoor, Eastmark",
        published=draft.published,
        language="en",
        source_name="Eastmark News Agency",
        credit="Lowmoor Port Radio",
        format="ninjs",
        origin="wire.json",
    )
    assert draft.published == (datetime(2025, 3, 3, 8, 30, tzinfo=UTC), "minute")


NITF = "<nitf><body><body.content><p>The ferry ran.</p><p>It was late.</p></body.content></body></nitf>"


@pytest.mark.parametrize(
    "body",
    [
        {"body_xhtml": "<div><p>The ferry ran.</p><p>It was late.</p></div>"},
        {"body_text": "The ferry ran.\nIt was late."},
        {"body_html": " ", "body_text": PARAGRAPHS},
        {"body_html5": "<p>The ferry ran.</p><p>It was late.</p>", "body_text": "other words"},
        {"bodies": [{"value": PARAGRAPHS}]},
        {
            "bodies": [
                {"contenttype": "text/vnd.IPTC.NITF", "value": NITF},
                {"contenttype": "text/plain", "value": "x y"},
            ]
        },
    ],
)
def test_the_text_is_taken_from_the_best_body(read_one, body):
    item = {key: value for key, value in VERSION_1.items() if key != "body_html"} | body

    assert read_one(json.dumps(item), "wire.json").raw_text == PARAGRAPHS


def test_an_address_as_identifier_is_the_articles_address(read_one):
    draft = read_one(json.dumps(VERSION_1 | {"uri": "https://ena.example/ferry"}), "wire.json")

    assert draft.guid == draft.url == "https://ena.example/ferry"


def test_without_a_first_version_the_date_is_this_ones(read_one):
    item = {key: value for key, value in VERSION_1.items() if key != "firstcreated"}

    assert read_one(json.dumps(item), "wire.json").published.value == datetime(2025, 3, 3, 10, tzinfo=UTC)


def test_several_items_come_in_a_list_or_in_lines(read):
    second = VERSION_2 | {"uri": "urn:second"}

    listed = read(json.dumps([VERSION_1, second]), "wire.json")
    in_lines = read(json.dumps(VERSION_1) + "\n" + json.dumps(second), "wire.jsonl")

    assert (
        [draft.guid for draft in listed]
        == [draft.guid for draft in in_lines]
        == [VERSION_1["uri"], "urn:second"]
    )


@pytest.mark.parametrize("status", ["canceled", "withheld", "CANCELED", "cancelled"])
@pytest.mark.parametrize(("item", "key"), [(VERSION_1, "pubstatus"), (VERSION_3, "pubStatus")])
def test_an_item_its_sender_took_back_is_refused(refusal, item, key, status):
    message = refusal(json.dumps(item | {key: status}), "wire.json")

    assert f"marks it as {status.lower()}" in message
    assert "spike it on the desk" in message


@pytest.mark.parametrize("key", ["embargoed", "embargoedUntil"])
def test_an_item_under_embargo_is_refused_until_it_ends(read, key):
    item = json.dumps(VERSION_3 | {key: "2025-03-03T12:00:00Z"})

    with time_machine.travel(datetime(2025, 3, 3, 11, 59, tzinfo=UTC), tick=False):
        [error] = read(item, "wire.json")
    with time_machine.travel(datetime(2025, 3, 3, 12, 0, tzinfo=UTC), tick=False):
        [draft] = read(item, "wire.json")

    assert "under embargo until 2025-03-03T12:00:00Z: import it again after that" in str(error)
    assert draft.raw_text == PARAGRAPHS


def test_an_embargo_that_cannot_be_read_holds(refusal):
    assert "under embargo until noon" in refusal(json.dumps(VERSION_1 | {"embargoed": "noon"}), "wire.json")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "picture"}, 'of the type "picture", not a text'),
        ({"headline": 5}, '"headline" is a number, not text'),
        ({"body_html": {"en": "x"}}, '"body_html" is an object, not text'),
        ({"body_html": ""}, "It has no text"),
        ({"bodies": "x"}, '"bodies" is not a list of objects'),
        ({"bodies": [5]}, '"bodies" is not a list of objects'),
        ({"headlines": {"value": "x"}}, '"headlines" is not a list of objects'),
        ({"infosource": 5}, '"infosource" is a number, not a name'),
        ({"uri": 17}, '"uri" is a number, not text'),
        ({"pubstatus": 1}, '"pubstatus" is a number, not text'),
        ({"body_html": None, "body_nitf": "<nitf><body"}, "XML is broken"),
        (
            {"body_html": None, "body_nitf": "<!DOCTYPE a [<!ENTITY b 'c'>]><nitf/>"},
            "XML entities of its own",
        ),
    ],
)
def test_an_item_that_is_no_text_or_broken_is_refused_with_the_reason(refusal, change, reason):
    assert reason in refusal(json.dumps(VERSION_1 | change), "wire.json")
