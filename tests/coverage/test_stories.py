"""How articles are put in stories, given how alike the machine finds them."""

from itertools import permutations

import pytest

from articles.coverage import grouping, stories
from articles.coverage.deciding import decide
from articles.coverage.stories import pair_scores, regroup
from articles.models import Article, Fingerprint, Link, Story
from tests.factories import ArticleFactory, StoryFactory, VersionFactory

Relation = Link.Relation
pytestmark = pytest.mark.django_db


def arrive(article, alike=(), *, bound=0.5):
    """The article was compared with others, each with a score, and is put in a story."""
    scores = {other.pk: score for other, score in dict(alike).items()}
    Fingerprint.objects.update_or_create(
        article=article,
        defaults={
            "version_id": article.current_version_id,
            "compared": [list(pair) for pair in scores.items()],
        },
    )
    return regroup(article.pk, scores, bound=bound)


def told_together():
    """The articles of each story, whatever the stories are called."""
    groups = {}
    for article, story in Article.objects.filter(story__isnull=False).values_list("pk", "story"):
        groups.setdefault(story, set()).add(article)
    return sorted(map(sorted, groups.values()))


def keys(*articles):
    return sorted(article.pk for article in articles)


def story_of(article):
    return Article.objects.values_list("story", flat=True).get(pk=article.pk)


@pytest.fixture
def articles():
    return ArticleFactory.create_batch(4)


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_two_events_are_two_stories_in_whatever_order_their_reports_arrive(articles, order):
    events = [0, 0, 1, 1]
    for place, number in enumerate(order):
        before = order[:place]
        alike = {articles[n]: 0.8 if events[n] == events[number] else 0.3 for n in before}
        arrive(articles[number], alike)

    assert told_together() == [keys(*articles[:2]), keys(*articles[2:])]


def test_reports_that_are_like_no_other_are_stories_of_their_own(articles):
    for number, article in enumerate(articles):
        arrive(article, dict.fromkeys(articles[:number], 0.1))

    assert told_together() == [[article.pk] for article in articles]


def test_a_newcomer_that_joins_two_stories_makes_one_of_them_and_keeps_the_larger(articles):
    first, second, third, newcomer = articles
    arrive(first)
    arrive(second, {first: 0.9})
    arrive(third, {first: 0.45, second: 0.45})
    larger = story_of(first)

    regrouped = arrive(newcomer, {first: 0.9, second: 0.9, third: 0.9})

    assert told_together() == [keys(*articles)]
    assert story_of(newcomer) == larger
    assert regrouped.moved == {third.pk, newcomer.pk}


def test_a_newcomer_that_parts_a_story_parts_it(articles):
    first, second, newcomer, _ = articles
    arrive(first)
    arrive(second, {first: 0.55})

    arrive(newcomer, {first: 0.95, second: 0.0})

    assert told_together() == [keys(first, newcomer), keys(second)]


def test_a_story_keeps_its_identity_while_it_grows(articles):
    arrive(articles[0])
    story = story_of(articles[0])

    for number, article in enumerate(articles[1:], 1):
        arrive(article, dict.fromkeys(articles[:number], 0.8))

    assert {story_of(article) for article in articles} == {story}
    assert Story.objects.count() == 1


def test_a_new_text_that_tells_something_else_leaves_the_story(articles):
    first, second, third, _ = articles
    arrive(first)
    arrive(second, {first: 0.8})
    arrive(third, {first: 0.8, second: 0.8})
    story = story_of(first)

    VersionFactory(article=third)
    arrive(third, {first: 0.1, second: 0.1})

    assert told_together() == [keys(first, second), keys(third)]
    assert story_of(first) == story


def test_of_two_opinions_on_a_pair_that_of_the_newer_text_counts(articles):
    first, second, *_ = articles
    arrive(first, {second: 0.2})
    arrive(second, {first: 0.7})

    VersionFactory(article=first)
    arrive(first, {second: 0.4})

    assert pair_scores([first.pk, second.pk]) == {(first.pk, second.pk): 0.4}


def test_stories_further_away_are_left_alone(articles):
    near, far, newcomer, _ = articles
    arrive(near)
    arrive(far)

    regrouped = arrive(newcomer, {near: 0.8, far: 0.1})

    assert far.pk not in regrouped.stories


