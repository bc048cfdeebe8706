"""Publish what is scheduled when its time has come: from cron, or from a background worker that waits for it."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import Edition, Event
from articles.tasks import task

from .lifecycle import publish_scheduled

log = logging.getLogger(__name__)


def publish_due() -> Iterator[tuple[Event, Edition | None, list[str]]]:
    """Each event that was due, with the edition that shows it now or what kept it back. Safe to run twice at once."""
    for event in Event.objects.due(timezone.now()):
        try:
            edition = publish_scheduled(event)
        except ValidationError as error:
            # Published, changed or sent back by someone else meanwhile: then it is no longer due as it was.
            if Event.objects.due(timezone.now()).filter(pk=event.pk).exists():
                yield event, None, error.messages
            continue
        yield event, edition, []


@task()
def publish_what_is_due() -> None:
    for event, edition, messages in publish_due():
        if edition is None:
            log.error("“%s” was to be published now, but %s", event, " ".join(messages))


def wake_at(moment: datetime) -> None:
    """Has a worker publish what is due then, where one waits for its tasks; elsewhere cron does."""
    if publish_what_is_due.get_backend().supports_defer:
        enqueue = publish_what_is_due.using(run_after=moment).enqueue
        transaction.on_commit(enqueue, robust=True)
