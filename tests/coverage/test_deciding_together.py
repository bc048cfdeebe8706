"""Deciding many pairs in one go, and taking that back."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.coverage.deciding import (
    decide,
    decide_all,
    decide_as_suggested,
    last_deed,
    suggest,
    take_back,
    take_back_all,
)
from articles.models import Article, Link
from tests.factories import ArticleFactory, LinkFactory, SourceFactory, StoryFactory, UserFactory

Relation, State = Link.Relation, Link.State


@pytest.fixture
def articles(db):
    return ArticleFactory.create_batch(4)


@pytest.fixture
def pairs(articles):
    first, *others = articles
    return [(first, other) for other in others]


@pytest.fixture
def colleague(db):
    return UserFactory(username="cleo", role="editor")


def relations():
    return sorted(Link.objects.values_list("low", "high", "relation", "state"))


def test_all_pairs_are_decided_at_one_moment(pairs, editor):
    decided = decide_all(pairs, Relation.SAME_EVENT, user=editor)

    assert [(link.low, link.high) for link in decided.links] == pairs
    assert {link.relation for link in decided.links} == {Relation.SAME_EVENT}
    assert len(set(Link.objects.values_list("decided_at", "decided_by"))) == 1
    assert decided.refused == []


def test_all_pairs_may_be_left_unsure(pairs, editor):
    decide_all(pairs, Relation.COPY, user=editor, state=State.UNSURE)

    assert set(Link.objects.values_list("state", flat=True)) == {State.UNSURE}


def test_the_origin_is_that_of_all_pairs(articles, pairs, editor):
    links = decide_all(pairs, Relation.COPY, user=editor, origin=articles[0]).links

    assert {link.origin for link in links} == {articles[0]}


def test_a_pair_without_the_origin_is_left_alone_and_the_rest_goes_on(articles, pairs, editor):
    beside = articles[1], articles[2]

    decided = decide_all([*pairs, beside], Relation.COPY, user=editor, origin=articles[0])

    assert [(link.low, link.high) for link in decided.links] == pairs
    assert len(decided.refused) == 1
    assert "Only one of the two" in decided.refused[0]


def test_a_relation_without_direction_asks_for_no_origin(articles, editor):
    beside = articles[1], articles[2]

    assert not decide_all([beside], Relation.SAME_EVENT, user=editor, origin=articles[0]).refused


def test_what_a_colleague_decided_otherwise_meanwhile_is_left_alone_and_named(editor, colleague):
    shown = timezone.now()
    wire, paper = SourceFactory(name="Bay Wire"), SourceFactory(name="Delta Courier")
    one = ArticleFactory(headline="Bridge opens", source=wire)
    other = ArticleFactory(headline="Bridge to open", source=paper)
    third = ArticleFactory()
    decide(one, other, Relation.UNRELATED, user=colleague)

    decided = decide_all([(one, other), (one, third)], Relation.COPY, user=editor, seen=shown)

    assert [link.high for link in decided.links] == [third]
    [refused] = decided.refused
    assert refused.startswith("“Bridge opens” (Bay Wire) and “Bridge to open” (Delta Courier): cleo decided")
    assert Link.objects.between(one, other).get().decided_by == colleague


def test_an_article_is_not_linked_to_itself_among_others(articles, pairs, editor):
    decided = decide_all([(articles[1], articles[1]), *pairs], Relation.COPY, user=editor)

    assert len(decided.links) == len(pairs)
    assert "cannot be linked to itself" in decided.refused[0]


def test_a_pair_with_a_spiked_article_is_left_alone(articles, pairs, editor):
    Article.objects.filter(pk=articles[1].pk).update(status=Article.Status.SPIKED)

    decided = decide_all(pairs, Relation.COPY, user=editor)

    assert [(link.low, link.high) for link in decided.links] == pairs[1:]
    assert f"“{articles[1]}” is spiked." in decided.refused[0]


def test_a_pair_with_a_deleted_article_is_left_alone(articles, pairs, editor):
    Article.objects.get(pk=articles[1].pk).delete()

    decided = decide_all(pairs, Relation.COPY, user=editor)

    assert [(link.low, link.high) for link in decided.links] == pairs[1:]
    assert f"“{articles[1]}” was deleted." in decided.refused[0]


def test_a_pair_given_twice_is_decided_once(pairs, editor):
    one, other = pairs[0]

    links = decide_all([(one, other), (other, one)], Relation.COPY, user=editor).links

    assert len(links) == 1
    assert links[0].history.count() == 1


def test_a_single_decision_on_a_spiked_article_is_refused(articles, editor):
    spiked = ArticleFactory(headline="Bridge moves", status=Article.Status.SPIKED)

    with pytest.raises(ValidationError, match="“Bridge moves” is spiked"):
        decide(articles[0], spiked, Relation.COPY, user=editor)


def test_decisions_of_one_go_build_on_one_another(editor):
    stories = [StoryFactory(size=1) for _ in range(4)]
    first, *others = [story.articles.get() for story in stories]

    decide_all([(first, other) for other in others], Relation.SAME_EVENT, user=editor)

    assert stories[0].articles.count() == 4


def test_each_pair_is_decided_as_it_is_suggested(articles, editor):
    copy = LinkFactory(one=articles[0], other=articles[1], relation=Relation.COPY, origin=articles[1])
    same = LinkFactory(one=articles[2], other=articles[3])

    links = decide_as_suggested([copy, same], user=editor).links

    assert [(link.relation, link.state, link.origin) for link in links] == [
        (Relation.COPY, State.CONFIRMED, articles[1]),
        (Relation.SAME_EVENT, State.CONFIRMED, None),
    ]
    assert links[0].decided_at == links[1].decided_at


def test_a_suggestion_that_a_colleague_has_refused_meanwhile_is_left_alone(articles, editor, colleague):
    shown = timezone.now()
    link = LinkFactory(one=articles[0], other=articles[1])
    decide(*articles[:2], Relation.UNRELATED, user=colleague)

    decided = decide_as_suggested([link], user=editor, seen=shown)

    assert decided.links == []
    assert "cleo decided “unrelated”" in decided.refused[0]


def test_the_last_deed_is_all_that_the_user_decided_last_among_the_articles(
    articles, pairs, editor, colleague
):
    decide(articles[1], articles[2], Relation.COPY, user=editor)
    links = decide_all(pairs, Relation.SAME_EVENT, user=editor).links
    decide(articles[2], articles[3], Relation.COPY, user=colleague)
    decide(articles[0], ArticleFactory(), Relation.COPY, user=editor)

    assert last_deed(articles, user=editor) == links


def test_there_is_no_last_deed_where_the_user_decided_nothing(articles, pairs, editor, colleague):
    decide_all(pairs, Relation.SAME_EVENT, user=colleague)

    assert last_deed(articles, user=editor) == []


def test_the_deed_before_comes_out_when_the_last_is_taken_back(articles, pairs, editor):
    early = decide(articles[1], articles[2], Relation.COPY, user=editor)
    decide_all(pairs, Relation.SAME_EVENT, user=editor)

    take_back_all(last_deed(articles, user=editor), user=editor)

    assert last_deed(articles, user=editor) == [early]


def test_taking_back_many_gives_back_what_was_before_each(articles, pairs, contributor, editor, colleague):
    LinkFactory(one=articles[0], other=articles[1], score=0.7, reasons=["Both name the bridge."])
    suggest(articles[0], articles[2], Relation.UPDATE, user=contributor)
    decide(articles[0], articles[3], Relation.UNRELATED, user=colleague)
    before = relations()
    decided = decide_all(pairs, Relation.SAME_EVENT, user=editor)

    assert take_back_all(decided.links, user=editor) == 3

    assert relations() == before


def test_taking_back_many_gives_back_their_stories(editor):
    stories = [StoryFactory(size=size) for size in (1, 2, 3)]
    before = dict(Article.objects.values_list("pk", "story"))
    first, second, third = [story.articles.first() for story in stories]
    links = decide_all([(first, second), (second, third)], Relation.COPY, user=editor).links

    take_back_all(links, user=editor)

    assert dict(Article.objects.values_list("pk", "story")) == before


def test_nothing_is_taken_back_where_a_colleague_decided_one_of_them_since(pairs, editor, colleague):
    links = decide_all(pairs, Relation.SAME_EVENT, user=editor).links
    decide(*pairs[0], Relation.UNRELATED, user=colleague)
    before = relations()

    with pytest.raises(ValidationError, match=f"“{pairs[0][0]}” .* cleo decided “unrelated” for this pair"):
        take_back_all(links, user=editor)

    assert relations() == before


def test_what_was_taken_back_by_somebody_is_not_taken_back_again(pairs, editor, colleague):
    links = decide_all(pairs, Relation.SAME_EVENT, user=editor).links
    take_back(links[1], user=colleague)

    with pytest.raises(ValidationError, match="has been taken back already"):
        take_back_all(links, user=editor)

    assert Link.objects.count() == 2


@pytest.mark.parametrize("size", [2, 15])
def test_a_pair_costs_a_fixed_number_of_queries(editor, size, django_assert_max_num_queries):
    first, *others = ArticleFactory.create_batch(size + 1)
    links = [LinkFactory(one=first, other=other) for other in others]

    # Nine for all; for each its suggestion noted, its row and its history.
    with django_assert_max_num_queries(9 + 3 * size):
        decided = decide_as_suggested(links, user=editor).links
    # The same, and no suggestion to be noted.
    with django_assert_max_num_queries(9 + 2 * size):
        take_back_all(decided, user=editor)