def test_a_likely_neighbour_that_is_still_being_read_comes_into_the_story_with_it(articles):
    one, other, *_ = articles

    arrive(other, {one: 0.9})
    arrive(one)

    assert told_together() == [keys(one, other)]


def test_a_lower_bound_makes_larger_stories(articles):
    one, other, *_ = articles
    arrive(one, bound=0.1)

    arrive(other, {one: 0.15}, bound=0.1)

    assert told_together() == [keys(one, other)]


def test_what_an_editor_confirmed_stays_together_whatever_arrives(articles, editor):
    one, other, newcomer, _ = articles
    arrive(one)
    arrive(other, {one: 0.0})
    decide(one, other, Relation.SAME_EVENT, user=editor)

    arrive(newcomer, {one: 0.95, other: 0.0})
    VersionFactory(article=other)
    arrive(other, {one: 0.0, newcomer: 0.0})

    assert story_of(one) == story_of(other)


@pytest.mark.parametrize("relation", [Relation.COPY, Relation.UPDATE, Relation.TRANSLATION])
def test_what_an_editor_confirmed_before_either_was_read_is_one_story(articles, editor, relation):
    one, other, *_ = articles
    decide(one, other, relation, user=editor)

    arrive(one)
    arrive(other, {one: 0.0})

    assert told_together() == [keys(one, other)]


def test_what_an_editor_parted_is_never_together_again(articles, editor):
    one, other, newcomer, another = articles
    arrive(one)
    arrive(other, {one: 0.9})
    decide(one, other, Relation.UNRELATED, user=editor)

    arrive(newcomer, {one: 0.9, other: 0.9})
    VersionFactory(article=other)
    arrive(other, {one: 0.99, newcomer: 0.99})
    arrive(another, {one: 0.9, other: 0.9, newcomer: 0.9})

    assert story_of(one) != story_of(other)


def test_a_spiked_article_is_left_where_it_is(articles):
    spiked, first, second, _ = articles
    arrive(spiked)
    arrive(first, {spiked: 0.9})
    story = story_of(spiked)
    Article.objects.filter(pk=spiked.pk).update(status=Article.Status.SPIKED)

    regrouped = arrive(second, {spiked: 0.9, first: 0.0})

    assert spiked.pk not in regrouped.stories
    assert story_of(spiked) == story
    assert story_of(second) not in (None, story)


@pytest.fixture
def large(monkeypatch):
    """A story with more members than are grouped anew at once."""
    monkeypatch.setattr(stories, "MOST_REGROUPED", 3)
    members = list(StoryFactory(size=5).articles.order_by("pk"))
    for number, member in enumerate(members):
        scores = [[other.pk, 0.9] for other in members[:number]]
        Fingerprint.objects.create(article=member, version=member.current_version, compared=scores)
    return members


def test_a_very_large_story_grows(large):
    newcomer = ArticleFactory()

    regrouped = arrive(newcomer, dict.fromkeys(large, 0.9))

    assert story_of(newcomer) == story_of(large[0])
    assert regrouped.moved == {newcomer.pk}


def test_a_very_large_story_takes_a_small_one_in(large):
    small = StoryFactory(size=1).articles.get()
    arrive(small, dict.fromkeys(large, 0.45))
    newcomer = ArticleFactory()

    arrive(newcomer, {small: 0.95} | dict.fromkeys(large, 0.9))

    assert len(told_together()) == 1


def test_a_member_of_a_very_large_story_leaves_it_with_a_new_text(large):
    VersionFactory(article=large[2])

    arrive(large[2], {other: 0.1 for other in large if other != large[2]})

    assert told_together() == [keys(*large[:2], *large[3:]), keys(large[2])]


def test_what_an_editor_parted_from_a_very_large_story_stays_parted(large, editor):
    decide(large[0], large[1], Relation.UNRELATED, user=editor)
    newcomer = ArticleFactory()

    arrive(newcomer, dict.fromkeys(large, 0.9))

    assert story_of(large[0]) != story_of(large[1])


def test_a_story_of_more_members_than_an_article_is_compared_with_is_one_story(monkeypatch):
    monkeypatch.setattr(stories, "MOST_REGROUPED", 10)
    monkeypatch.setattr(grouping, "CANDIDATES", 4)
    members = ArticleFactory.create_batch(15)

    for number, member in enumerate(members):
        arrive(member, dict.fromkeys(members[:number][:4], 0.9))

    assert told_together() == [keys(*members)]
