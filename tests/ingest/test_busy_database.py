"""What the database gives up on, as in a deadlock or behind a long import, is tried once more."""

import pytest
from django.db import OperationalError

from articles.ingest import store as store_module
from articles.ingest import versions
from articles.ingest.batch import import_items
from articles.ingest.store import Status, store
from articles.models import Article

from .texts import END, LEDE, MORE, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def give_up(monkeypatch):
    """Lets the database give up a number of times, when all but the index is written; returns who was tried."""

    def give_up(times):
        tried, index_article = [], versions.index_article

        def index(article):
            tried.append(article)
            if len(tried) <= times:
                raise OperationalError("deadlock detected\nDETAIL:  Process 7 waits for process 8.")
            index_article(article)

        monkeypatch.setattr(versions, "index_article", index)
        return tried

    return give_up


def test_an_item_that_the_database_gives_up_on_once_comes_in(herald, give_up, counts):
    tried = give_up(1)

    outcome = store(report(guid="b-1"), source=herald)

    assert outcome.status == Status.NEW
    assert len(tried) == 2
    assert counts() == (1, 1, 1)


def test_an_item_that_the_database_gives_up_on_twice_fails_with_a_message_and_nothing_of_it_stays(
    give_up, counts
):
    tried = give_up(2)

    outcome = store(report(guid="b-1", source_name="Lindwick Herald"))

    assert outcome.status == Status.FAILED
    assert outcome.message == (
        "The database did not take it (deadlock detected), and nothing of it was kept: import it again when other "
        "imports have ended."
    )
    assert len(tried) == 2
    assert counts() == (0, 0, 0)
    assert Article.history.count() == 0


def test_the_next_item_has_its_turn_after_one_that_the_database_gave_up_on(give_up):
    give_up(2)

    outcomes = list(
        import_items([("one.txt", f"One\n\n{LEDE}".encode()), ("two.txt", f"Two\n\n{MORE} {END}".encode())])
    )

    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.NEW]
    assert [article.headline for article in Article.objects.all()] == ["Two"]


def test_what_another_import_stored_while_this_one_waited_is_found(herald, monkeypatch, counts):
    draft = report(guid="b-1")
    look_up, tries = store_module.claimed_article, []

    def busy_first(*args, **kwargs):
        tries.append(args)
        if len(tries) == 1:
            raise OperationalError("database is locked")
        return look_up(*args, **kwargs)

    store(draft, source=herald)
    monkeypatch.setattr(store_module, "claimed_article", busy_first)

    outcome = store(draft, source=herald)

    assert outcome.status == Status.UNCHANGED
    assert counts() == (1, 1, 1)
