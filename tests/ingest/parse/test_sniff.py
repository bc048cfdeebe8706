import pytest

from articles.ingest.parse.sniff import Format, format_of, root_name
from articles.ingest.parse.values import Whence


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("The ferry ran again.", Format.TEXT),
        ("<!DOCTYPE html><title>Ferry</title>", Format.HTML),
        ("\n <!-- saved --> <html lang=en>", Format.HTML),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', Format.HTML),
        ("<p>The ferry ran again.</p>", Format.HTML),
        ("<div class=story>The ferry</div>", Format.HTML),
        ('<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0">', Format.FEED),
        ('<?xml-stylesheet href="x"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">', Format.FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', Format.FEED),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom">', Format.FEED),
        ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', Format.NEWSML),
        ("<newsMessage>", Format.NEWSML),
        ("<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>", Format.NEWSML),
        ('{"headline": "Ferry"}', Format.JSON),
        ('[{"headline": "Ferry"}]', Format.JSON),
        ("<?xml version='1.0'?><opml>", Format.UNKNOWN_XML),
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "story", "story.html", "story.xml.bak"])
def test_the_content_tells_the_format_whatever_the_name(text, format, name):
    if format is Format.TEXT and name.endswith("html"):
        name = "story.txt"

    assert format_of(text, Whence(name)) is format


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.json", Format.JSON),
        ("a.rss", Format.FEED),
        ("a.xml", Format.UNKNOWN_XML),
        ("a.jsonl", Format.JSON_LINES),
        ("A.NDJSON", Format.JSON_LINES),
        ("a.txt", Format.TEXT),
        ("a", Format.TEXT),
        ("https://herald.example/feed.json?page=2", Format.JSON),
    ],
)
def test_where_the_content_does_not_tell_the_name_does(name, format):
    assert format_of("oops", Whence(name)) is format


@pytest.mark.parametrize(
    ("content_type", "format"),
    [
        ("application/json; charset=utf-8", Format.JSON),
        ("Application/RSS+XML", Format.FEED),
        ("text/plain", Format.TEXT),
        ("", Format.TEXT),
    ],
)
def test_then_the_content_type_does(content_type, format):
    assert format_of("oops", Whence("story"), content_type) is format


def test_a_text_served_as_a_page_is_a_text():
    assert format_of("The ferry ran again.", Whence("story"), "text/html") is Format.TEXT


def test_a_page_with_something_before_it_is_a_page():
    assert format_of("Warning: disk full\n<html><body>", Whence("story")) is Format.HTML


def test_lines_of_json_are_told_by_their_name():
    assert format_of('{"text": "The ferry"}', Whence("a.jsonl")) is Format.JSON_LINES


def test_a_root_is_found_behind_comments_and_named_without_its_prefix():
    assert root_name("<?xml version='1.0'?><!-- <html> --><x:NewsItem a='b'>") == "newsitem"
