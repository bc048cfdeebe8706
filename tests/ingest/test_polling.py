import inspect
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles.ingest import fetch as fetching
from articles.ingest import polling
from articles.ingest.errors import FetchError
from articles.ingest.fetch import Fetched
from articles.ingest.polling import INTERVAL, LONGEST_WAIT, poll, poll_due
from articles.models import Article, Feed
from tests.factories import FeedFactory

from .texts import LEDE, MORE

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
ITEM = "<item><title>{0}</title><link>https://herald.example/{0}</link><guid>{0}</guid><description>{1}</description></item>"
EMPTY = "<?xml version='1.0'?><rss version='2.0'><channel><title>Lindwick Herald</title>{}</channel></rss>"
FEED = EMPTY.format(ITEM.format("bridge", LEDE) + ITEM.format("ferry", MORE))


class Outlet:
    """Answers like `fetch`, with what a test puts in, and keeps what it was asked."""

    def __init__(self):
        self.answer = Fetched(
            200, "https://herald.example/feed", "application/rss+xml", FEED.encode(), '"v1"', "Mon"
        )
        self.asked = []

    def fetch(self, url, *, etag="", last_modified=""):
        self.asked.append((url, etag, last_modified))
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def says(self, body, content_type="application/rss+xml"):
        self.answer = self.answer._replace(body=body.encode(), content_type=content_type)

    def has_nothing_new(self):
        self.answer = self.answer._replace(status=304, body=b"", etag="", last_modified="")


@pytest.fixture
def outlet(monkeypatch):
    outlet = Outlet()
    monkeypatch.setattr(polling, "fetch", outlet.fetch)
    with time_machine.travel(NOW, tick=False):
        yield outlet


def health(feed):
    return Feed.objects.values_list("error_count", "last_error", "next_poll_at").get(pk=feed.pk)


def test_the_outlet_of_these_tests_is_asked_as_the_real_fetch_is():
    ours = inspect.signature(Outlet.fetch).parameters
    real = inspect.signature(fetching.fetch).parameters

    assert all(name in real and real[name].kind == one.kind for name, one in ours.items() if name != "self")


def test_a_feed_brings_its_items_to_its_own_source(outlet):
    feed = FeedFactory()

    outcomes = poll(feed)

    assert [outcome.status for outcome in outcomes] == ["new", "new"]
    assert {article.source for article in Article.objects.all()} == {feed.source}
    feed.refresh_from_db()
    assert (feed.etag, feed.last_modified) == ('"v1"', "Mon")
    assert (feed.last_polled_at, feed.last_success_at, feed.next_poll_at) == (NOW, NOW, NOW + INTERVAL)


def test_a_feed_is_asked_for_what_changed_since_last_time(outlet):
    feed = FeedFactory(url="https://herald.example/feed")
    poll(feed)
    outlet.has_nothing_new()

    outcomes = poll(feed)

    assert outlet.asked == [(feed.url, "", ""), (feed.url, '"v1"', "Mon")]
    assert outcomes == []
    feed.refresh_from_db()
    assert (feed.etag, feed.error_count, feed.last_success_at) == ('"v1"', 0, NOW)


def test_an_empty_feed_is_no_failure(outlet):
    outlet.says(EMPTY.format(""))
    feed = FeedFactory()

    assert poll(feed) == []
    assert health(feed) == (0, "", NOW + INTERVAL)


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, 30), (2, 60), (3, 120), (6, 960), (7, 1440), (50, 1440)]
)
def test_each_failure_in_a_row_doubles_the_wait_up_to_a_day(outlet, failures, minutes):
    outlet.answer = FetchError("The server answered 500, try again later.", status=500)
    feed = FeedFactory(error_count=failures - 1, last_error="It failed." if failures > 1 else "")

    assert poll(feed) == []
    assert health(feed) == (
        failures,
        "The server answered 500, try again later.",
        NOW + timedelta(minutes=minutes),
    )


def test_a_server_that_asks_for_a_longer_wait_gets_it(outlet):
    outlet.answer = FetchError("Too many requests.", status=429, retry_after=3 * 24 * 3600)
    feed = FeedFactory()

    poll(feed)

    assert health(feed)[2] == NOW + timedelta(days=3) > NOW + LONGEST_WAIT


