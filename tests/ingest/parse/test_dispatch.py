"""What may be wrong with any file, and that nothing in one ever raises."""

import gzip
import io
import json
import subprocess
import sys
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.ingest.draft import UNSTORABLE, Draft
from articles.ingest.errors import IngestError
from articles.ingest.parse.dispatch import parse
from articles.ingest.reading import MAX_BYTES


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["story.txt", "page.html", "feed.xml", "items.json", "items.jsonl"])
def test_an_empty_file_is_said_to_be_empty(refusal, data, name):
    assert "The file is empty" in refusal(data, name)


BINARIES = {
    "a PDF document": b"%PDF-1.7\n%\xe2\xe3",
    "a Word document (.docx)": archive("[Content_Types].xml", "word/document.xml"),
    "an Excel workbook (.xlsx)": archive("[Content_Types].xml", "xl/workbook.xml"),
    "a ZIP archive": archive("ferry.txt"),
    "an old Office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "an RTF document": b"{\\rtf1\\ansi The ferry}",
    "a PNG picture": b"\x89PNG\r\n\x1a\n\x00",
    "a JPEG picture": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a film": b"\x00\x00\x00\x18ftypmp42",
    "a gzip archive": gzip.compress(b"The ferry"),
    "an SQLite database": b"SQLite format 3\x00",
    "a tar archive": b"ferry.txt".ljust(257, b"\x00") + b"ustar",
    "a binary file": b"The ferry\x00\x01\x02",
}


@pytest.mark.parametrize("kind", BINARIES)
@pytest.mark.parametrize("name", ["story.txt", "story.html", "story.json"])
def test_a_binary_file_is_refused_by_its_kind_whatever_its_name(refusal, kind, name):
    message = refusal(BINARIES[kind], name)

    assert f"It is {kind}" in message
    assert "save the article's text as .txt or .html" in message


def test_a_file_that_is_too_large_is_refused(refusal):
    assert "larger than 20 MB" in refusal(bytes(MAX_BYTES + 1))


def test_an_error_names_the_file_but_does_not_repeat_it(read):
    [error] = read(b"", "ferry.txt")

    assert error.item == "ferry.txt"
    assert "ferry.txt" not in str(error)


def test_an_error_of_a_fetched_page_names_its_address(read):
    [error] = read(b"", "ferry.txt", url="https://herald.example/ferry.txt")

    assert error.item == "https://herald.example/ferry.txt"


@pytest.mark.parametrize("text", ["12 345", "— . —", "***\n\n***"])
def test_a_file_without_a_word_is_refused(refusal, text):
    assert "It has no text" in refusal(text)


def test_reading_plain_texts_loads_none_of_the_big_libraries():
    code = (
        "import sys; from articles.ingest.parse.dispatch import parse; list(parse(b'The ferry', name='a.txt'));"
        "print([name for name in ('lxml', 'trafilatura', 'feedparser', 'charset_normalizer') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


NAMES = st.sampled_from(
    [
        "a.txt",
        "a.html",
        "a.xml",
        "a.json",
        "a.jsonl",
        "a.rss",
        "a",
        "",
        "https://[",
        "http://x.example/a.html",
    ]
)
CONTENT_TYPES = st.sampled_from(
    [
        "",
        "text/html; charset=utf-16",
        "application/rss+xml",
        "application/json",
        "text/xml; charset=koi8-r",
        ";;=",
    ]
)
URLS = st.sampled_from(["", "https://herald.example/a", "http://[", "nonsense"])

# Pieces of every format, so that a random row of them gets past the front door of each reader.
PIECES = st.sampled_from(
    [
        *(
            "<?xml version='1.0'?>",
            "<!DOCTYPE html>",
            "<!DOCTYPE x [<!ENTITY a 'b'>",
            "]>",
            "<!--",
            "-->",
            "<![CDATA[",
        ),
        *(
            "]]>",
            "<html>",
            "<body>",
            "<p>",
            "</p>",
            "<h1>",
            "<br>",
            "<script type='application/ld+json'>",
            "</script>",
        ),
        *(
            "<rss version='2.0'>",
            "<channel>",
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "<description>",
            "</rss>",
        ),
        *(
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "<entry>",
            "<content type='html'>",
            "</entry>",
            "</feed>",
        ),
        *("<newsItem guid='x'>", "<contentSet>", "<inlineData>", "<nitf>", "<body.content>", "</newsItem>"),
        *(
            '{"uri": "x", "pubstatus": "usable",',
            '"headlines": [',
            '"bodies": [{"value":',
            '"items": [',
            '{"text": "',
        ),
        *(
            '{"version": "https://jsonfeed.org/version/1.1", "items": [',
            '"@type": "NewsArticle",',
            "[",
            "]",
            "{",
            "}",
        ),
        *('"', ",", "\n", "\\ud800", "\\u0000", "&#0;", "&#xD800;", "&amp;", "&nbsp;", "null", "5", "1e999"),
        *(
            "The ferry to Lowmoor ran again on Monday, nine days after the storm. ",
            "é",
            "\x00",
            "😀",
            "\u2028",
        ),
    ]
)


def no_item_is_amiss(data: bytes, name: str, content_type: str, url: str) -> None:
    for item in parse(data, name=name, content_type=content_type, url=url):
        if isinstance(item, Draft):
            texts = [value for field in item.__slots__ if isinstance(value := getattr(item, field), str)]
            assert not any(UNSTORABLE.search(text) for text in texts)
            assert item.raw_text.strip()
            assert len(item.headline) <= 500
        else:
            assert isinstance(item, IngestError)
            assert str(item)
            assert item.item or not (name or url)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300), NAMES, CONTENT_TYPES, URLS)
def test_no_bytes_ever_raise(data, name, content_type, url):
    no_item_is_amiss(data, name, content_type, url)


@settings(deadline=None, max_examples=400)
@given(st.lists(PIECES, max_size=14), NAMES, CONTENT_TYPES, URLS)
@example(['{"text": "', "\\ud800", "\\u0000", '"', "}"], "a.json", "", "")
def test_no_text_in_pieces_of_the_formats_ever_raises(pieces, name, content_type, url):
    no_item_is_amiss("".join(pieces).encode(), name, content_type, url)


KEYS = st.sampled_from(
    [
        *("uri", "headline", "headlines", "bodies", "value", "role", "contenttype", "body_html", "pubstatus"),
        *("text", "title", "id", "url", "source", "name", "author", "published_at", "items", "version"),
        *("content_html", "content_text", "standard", "infosources", "language", "type", "embargoed"),
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@settings(deadline=None, max_examples=400)
@given(JSON, NAMES)
def test_no_json_of_wrong_types_ever_raises(value, name):
    no_item_is_amiss(json.dumps(value).encode(), name, "", "")
