import pytest

from articles.publishing.reading import Moment, Report
from articles.templatetags.reading import as_outlet, as_time, counted


def report(name, url):
    return Report(1, "Headline", url, name, "", "en", "", Moment("", ""), {})


def test_a_known_date_is_a_time_element():
    assert as_time(Moment("May 2026", "2026-05")) == '<time datetime="2026-05">May 2026</time>'


def test_an_unknown_date_is_words_alone():
    assert as_time(Moment("date unknown", "")) == "date unknown"


def test_an_outlet_links_to_its_report():
    html = as_outlet(report("Bay Wire", "https://baywire.example/1"))

    assert 'href="https://baywire.example/1"' in html
    assert ">Bay Wire</a>" in html


@pytest.mark.parametrize(
    ("url", "outside"), [("https://a.example/1", True), ("/admin/articles/article/1/", False)]
)
def test_only_a_link_that_leads_away_says_so(url, outside):
    assert ('rel="external"' in as_outlet(report("Bay Wire", url))) == outside


def test_an_outlet_without_an_address_is_no_link():
    assert "<a" not in as_outlet(report("Bay Wire", ""))


def test_an_outlets_name_is_escaped():
    assert "<script>" not in as_outlet(report("<script>", ""))
    assert '"onclick' not in as_outlet(report("x", 'https://a.example/"onclick="x'))


@pytest.mark.parametrize(("number", "words"), [(0, "0 articles"), (1, "1 article"), (14, "14 articles")])
def test_things_are_counted_in_words(number, words):
    assert counted(number, "article") == words
