import json
from datetime import UTC, datetime

import pytest

from articles.ingest.errors import IngestError
from articles.ingest.parse import html as html_module

BODY = """<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry to Lowmoor runs again</h1>
<p>The ferry to Lowmoor ran again on Monday, nine days after a storm had damaged its pier, the harbour office said.</p>
<p>“We will not wait for another storm,” said the harbour master, <b>Ana Brook</b>.<br><br>
The council meets on Friday.</p>
<h2>What happens next</h2>
<p>Engineers will look at the pier once more in April, and the report is due two weeks later, the council said.</p>
<script>track()</script></article>
<footer>© Lowmoor Herald</footer>"""

ADDRESS = "https://herald.example/2025/03/ferry"


def page(head: str = "", body: str = BODY) -> str:
    return f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def json_ld(value) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def test_the_text_of_a_page_is_its_article_in_paragraphs(read_one):
    draft = read_one(page(), "ferry.html")

    paragraphs = draft.raw_text.split("\n\n")
    assert "“We will not wait for another storm,” said the harbour master, Ana Brook." in paragraphs
    assert "The council meets on Friday." in paragraphs
    assert "What happens next" in paragraphs
    assert "track()" not in draft.raw_text
    assert "Home" not in draft.raw_text
    assert draft.format == "html"


def test_quotation_marks_and_accents_stay_as_the_outlet_wrote_them(read_one):
    odd = "„nine“ ‘odd’ «days» — cafe\u0301 … ½"

    assert odd in read_one(page(body=BODY.replace("nine days", odd)), "ferry.html").raw_text


def test_a_page_without_metadata_still_has_its_headline_and_language(read_one):
    draft = read_one(page("<title>Ferry to Lowmoor runs again | Lowmoor Herald</title>"), "ferry.html")

    assert (draft.headline, draft.language) == ("Ferry to Lowmoor runs again", "en-GB")
    assert (draft.url, draft.byline, draft.published) == ("", "", (None, "unknown"))


def test_json_ld_comes_first(read_one):
    head = (
        json_ld(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {"@type": "WebSite", "name": "Herald online"},
                    {
                        "@type": ["NewsArticle"],
                        "headline": "Ferry runs &amp; runs",
                        "datePublished": "2025-03-03T08:30:00+05:00",
                        "author": [{"@type": "Person", "name": "Mara Quill"}, {"name": "Jo Pike"}],
                        "publisher": {
                            "@type": "Organization",
                            "name": "Lowmoor Herald",
                            "url": "https://herald.example",
                        },
                        "inLanguage": "en-us",
                        "dateline": "LOWMOOR",
                        "mainEntityOfPage": {"@id": ADDRESS},
                    },
                ],
            }
        )
        + '<meta property="og:title" content="Other"><meta name="author" content="Other">'
        + '<meta name="date" content="2001-01-01">'
    )

    draft = read_one(page(head), "ferry.html")

    assert (draft.headline, draft.byline, draft.dateline) == (
        "Ferry runs & runs",
        "Mara Quill, Jo Pike",
        "LOWMOOR",
    )
    assert draft.published == (datetime(2025, 3, 3, 3, 30, tzinfo=UTC), "minute")
    assert (draft.url, draft.language) == (ADDRESS, "en-US")
    assert (draft.source_name, draft.source_url) == ("Lowmoor Herald", "https://herald.example/")


def test_meta_tags_tell_what_json_ld_does_not(read_one):
    head = f"""<meta property="og:title" content="Ferry runs again">
    <meta property="og:site_name" content="Lowmoor Herald">
    <meta property="article:published_time" content="2025-03-03T08:30:00Z"><meta name="author" content="Mara Quill">
    <link rel="canonical" href="{ADDRESS}"><meta property="og:type" content="article">"""

    draft = read_one(page(head, BODY.replace("h1>", "h3>")), "ferry.html")

    assert (draft.headline, draft.byline, draft.source_name) == (
        "Ferry runs again",
        "Mara Quill",
        "Lowmoor Herald",
    )
    assert draft.published == (datetime(2025, 3, 3, 8, 30, tzinfo=UTC), "minute")
    assert draft.url == ADDRESS


def test_the_charset_of_the_page_is_obeyed(read_one):
    data = page('<meta charset="windows-1252">').encode("cp1252")

    assert "“We will not wait for another storm,”" in read_one(data, "ferry.html").raw_text


LINKS = "".join(
    f'<li><a href="/{n}">Minister visits the northern port today, again</a></li>' for n in range(30)
)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p></p>",
        "<h1>404</h1><p>Page not found</p>",
        f"<ul>{LINKS}</ul>",
        "<nav><a href=/>Home</a></nav><p>Subscribe</p>",
        "<div id=app></div><script>render()</script>",
        "<img src=ferry.jpg>",
    ],
)
def test_a_page_without_an_article_is_refused(refusal, body):
    assert "No article was found in the page" in refusal(page(body=body), "page.html")


def test_a_page_that_says_it_is_an_article_may_be_short(read_one):
    head = json_ld({"@type": "NewsArticle", "headline": "Ferry runs"})

    assert (
        "The ferry runs"
        in read_one(page(head, "<article><p>The ferry runs</p></article>"), "page.html").raw_text
    )


def test_a_text_that_is_only_in_json_ld_is_taken_from_there(read_one):
    head = json_ld(
        {"@type": "NewsArticle", "headline": "Ferry", "articleBody": "The ferry ran.\nIt was late."}
    )

    assert (
        read_one(page(head, "<div id=app></div>"), "page.html").raw_text == "The ferry ran.\n\nIt was late."
    )


def test_an_article_in_a_script_without_spaces_is_found(read_one):
    sentence = (
        "港湾事務所によると、ローモア行きのフェリーは嵐で桟橋が壊れてから九日後の月曜日に運航を再開した。"
    )

    assert sentence in read_one(page(body=f"<article><p>{sentence}</p></article>"), "page.html").raw_text


def test_a_piece_of_html_is_read_like_a_page(read_one):
    assert "The council meets on Friday." in read_one(BODY, "ferry.txt").raw_text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>" * 400, "nested deeper than any article"),
        ("<p>x" * 30_000, "more in it than any article"),
        ("<p>" + "<span>x</span> " * 2_000, "more in it than any article"),
        ("<p>" + "x" * 5_000_000, "more in it than any article"),
    ],
)
def test_a_page_made_to_exhaust_the_reader_is_refused(refusal, body, reason):
    assert reason in refusal(page(body=body), "page.html")


def test_a_fault_of_the_extractor_is_logged_and_no_fault_of_the_batch(read, monkeypatch, caplog):
    def fail(*args, **options):
        raise ZeroDivisionError

    monkeypatch.setattr(html_module, "bare_extraction", fail)

    [error] = read(page(), "ferry.html")

    assert isinstance(error, IngestError)
    assert "ZeroDivisionError" in caplog.text
