import pytest
from django.urls import reverse
from django.utils import timezone

from articles.ingest import polling
from articles.ingest.errors import FetchError
from articles.ingest.fetch import Fetched
from articles.models import Article, Feed, Source
from tests.factories import CreditNameFactory, FeedFactory, SourceDomainFactory, SourceFactory

FEEDS = reverse("admin:articles_feed_changelist")
SOURCES = reverse("admin:articles_source_changelist")
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Skarrow Post</title>
<item><title>Gate to open</title><guid>a-1</guid><link>https://skarrow.example/gate</link>
<description>The northern gate opens on Monday, the harbour office said.</description></item>
</channel></rss>"""


def poll_now(client, *feeds):
    data = {"action": "poll_now", "_selected_action": [feed.pk for feed in feeds]}
    return client.post(FEEDS, data, follow=True).content.decode()


def test_a_feed_is_polled_now(as_editor, monkeypatch):
    feed = FeedFactory(next_poll_at=timezone.now() + timezone.timedelta(hours=3))
    monkeypatch.setattr(
        polling, "fetch", lambda url, **kw: Fetched(200, url, "application/rss+xml", RSS, "e1", "")
    )

    html = poll_now(as_editor, feed)

    assert f"Polled {feed.url}: 1 new." in html
    assert Article.objects.get().source == feed.source


def test_a_feed_that_fails_says_why_and_the_others_go_on(as_editor, monkeypatch):
    broken, well = FeedFactory(), FeedFactory()

    def fetch(url, **kwargs):
        if url == broken.url:
            raise FetchError("It did not answer in time.")
        return Fetched(304, url, "", b"", "", "")

    monkeypatch.setattr(polling, "fetch", fetch)

    html = poll_now(as_editor, broken, well)

    assert f"Polling {broken.url} failed: It did not answer in time." in html
    assert f"Polled {well.url}: nothing new." in html


def test_the_feeds_of_a_source_are_polled_from_the_list_of_sources(as_editor, monkeypatch):
    feed = FeedFactory()
    FeedFactory(source=feed.source, active=False)
    monkeypatch.setattr(polling, "fetch", lambda url, **kw: Fetched(304, url, "", b"", "", ""))

    response = as_editor.post(
        SOURCES, {"action": "poll_feeds", "_selected_action": [feed.source_id]}, follow=True
    )

    html = response.content.decode()
    assert html.count("Polled https://") == 1
    assert f"Polled {feed.url}: nothing new." in html


def test_a_source_without_a_feed_says_so(as_editor):
    source = SourceFactory()

    response = as_editor.post(SOURCES, {"action": "poll_feeds", "_selected_action": [source.pk]}, follow=True)

    assert "There is no feed to poll." in response.content.decode()


def test_a_contributor_polls_nothing(as_contributor):
    feed = FeedFactory()

    poll_now(as_contributor, feed)

    feed.refresh_from_db()
    assert feed.last_polled_at is None


def test_failing_feeds_are_found_with_what_is_wrong(as_editor):
    failing = FeedFactory(error_count=3, last_error="It did not answer in time.")
    FeedFactory(last_success_at=timezone.now())
    FeedFactory(active=False, error_count=1, last_error="Gone.")

    response = as_editor.get(FEEDS, {"health": "failing"})

    html = response.content.decode()
    assert [feed.pk for feed in response.context["cl"].result_list] == [failing.pk]
    assert "failed 3 times in a row" in html
    assert "It did not answer in time." in html


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"last_success_at": timezone.now()}, ">well<"),
        ({"active": False}, "not polled"),
        ({"error_count": 1, "last_error": "No."}, "failed once"),
        ({}, "not polled yet"),
    ],
)
def test_the_health_of_a_feed_is_told_in_words(fields, words, as_editor):
    FeedFactory(**fields)

    assert words in as_editor.get(FEEDS).content.decode().partition("result_list")[2]


def test_the_health_of_a_feed_is_not_typed_in(as_editor):
    feed = FeedFactory(error_count=1, last_error="No.")

    as_editor.post(
        reverse("admin:articles_feed_change", args=[feed.pk]),
        {"source": feed.source_id, "url": feed.url, "active": "on", "last_error": "", "error_count": 0},
    )

    feed.refresh_from_db()
    assert (feed.error_count, feed.last_error) == (1, "No.")


@pytest.mark.parametrize("term", ["Skarrow", "skarrow.example", "SP"])
def test_a_source_is_found_by_name_domain_or_credit(term, as_editor):
    source = SourceFactory(name="Skarrow Post")
    SourceDomainFactory(source=source, domain="skarrow.example")
    CreditNameFactory(source=source, name="SP")
    SourceFactory(name="Bay Wire")

    response = as_editor.get(SOURCES, {"q": term})

    assert list(response.context["cl"].result_list) == [source]


def test_a_source_is_added_with_its_domains_credit_names_and_feeds(as_editor):
    typed = {
        "name": "Skarrow Post",
        "slug": "skarrow-post",
        "kind": "newspaper",
        "time_zone": "UTC",
        "domains-TOTAL_FORMS": 1,
        "domains-INITIAL_FORMS": 0,
        "domains-0-domain": "www.Skarrow.example",
        "credit_names-TOTAL_FORMS": 1,
        "credit_names-INITIAL_FORMS": 0,
        "credit_names-0-name": "SP",
        "feeds-TOTAL_FORMS": 1,
        "feeds-INITIAL_FORMS": 0,
        "feeds-0-url": "https://skarrow.example/feed",
        "feeds-0-active": "on",
    }

    as_editor.post(reverse("admin:articles_source_add"), typed)

    source = Source.objects.get()
    assert source.domains.get().domain == "skarrow.example"
    assert source.credit_names.get().name == "SP"
    assert Feed.objects.get().source == source


def test_a_contributor_sees_sources_but_changes_none(as_contributor):
    source = SourceFactory()
    url = reverse("admin:articles_source_change", args=[source.pk])

    assert as_contributor.get(url).status_code == 200
    assert as_contributor.post(url, {"name": "Other"}).status_code == 403
    assert as_contributor.get(reverse("admin:articles_source_add")).status_code == 403
