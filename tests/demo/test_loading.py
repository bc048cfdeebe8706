import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction

from articles.demo.loading import load_demo
from articles.models import Article, ArticleVersion, Event, Finding, Link, Quote, Source
from tests.factories import UserFactory


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo, loaded once for this module and taken back whole."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(editor=UserFactory(username="editor"), publisher=UserFactory(username="publisher"))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return loaded


def test_every_article_comes_in_through_the_import(demo):
    assert Article.objects.count() == 24
    assert set(ArticleVersion.objects.values_list("format", flat=True)) == {
        "html",
        "jsonfeed",
        "jsonl",
        "newsml",
        "ninjs",
        "rss",
        "text",
    }


def test_every_article_has_its_outlet(demo):
    assert Source.objects.filter(articles__isnull=False).distinct().count() == 7
    assert Source.objects.count() == 8


def test_scraped_junk_is_cut(demo):
    text = "\n".join(Article.objects.values_list("current_version__text", flat=True))

    for junk in (
        "ADVERTISEMENT",
        "Must read",
        "Home News",
        "Share this",
        "All rights reserved",
        "Get the app",
    ):
        assert junk not in text


def test_readers_get_three_events_one_of_them_corrected(demo, client):
    editions = dict(Event.objects.published().values_list("slug", "current_edition__number"))

    assert editions == {"skarrow-bridge-reopens": 1, "lady-ansel-engine-fire": 2, "keldrigg-flood-wall": 1}
    for slug in editions:
        assert client.get(f"/events/{slug}/").status_code == 200


def test_the_crossing_is_shown_in_two_pictures_with_their_credit(demo, client):
    page = client.get("/events/skarrow-bridge-reopens/").content.decode()

    for credit in ("Drawing: Bay Wire", "Map: The Skarrow Post"):
        assert credit in page
    [first, second] = Event.objects.get(slug="skarrow-bridge-reopens").current_edition.content["pictures"]
    assert [size["width"] for size in first["sizes"] + second["sizes"]] == [1600, 640, 1200, 640]


def test_copies_and_family_count_as_one_origin(demo):
    counts = Event.objects.published().values_list("slug", "current_edition__origin_count")

    assert dict(counts) == {
        "skarrow-bridge-reopens": 4,
        "lady-ansel-engine-fire": 3,
        "keldrigg-flood-wall": 3,
    }


def test_one_statement_has_several_renderings(demo):
    said = Quote.objects.confirmed().filter(statement__summary="Quill open the gate")

    assert said.count() == 6
    assert set(said.values_list("kind", flat=True)) == {"direct", "indirect", "mixed"}


def test_readers_see_how_outlets_put_it_and_who_left_out_which_half(demo):
    content = Event.objects.get(slug="skarrow-bridge-reopens").current_edition.content
    outlet = {article["id"]: article["source_name"] for article in content["articles"]}

    told = next(one for one in content["statements"] if len(one["renderings"]) == 6)

    assert {one["kind"] for one in told["renderings"]} == {"direct", "indirect", "mixed"}
    [half] = told["dropped"]
    assert half["where"] == "the second half"
    assert [outlet[pk] for pk in half["articles"]] == ["Bay Wire", "The Valley Mercury"]


def test_the_look_alike_is_decided_unrelated(demo):
    link = Link.objects.confirmed().get(relation=Link.Relation.UNRELATED)

    assert "Tallow Pass" in f"{link.low} {link.high}"


def test_every_line_readers_see_is_cited(demo):
    for event in Event.objects.published():
        for line in [*event.summary.all(), *event.findings.exclude(kind=Finding.Kind.NOT_ESTABLISHED)]:
            assert line.passages.exists(), line.text


def test_work_is_left_for_the_desk(demo):
    assert Event.objects.in_review().count() == 1
    assert Article.objects.in_inbox().count() == 3


def weight(content):
    return len(gzip.compress(content, mtime=0))


def test_the_page_of_an_event_with_its_styles_and_scripts_weighs_at_most_60_kilobytes(demo, client):
    linked = re.compile(r'<(?:link rel="stylesheet"|script)[^>]*?(?:href|src)="/static/([^"]+)"')
    for event in Event.objects.published():
        page = client.get(event.get_absolute_url()).content
        files = linked.findall(page.decode())
        assert "articles/site.css" in files

        sent = weight(page) + sum(weight(Path(finders.find(name)).read_bytes()) for name in files)

        assert sent <= 60 * 1024
