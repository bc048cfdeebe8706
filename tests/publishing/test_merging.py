import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.models import Coverage
from articles.publishing.lifecycle import withdraw
from articles.publishing.merging import merge_events
from tests.factories import ArticleFactory
from tests.publishing.stories import cover, covered, full_story, published

pytestmark = pytest.mark.django_db


def articles(event):
    return set(event.articles.all())


def test_the_articles_and_people_of_one_join_the_other(publisher):
    event, into = full_story(), published(slug="other")
    both = articles(event) | articles(into)

    merge_events(event, into, user=publisher)

    assert articles(into) == both
    assert into.participants.get().slug == "mara-quill"
    assert into.coverage.filter(role=Coverage.Role.LEAD).count() == 1


def test_an_article_of_both_joins_once(publisher):
    event, into = covered(), covered()
    shared = ArticleFactory()
    cover(event, shared, role="core", position=5)
    cover(into, shared, role="core", position=5)

    assert merge_events(event, into, user=publisher) == 1


def test_readers_of_the_one_are_sent_to_the_other(client, publisher):
    event, into = published(slug="one"), published(slug="two")

    merge_events(event, into, user=publisher)

    response = client.get("/events/one/")
    assert (response.status_code, response["Location"]) == (308, "/events/two/")


def test_readers_are_sent_on_to_the_last_of_several(client, publisher):
    first, second, third = (published(slug=slug) for slug in ("one", "two", "three"))
    merge_events(first, second, user=publisher)
    second.refresh_from_db()
    merge_events(second, third, user=publisher)

    assert client.get("/events/one/")["Location"] == "/events/three/"


def test_when_the_other_is_withdrawn_readers_are_told_so(client, publisher):
    event, into = published(slug="one"), published(slug="two", title="Two")
    merge_events(event, into, user=publisher)
    into.refresh_from_db()
    withdraw(into, user=publisher, text="It was wrong.")

    response = client.get("/events/one/")

    assert response.status_code == 410
    assert "told together with “Two”" in response.content.decode()


def test_a_published_event_is_not_merged_into_one_that_readers_do_not_have(publisher):
    event = published(slug="one")

    with pytest.raises(ValidationError, match="Publish that one first"):
        merge_events(event, covered(), user=publisher)

    event.refresh_from_db()
    assert event.is_published()


def test_an_event_is_not_merged_into_itself_nor_into_a_withdrawn_one(publisher):
    event, gone = published(slug="one"), published(slug="gone")
    withdraw(gone, user=publisher, text="It was wrong.")

    with pytest.raises(ValidationError, match="into itself"):
        merge_events(event, event, user=publisher)
    with pytest.raises(ValidationError, match="withdrawn"):
        merge_events(event, gone, user=publisher)


def test_the_history_says_what_became_of_it(publisher):
    event, into = covered(), covered(title="Bridge")

    merge_events(event, into, user=publisher)

    line = event.history.first()
    assert (line.history_user, line.history_change_reason) == (publisher, "Merged into “Bridge”")


def test_a_publisher_merges_from_the_events_page(client, publisher, editor):
    event, into = covered(), covered(title="Bridge")
    url = reverse("admin:articles_event_merge", args=[event.pk])
    data = {"into": into.pk, "lock_version": event.lock_version}
    client.force_login(editor)
    refused = client.post(url, data).status_code
    client.force_login(publisher)

    response = client.post(url, data, follow=True)

    assert refused == 403
    assert response.redirect_chain[-1][0] == into.get_admin_url()
    assert "Merged: 1 article joined." in response.content.decode()
