"""Workers who read at the same moment, and an editor who decides meanwhile, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, current_thread, main_thread

import pytest
from django.db import connection

from articles.coverage import suggesting
from articles.coverage.deciding import decide
from articles.models import Article, Fingerprint, Link
from articles.search.postings import counts
from articles.tasks import read_version
from tests.coverage import stories
from tests.factories import ArticleFactory, UserFactory, VersionFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]

TEXTS = [(stories.WIRE_HEADLINE, stories.WIRE), (stories.REPORT_HEADLINE, stories.REPORT)]


def at_once(*calls):
    start = Barrier(len(calls), timeout=10)

    def run(call):
        start.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result(timeout=30) for future in [pool.submit(run, call) for call in calls]]


def reading(article, **options):
    return partial(read_version.call, article.current_version.pk, **options)


def arrived(number=0):
    headline, text = TEXTS[number % 2]
    return ArticleFactory(headline=headline, text=text)


@pytest.fixture
def meet(monkeypatch):
    """The first two workers have found their candidates before either writes what follows."""
    barrier, come = Barrier(2, timeout=10), []
    found = suggesting.candidates

    def candidates(*args):
        answer = found(*args)
        if current_thread() is not main_thread():
            come.append(args)
        if 0 < len(come) <= 2:
            barrier.wait()
        return answer

    monkeypatch.setattr(suggesting, "candidates", candidates)


def test_two_workers_on_one_new_article_file_it_once():
    article = arrived()
    known, _ = counts([])

    at_once(*[reading(article)] * 2)

    assert Fingerprint.objects.get().compared == []
    assert counts([])[0] - known == pytest.approx(1, rel=0.01)
    assert Article.objects.get().story_id is not None


def test_two_workers_on_one_article_suggest_each_pair_once(meet):
    read_version.call(arrived(0).current_version.pk)
    article = arrived(1)

    at_once(*[reading(article, anew=True)] * 2)

    assert Link.objects.count() == 1
    assert Article.objects.values("story").distinct().count() == 1


def test_two_workers_on_two_articles_of_one_story_make_one_story(meet):
    articles = [arrived(0), arrived(1)]

    at_once(*map(reading, articles))

    assert Link.objects.count() == 1
    assert Article.objects.values("story").distinct().count() == 1


def test_many_workers_on_many_articles_lose_nothing():
    articles = [arrived(number) for number in range(6)]

    at_once(*[reading(article) for article in articles])

    assert Link.objects.count() == 15
    assert Article.objects.values("story").distinct().count() == 1


def test_a_worker_with_the_older_text_does_not_overwrite_the_newer():
    article = arrived(0)
    old = reading(article)
    new = VersionFactory(article=article, raw_text=stories.OTHER)

    at_once(old, reading(article))

    assert Fingerprint.objects.get().version == new


@pytest.mark.parametrize("relation", [Link.Relation.UNRELATED, Link.Relation.COPY])
def test_a_pair_that_an_editor_decides_while_it_is_suggested_is_as_the_editor_decided(relation):
    editor = UserFactory()
    one, other = arrived(0), arrived(1)
    read_version.call(one.current_version.pk)

    at_once(reading(other), partial(decide, one, other, relation, user=editor))

    link = Link.objects.get()
    assert (link.relation, link.state, link.decided_by) == (relation, Link.State.CONFIRMED, editor)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.story_id == other.story_id) == (relation != Link.Relation.UNRELATED)


def test_workers_who_read_an_article_anew_do_not_wait_for_each_other_in_a_circle():
    read_version.call(arrived(0).current_version.pk)
    article = arrived(1)
    read_version.call(article.current_version.pk)

    at_once(*[reading(article, anew=True)] * 3)

    assert Link.objects.count() == 1
    assert Fingerprint.objects.filter(compared__isnull=False).count() == 2
