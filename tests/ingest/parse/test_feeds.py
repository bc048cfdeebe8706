from datetime import UTC, datetime

import pytest

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

ITEM = """<item>
<title>Ferry to Lowmoor runs again &amp; again</title>
<link>https://herald.example/ferry</link>
<guid isPermaLink="false">herald-17</guid>
<dc:creator>Mara Quill</dc:creator>
<pubDate>Mon, 03 Mar 2025 08:30:00 +0500</pubDate>
<description>The ferry ran.</description>
<content:encoded><![CDATA[<p>The ferry ran on Monday.</p><p>“At last,” she said.</p>
<script>x()</script>]]></content:encoded>
</item>
"""


def rss(*items: str, end: str = "</channel></rss>") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">\n'
        "<channel><title>Lowmoor Herald</title><link>https://herald.example/</link><language>en-gb</language>\n"
        + "".join(items)
        + end
    )


def atom(*entries: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Lowmoor Herald</title>'
        '<link href="https://herald.example/"/><link rel="self" href="https://herald.example/feed"/>'
        + "".join(entries)
        + "</feed>"
    )


def test_an_rss_item_comes_with_all_that_it_says(read_one):
    draft = read_one(rss(ITEM), "feed.xml")

    assert draft == Draft(
        raw_text="The ferry ran on Monday.\n\n“At last,” she said.",
        headline="Ferry to Lowmoor runs again & again",
        guid="herald-17",
        url="https://herald.example/ferry",
        byline="Mara Quill",
        published=draft.published,
        language="en-GB",
        source_name="Lowmoor Herald",
        source_url="https://herald.example/",
        format="rss",
        origin="feed.xml",
    )
    assert draft.published == (datetime(2025, 3, 3, 3, 30, tzinfo=UTC), "minute")


def test_without_content_the_summary_is_the_text(read_one):
    item = "<item><description>&lt;p&gt;It ran.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;</description></item>"

    assert read_one(rss(item), "feed.xml").raw_text == "It ran.\n\nTwice."


