"""The whole demo newsroom read again: nothing is written, and its stories do not depend on the order of reading."""

import random

import pytest
from django.db import connection, transaction

from articles.coverage.deciding import decide
from articles.demo.loading import INCOMING, load_demo
from articles.ingest.batch import import_items
from articles.models import Article, Fingerprint, Link, Mention, Quote, Story
from articles.quotes.statements import waiting_suggestions
from articles.tasks import read_version
from tests.factories import UserFactory


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo, loaded and read once for this module and taken back whole."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(editor=UserFactory(username="editor"), publisher=UserFactory(username="publisher"))
        read(versions())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return loaded


def versions():
    return list(Article.objects.order_by("pk").values_list("current_version", flat=True))


def read(some):
    for version in some:
        read_version.call(version)


def written():
    """All that a reading writes."""
    rows = {model: list(model.objects.order_by("pk").values()) for model in (Link, Story, Mention, Quote)}
    rows[Fingerprint] = [
        row | {"bags": bytes(row["bags"])} for row in Fingerprint.objects.order_by("pk").values()
    ]
    rows[Article] = list(Article.objects.order_by("pk").values_list("pk", "story"))
    rows["history"] = list(Link.history.order_by("history_id").values())
    with connection.cursor() as cursor:
        for table in ("articles_posting", "articles_term"):
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            rows[table] = cursor.fetchall()
    return rows


def together():
    stories = {}
    for article, story in Article.objects.values_list("pk", "story"):
        stories.setdefault(story, set()).add(article)
    return sorted(map(sorted, stories.values()))


def forget():
    """As if nothing had ever been read; what editors decided stays."""
    Fingerprint.objects.all().delete()
    Link.objects.suggested().delete()
    Article.objects.update(story=None)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_term")


def test_every_article_is_in_a_story(demo):
    assert not Article.objects.filter(story=None).exists()
    assert Fingerprint.objects.filter(compared__isnull=False).count() == Article.objects.count()


@pytest.mark.parametrize("seed", range(3))
def test_reading_again_in_any_order_writes_nothing(demo, seed):
    order = versions()
    random.Random(seed).shuffle(order)
    before = written()

    read(order)

    assert written() == before


def test_in_whatever_order_they_are_read_the_stories_are_the_same(demo):
    before = together()
    order = versions()
    random.Random(7).shuffle(order)

    forget()
    read(order)

    assert together() == before


def test_after_all_was_forgotten_every_decision_stands_as_it_was(demo):
    decided = list(Link.objects.exclude(state="suggested").order_by("pk").values())

    forget()
    read(versions())

    assert list(Link.objects.filter(pk__in=[row["id"] for row in decided]).order_by("pk").values()) == decided


def test_what_was_found_unrelated_stays_so_after_the_whole_is_imported_and_read_again(
    demo, django_capture_on_commit_callbacks
):
    editor = UserFactory()
    for link in Link.objects.suggested().select_related("low", "high"):
        decide(link.low, link.high, Link.Relation.UNRELATED, user=editor)
    decided = list(Link.objects.order_by("pk").values())
    Fingerprint.objects.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        list(import_items([INCOMING]))
    read(versions())

    assert list(Link.objects.filter(pk__in=[row["id"] for row in decided]).order_by("pk").values()) == decided


def test_a_copy_of_the_wire_waits_to_be_put_with_the_statement_that_it_renders(demo):
    waiting = [one for one in waiting_suggestions() if one.statement is not None]

    assert any(str(one.statement) == "Quill open the gate" for one in waiting)
