"""A page that was opened before a colleague decided acts only on what it shows."""

import re

import pytest
from django.urls import reverse

from articles.coverage.deciding import decide
from articles.models import Link
from tests.factories import ArticleFactory, LinkFactory, UserFactory

pytestmark = pytest.mark.django_db


def take_back_url(link):
    return reverse("admin:articles_link_take_back", args=[link.pk])


def test_a_colleagues_newer_decision_is_not_taken_back_unseen(as_editor):
    link = decide(ArticleFactory(), ArticleFactory(), "copy", user=UserFactory())
    decide(link.low, link.high, "rewrite", user=UserFactory(username="wilma"))

    response = as_editor.post(take_back_url(link), {"decided": link.decided_at.isoformat()}, follow=True)

    link.refresh_from_db()
    assert (link.state, link.relation) == ("confirmed", "rewrite")
    assert "wilma decided" in " ".join(str(message).lower() for message in response.context["messages"])


def test_the_button_takes_back_the_decision_it_stands_by(as_editor):
    link = decide(ArticleFactory(), ArticleFactory(), "copy", user=UserFactory())
    page = as_editor.get(link.low.get_admin_url()).content.decode()
    decided = re.search(r'name="decided" value="([^"]+)"', page)[1]

    as_editor.post(take_back_url(link), {"decided": decided})

    assert not Link.objects.exists()


@pytest.mark.parametrize("seen", ["2026-13-45T99:00", "2026-05-12T10:00", "yesterday"])
def test_a_moment_that_is_none_is_passed_over(as_editor, seen):
    link = LinkFactory()

    as_editor.post(reverse("admin:articles_link_decide", args=[link.pk]), {"relation": "copy", "seen": seen})

    link.refresh_from_db()
    assert (link.state, link.relation) == ("confirmed", "copy")
