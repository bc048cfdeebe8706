"""Stories as the triage screen finds them."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from django.urls import reverse

from tests.factories import ArticleFactory, LinkFactory, StoryFactory

MORNING = datetime(2026, 5, 12, 9, tzinfo=UTC)
TEXTS = [
    "The ferry Petrel ran aground off Älvhamn on Monday. All 214 passengers were taken ashore by noon.",
    "All 214 passengers were taken ashore by noon. Nobody was hurt, the coastguard at Älvhamn said.",
]


def story_of(size, **article):
    """Articles an hour apart, each by an outlet of its own."""
    story = StoryFactory()
    for number in range(size):
        ArticleFactory(
            story=story,
            source__name=f"Outlet {number + 1}",
            headline=f"Ferry runs aground, report {number + 1}",
            text=TEXTS[number % 2],
            published_at=MORNING + timedelta(hours=number),
            published_precision="minute",
            **article,
        )
    return story


def members(story):
    return list(story.articles.order_by("pk"))


def suggest_all(story, **link):
    """Each pair, the earlier the two the better the score."""
    return [
        LinkFactory(one=one, other=other, score=0.9 - number / 1000, reasons=["same day"], **link)
        for number, (one, other) in enumerate(combinations(members(story), 2))
    ]


def url(story, deed="change"):
    """`deed` as in the address: `new-event`."""
    return reverse(f"admin:articles_story_{deed.replace('-', '_')}", args=[story.pk])


def pair(one, other):
    return {"one": one.pk, "other": other.pk}


def shown(response):
    """The two articles that the page shows side by side."""
    found = response.context["pair"]
    return [article.pk for article in found.articles] if found else None


def messages(response):
    return [str(message) for message in response.context["messages"]]
