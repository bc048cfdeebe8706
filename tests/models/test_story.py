from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Story
from tests.factories import ArticleFactory, LinkFactory, StoryFactory

pytestmark = pytest.mark.django_db


def test_a_story_waits_while_one_of_its_reports_is_in_the_inbox():
    waiting, handled = StoryFactory(), StoryFactory()
    ArticleFactory(story=waiting)
    ArticleFactory(story=waiting, on_desk=True)
    ArticleFactory(story=handled, on_desk=True)

    assert list(Story.objects.in_inbox()) == [waiting]


def test_a_story_waits_while_a_pair_of_it_is_to_be_decided():
    waiting, decided = StoryFactory(), StoryFactory()
    LinkFactory(one__story=waiting, one__on_desk=True, other__story=waiting, other__on_desk=True)
    LinkFactory(
        one__story=decided, one__on_desk=True, other__story=decided, other__on_desk=True, confirmed=True
    )

    assert list(Story.objects.in_inbox()) == [waiting]


def test_a_pair_with_a_spiked_report_does_not_wait():
    story = StoryFactory()
    LinkFactory(one__story=story, one__status="spiked", other__story=story, other__on_desk=True)

    assert not Story.objects.in_inbox().exists()


def test_a_pair_of_two_stories_waits_in_the_one_whose_report_came_later():
    earlier, later = StoryFactory(), StoryFactory()
    LinkFactory(
        one__story=earlier, one__on_desk=True, other__story=later, other__on_desk=True, relation="copy"
    )

    assert list(Story.objects.in_inbox()) == [later]


def test_the_story_that_was_added_to_last_stands_first():
    first, second, empty = StoryFactory(), StoryFactory(), StoryFactory()
    ArticleFactory(story=second)
    late = ArticleFactory(story=first)
    Article.objects.filter(pk=late.pk).update(created_at=timezone.now() + timedelta(hours=1))

    assert list(Story.objects.newest_arrival_first()) == [first, second, empty]


def test_a_story_is_called_after_the_first_report_that_nobody_spiked():
    story = StoryFactory()
    now = timezone.now()
    for hours, headline, status in [(1, "Spiked", "spiked"), (3, "Third", "inbox"), (2, "Second", "desk")]:
        ArticleFactory(
            story=story,
            headline=headline,
            status=status,
            published_at=now + timedelta(hours=hours),
            published_precision="minute",
        )

    assert str(story) == "Second"


def test_a_story_that_lost_its_reports_says_so():
    assert str(StoryFactory()) == "a story without articles"


@pytest.mark.parametrize("size", [1, 12])
def test_the_lines_of_a_page_cost_the_same_however_many_articles(size, django_assert_num_queries):
    for _ in range(3):
        StoryFactory(size=size)

    with django_assert_num_queries(3):
        assert [str(story) for story in Story.objects.for_listing()]
