from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import etree

from articles.models import Event
from articles.publishing.lifecycle import withdraw
from tests.publishing.stories import covered, full_story, published

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def told(client, url, path="//s:loc/text()"):
    return etree.fromstring(client.get(url).content).xpath(path, namespaces=NAMES)


def test_the_index_leads_to_events_people_and_outlets(client):
    full_story()

    pages = [page for part in told(client, "/sitemap.xml") for page in told(client, part)]

    assert "http://testserver/events/northern-crossing/" in pages
    assert "http://testserver/people/mara-quill/" in pages
    assert "http://testserver/sources/bay-wire/" in pages


def test_drafts_and_withdrawn_events_are_left_out(client, publisher):
    covered(slug="draft")
    withdraw(published(slug="gone"), user=publisher, text="It was wrong.")

    assert told(client, "/sitemap-events.xml") == []


def test_the_news_sitemap_has_two_days(client):
    published(slug="new", title="New & fresh")
    old = published(slug="old")
    Event.objects.filter(pk=old.pk).update(first_published_at=timezone.now() - timedelta(days=2, minutes=1))

    assert told(client, "/news-sitemap.xml") == ["http://testserver/events/new/"]
    assert told(client, "/news-sitemap.xml", "//n:title/text()") == ["New & fresh"]
    assert told(client, "/news-sitemap.xml", "//n:name/text()") == ["The Newsroom"]


def test_robots_are_told_of_both_and_kept_from_the_desk(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Sitemap: http://testserver/news-sitemap.xml" in text
