import pytest

from articles.ingest.errors import IngestError
from articles.ingest.parse.safe_xml import parse_xml, utf8_xml

LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "prolog",
    [
        f'<!DOCTYPE lolz [<!ENTITY lol0 "lol">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % outside SYSTEM "https://evil.example/x.dtd"> %outside;]>',
        '<?xml version="1.0"?><!-- <rss> --><?pi <rss> ?>\n<!DOCTYPE rss [\n<!ENTITY a "b">]>',
        '<!doctype rss [<!entity a "b">]>',
    ],
)
def test_a_document_with_entities_of_its_own_is_refused_unread(prolog):
    with pytest.raises(IngestError, match="defines XML entities of its own"):
        utf8_xml(f"{prolog}<rss>&lol9;</rss>")


def test_a_document_type_without_entities_is_harmless():
    text = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd"><rss>a</rss>'

    assert parse_xml(text).text == "a"


def test_a_report_on_entities_is_no_attack():
    assert parse_xml('<rss><![CDATA[Write <!DOCTYPE a [<!ENTITY b "c">]>]]></rss>').text.startswith("Write")


def test_the_declared_encoding_is_taken_out_since_decoding_has_made_it_untrue():
    data = utf8_xml('<?xml version="1.0" encoding="koi8-r" standalone="yes"?>\n<rss>ф</rss>')

    assert data == '<?xml version="1.0" standalone="yes"?>\n<rss>ф</rss>'.encode()


def test_broken_xml_is_refused_with_the_line():
    with pytest.raises(IngestError, match=r"XML is broken in line 3 \(Opening and ending tag mismatch"):
        parse_xml("<rss>\n<item>\n</rss>")


def test_an_entity_that_nobody_defined_is_refused_rather_than_lost():
    with pytest.raises(IngestError, match=r"uses &eacute; in line 2"):
        parse_xml('<!DOCTYPE rss SYSTEM "rss.dtd"><rss>\n<p>caf&eacute; open</p></rss>')


def test_bottomless_nesting_is_refused():
    with pytest.raises(IngestError, match="XML is broken"):
        parse_xml("<a>" * 100_000 + "</a>" * 100_000)


@pytest.mark.parametrize("head", ["<?xml ", "<?xml" + " " * 200_000, "<!-- x -->" * 20_000, "<!--" * 50_000])
def test_a_prolog_without_end_is_refused(head):
    with pytest.raises(IngestError, match="XML is broken"):
        parse_xml(head * 2)
