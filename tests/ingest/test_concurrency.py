"""Several importers and pollers at work at once, each with a connection of its own."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from articles.ingest import polling, sources
from articles.ingest import store as store_module
from articles.ingest.fetch import Fetched
from articles.ingest.polling import poll
from articles.ingest.store import store
from articles.models import Article, ArticleVersion, Feed, Source
from tests.factories import FeedFactory, QuoteFactory, SourceFactory

from .texts import BODY, LEDE, MORE, report

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]

ADDRESS = "https://herald.example/bridge"


def at_once(*calls):
    def run(call):
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result(timeout=30) for future in [pool.submit(run, call) for call in calls]]


@pytest.fixture
def meet(monkeypatch):
    """Both look for the article in both ways before either has stored it; how often each looks is counted."""
    barrier, looked, met = Barrier(2, timeout=10), [], []
    by_claim, by_text = store_module.claimed_article, store_module.article_with_text

    def claimed_article(*args, **options):
        found = by_claim(*args, **options)
        looked.append(found)
        return found

    def article_with_text(*args, **options):
        found = by_text(*args, **options)
        met.append(found)
        if len(met) <= 2:
            barrier.wait()
        return found

    monkeypatch.setattr(store_module, "claimed_article", claimed_article)
    monkeypatch.setattr(store_module, "article_with_text", article_with_text)
    return looked


@pytest.mark.parametrize("identity", [{"guid": "b-1"}, {"url": ADDRESS}])
def test_two_importers_of_one_item_make_one_article(meet, identity):
    herald = SourceFactory()

    outcomes = at_once(*[lambda: store(report(**identity), source=herald)] * 2)

    assert sorted(outcome.status for outcome in outcomes) == ["new", "unchanged"]
    assert len(meet) == 3
    assert ArticleVersion.objects.count() == 1


def test_two_importers_of_two_texts_of_one_item_make_two_versions(meet):
    herald = SourceFactory()

    outcomes = at_once(
        *[lambda text=text: store(report(text, guid="b-1"), source=herald) for text in (BODY, LEDE)]
    )

    assert sorted(outcome.status for outcome in outcomes) == ["new", "new_version"]
    assert sorted(Article.objects.get().versions.values_list("number", flat=True)) == [1, 2]


def test_importers_that_change_one_article_wait_for_each_other_and_lose_no_quote():
    herald = SourceFactory()
    first = store(report(guid="b-1"), source=herald).article.current_version
    quote = QuoteFactory(version=first, exact="Mara Quill", speaker_text="Quill", confirmed=True)
    texts = [f"{LEDE} Change {n}." for n in range(6)]

    outcomes = at_once(*[lambda text=text: store(report(text, guid="b-1"), source=herald) for text in texts])

    article = Article.objects.get()
    assert {outcome.status for outcome in outcomes} == {"new_version"}
    assert sorted(article.versions.values_list("number", flat=True)) == list(range(1, 8))
    quote.refresh_from_db()
    assert quote.version == article.current_version


def test_two_importers_of_a_new_outlet_make_one_source(monkeypatch):
    barrier, made = Barrier(2, timeout=10), []
    make_source = sources._make_source

    def both_know_none(*args):
        made.append(args)
        barrier.wait()
        return make_source(*args)

    monkeypatch.setattr(sources, "_make_source", both_know_none)
    drafts = [
        report(text, url=f"{ADDRESS}/{text[:3]}", source_name="Lindwick Herald") for text in (BODY, MORE)
    ]

    outcomes = at_once(*[lambda draft=draft: store(draft) for draft in drafts])

    assert [outcome.status for outcome in outcomes] == ["new", "new"]
    assert len(made) == 2
    assert Source.objects.count() == 1


def test_of_several_pollers_one_asks(monkeypatch):
    asked = []

    def fetch(url, **validators):
        asked.append(url)
        return Fetched(304, url, "", b"", "", "")

    monkeypatch.setattr(polling, "fetch", fetch)
    feed = FeedFactory()
    copies = [Feed.objects.get(pk=feed.pk) for _ in range(4)]

    at_once(*[lambda copy=copy: poll(copy) for copy in copies])

    assert asked == [feed.url]


def test_an_importer_that_is_taken_out_of_a_deadlock_stores_its_item_when_the_other_has_ended(monkeypatch):
    herald = SourceFactory()
    store(report(guid="b-1"), source=herald)
    article_held, source_held = Event(), Event()
    look_up, looks = store_module.claimed_article, []

    def hold_the_source_and_want_the_article(*args, **options):
        looks.append(args)
        if len(looks) == 1:
            Source.objects.select_for_update().get()
            source_held.set()
        return look_up(*args, **options)

    def hold_the_article_and_want_the_source():
        with transaction.atomic():
            Article.objects.select_for_update().get()
            article_held.set()
            assert source_held.wait(10)
            # PostgreSQL ends the one that has waited for a second, which is to be the importer.
            time.sleep(0.4)
            Source.objects.select_for_update().get()

    def import_it():
        assert article_held.wait(10)
        return store(report(LEDE, guid="b-1"), source=herald)

    monkeypatch.setattr(store_module, "claimed_article", hold_the_source_and_want_the_article)
    _, outcome = at_once(hold_the_article_and_want_the_source, import_it)

    assert (outcome.status, len(looks)) == ("new_version", 2)
    assert ArticleVersion.objects.count() == 2
