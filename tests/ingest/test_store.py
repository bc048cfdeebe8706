from dataclasses import replace

import pytest
from django.db import connection

from articles.ingest import store as store_module
from articles.ingest import versions
from articles.ingest.store import LONGEST_TEXT, Status, store
from articles.models import Article, ArticleVersion
from articles.search.query import search_articles
from articles.text.cuts import apply_cuts
from tests.factories import QuoteFactory, SourceFactory

from .texts import BODY, END, LEDE, MORE, report

pytestmark = pytest.mark.django_db

ADDRESS = "https://herald.example/2026/bridge"


def test_a_new_item_becomes_an_article_in_the_inbox_with_its_first_version(herald):
    outcome = store(report(guid="b-1", url=ADDRESS, byline="Ada Fenn", origin="feed.xml"), source=herald)

    article = Article.objects.get()
    assert (outcome.status, outcome.article) == (Status.NEW, article)
    assert (article.source, article.guid, article.url) == (herald, "b-1", ADDRESS)
    assert (article.headline, article.byline, article.language) == (
        "Bridge reopens at Lindwick",
        "Ada Fenn",
        "en",
    )
    assert article.status == Article.Status.INBOX
    version = article.current_version
    assert (version.number, version.format, version.origin, version.made_by) == (1, "rss", "feed.xml", None)


def test_the_clean_text_is_the_raw_text_without_the_cuts(herald):
    raw = f"Bridge reopens at Lindwick\n\nLINDWICK, Corvany: {BODY}\n\nMust read"

    article = store(report(raw, headline=""), source=herald).article

    version = ArticleVersion.objects.get()
    assert version.raw_text == raw
    assert version.text == apply_cuts(raw, version.cut_list) == BODY
    assert (article.headline, article.dateline) == ("Bridge reopens at Lindwick", "LINDWICK, Corvany")


def test_an_outlet_that_returns_to_an_older_text_makes_a_third_version(herald):
    for text in (BODY, f"{LEDE}\n\n{END}", BODY):
        outcome = store(report(text, guid="b-1"), source=herald)

    assert (outcome.status, outcome.message) == (Status.NEW_VERSION, "version 3")
    assert [v.text for v in outcome.article.versions.all()] == [BODY, f"{LEDE}\n\n{END}", BODY]


def test_two_routes_that_tell_one_text_differently_make_no_version_in_turn(herald):
    by_feed = report(LEDE, url=ADDRESS, origin="https://herald.example/feed")
    by_page = report(BODY, url=ADDRESS, origin=ADDRESS, format="html")

    statuses = [store(draft, source=herald).status for draft in (by_feed, by_page, by_feed, by_page, by_feed)]

    assert statuses == [Status.NEW, Status.NEW_VERSION, *[Status.UNCHANGED] * 3]


