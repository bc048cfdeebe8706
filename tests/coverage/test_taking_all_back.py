"""Whatever was decided in whatever order: taken back in reverse order, everything is as it was at the start."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.coverage.deciding import decide, decide_all, last_deed, take_back, take_back_all
from articles.models import Article, Link
from tests.factories import ArticleFactory, LinkFactory, StoryFactory, UserFactory

Relation, State = Link.Relation, Link.State

ARTICLES = 6
PAIRS = st.lists(st.integers(0, ARTICLES - 1), min_size=2, max_size=2, unique=True)
VERDICTS = st.tuples(
    st.sampled_from([Relation.COPY, Relation.SAME_EVENT, Relation.UNRELATED]),
    st.sampled_from([State.CONFIRMED, State.CONFIRMED, State.UNSURE]),
)
# The articles are made once: each example is rolled back.
FEW = {"suppress_health_check": [HealthCheck.function_scoped_fixture], "max_examples": 20}
DEEDS = st.lists(st.tuples(st.lists(PAIRS, min_size=1, max_size=4), VERDICTS), min_size=1, max_size=6)


def stored():
    fields = ("low", "high", "relation", "state", "score", "decided_by", "decided_at", "moved")
    links = list(Link.objects.order_by("low_id", "high_id").values_list(*fields))
    return links, dict(Article.objects.values_list("pk", "story"))


@pytest.fixture
def articles(db, editor):
    """Two stories, a report of its own and one not read yet, with a suggestion, a yes and a no among them."""
    two, three = StoryFactory(size=2), StoryFactory(size=2)
    found = [*two.articles.order_by("pk"), *three.articles.order_by("pk")]
    found += [ArticleFactory(story=StoryFactory()), ArticleFactory()]
    LinkFactory(one=found[0], other=found[1], score=0.8)
    LinkFactory(one=found[0], other=found[2], score=0.6)
    decide(found[2], found[3], Relation.SAME_EVENT, user=UserFactory())
    decide(found[0], found[4], Relation.UNRELATED, user=UserFactory())
    return found


@given(DEEDS)
@settings(**FEW)
def test_any_decisions_taken_back_in_reverse_order_leave_what_was_there(articles, editor, deeds):
    with transaction.atomic():
        stages = [stored()]
        done = []
        for pairs, (relation, state) in deeds:
            chosen = [(articles[one], articles[other]) for one, other in pairs]
            done.append(decide_all(chosen, relation, user=editor, state=state).links)
            stages.append(stored())

        for links in reversed(done):
            assert stored() == stages.pop()
            take_back_all(links, user=editor)

        assert [stored()] == stages
        transaction.set_rollback(True)


@given(DEEDS)
@settings(**FEW)
def test_undo_pressed_again_and_again_leads_back_to_the_start(articles, editor, deeds):
    with transaction.atomic():
        start = stored()
        for pairs, (relation, state) in deeds:
            for one, other in pairs:
                decide(articles[one], articles[other], relation, user=editor, state=state)

        while deed := last_deed(articles, user=editor):
            [link] = deed
            take_back(link, user=editor)

        assert stored() == start
        transaction.set_rollback(True)
