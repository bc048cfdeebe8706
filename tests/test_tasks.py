import logging

import pytest

from articles.models import Fingerprint, Link
from articles.people.naming import create_person
from articles.search.index import index_article
from articles.tasks import read_again, read_version
from tests.factories import ArticleFactory, VersionFactory

TEXT = """\
The car ferry Lady Ansel lost her rudder off Älvhamn on Thursday and was towed in by two fishing boats.

“Nobody was in danger at any time,” said Mara Quill, the harbour master. She added that the rudder had been
looked at in spring. Ninety passengers went on by coach to Torrenby.
"""


@pytest.fixture
def article(db):
    create_person("Mara Quill")
    article = ArticleFactory(headline="Ferry towed to Älvhamn", text=TEXT)
    index_article(article)
    return article


def read(version):
    return read_version.call(version.pk)


def test_reading_a_version_suggests_mentions_quotes_and_links(article):
    copy = ArticleFactory(headline="Lady Ansel towed in", text=TEXT)
    index_article(copy)

    read(copy.current_version)
    read(article.current_version)

    quote = article.current_version.quotes.get(kind="direct")
    assert quote.speaker.name == "Mara Quill"
    assert article.current_version.mentions.get().exact == "Mara Quill"
    assert Link.objects.get().relation == Link.Relation.COPY


def test_reading_twice_writes_nothing_new(article):
    version = article.current_version
    read(version)
    before = [list(rows.order_by("pk").values()) for rows in (version.quotes, version.mentions)]

    read(version)

    assert [list(rows.order_by("pk").values()) for rows in (version.quotes, version.mentions)] == before


def test_a_text_that_was_replaced_before_its_turn_is_not_read(article):
    old = article.current_version
    VersionFactory(article=article, raw_text="Nothing happened.")

    read(old)

    assert not old.quotes.exists()
    assert not old.mentions.exists()


def test_an_article_that_was_deleted_before_its_turn_is_no_error(article):
    version = article.current_version
    article.delete()

    read(version)

    assert not Link.objects.exists()


def test_reading_runs_as_a_task(article):
    read_version.enqueue(article.current_version.pk)

    assert article.current_version.quotes.exists()


def test_reading_anew_compares_what_was_compared_before(article):
    read(article.current_version)
    Fingerprint.objects.update(compared=[[0, 0.5]])

    read_version.call(article.current_version.pk, anew=True)

    assert Fingerprint.objects.get().compared == []


def test_an_article_without_a_text_is_not_read_again(db, django_capture_on_commit_callbacks):
    article = ArticleFactory()
    article.current_version = None

    with django_capture_on_commit_callbacks() as callbacks:
        read_again(article)

    assert callbacks == []


def test_a_failure_says_which_article_it_was(article, monkeypatch, caplog):
    def fail(version):
        raise RuntimeError("The rules are broken.")

    monkeypatch.setattr("articles.tasks.harvest_quotes", fail)

    with caplog.at_level(logging.ERROR), pytest.raises(RuntimeError, match="rules are broken"):
        read(article.current_version)

    assert "Ferry towed to Älvhamn" in caplog.text
