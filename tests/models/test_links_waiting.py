from articles.models import Link, Story
from tests.factories import ArticleFactory, LinkFactory, UserFactory


def article_of(story):
    return ArticleFactory(story=story)


def test_a_pair_of_one_story_waits(db):
    story = Story.objects.create()
    link = LinkFactory(one=article_of(story), other=article_of(story))

    assert Link.objects.waiting().get() == link


def test_a_pair_that_was_not_read_into_stories_yet_waits(db):
    LinkFactory(one=article_of(None), other=article_of(Story.objects.create()))

    assert Link.objects.waiting().exists()


def test_one_event_is_not_asked_again_across_two_stories(db):
    LinkFactory(one=article_of(Story.objects.create()), other=article_of(Story.objects.create()))

    assert not Link.objects.waiting().exists()


def test_shared_text_is_asked_about_across_stories(db):
    LinkFactory(
        one=article_of(Story.objects.create()),
        other=article_of(Story.objects.create()),
        relation=Link.Relation.COPY,
    )

    assert Link.objects.waiting().exists()


def test_what_a_person_suggested_waits_wherever_it_is(db):
    LinkFactory(
        one=article_of(Story.objects.create()),
        other=article_of(Story.objects.create()),
        suggested_by=UserFactory(),
    )

    assert Link.objects.waiting().exists()
