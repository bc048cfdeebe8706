"""What decisions about pairs do to the stories that their articles are in, and that it can be taken back."""

import pytest

from articles.coverage.deciding import decide, take_back
from articles.models import Article, Link, Story
from tests.factories import ArticleFactory, LinkFactory, StoryFactory

Relation, State = Link.Relation, Link.State
POSITIVE = [relation for relation in Relation if relation != Relation.UNRELATED]

pytestmark = pytest.mark.django_db


def members(story):
    return list(story.articles.order_by("created_at", "pk"))


def places():
    """The stories as sets of articles, whatever their numbers are."""
    told = {}
    for article, story in Article.objects.values_list("pk", "story"):
        told.setdefault(story, set()).add(article)
    return told


@pytest.fixture
def large():
    return StoryFactory(size=3)


@pytest.fixture
def small():
    return StoryFactory(size=2)


@pytest.mark.parametrize("relation", POSITIVE)
def test_the_smaller_story_goes_into_the_larger(small, large, editor, relation):
    moving, staying = members(small), members(large)

    link = decide(moving[0], staying[0], relation, user=editor)

    assert members(large) == sorted(staying + moving, key=lambda article: (article.created_at, article.pk))
    assert link.moved == [[article.pk, small.pk, large.pk] for article in moving]


def test_of_two_equal_stories_the_older_stays(editor):
    older, newer = StoryFactory(size=2), StoryFactory(size=2)

    decide(members(newer)[0], members(older)[0], Relation.COPY, user=editor)

    assert len(members(older)) == 4


def test_an_article_that_was_not_read_yet_goes_to_the_others_story(editor):
    unread, read = ArticleFactory(), ArticleFactory(story=StoryFactory())

    link = decide(unread, read, Relation.COPY, user=editor)

    assert link.moved == [[unread.pk, None, read.story_id]]
    take_back(link, user=editor)
    assert Article.objects.get(pk=unread.pk).story is None


def test_two_articles_without_a_story_stay_without_one(editor):
    decide(ArticleFactory(), ArticleFactory(), Relation.COPY, user=editor)

    assert not Story.objects.exists()


def test_stories_of_which_two_members_are_unrelated_are_not_joined(small, large, editor):
    LinkFactory(one=members(small)[1], other=members(large)[1], relation=Relation.UNRELATED, confirmed=True)
    before = places()

    link = decide(members(small)[0], members(large)[0], Relation.SAME_EVENT, user=editor)

    assert (places(), link.moved) == (before, [])


@pytest.mark.parametrize("relation", Relation)
def test_an_unsure_pair_moves_nothing(small, large, editor, relation):
    before = places()

    link = decide(members(small)[0], members(large)[0], relation, user=editor, state=State.UNSURE)

    assert (places(), link.moved) == (before, [])


def test_unrelated_articles_of_two_stories_move_nothing(small, large, editor):
    before = places()

    decide(members(small)[0], members(large)[0], Relation.UNRELATED, user=editor)

    assert places() == before


def test_unrelated_articles_part_their_story_and_the_larger_part_keeps_it(editor):
    story = StoryFactory(size=4)
    one, other, with_one, too_with_one = members(story)
    LinkFactory(one=one, other=with_one, score=0.9)
    LinkFactory(one=one, other=too_with_one, score=0.6)
    LinkFactory(one=with_one, other=too_with_one, score=0.7)
    LinkFactory(one=other, other=too_with_one, score=0.5)

    link = decide(other, one, Relation.UNRELATED, user=editor)

    assert members(story) == [one, with_one, too_with_one]
    assert link.moved == [[other.pk, story.pk, Article.objects.get(pk=other.pk).story_id]]


def test_of_two_equal_parts_that_of_the_article_that_came_first_keeps_the_story(editor):
    story = StoryFactory(size=2)
    first, second = members(story)

    decide(second, first, Relation.UNRELATED, user=editor)

    assert members(story) == [first]
    assert Article.objects.get(pk=second.pk).story is not None


