import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Article, Quote
from articles.people.mentions import harvest_mentions
from articles.publishing.lifecycle import submit
from tests.factories import (
    ArticleFactory,
    EventFactory,
    FeedFactory,
    LinkFactory,
    QuoteFactory,
    StoryFactory,
    UserFactory,
)
from tests.publishing.stories import published
from tests.quotes.said import DIRECT, INDIRECT, one_utterance


def work(response):
    """What the page says waits, by its words: the number and where it leads."""
    return {one.title: (count, one.url) for one, count in response.context["work"]}


def listed(client, url):
    context = client.get(url).context
    if "suggestions" in context:
        return len(context["suggestions"])
    return context["names"] if "names" in context else context["cl"].result_count


@pytest.fixture
def busy_day(publisher):
    waiting, spiked = ArticleFactory(story=StoryFactory()), ArticleFactory(status=Article.Status.SPIKED)
    ArticleFactory(on_desk=True)
    LinkFactory(one=waiting, other=ArticleFactory(on_desk=True))
    LinkFactory(one=waiting, other=spiked)
    LinkFactory(one=waiting, other=ArticleFactory(on_desk=True), confirmed=True)
    QuoteFactory(version=waiting.current_version)
    for text in ("Captain Odo Fenn spoke.", "Captain Odo Fennn spoke. Fennn left."):
        harvest_mentions(ArticleFactory(on_desk=True, text=text).current_version)
    QuoteFactory(version=spiked.current_version)
    QuoteFactory(confirmed=True)
    QuoteFactory(confirmed=True, anchor=Quote.Anchor.CHANGED)
    one_utterance(DIRECT, INDIRECT, confirmed=True)
    event = EventFactory()
    submit(event, user=publisher)
    EventFactory()
    FeedFactory(error_count=2, last_error="It did not answer.")
    FeedFactory()


def test_each_number_leads_to_exactly_the_rows_counted(as_publisher, busy_day):
    counts = work(as_publisher.get(reverse("admin:index")))

    assert {title: count for title, (count, _) in counts.items()} == {
        "stories in the inbox": 2,
        "articles in the inbox": Article.objects.in_inbox().count(),
        "suggested links to decide": 1,
        "quotes to confirm": 1,
        "quotes changed by their outlet": 1,
        "suggested statements": 1,
        "names of people to add": 2,
        "events in review": 1,
        "failed feeds": 1,
    }
    assert {title: listed(as_publisher, url) for title, (_, url) in counts.items()} == {
        title: count for title, (count, _) in counts.items()
    }


def test_a_contributor_sees_only_the_work_that_is_theirs(as_contributor, busy_day):
    response = as_contributor.get(reverse("admin:index"))

    assert list(work(response)) == [
        "stories in the inbox",
        "articles in the inbox",
        "names of people to add",
    ]


def test_an_editor_sees_no_review_which_is_a_publishers(as_editor, busy_day):
    response = as_editor.get(reverse("admin:index"))

    assert "events in review" not in work(response)
    assert "quotes to confirm" in work(response)


def test_an_empty_desk_teaches_how_to_begin(as_contributor):
    response = as_contributor.get(reverse("admin:index"))

    assert "Nothing has come in yet" in response.content.decode()
    assert f'href="{reverse("admin:bring-in")}"' in response.content.decode()


def test_whoever_may_bring_nothing_in_is_not_asked_to(client, db):
    viewer = UserFactory()
    viewer.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(viewer)

    response = client.get(reverse("admin:index"))

    assert reverse("admin:bring-in") not in response.content.decode()


def test_recent_events_lead_to_their_desk_and_public_pages(as_editor):
    event = published()

    html = as_editor.get(reverse("admin:index")).content.decode()

    assert event.get_admin_url() in html
    assert event.get_absolute_url() in html


def test_the_sections_follow_the_order_of_the_day(as_editor):
    html = as_editor.get(reverse("admin:index")).content.decode()

    sections = re.findall(r'class="section"[^>]*>([^<]+)<', html.partition("desk-apps")[2])
    assert sections == ["Coverage", "Words", "Who", "Published", "This desk"]


@pytest.mark.parametrize("size", [1, 12])
def test_the_front_page_costs_the_same_however_much_waits(size, as_publisher, django_assert_num_queries):
    for article in ArticleFactory.create_batch(size):
        LinkFactory(one=article)
        QuoteFactory(version=article.current_version)
    EventFactory.create_batch(size)

    with django_assert_num_queries(20):
        as_publisher.get(reverse("admin:index"))
