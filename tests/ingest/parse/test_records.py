import json
from datetime import UTC, datetime

import pytest

from articles.ingest.draft import Draft

FERRY = {
    "headline": "Ferry to Lowmoor runs again",
    "text": "The ferry ran again on Monday.\n\nIt had been out for nine days.",
    "url": "https://herald.example/ferry",
    "guid": "herald-17",
    "published_at": "2025-03-03T08:30:00Z",
    "source": "Lowmoor Herald",
    "byline": "Mara Quill",
    "language": "en",
    "dateline": "LOWMOOR",
    "credit": "Eastmark News Agency",
}


def lines(*records) -> str:
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records)


def test_a_line_is_an_article_with_all_that_it_says(read_one):
    draft = read_one(lines(FERRY), "wire.jsonl")

    assert draft == Draft(
        raw_text=FERRY["text"],
        headline="Ferry to Lowmoor runs again",
        guid="herald-17",
        url="https://herald.example/ferry",
        byline="Mara Quill",
        dateline="LOWMOOR",
        published=draft.published,
        language="en",
        source_name="Lowmoor Herald",
        credit="Eastmark News Agency",
        format="jsonl",
        origin="wire.jsonl",
    )
    assert draft.published == (datetime(2025, 3, 3, 8, 30, tzinfo=UTC), "minute")


@pytest.mark.parametrize("name", ["wire.jsonl", "wire.ndjson", "wire.json", "wire.txt", "wire"])
def test_lines_are_read_under_any_name(read, name):
    drafts = read(lines(FERRY, "", FERRY | {"guid": "herald-18"}), name)

    assert [draft.guid for draft in drafts] == ["herald-17", "herald-18"]


def test_a_list_of_records_is_read(read):
    drafts = read(json.dumps([FERRY, FERRY | {"guid": "herald-18"}], indent=2), "wire.json")

    assert [draft.guid for draft in drafts] == ["herald-17", "herald-18"]


@pytest.mark.parametrize("key", ["items", "articles", "results", "data"])
def test_a_list_inside_an_object_is_read(read_one, key):
    assert read_one(json.dumps({"count": 1, key: [FERRY]}), "wire.json").guid == "herald-17"


def test_a_single_record_over_several_lines_is_read(read_one):
    assert read_one(json.dumps(FERRY, indent=4), "ferry.json").guid == "herald-17"


@pytest.mark.parametrize(
    "other",
    [
        {
            "title": "Ferry",
            "content": "The ferry ran.",
            "id": "x-1",
            "link": "https://herald.example/f",
            "date": "2025-03-03",
        },
        {
            "Headline": "Ferry",
            "Body": "The ferry ran.",
            "uuid": "x-1",
            "URL": "https://herald.example/f",
            "pubDate": "2025-03-03",
        },
        {
            "@type": "NewsArticle",
            "headline": "Ferry",
            "articleBody": "The ferry ran.",
            "guid": "x-1",
            "url": "https://herald.example/f",
            "datePublished": "2025-03-03",
        },
    ],
)
def test_other_usual_names_are_understood(read_one, other):
    draft = read_one(lines(other), "wire.jsonl")

    assert (draft.headline, draft.raw_text, draft.guid) == ("Ferry", "The ferry ran.", "x-1")
    assert draft.url == "https://herald.example/f"
    assert draft.published == (datetime(2025, 3, 3, tzinfo=UTC), "day")


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Mara Quill", "Mara Quill"),
        (["Mara Quill", "Jo Pike", "Mara Quill"], "Mara Quill, Jo Pike"),
        ({"@type": "Person", "name": "Mara Quill"}, "Mara Quill"),
        ([{"name": "Mara Quill"}, {"name": "Jo Pike"}], "Mara Quill, Jo Pike"),
        ([], ""),
        (None, ""),
    ],
)
def test_authors_may_be_one_or_many(read_one, author, byline):
    record = {"text": "The ferry ran.", "author": author}

    assert read_one(lines(record), "wire.jsonl").byline == byline


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Lowmoor Herald", ("Lowmoor Herald", "")),
        ("https://herald.example/", ("", "https://herald.example/")),
        ("herald.example", ("", "https://herald.example")),
        (
            {"name": "Lowmoor Herald", "url": "https://herald.example/"},
            ("Lowmoor Herald", "https://herald.example/"),
        ),
    ],
)
def test_a_source_may_be_a_name_an_address_or_both(read_one, source, expected):
    draft = read_one(lines({"text": "The ferry ran.", "source": source}), "wire.jsonl")

    assert (draft.source_name, draft.source_url) == expected


