from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import DeskSetting, Event, SummarySentence
from articles.publishing.due import publish_what_is_due, wake_at
from articles.publishing.lifecycle import approve, publish, schedule, send_back, submit
from tests.publishing.stories import covered

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=2)


def publish_due():
    out = StringIO()
    call_command("publish_due", stdout=out)
    return out.getvalue()


@pytest.fixture
def event(publisher):
    """Scheduled in two hours."""
    event = covered()
    schedule(event, user=publisher, at=timezone.now() + SOON)
    return event


def test_nothing_is_published_before_its_time(event):
    assert publish_due() == ""

    event.refresh_from_db()
    assert event.status == "scheduled"


def test_what_is_due_is_published_in_the_name_of_who_scheduled_it(event, publisher):
    with time_machine.travel(timezone.now() + SOON + timedelta(minutes=1), tick=False):
        told = publish_due()

    event.refresh_from_db()
    assert (event.status, event.publish_at) == ("published", None)
    assert event.current_edition.published_by == publisher
    assert told.startswith("published")


def test_running_it_twice_publishes_once(event):
    with time_machine.travel(timezone.now() + SOON + timedelta(minutes=1), tick=False):
        publish_due()

        assert publish_due() == ""
    assert event.editions.count() == 1


def test_one_that_is_blocked_by_then_is_told_and_stops_none_of_the_others(event, publisher):
    other = covered(title="Ferry burns")
    schedule(other, user=publisher, at=timezone.now() + SOON)
    SummarySentence.objects.filter(event=event).delete()

    with (
        time_machine.travel(timezone.now() + SOON + timedelta(minutes=1), tick=False),
        pytest.raises(CommandError, match="1 could not be published"),
    ):
        publish_due()

    assert [one.status for one in (event, other) if one.refresh_from_db() is None] == [
        "scheduled",
        "published",
    ]


WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_where_a_worker_waits_it_publishes_when_the_time_has_come(
    event, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = WORKER
    with django_capture_on_commit_callbacks(execute=True):
        wake_at(event.publish_at)
    [waiting] = DBTaskResult.objects.all()
    assert waiting.run_after == event.publish_at
    assert not DBTaskResult.objects.ready().exists()

    with time_machine.travel(event.publish_at + timedelta(seconds=1), tick=False):
        assert DBTaskResult.objects.ready().get() == waiting
        waiting.task.call()

    event.refresh_from_db()
    assert event.is_published()


def test_what_keeps_an_event_back_is_logged_by_the_worker(event, caplog):
    SummarySentence.objects.filter(event=event).delete()

    with time_machine.travel(event.publish_at + timedelta(seconds=1), tick=False):
        publish_what_is_due.call()

    assert "was to be published now, but The summary is empty." in caplog.text


def test_where_no_worker_waits_nothing_is_left_for_one(event, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        wake_at(event.publish_at)

    assert callbacks == []


def test_one_that_was_sent_back_is_not_published(event, publisher):
    send_back(event, user=publisher)

    with time_machine.travel(timezone.now() + SOON + timedelta(minutes=1), tick=False):
        assert publish_due() == ""


def test_nothing_is_scheduled_in_the_past_or_within_an_embargo(publisher):
    event = covered(embargo_until=timezone.now() + SOON)

    with pytest.raises(ValidationError, match="has passed"):
        schedule(event, user=publisher, at=timezone.now())
    event.refresh_from_db()
    with pytest.raises(ValidationError, match="embargo"):
        schedule(event, user=publisher, at=timezone.now() + SOON / 2)


def test_an_embargo_keeps_an_event_from_being_published_until_it_ends(publisher):
    event = covered(embargo_until=timezone.now() + SOON)

    with pytest.raises(ValidationError, match="embargo until"):
        publish(event, user=publisher)

    event.refresh_from_db()
    with time_machine.travel(timezone.now() + SOON, tick=False):
        publish(event, user=publisher)
    assert event.is_published()


@pytest.mark.parametrize("step", [approve, publish])
def test_where_two_pairs_of_eyes_are_asked_for_nobody_passes_their_own_work(editor, publisher, step):
    DeskSetting.objects.create(pk=1, two_pairs_of_eyes=True)
    event = covered()
    sentence = event.summary.get()
    sentence._history_user = publisher
    sentence.save()
    submit(event, user=editor)

    with pytest.raises(ValidationError, match="somebody else"):
        step(event, user=publisher)

    event.refresh_from_db()
    step(event, user=editor)
    assert event.status in (Event.Status.APPROVED, Event.Status.PUBLISHED)


def test_a_desk_that_does_not_ask_for_it_lets_authors_publish(publisher):
    event = covered()
    sentence = event.summary.get()
    sentence._history_user = publisher
    sentence.save()

    publish(event, user=publisher)

    assert event.is_published()
