"""The day's work: what waits, for whom, and the rows behind each number."""

from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse

from articles.models import Article, Event, Feed, Link, Quote, Story
from articles.people.proposals import waiting_mentions
from articles.quotes.statements import waiting_suggestions

from ..neighbours import list_url
from .statements.asked import SUGGESTED

RECENT_EVENTS = 8


class Work(NamedTuple):
    """Rows that wait for someone with `permission`, and the list that shows exactly those."""

    permission: str
    title: str
    waiting: object
    filters: dict
    none: str
    screen: str = ""

    def count(self):
        return self.waiting.count()

    @property
    def url(self):
        if self.screen:
            return reverse(self.screen)
        return list_url(self.waiting.model, **self.filters)


class StatementWork(NamedTuple):
    """The same of what is no row: suggestions are made when they are asked for."""

    permission: str = "articles.decide_quote"
    title: str = "suggested statements"
    none: str = "No two quotes wait to be put together."

    def count(self):
        return len(waiting_suggestions())

    @property
    def url(self):
        return reverse(SUGGESTED)


def days_work():
    return [
        Work(
            "articles.view_story",
            "stories in the inbox",
            Story.objects.in_inbox(),
            {"work": "waiting"},
            "No story waits.",
        ),
        Work(
            "articles.change_article",
            "articles in the inbox",
            Article.objects.in_inbox(),
            {"status__exact": Article.Status.INBOX},
            "Everything that came in was looked at.",
        ),
        Work(
            "articles.decide_link",
            "suggested links to decide",
            Link.objects.waiting(),
            {"work": "waiting"},
            "No pair of articles waits for a decision.",
        ),
        Work(
            "articles.decide_quote",
            "quotes to confirm",
            Quote.objects.waiting(),
            {"work": "waiting"},
            "No quote waits.",
        ),
        Work(
            "articles.decide_quote",
            "quotes changed by their outlet",
            Quote.objects.adrift(),
            {"work": "adrift"},
            "Every confirmed quote stands as it was confirmed.",
        ),
        StatementWork(),
        Work(
            "articles.add_person",
            "names of people to add",
            waiting_mentions().values("name").distinct(),
            {},
            "The desk knows everybody whom the texts name.",
            "admin:articles_person_to_add",
        ),
        Work(
            "articles.publish_event",
            "events in review",
            Event.objects.in_review(),
            {"status__exact": Event.Status.IN_REVIEW},
            "No event waits for review.",
        ),
        Work(
            "articles.change_feed",
            "failed feeds",
            Feed.objects.failing(),
            {"health": "failing"},
            "Every feed is well.",
        ),
    ]


def front_page(request):
    may = request.user.has_perm
    work = [(one, one.count()) for one in days_work() if may(one.permission)]
    return {
        "work": work,
        "may_bring_in": may("articles.add_article"),
        "may_add_event": may("articles.add_event"),
        "event_list_url": reverse("admin:articles_event_changelist"),
        "recent_events": recent_events() if may("articles.view_event") else [],
        "nothing_yet": not Article.objects.exists(),
        "unread": Article.objects.unread().count() if may("articles.view_story") else 0,
        "unread_url": list_url(Article, read="no"),
    }


def recent_events():
    events = Event.objects.annotate(coverage_count=Count("coverage")).order_by("-created_at", "-pk")
    return events[:RECENT_EVENTS]