@pytest.mark.parametrize("number", [7, "7", "000123"])
def test_a_bare_number_under_id_is_a_row_of_a_table_and_no_identifier(read_one, number):
    assert read_one(lines({"text": "The ferry ran.", "id": number}), "wire.jsonl").guid == ""


def test_a_text_in_html_becomes_paragraphs(read_one):
    record = {
        "body": "<p>The ferry ran&nbsp;again.</p><p>It had been <b>out</b>.<br>Nine days.</p><script>x()</script>"
    }

    assert (
        read_one(lines(record), "wire.jsonl").raw_text
        == "The ferry ran\u00a0again.\n\nIt had been out.\nNine days."
    )


def test_lines_of_a_text_without_blank_ones_are_its_paragraphs(read_one):
    record = {"text": "The ferry ran.\nIt had been out."}

    assert read_one(lines(record), "wire.jsonl").raw_text == "The ferry ran.\n\nIt had been out."


def test_a_broken_line_is_one_error_and_the_rest_is_read(read):
    first, error, last = read(
        lines(FERRY, '{"text": "The ferry', FERRY | {"guid": "herald-18"}), "wire.jsonl"
    )

    assert (first.guid, last.guid) == ("herald-17", "herald-18")
    assert error.item == "wire.jsonl line 2"
    assert "JSON is broken in column" in str(error)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"headline": 5, "text": "The ferry ran."}', '"headline" is a number, not text'),
        ('{"headline": true, "text": "The ferry ran."}', '"headline" is true or false, not text'),
        ('{"text": ["The ferry ran."]}', '"text" is a list, not text'),
        ('{"text": {"en": "The ferry ran."}}', '"text" is an object, not text'),
        ('{"text": "The ferry ran.", "author": 5}', '"author" is a number, not a name'),
        ('{"text": "The ferry ran.", "date": 1741000000}', '"date" is a number, not text'),
        ('{"headline": "Ferry"}', 'It has no text: put the article under "text"'),
        ('{"text": ""}', "It has no text"),
        ('{"text": " \\n "}', "It has no text"),
        ('{"text": null}', "It has no text"),
        ('"The ferry ran."', "It is a text, not an object"),
        ("17", "It is a number, not an object"),
        ("null", "It is null, not an object"),
        ("[]", "It is a list, not an object"),
        ("[" * 100_000, "nested deeper than any article"),
        ('{"id": ' + "9" * 5000 + "}", "number too long"),
    ],
)
def test_a_line_that_is_no_article_is_refused_with_the_reason(read, line, reason):
    error, draft = read(line + "\n" + lines(FERRY), "wire.jsonl")

    assert reason in str(error)
    assert error.item == "wire.jsonl line 1"
    assert draft.guid == "herald-17"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"text": "The ferry', "JSON is broken in line 1, column 10"),
        ('{"text": "The ferry"', "JSON is broken in line 1"),
        ("[]", "the list in it is empty"),
        ('{"articles": []}', "the list in it is empty"),
        ('{"a": 1}', "It has no text"),
        ("oops", "JSON is broken in line 1"),
        ("[" * 100_000, "nested deeper than any article"),
        ('{"a":' * 100_000, "nested deeper than any article"),
        ('{"id": ' + "9" * 5000 + "}", "number too long"),
    ],
)
def test_a_json_file_that_is_no_article_is_refused_with_the_reason(refusal, text, reason):
    assert reason in refusal(text, "wire.json")


def test_an_item_of_a_list_is_named_by_its_number(read):
    error, draft = read(json.dumps([{"headline": 5, "text": "x y"}, FERRY]), "wire.json")

    assert error.item == "wire.json item 1"
    assert draft.guid == "herald-17"


def test_what_no_database_can_hold_is_replaced_visibly(read_one):
    draft = read_one(
        '{"headline": "Half a \\ud83d ship", "text": "The ferry\\u0000 ran \\ud83d\\ude00."}', "wire.jsonl"
    )

    assert draft.headline == "Half a \N{REPLACEMENT CHARACTER} ship"
    assert draft.raw_text == "The ferry\N{REPLACEMENT CHARACTER} ran 😀."


def test_an_unusable_address_is_left_out(read_one):
    draft = read_one(lines({"text": "The ferry ran.", "url": "javascript:alert(1)"}), "wire.jsonl")

    assert draft.url == ""


def test_a_date_that_cannot_be_read_is_unknown_and_not_today(read_one):
    draft = read_one(lines({"text": "The ferry ran.", "date": "the other day"}), "wire.jsonl")

    assert draft.published == (None, "unknown")
