"""Editors and a worker who decide and suggest at the same moment, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from articles.coverage import deciding
from articles.coverage.deciding import decide, decide_all, take_back_all
from articles.coverage.suggesting import suggest_links
from articles.models import Article, Link
from articles.search.index import index_article
from tests.coverage import stories
from tests.factories import ArticleFactory, StoryFactory, UserFactory

Relation = Link.Relation

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]


@pytest.fixture
def editors():
    return UserFactory(username="edda"), UserFactory(username="cleo")


def at_once(*calls):
    """What each returned, or the ValidationError that it raised."""
    start = Barrier(len(calls), timeout=10)

    def run(call):
        start.wait()
        try:
            return call()
        except ValidationError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result(timeout=30) for future in [pool.submit(run, call) for call in calls]]


def meet_before_writing(monkeypatch):
    """Both have read the links before either has locked an article."""
    barrier, locked, met = Barrier(2, timeout=10), deciding.Stories, []

    def stories_locked(keys):
        met.append(keys)
        if len(met) <= 2:
            barrier.wait()
        return locked(keys)

    monkeypatch.setattr(deciding, "Stories", stories_locked)


def test_two_editors_on_one_new_pair_make_one_row_and_the_second_is_asked(editors, monkeypatch):
    meet_before_writing(monkeypatch)
    pair, shown = ArticleFactory.create_batch(2), timezone.now()

    outcomes = at_once(
        partial(decide, *pair, Relation.COPY, user=editors[0], seen=shown),
        partial(decide, *pair, Relation.UNRELATED, user=editors[1], seen=shown),
    )

    [refused] = [outcome for outcome in outcomes if isinstance(outcome, ValidationError)]
    link = Link.objects.get()
    assert refused.message.startswith(f"{link.decided_by} decided “{link.get_relation_display()}”")


def test_two_editors_who_join_one_story_to_others_bring_all_three_together(editors, monkeypatch):
    meet_before_writing(monkeypatch)
    one, middle, other = [list(StoryFactory(size=2).articles.order_by("pk")) for _ in range(3)]

    at_once(
        partial(decide, one[0], middle[0], Relation.SAME_EVENT, user=editors[0]),
        partial(decide, middle[1], other[1], Relation.SAME_EVENT, user=editors[1]),
    )

    assert Article.objects.values("story").distinct().count() == 1


def test_editors_who_decide_the_same_pairs_in_other_orders_wait_for_each_other(editors):
    articles = [StoryFactory(size=1).articles.get() for _ in range(8)]
    pairs = list(pairwise(articles))

    at_once(
        partial(decide_all, pairs, Relation.SAME_EVENT, user=editors[0]),
        partial(decide_all, pairs[::-1], Relation.COPY, user=editors[1]),
    )

    assert Link.objects.values("decided_by", "relation").distinct().count() == 1
    assert Article.objects.values("story").distinct().count() == 1


def test_of_two_who_take_back_one_deed_one_is_told(editors):
    pairs = [tuple(ArticleFactory.create_batch(2)) for _ in range(3)]
    links = decide_all(pairs, Relation.COPY, user=editors[0]).links

    outcomes = at_once(*[partial(take_back_all, links, user=editor) for editor in editors])

    [told] = [outcome for outcome in outcomes if outcome != len(pairs)]
    assert "has been taken back already" in told.message
    assert not Link.objects.exists()


def test_a_worker_that_suggests_and_editors_who_decide_do_not_lose_each_others_work(editors):
    texts = [(stories.WIRE_HEADLINE, stories.WIRE), (stories.REPORT_HEADLINE, stories.REPORT)] * 3
    articles = []
    for headline, text in texts:
        story = StoryFactory()
        articles.append(ArticleFactory(headline=headline, text=text, story=story))
        index_article(articles[-1])
    pairs = list(pairwise(articles))

    at_once(
        *[partial(suggest_links, article) for article in articles],
        partial(decide_all, pairs, Relation.SAME_EVENT, user=editors[0]),
        partial(decide_all, pairs[::2], Relation.SAME_EVENT, user=editors[1]),
    )

    confirmed = Link.objects.confirmed().order_by("low_id", "high_id")
    assert [(link.low, link.high) for link in confirmed] == pairs
    assert Article.objects.values("story").distinct().count() == 1