def test_a_feed_of_rss_1_is_read(read_one):
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="https://herald.example/"><title>Lowmoor Herald</title></channel>
    <item rdf:about="https://herald.example/ferry"><title>Ferry</title><link>https://herald.example/ferry</link>
    <description>The ferry ran.</description></item></rdf:RDF>"""

    draft = read_one(text, "feed.rdf")

    assert (draft.headline, draft.raw_text, draft.url) == (
        "Ferry",
        "The ferry ran.",
        "https://herald.example/ferry",
    )


def test_an_atom_entry_comes_with_all_that_it_says(read_one):
    entry = """<entry><id>tag:herald.example,2025:17</id><title type="html">A &lt;b&gt;late&lt;/b&gt; ferry</title>
    <link href="/ferry"/><published>2025-03-03T08:30:00Z</published><updated>2025-03-04T00:00:00Z</updated>
    <author><name>Mara Quill</name></author><author><name>Jo Pike</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
    <p>The ferry <b>ran</b>.</p><p>Late.</p></div></content>
    </entry>"""

    draft = read_one(atom(entry), "feed.xml", url="https://herald.example/feed")

    assert (draft.headline, draft.raw_text) == ("A late ferry", "The ferry ran.\n\nLate.")
    assert (draft.guid, draft.url) == ("tag:herald.example,2025:17", "https://herald.example/ferry")
    assert (draft.byline, draft.language, draft.format) == ("Mara Quill, Jo Pike", "en", "atom")
    assert draft.published == (datetime(2025, 3, 3, 8, 30, tzinfo=UTC), "minute")
    assert draft.origin == "https://herald.example/feed"


def test_a_plain_text_entry_is_not_taken_for_html(read_one):
    entry = "<entry><title>Depth</title><summary>Draught &lt; 4 m and &lt;p&gt; is a tag.</summary></entry>"

    assert read_one(atom(entry), "feed.xml").raw_text == "Draught < 4 m and <p> is a tag."


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Harbour&amp;#8217;s ferry", "Harbour’s ferry"),
        ("Quill &amp;amp; Pike", "Quill & Pike"),
        ("Quill &amp; Pike", "Quill & Pike"),
        ("<![CDATA[Harbour&#8217;s ferry]]>", "Harbour’s ferry"),
        ("4 &lt; 5", "4 < 5"),
    ],
)
def test_a_title_is_unescaped_however_often_it_was_escaped(read_one, title, headline):
    item = f"<item><title>{title}</title><description>The ferry ran.</description></item>"

    assert read_one(rss(item), "feed.xml").headline == headline


def test_an_item_passed_on_from_another_outlet_names_that_outlet(read_one):
    item = ITEM.replace("</item>", '<source url="https://gazette.example/">Eastmark Gazette</source></item>')

    draft = read_one(rss(item), "feed.xml")

    assert (draft.source_name, draft.source_url) == ("Eastmark Gazette", "https://gazette.example/")


def test_an_item_without_a_text_is_one_error_and_the_rest_is_read(read):
    error, draft = read(rss("<item><guid>herald-16</guid><title>Ferry</title></item>", ITEM), "feed.xml")

    assert isinstance(error, IngestError)
    assert error.item == "feed.xml: herald-16"
    assert "It has no text" in str(error)
    assert draft.guid == "herald-17"


def test_the_declared_encoding_is_obeyed(read_one):
    text = rss(ITEM).replace('encoding="utf-8"', 'encoding="windows-1252"')

    assert "“At last,” she said." in read_one(text.encode("cp1252"), "feed.xml").raw_text


def test_a_well_formed_feed_without_entries_gives_nothing(read):
    assert read(rss(), "feed.xml") == []
    assert read(atom(), "feed.xml") == []


@pytest.mark.parametrize("broken", ["<item><title>A & B</title>", "<item><title>A"])
def test_a_broken_feed_gives_what_is_whole_and_one_error(read, broken):
    *drafts, error = read(rss(ITEM, broken), "feed.xml")

    assert drafts[0].guid == "herald-17"
    assert isinstance(error, IngestError)
    assert "The feed's XML is broken in line" in str(error)
    assert error.item == "feed.xml"


def test_the_line_where_a_feed_is_broken_is_told(read):
    *_, error = read(rss(ITEM, ITEM.replace("</title>", "")), "feed.xml")

    assert "broken in line 23 (mismatched tag)" in str(error)


def test_of_a_feed_cut_short_the_half_entry_is_left_out(read):
    second = ITEM.replace("herald-17", "herald-18")
    draft, error = read(rss(ITEM, second[: second.index("“At last")], end=""), "feed.xml")

    assert draft.guid == "herald-17"
    assert "Entries that could be read: 1." in str(error)


def test_an_unescaped_ampersand_loses_no_text(read):
    draft, error = read(rss(ITEM.replace("&amp;", "&")), "feed.xml")

    assert draft.headline == "Ferry to Lowmoor runs again & again"
    assert "not well-formed" in str(error)


@pytest.mark.parametrize("text", ["<rss><chan", "<feed", "<rss version='2.0'><channel><item"])
def test_a_feed_of_which_nothing_can_be_read_is_one_error(refusal, text):
    message = refusal(text + " ", "feed.xml")

    assert "XML is broken" in message


def test_a_page_instead_of_a_feed_is_told(refusal):
    assert "No article was found in the page" in refusal("<html><body>Gone", "feed.rss")


@pytest.mark.parametrize("doctype", ["rss", "lolz"])
def test_a_feed_with_entities_of_its_own_is_refused(refusal, doctype):
    bomb = f'<!DOCTYPE {doctype} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    assert "defines XML entities of its own" in refusal(
        rss(ITEM).replace("<rss", bomb + "<rss", 1), "feed.xml"
    )


def test_no_script_and_no_tag_survives(read_one):
    item = ITEM.replace("<script>", "<img src=x onerror=alert(1)><style>p{}</style><script>")

    draft = read_one(rss(item), "feed.xml")

    assert "<" not in draft.raw_text
    assert "alert" not in draft.raw_text


def test_a_feed_is_never_taken_for_an_address_to_fetch(refusal):
    assert "XML is broken" in refusal("https://herald.example/feed", "feed.rss")


@pytest.mark.parametrize(
    "hostile",
    [
        "<item " + " ".join(f'a{n}="x"' for n in range(20_000)) + "></item>",
        "<item><title>" + "<" * 100_000,
        "<item><title>" + "<a " * 30_000,
        "<item><title>" + "&#" * 100_000,
        "<item>" * 5_000,
        "<item><title>" + "<b>" * 20_000,
    ],
    ids=["attributes", "brackets", "open tags", "references", "items", "depth"],
)
def test_a_hostile_feed_is_refused_item_by_item(read, hostile):
    items = read(rss(hostile), "feed.xml")

    assert all(isinstance(item, IngestError) for item in items)


def test_a_feed_larger_than_any_outlets_is_refused(refusal):
    assert "more in it than any outlet's" in refusal(rss(ITEM + " " * 10_000_000), "feed.xml")