def test_junk_that_changes_around_a_text_makes_no_version(herald):
    store(report(f"{BODY}\n\nMust read", guid="b-1"), source=herald)

    outcome = store(report(f"{BODY}\n\nRead more", guid="b-1"), source=herald)

    assert outcome.status == Status.UNCHANGED


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (report("word " * (LONGEST_TEXT // 5 + 1)), "more than the 200,000"),
        (report("\u200b\u200b"), "Nothing is left of it"),
        (report(url="ftp://herald.example/x"), "Its address cannot be used"),
        (report(url="https://herald.example/" + "x" * 1000), "longer than 1,000"),
    ],
)
def test_what_cannot_be_an_article_is_refused_and_leaves_no_source_behind(draft, message, counts):
    outcome = store(draft)

    assert outcome.status == Status.FAILED
    assert message in outcome.message
    assert counts() == (0, 0, 0)


def test_a_source_with_a_wrong_time_zone_is_told_of():
    outcome = store(report(), source=SourceFactory(name="Herald", time_zone="Europe/Lindwick"))

    assert outcome.status == Status.FAILED
    assert outcome.message.startswith("Herald has a time zone that does not exist: 'Europe/Lindwick'")


def test_a_dry_run_tells_the_same_and_keeps_nothing(counts):
    outcome = store(report(url=ADDRESS), dry_run=True)

    assert (outcome.status, outcome.article) == (Status.NEW, None)
    assert "Bridge reopens at Lindwick" in outcome.label
    assert counts() == (0, 0, 0)
    assert not search_articles(Article.objects.all(), "bridge").exists()


def test_a_failure_half_way_leaves_the_database_as_it_was(herald, monkeypatch, counts):
    def no_disk(article):
        raise OSError("disk full")

    monkeypatch.setattr(versions, "index_article", no_disk)

    with pytest.raises(OSError, match="disk full"):
        store(report(), source=herald)

    assert counts() == (1, 0, 0)
    assert Article.history.count() == 0


@pytest.mark.parametrize("lost", ["guid", "url"])
def test_an_item_that_another_import_stored_first_is_found(herald, monkeypatch, lost, counts):
    draft = report(**{lost: ADDRESS})
    store(draft, source=herald)
    look_up = store_module.claimed_article
    answers = iter([None, look_up])

    def too_early(*args, **kwargs):
        answer = next(answers)
        return answer and answer(*args, **kwargs)

    monkeypatch.setattr(store_module, "claimed_article", too_early)
    outcome = store(replace(draft, raw_text=LEDE), source=herald)

    assert outcome.status == Status.NEW_VERSION
    assert counts() == (1, 1, 2)


def test_an_item_that_is_refused_twice_by_the_database_fails_with_a_message(herald, monkeypatch, counts):
    store(report(guid="b-1"), source=herald)
    monkeypatch.setattr(store_module, "claimed_article", lambda *args, **kwargs: None)

    outcome = store(report(LEDE, guid="b-1"), source=herald)

    assert outcome.status == Status.FAILED
    assert "import it again" in outcome.message
    assert counts() == (1, 1, 1)


def test_an_article_is_searchable_by_headline_and_text_as_soon_as_it_is_stored(herald):
    article = store(report(), source=herald).article

    for words in ("lindwick reopens", "forty cables"):
        assert list(search_articles(Article.objects.all(), words)) == [article]


def test_a_new_version_replaces_the_old_text_in_the_index(herald):
    store(report(guid="b-1"), source=herald)

    store(report(LEDE, guid="b-1"), source=herald)

    assert not search_articles(Article.objects.all(), "forty cables").exists()


def test_each_new_version_is_read_once_it_is_committed(
    herald, monkeypatch, django_capture_on_commit_callbacks
):
    read = []
    monkeypatch.setattr(versions, "read_version", type("Task", (), {"enqueue": staticmethod(read.append)}))

    with django_capture_on_commit_callbacks(execute=True):
        first = store(report(guid="b-1"), source=herald).article.current_version
        store(report(guid="b-1"), source=herald)
        second = store(report(LEDE, guid="b-1"), source=herald).article.current_version
        assert read == []

    assert read == [first.pk, second.pk]


def test_a_fault_of_the_queue_is_no_fault_of_the_import(herald):
    store(report(), source=herald)

    [(_, _, robust)] = connection.run_on_commit

    assert robust


def test_quotes_move_to_the_new_version_where_their_words_still_stand(herald, editor):
    old = store(report(guid="b-1"), source=herald).article.current_version
    quote = QuoteFactory(
        version=old, exact="Engineers replaced forty cables", speaker_text="engineers", confirmed=True
    )

    new = store(report(f"{END}\n\n{MORE}", guid="b-1"), source=herald).article.current_version

    quote.refresh_from_db()
    assert quote.version == new
    assert new.text[quote.start : quote.end] == quote.exact


def test_history_says_who_brought_an_article_in_and_holds_one_step_for_each_change(herald, editor):
    article = store(report(guid="b-1"), source=herald, user=editor).article
    store(report(LEDE, guid="b-1", byline="Ada Fenn"), source=herald)

    steps = article.history.order_by("history_id")
    assert [(s.history_type, s.history_user, s.current_version_id) for s in steps] == [
        ("+", editor, article.versions.get(number=1).pk),
        ("~", None, article.versions.get(number=2).pk),
    ]


def test_an_article_that_an_editor_made_without_a_text_gets_its_first_version(herald):
    empty = Article.objects.create(source=herald, headline="Bridge", url=ADDRESS)

    outcome = store(report(url=ADDRESS), source=herald)

    assert (outcome.status, outcome.article) == (Status.NEW_VERSION, empty)
    assert outcome.article.current_version.number == 1


@pytest.mark.parametrize("stored", [0, 300])
def test_what_it_costs_to_store_does_not_grow_with_what_is_stored(
    herald, stored, django_assert_max_num_queries
):
    Article.objects.bulk_create(
        Article(source=herald, headline=f"Story {n}", guid=f"s-{n}") for n in range(stored)
    )

    with django_assert_max_num_queries(18):
        store(report(guid="b-1", url=ADDRESS), source=herald)