def test_a_server_that_asks_for_a_shorter_wait_waits_as_long_as_any(outlet):
    outlet.answer = FetchError("Too many requests.", status=429, retry_after=5)
    feed = FeedFactory()

    poll(feed)

    assert health(feed)[2] == NOW + 2 * INTERVAL


def test_a_feed_that_answers_again_is_healthy(outlet):
    feed = FeedFactory(error_count=3, last_error="It failed.")

    poll(feed)

    assert health(feed) == (0, "", NOW + INTERVAL)
    assert not feed.is_failing()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("", "application/rss+xml"),
        ("<rss version='2.0'><channel><title>x", "application/rss+xml"),
        (
            f"<html><body><article><h1>Sign in</h1><p>{LEDE}</p><p>{MORE}</p></article></body></html>",
            "text/html",
        ),
        (
            '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>',
            "text/xml",
        ),
    ],
)
def test_an_answer_that_is_no_feed_is_a_failure_and_stores_nothing(outlet, body, content_type):
    outlet.says(body, content_type)
    feed = FeedFactory()

    assert poll(feed) == []
    count, error, next_poll = health(feed)
    assert (count, next_poll) == (1, NOW + 2 * INTERVAL)
    assert error
    assert Article.objects.count() == 0
    feed.refresh_from_db()
    assert feed.etag == ""


def test_items_that_fail_are_told_and_are_no_failure_of_the_feed(outlet):
    outlet.says(EMPTY.format(ITEM.format("bridge", LEDE) + ITEM.format("blank", "")))
    feed = FeedFactory()

    outcomes = poll(feed)

    assert [outcome.status for outcome in outcomes] == ["new", "failed"]
    assert health(feed) == (0, "", NOW + INTERVAL)


def test_a_fault_of_our_own_counts_as_a_failure_and_is_logged(outlet, caplog):
    outlet.answer = ZeroDivisionError()
    feed = FeedFactory()

    assert poll(feed) == []
    assert health(feed)[0] == 1
    assert "ZeroDivisionError" in caplog.text


def test_of_two_pollers_only_one_asks(outlet):
    feed = FeedFactory(next_poll_at=NOW - timedelta(hours=1))
    seen_by_the_other = Feed.objects.get(pk=feed.pk)
    poll(feed)

    assert poll(seen_by_the_other) == []
    assert len(outlet.asked) == 1
    assert seen_by_the_other.next_poll_at == NOW + INTERVAL


def test_a_poller_that_dies_leaves_the_feed_to_the_next_after_an_interval(outlet):
    outlet.answer = KeyboardInterrupt()
    feed = FeedFactory()

    with pytest.raises(KeyboardInterrupt):
        poll(feed)

    assert list(Feed.objects.due(NOW)) == []
    assert list(Feed.objects.due(NOW + INTERVAL)) == [feed]


def test_what_is_due_is_polled_the_longest_waiting_first(outlet):
    late = FeedFactory(next_poll_at=NOW - timedelta(hours=2))
    new = FeedFactory(next_poll_at=None)
    FeedFactory(next_poll_at=NOW + timedelta(minutes=1))
    FeedFactory(next_poll_at=None, active=False)

    assert [feed for feed, _ in poll_due()] == [new, late]
    assert list(poll_due()) == []


def test_a_failing_feed_does_not_stop_the_rest(outlet, monkeypatch):
    broken, sound = (
        FeedFactory(url="https://broken.example/feed"),
        FeedFactory(url="https://herald.example/feed"),
    )

    def fetch(url, **validators):
        if "broken" in url:
            raise FetchError("It does not answer: try again later.")
        return outlet.fetch(url, **validators)

    monkeypatch.setattr(polling, "fetch", fetch)

    assert [(feed, len(outcomes)) for feed, outcomes in poll_due()] == [(broken, 0), (sound, 2)]


def test_polling_writes_no_history_and_overwrites_no_editor(outlet):
    feed = FeedFactory(active=True)
    Feed.objects.filter(pk=feed.pk).update(active=False)

    poll(feed)

    assert Feed.objects.get().active is False
    assert Feed.history.count() == 1
