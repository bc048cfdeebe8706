from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.ingest import polling
from articles.ingest.errors import FetchError
from articles.ingest.fetch import Fetched
from articles.models import Article, Feed
from tests.factories import FeedFactory

pytestmark = pytest.mark.django_db

BODY = b"""<?xml version='1.0'?><rss version='2.0'><channel><title>Lindwick Herald</title>
<item><title>Bridge reopens</title><guid>b-1</guid><description>The bridge over the Aller is open.</description></item>
</channel></rss>"""


@pytest.fixture(autouse=True)
def outlets(monkeypatch):
    """Feeds at broken.example do not answer, others have one item."""

    def fetch(url, *, etag="", last_modified=""):
        if "broken" in url:
            raise FetchError("The server answered 503: try again later.")
        if etag:
            return Fetched(304, url, "", b"", "", "")
        return Fetched(200, url, "application/rss+xml", BODY, '"1"', "")

    monkeypatch.setattr(polling, "fetch", fetch)


@pytest.fixture
def herald():
    return FeedFactory(url="https://herald.example/feed")


def run(capsys, **options):
    try:
        call_command("poll_feeds", **options)
        status = 0
    except CommandError as error:
        status = error.returncode
    return status, capsys.readouterr().out.splitlines()


def test_due_feeds_are_asked_and_their_items_told(herald, capsys):
    FeedFactory(next_poll_at=timezone.now() + timedelta(minutes=5))

    status, lines = run(capsys)

    assert (status, lines) == (
        0,
        [
            "feed         https://herald.example/feed: 1 new",
            "new          Bridge reopens  (https://herald.example/feed)",
            "1 feed asked, 0 failed; 1 new",
        ],
    )


def test_a_feed_without_news_says_so(herald, capsys):
    run(capsys)

    status, lines = run(capsys, all=True)

    assert (status, lines[0]) == (0, "feed         https://herald.example/feed: nothing new")


def test_nothing_due_is_no_failure(capsys):
    assert run(capsys) == (0, ["0 feeds asked, 0 failed; nothing new"])


def test_a_feed_that_fails_does_not_stop_the_rest_and_the_status_is_one(capsys, herald):
    broken = FeedFactory(url="https://broken.example/feed", next_poll_at=timezone.now() - timedelta(days=1))

    status, lines = run(capsys)

    broken.refresh_from_db()
    assert status == 1
    assert "feed failed  https://broken.example/feed: The server answered 503: try again later." in lines
    assert lines[-1] == "2 feeds asked, 1 failed; 1 new"
    assert Article.objects.count() == 1
    assert broken.error_count == 1


def test_all_asks_active_feeds_that_are_not_due(capsys):
    FeedFactory(url="https://herald.example/feed", next_poll_at=timezone.now() + timedelta(hours=1))
    FeedFactory(url="https://stopped.example/feed", active=False)

    _, lines = run(capsys, all=True)

    assert lines[-1] == "1 feed asked, 0 failed; 1 new"


@pytest.mark.parametrize("name", ["url", "pk"])
def test_one_feed_is_asked_by_its_address_or_number_though_not_due_or_stopped(capsys, herald, name):
    FeedFactory()
    Feed.objects.filter(pk=herald.pk).update(active=False, next_poll_at=timezone.now() + timedelta(hours=1))

    _, lines = run(capsys, feed=str(getattr(herald, name)))

    assert lines[0] == "feed         https://herald.example/feed: 1 new"
    assert lines[-1].startswith("1 feed asked")


@pytest.mark.parametrize("name", ["https://elsewhere.example/feed", "99999", "9" * 30])
def test_an_unknown_feed_is_wrong_usage(capsys, name):
    assert run(capsys, feed=name) == (2, [])


def test_all_and_one_feed_together_are_wrong_usage(herald):
    with pytest.raises(CommandError, match="not allowed with"):
        call_command("poll_feeds", "--all", "--feed", herald.url)
