from django.urls import reverse

from articles.models import Event
from articles.publishing.lifecycle import withdraw
from tests.factories import ArticleFactory, CoverageFactory, EventFactory, UserFactory
from tests.publishing.stories import published


def test_an_article_is_put_in_an_event(as_contributor):
    article, event = ArticleFactory(), EventFactory()

    response = as_contributor.post(
        reverse("admin:articles_article_put_in_event", args=[article.pk]),
        {"event": event.pk, "role": "partial"},
    )

    assert response.url == article.get_admin_url() + "#events"
    assert event.coverage.get().role == "partial"
    article.refresh_from_db()
    assert article.status == "desk"


def test_an_article_is_not_put_in_an_event_twice(as_editor):
    row = CoverageFactory()

    response = as_editor.post(
        reverse("admin:articles_article_put_in_event", args=[row.article_id]),
        {"event": row.event_id, "role": "background"},
    )

    assert "is already in" in response.content.decode()
    assert '<option value="background" selected>' in response.content.decode()


def test_a_withdrawn_event_takes_no_more_articles(as_editor):
    event = published()
    withdraw(event, user=UserFactory(), text="It never happened.")
    article = ArticleFactory()

    response = as_editor.post(
        reverse("admin:articles_article_put_in_event", args=[article.pk]), {"event": event.pk, "role": "core"}
    )

    assert response.status_code == 200
    assert not article.coverage.exists()


def test_a_new_event_is_made_of_an_article(as_contributor):
    article = ArticleFactory(headline="Bridge opens")

    response = as_contributor.post(
        reverse("admin:articles_article_new_event", args=[article.pk]), {"title": ""}
    )

    event = Event.objects.get()
    assert response.url == event.get_admin_url()
    assert (event.title, event.status) == ("Bridge opens", "draft")