def test_a_story_is_not_parted_where_confirmed_links_lead_from_one_to_the_other(editor):
    story = StoryFactory(size=3)
    first, middle, last = members(story)
    LinkFactory(one=first, other=middle, confirmed=True)
    LinkFactory(one=middle, other=last, confirmed=True)

    link = decide(first, last, Relation.UNRELATED, user=editor)

    assert (members(story), link.moved) == ([first, middle, last], [])


def test_a_decision_made_otherwise_gives_back_first_what_it_moved(small, large, editor):
    before = places()
    one, other = members(small)[0], members(large)[0]
    decide(one, other, Relation.SAME_EVENT, user=editor)

    decide(one, other, Relation.UNRELATED, user=editor)

    assert places() == before


def test_an_unsure_word_after_a_no_brings_the_story_together_again(editor):
    story = StoryFactory(size=2)
    pair = members(story)
    decide(*pair, Relation.UNRELATED, user=editor)

    decide(*pair, Relation.UNRELATED, user=editor, state=State.UNSURE)

    assert members(story) == pair


def test_an_unsure_word_after_a_yes_and_a_no_leaves_the_stories_as_they_were_before_both(
    small, large, editor
):
    before = places()
    one, other = members(small)[0], members(large)[0]
    decide(one, other, Relation.SAME_EVENT, user=editor)
    decide(one, other, Relation.UNRELATED, user=editor)

    decide(one, other, Relation.SAME_EVENT, user=editor, state=State.UNSURE)

    assert places() == before


def test_a_yes_in_other_words_leaves_the_story_its_number(small, large, editor):
    one, other = members(small)[0], members(large)[0]
    decide(one, other, Relation.SAME_EVENT, user=editor)
    late = ArticleFactory.create_batch(3, story=large)

    link = decide(one, other, Relation.COPY, user=editor)

    assert (members(large)[-3:], link.moved) == (late, [])


def test_taking_back_each_of_several_decisions_brings_out_the_stories_of_the_one_before(small, large, editor):
    one, other = members(small)[0], members(large)[0]
    stages = [places()]
    for relation in (Relation.SAME_EVENT, Relation.COPY, Relation.UNRELATED):
        link = decide(one, other, relation, user=editor)
        stages.append(places())

    undone = [stages.pop()]
    while link is not None:
        link = take_back(link, user=editor)
        undone.append(places())
        assert undone[-1] == stages.pop()

    assert len(undone) == 4


def test_what_a_later_decision_moved_on_stays_where_it_is(editor):
    small, large, largest = StoryFactory(size=1), StoryFactory(size=2), StoryFactory(size=4)
    early = decide(members(small)[0], members(large)[0], Relation.COPY, user=editor)
    decide(members(large)[1], members(largest)[0], Relation.COPY, user=editor)

    take_back(early, user=editor)

    assert len(members(largest)) == 7


def test_an_article_that_came_after_the_decision_stays_in_the_story(small, large, editor):
    moving = members(small)
    link = decide(moving[0], members(large)[0], Relation.COPY, user=editor)
    late = ArticleFactory(story=large)

    take_back(link, user=editor)

    assert members(small) == moving
    assert late in members(large)


def test_moving_an_article_to_another_story_leaves_no_line_in_its_history(small, large, editor):
    moving = members(small)[0]

    decide(moving, members(large)[0], Relation.COPY, user=editor)

    assert moving.history.count() == 1


@pytest.mark.parametrize("size", [2, 12])
def test_the_queries_of_a_decision_do_not_grow_with_the_story(editor, size, django_assert_max_num_queries):
    one, other = StoryFactory(size=size), StoryFactory(size=size)
    pair = members(one)[0], members(other)[0]

    with django_assert_max_num_queries(14):
        decide(*pair, Relation.SAME_EVENT, user=editor)
