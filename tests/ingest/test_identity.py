import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.ingest.store import Status, store
from articles.models import Article
from tests.factories import SourceFactory

from .texts import BODY, END, LEDE, MORE, report

pytestmark = pytest.mark.django_db

ADDRESS = "https://herald.example/2026/bridge"


def test_the_same_item_again_is_unchanged(herald, counts):
    draft = report(guid="b-1", url=ADDRESS)
    store(draft, source=herald)

    outcome = store(draft, source=herald)

    assert (outcome.status, outcome.message) == (Status.UNCHANGED, "")
    assert counts() == (1, 1, 1)
    assert Article.history.count() == 1


def test_an_item_is_known_by_its_identifier_though_its_address_and_text_changed(herald):
    first = store(report(guid="b-1", url=ADDRESS), source=herald).article

    outcome = store(report(f"{LEDE}\n\n{END}", guid="b-1", url=f"{ADDRESS}-moved"), source=herald)

    first.refresh_from_db()
    assert (outcome.status, outcome.article) == (Status.NEW_VERSION, first)
    assert (first.url, first.current_version.number) == (f"{ADDRESS}-moved", 2)


@pytest.mark.parametrize(
    "variant",
    [
        "http://www.herald.example/2026/bridge?utm_source=mail&fbclid=x#comments",
        "https://herald.example/2026/bridge/amp/",
        "https://m.herald.example/2026/bridge",
    ],
)
def test_an_item_is_known_by_its_canonical_address(herald, variant):
    store(report(url=ADDRESS), source=herald)

    outcome = store(report(url=variant), source=herald)

    assert outcome.status == Status.UNCHANGED


@pytest.mark.parametrize("again", [f"  {BODY}\n", f"Bridge reopens at Lindwick\n\n{BODY}\n\nMust read"])
def test_an_item_without_identifier_and_address_is_known_by_its_raw_or_clean_text(herald, again, counts):
    store(report(BODY, format="text"), source=herald)

    outcome = store(report(again, format="text"), source=herald)

    assert outcome.status == Status.UNCHANGED
    assert counts() == (1, 1, 1)


def test_the_same_text_at_another_source_is_another_article(herald):
    store(report(), source=herald)

    outcome = store(report(), source=SourceFactory())

    assert outcome.status == Status.NEW


def test_an_older_text_that_comes_again_without_a_name_is_no_news(herald):
    store(report(BODY, url=ADDRESS), source=herald)
    store(report(f"{LEDE}\n\n{END}", url=ADDRESS), source=herald)

    outcome = store(report(BODY), source=herald)

    assert outcome.status == Status.UNCHANGED
    assert outcome.article.current_version.number == 2


def test_a_stock_phrase_does_not_make_two_items_one(herald):
    store(report("Watch it live here now.", guid="1", headline="Ferry race, day one"), source=herald)

    outcome = store(
        report("Watch it live here now.", guid="2", headline="Ferry race, day two"), source=herald
    )

    assert outcome.status == Status.NEW


def test_a_text_of_no_known_source_is_the_article_that_has_since_been_given_its_source(herald):
    article = store(report()).article
    Article.objects.filter(pk=article.pk).update(source=herald)

    outcome = store(report())

    assert (outcome.status, outcome.article) == (Status.UNCHANGED, article)
    assert outcome.message == "it is known from Lindwick Herald"


def test_two_articles_with_one_address_and_no_identifier_are_two_versions_of_one(herald):
    store(report(BODY, url=ADDRESS, origin="one.json"), source=herald)

    outcome = store(report(f"{LEDE}\n\n{MORE}", url=ADDRESS, origin="two.json"), source=herald)

    assert outcome.status == Status.NEW_VERSION


def test_two_identifiers_with_one_address_in_one_format_are_refused(herald, counts):
    store(report(guid="b-1", url=ADDRESS), source=herald)
    before = counts()

    outcome = store(report(LEDE, guid="b-2", url=ADDRESS), source=herald)

    assert outcome.status == Status.FAILED
    assert "two articles cannot have one address" in outcome.message
    assert counts() == before


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"guid": "feed-1", "format": "rss"}, {"guid": "urn:herald:1", "format": "ninjs"}),
        ({"guid": "http://herald.example/x#0", "format": "rss"}, {"guid": "https://www.herald.example/x#1"}),
        ({"guid": ""}, {"guid": "b-1"}),
    ],
)
def test_identifiers_that_do_not_contradict_are_one_article(herald, first, then):
    store(report(url=ADDRESS, **first), source=herald)

    outcome = store(report(url=ADDRESS, **then), source=herald)

    assert outcome.status == Status.UNCHANGED
    assert outcome.article.guid == (first["guid"] or then["guid"])


def test_an_identifier_and_an_address_of_two_articles_are_refused(herald, counts):
    store(report(BODY, guid="b-1", url=ADDRESS), source=herald)
    store(report(LEDE + MORE, guid="b-2", url=f"{ADDRESS}-2"), source=herald)
    before = counts()

    outcome = store(report(END + MORE, guid="b-1", url=f"{ADDRESS}-2"), source=herald)

    assert outcome.status == Status.FAILED
    assert "identifier is that of" in outcome.message
    assert counts() == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite for its plan")
@pytest.mark.parametrize("source", [None, "lindwick-herald"])
def test_look_ups_read_no_table_from_end_to_end(herald, source):
    draft = report(guid="b-1", url=ADDRESS)
    source = source and herald

    with CaptureQueriesContext(connection) as queries:
        store(draft, source=source)

    looks = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        plans = [step[3] for sql in looks for step in cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
    big_tables = ("articles_article", "articles_articleversion")
    assert not [step for step in plans if step.startswith("SCAN") and step.split()[1] in big_tables]
    assert {"articles_article_one_per_guid", "articles_article_one_per_url"} <= set(" ".join(plans).split())
