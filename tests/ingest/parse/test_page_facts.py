import json

import pytest

from articles.ingest.parse.markup import html_tree
from articles.ingest.parse.page_facts import PageFacts, page_facts

ADDRESS = "https://herald.example/2025/03/ferry"


def facts(head: str = "", body: str = "", url: str = "") -> PageFacts:
    return page_facts(html_tree(f"<html><head>{head}</head><body>{body}</body></html>"), url)


def json_ld(value) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>Ferry runs - Lowmoor Herald</title>", "<h1>Ferry runs again</h1>", "Ferry runs again"),
        ("<title>Ferry runs - Lowmoor Herald</title>", "<h1>Lowmoor Herald</h1>", "Ferry runs"),
        ("<title>Ferry runs | Lowmoor Herald</title>", "<h1>A</h1><h1>B</h1>", "Ferry runs | Lowmoor Herald"),
        (
            '<title>x</title><meta property="og:title" content="Ferry runs – Lowmoor Herald">'
            '<meta property="og:site_name" content="Lowmoor Herald">',
            "",
            "Ferry runs",
        ),
        ('<meta property="og:title" content="North - south ferry runs">', "", "North - south ferry runs"),
        ("", "<h1> Ferry\n <i>runs</i> </h1>", "Ferry runs"),
        ("", "", ""),
    ],
)
def test_the_headline_is_the_one_shown_without_the_name_of_the_outlet(head, body, headline):
    assert facts(head, body).headline == headline


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        (f'<link rel="canonical" href="{ADDRESS}">', f"{ADDRESS}?utm_source=x", ADDRESS),
        (f'<link rel="canonical" href="{ADDRESS}">', "", ADDRESS),
        ('<link rel="Canonical nofollow" href="/2025/03/ferry">', "https://herald.example/x", ADDRESS),
        (f'<meta property="og:url" content="{ADDRESS}">', "", ADDRESS),
        (
            f'<link rel="canonical" href="{ADDRESS}">',
            "https://m.herald.example/2025/03/ferry?page=2",
            ADDRESS,
        ),
        ("", ADDRESS, ADDRESS),
        ('<link rel="canonical" href="">', ADDRESS, ADDRESS),
        ('<link rel="canonical" href="javascript:1">', ADDRESS, ADDRESS),
    ],
)
def test_the_canonical_address_is_the_pages(head, url, address):
    assert facts(head, url=url).url == address


def test_a_canonical_link_to_the_front_page_would_make_all_articles_one():
    head = '<link rel="canonical" href="https://herald.example/">'

    assert facts(head, url=ADDRESS).url == ADDRESS
    assert facts(head).url == ""


def test_a_canonical_link_to_another_outlet_does_not_make_two_reports_one():
    head = '<link rel="canonical" href="https://agency.example/ferry">'

    assert facts(head, url=ADDRESS).url == ADDRESS


def test_of_several_articles_the_one_with_this_address_is_meant():
    head = json_ld(
        [
            {"@type": "NewsArticle", "headline": "Other", "url": "https://herald.example/other"},
            {"@type": "NewsArticle", "headline": "Ferry", "url": ADDRESS + "/"},
        ]
    )

    assert facts(head, url=ADDRESS).headline == "Ferry"
    assert facts(head).headline == "Other"


@pytest.mark.parametrize(
    "kind",
    [
        *("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "http://schema.org/NewsArticle"),
        *(["Thing", "NewsArticle"],),
    ],
)
def test_every_kind_of_article_is_one(kind):
    assert facts(json_ld({"@type": kind, "headline": "Ferry"})).is_article


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "WebPage", "headline": "Ferry"},
        {"headline": "Ferry"},
        {"@type": 5},
        {"@type": [None]},
        [],
        5,
        None,
        "not json",
        "[" * 50_000,
        '{"@graph": ' * 500 + "1" + "}" * 500,
    ],
)
def test_json_ld_that_is_no_article_says_nothing(value):
    found = facts(json_ld(value))

    assert not found.is_article
    assert found.headline == ""


@pytest.mark.parametrize(
    "values",
    [
        {"headline": 5, "author": 5, "publisher": 5, "datePublished": 5, "inLanguage": 5, "url": 5},
        {
            "headline": None,
            "author": [None, 5, {}],
            "publisher": [],
            "inLanguage": [],
            "mainEntityOfPage": [1],
        },
        {"headline": {}, "author": {"name": {}}, "publisher": {"name": 5}, "articleBody": ["x"]},
    ],
)
def test_wrong_types_in_json_ld_say_nothing(values):
    found = facts(json_ld({"@type": "NewsArticle", **values}))

    assert found._replace(published=None, is_article=None) == PageFacts(
        "", "", "", None, "", "", "", "", None, ""
    )


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta name="author" content="Mara Quill">', "Mara Quill"),
        ('<meta property="article:author" content="https://social.example/quill">', ""),
        ('<meta name="author" content="@quill"><meta name="dc.creator" content="Mara Quill">', "Mara Quill"),
        (json_ld({"@type": "NewsArticle", "author": "Mara Quill"}), "Mara Quill"),
        (json_ld({"@type": "NewsArticle", "author": ["Mara Quill", "Mara Quill"]}), "Mara Quill"),
        (json_ld({"@type": "NewsArticle", "author": "https://herald.example/quill"}), ""),
    ],
)
def test_the_byline_is_names_and_never_an_address(head, byline):
    assert facts(head).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-03T08:30:00Z">', "", 3),
        ('<meta name="date" content="soon"><meta itemprop="datePublished" content="2025-03-04">', "", 4),
        ("", '<time datetime="2025-03-05">Wednesday</time>', 5),
        (
            "",
            '<time datetime="2025-03-06" itemprop="datePublished"></time><time datetime="2025-03-07"></time>',
            6,
        ),
        ("", '<time datetime="2025-03-06"></time><time datetime="2025-03-07"></time>', None),
        ("", "", None),
    ],
)
def test_the_date_is_the_articles_and_not_a_teasers(head, body, day):
    found = facts(head, body).published

    assert (found.value and found.value.day) == day


def test_the_outlets_site_is_the_pages_own_and_not_its_owners():
    head = json_ld(
        {"@type": "NewsArticle", "publisher": {"name": "Big Group", "url": "https://group.example/"}}
    )

    assert facts(head, url=ADDRESS).source_url == "https://herald.example/"
    assert facts(head).source_url == "https://group.example/"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="en-gb">', "en-GB"),
        ('<html><meta property="og:locale" content="ur_PK">', "ur-PK"),
        ('<html lang="{{ lang }}">', ""),
        ("<html>", ""),
    ],
)
def test_the_language_is_a_tag(html, language):
    assert page_facts(html_tree(html + "<p>x")).language == language
