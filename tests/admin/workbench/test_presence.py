"""Who else is at the event is seen, and what they saved meanwhile is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Presence
from tests.admin.event_forms import page, save_row
from tests.factories import EventFactory, SummarySentenceFactory, UserFactory


@pytest.fixture
def ada(db):
    return UserFactory(username="ada", first_name="Ada", last_name="Pell", role="editor")


def beat(client, event, **data):
    url = reverse("admin:articles_event_here", args=[event.pk])
    return client.post(url, {"lock_version": event.lock_version} | data).json()["parts"]["presence"]


def seen(event, user, seconds):
    Presence.objects.create(event=event, user=user, seen_at=timezone.now() - timedelta(seconds=seconds))


def test_opening_the_page_is_seen_by_a_colleague(client, ada, editor):
    event = EventFactory()
    client.force_login(ada)
    client.get(page(event))
    client.force_login(editor)

    html = client.get(page(event)).content.decode()

    assert "<strong>Ada Pell</strong> is here too, seen" in html


def test_nobody_is_told_of_themselves(as_editor):
    event = EventFactory()
    as_editor.get(page(event))

    assert "is here too" not in as_editor.get(page(event)).content.decode()


@pytest.mark.parametrize(("seconds", "told"), [(50, True), (70, False)])
def test_who_was_silent_for_a_minute_is_gone(seconds, told, as_editor, ada):
    event = EventFactory()
    seen(event, ada, seconds)

    assert ("Ada Pell" in beat(as_editor, event)) is told


def test_who_is_at_another_event_is_not_told(as_editor, ada):
    seen(EventFactory(), ada, 1)

    assert beat(as_editor, EventFactory()).strip() == ""


def test_a_heartbeat_keeps_one_row_for_each_editor(as_editor):
    event = EventFactory()
    for _ in range(3):
        beat(as_editor, event)

    assert Presence.objects.count() == 1


def test_what_a_colleague_saved_meanwhile_is_told(client, ada, editor):
    sentence = SummarySentenceFactory()
    client.force_login(ada)
    save_row(client, sentence, {"text": "Hers."})
    client.force_login(editor)

    assert "Ada Pell changed the event at" in beat(client, sentence.event)


def test_where_nothing_was_saved_nothing_is_told(as_editor):
    assert "changed the event" not in beat(as_editor, EventFactory())


def test_whoever_may_not_see_events_has_no_heartbeat(client, db):
    client.force_login(UserFactory())

    url = reverse("admin:articles_event_here", args=[EventFactory().pk])
    assert client.post(url).status_code == 403
