from datetime import UTC, datetime

import pytest
import time_machine

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Ferry in NITF</hl1></hedline><byline>By Jo Pike</byline>
<dateline><location>Port Lowmoor</location></dateline></body.head>
<body.content><p>The ferry
  ran.</p><media><media-caption>A ship.</media-caption></media><hl2>Late</hl2>
<p>It was <em>late</em>.</p></body.content>
</body></nitf></inlineXML>"""
META = """<headline>Ferry to Lowmoor runs again</headline><by>Mara Quill</by><dateline>LOWMOOR, Eastmark</dateline>
<creditline>ENA</creditline><slugline>FERRY</slugline><language tag="en-us"/>"""


def news_item(
    content: str = NITF, *, meta: str = META, item_meta: str = "", guid: str = "urn:newsml:ena.example:17"
) -> str:
    return f"""<newsItem {NAR} guid="{guid}" version="2" xml:lang="en">
    <itemMeta><itemClass qcode="ninat:text"/>
    <provider uri="https://ena.example/"><name>Eastmark News Agency</name></provider>
    <versionCreated>2025-03-03T10:00:00Z</versionCreated><firstCreated>2025-03-03T08:30:00+05:00</firstCreated>
    <pubStatus qcode="stat:usable"/>{item_meta}</itemMeta>
    <contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"""


def test_a_news_item_comes_with_all_that_it_says(read_one):
    draft = read_one('<?xml version="1.0" encoding="UTF-8"?>\n' + news_item(), "wire.xml")

    assert draft == Draft(
        raw_text="The ferry ran.\n\nLate\n\nIt was late.",
        headline="Ferry to Lowmoor runs again",
        guid="urn:newsml:ena.example:17",
        byline="Mara Quill",
        dateline="LOWMOOR, Eastmark",
        published=draft.published,
        language="en-US",
        source_name="Eastmark News Agency",
        source_url="https://ena.example/",
        credit="ENA",
        format="newsml",
        origin="wire.xml",
    )
    assert draft.published == (datetime(2025, 3, 3, 3, 30, tzinfo=UTC), "minute")


def test_what_the_metadata_leaves_out_the_text_may_tell(read_one):
    draft = read_one(news_item(meta=""), "wire.xml")

    assert (draft.headline, draft.byline, draft.dateline) == ("Ferry in NITF", "By Jo Pike", "Port Lowmoor")
    assert draft.language == "en"


def test_a_party_without_a_name_is_known_by_its_code(read_one):
    meta = '<infoSource qcode="is:LPR"/>'

    assert read_one(news_item(meta=meta), "wire.xml").credit == "LPR"


@pytest.mark.parametrize(
    "content",
    [
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        "</head><body><p>The ferry ran.</p><p>It was late.</p></body></html></inlineXML>",
        '<inlineData contenttype="text/html">&lt;p&gt;The ferry ran.&lt;/p&gt;It was late.</inlineData>',
        '<inlineData contenttype="text/plain">The ferry ran.\nIt was late.</inlineData>',
        '<inlineData encoding="base64">VGhl</inlineData><inlineData>The ferry ran.\n\nIt was late.</inlineData>',
        "<inlineXML><event>Other</event></inlineXML><inlineData>The ferry ran.\n\nIt was late.</inlineData>",
    ],
)
def test_the_text_may_be_in_any_form(read_one, content):
    assert read_one(news_item(content), "wire.xml").raw_text == "The ferry ran.\n\nIt was late."


def test_a_message_holds_many_items(read):
    message = f"""<newsMessage {NAR}><header><sent>2025-03-03T10:00:00Z</sent></header><itemSet>
    {news_item()}{news_item("", guid="urn:second")}{news_item(guid="urn:third")}</itemSet></newsMessage>"""

    first, error, third = read(message, "wire.xml")

    assert (first.guid, third.guid) == ("urn:newsml:ena.example:17", "urn:third")
    assert isinstance(error, IngestError)
    assert error.item == "wire.xml: urn:second"
    assert "It has no text" in str(error)


def test_a_prefix_changes_nothing(read_one):
    text = news_item("<inlineData>The ferry ran.</inlineData>").replace(
        NAR, NAR.replace("xmlns", "xmlns:nar")
    )
    for name in ("newsItem", "itemMeta", "contentMeta", "contentSet", "inlineData", "headline", "pubStatus"):
        text = text.replace(f"<{name}", f"<nar:{name}").replace(f"</{name}", f"</nar:{name}")

    draft = read_one(text, "wire.xml")

    assert (draft.headline, draft.raw_text) == ("Ferry to Lowmoor runs again", "The ferry ran.")


@pytest.mark.parametrize("status", ["canceled", "withheld"])
@pytest.mark.parametrize(
    "attribute", ['qcode="stat:{}"', 'uri="http://cv.iptc.org/newscodes/pubstatusg2/{}"']
)
def test_an_item_its_sender_took_back_is_refused(refusal, status, attribute):
    text = news_item().replace('qcode="stat:usable"', attribute.format(status))

    assert f"marks it as {status}" in refusal(text, "wire.xml")


def test_an_item_under_embargo_is_refused_until_it_ends(read):
    text = news_item(item_meta="<embargoed>2025-03-03T12:00:00Z</embargoed>")

    with time_machine.travel(datetime(2025, 3, 3, 11, 59, tzinfo=UTC), tick=False):
        [error] = read(text, "wire.xml")
    with time_machine.travel(datetime(2025, 3, 3, 12, 0, tzinfo=UTC), tick=False):
        [draft] = read(text, "wire.xml")

    assert "under embargo until 2025-03-03T12:00:00Z" in str(error)
    assert draft.raw_text.startswith("The ferry ran.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (news_item().replace("ninat:text", "ninat:picture"), 'of the class "picture", not a text'),
        (
            news_item('<remoteContent href="https://ena.example/x"/>'),
            "Its text is not in it but at another address",
        ),
        (news_item("<inlineXML><event><name>Fair</name></event></inlineXML>"), "It has no text"),
        (news_item(""), "It has no text"),
        (news_item().replace("</contentSet>", ""), "XML is broken in line"),
        (
            f"<newsMessage {NAR}><itemSet><packageItem guid='x'/></itemSet></newsMessage>",
            "It holds no news item",
        ),
        (f"<!DOCTYPE newsItem [<!ENTITY a 'b'>]>{news_item()}", "XML entities of its own"),
        (
            f"<!DOCTYPE newsItem [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{news_item()}",
            "XML entities of its own",
        ),
        (news_item("<inlineData>" + "<a>" * 5000 + "</inlineData>"), "XML is broken"),
        ("<NewsML><NewsItem/></NewsML>", "XML of a kind that is not read (its root is <newsml>)"),
        ("<?xml version='1.0'?><urlset><url/></urlset>", "its root is <urlset>"),
    ],
)
def test_an_item_that_cannot_be_used_is_refused_with_the_reason(refusal, text, reason):
    assert reason in refusal(text, "wire.xml")


def test_nitf_by_itself_is_read(read_one):
    text = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf xml:lang="en">
    <head><title>Ferry</title><docdata>
    <doc-id id-string="ena-17"/><date.issue norm="20250303T083000+0500"/><doc.copyright holder="Eastmark News Agency"/>
    </docdata></head><body><body.head><hedline><hl1>Ferry to Lowmoor runs again</hl1></hedline>
    <byline>Mara Quill</byline><distributor>ENA</distributor>
    <dateline><location>LOWMOOR</location></dateline></body.head>
    <body.content><block><p>The ferry ran.</p><p>It was late.</p></block></body.content></body></nitf>"""

    draft = read_one(text, "wire.xml")

    assert (draft.headline, draft.guid, draft.byline) == (
        "Ferry to Lowmoor runs again",
        "ena-17",
        "Mara Quill",
    )
    assert (draft.dateline, draft.credit, draft.source_name) == ("LOWMOOR", "ENA", "Eastmark News Agency")
    assert draft.published == (datetime(2025, 3, 3, 3, 30, tzinfo=UTC), "minute")
    assert draft.raw_text == "The ferry ran.\n\nIt was late."


@pytest.mark.parametrize(
    ("norm", "value"), [("20250303", datetime(2025, 3, 3, tzinfo=UTC)), ("soon", None), ("", None)]
)
def test_a_date_of_nitf_may_be_a_day_or_nothing(read_one, norm, value):
    head = f'<head><docdata><date.issue norm="{norm}"/></docdata></head>'
    text = f"<nitf>{head}<body><body.content><p>Late.</p></body.content></body></nitf>"

    assert read_one(text, "wire.xml").published.value == value
