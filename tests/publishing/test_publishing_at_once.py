"""Editors who go on working while others publish, each with a connection of their own."""

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import F

from articles.evaluation.throwaway import throwaway_database
from articles.models import Edition, Event, Quote, SummarySentence
from articles.publishing.lifecycle import CHANGED, correct, publish
from articles.publishing.pages import current_page, make_page
from tests.factories import SummarySentenceFactory, UserFactory
from tests.publishing.stories import SAID, covered, quote

pytestmark = pytest.mark.django_db(transaction=True)

# How often events are published in all, and how often each.
EDITIONS, EACH = 200, 10


@pytest.fixture
def in_threads(tmp_path):
    """Runs calls at the same time on one database: on SQLite one in a file, since one in memory has one connection."""
    sqlite = connection.vendor == "sqlite"
    with throwaway_database(tmp_path / "race.sqlite3") if sqlite else nullcontext():
        here = connections[DEFAULT_DB_ALIAS]

        def run(call):
            if sqlite:
                connections[DEFAULT_DB_ALIAS] = here.__class__(here.settings_dict, alias=DEFAULT_DB_ALIAS)
            try:
                return call()
            finally:
                connection.close()

        def at_once(*calls):
            with ThreadPoolExecutor(len(calls)) as pool:
                return [future.result(timeout=300) for future in [pool.submit(run, call) for call in calls]]

        yield at_once


def draft(number):
    event = covered(slug=f"bridge-{number}", title="State 0", place="State 0")
    event.summary.update(text="State 0")
    SummarySentenceFactory(event=event, text="State 0", position=1)
    for row in event.coverage.all():
        quote(row.article, SAID, None, speaker_text="A minister", public_context="State 0")
    return event


class Race:
    def __init__(self, events, folder):
        self.events, self.event, self.folder = events, events[0], folder
        self.over, self.publisher = threading.Event(), UserFactory()
        self.pages = {event.slug: set() for event in events}

    def publish_all(self):
        try:
            for event, number in itertools.product(self.events, range(EACH)):
                self.event = event
                self.publish_once(first=number == 0)
        finally:
            self.over.set()

    def publish_once(self, first):
        """As somebody who looks again where an editor saved meanwhile."""
        for _ in range(1_000):
            event = Event.objects.get(pk=self.event.pk)
            try:
                if first:
                    return publish(event, user=self.publisher)
                return correct(event, user=self.publisher, kind="update", text="More is known.")
            except ValidationError as error:
                if error.messages != [CHANGED]:
                    raise
        raise AssertionError("The publisher never had their turn.")

    def edit(self, save):
        """Each save is one transaction. Returns how often it was done."""
        for state in itertools.count(1):
            if self.over.is_set():
                return state
            with transaction.atomic():
                save(self.event.pk, f"State {state}")
            time.sleep(0.005)

    def read(self):
        while not self.over.is_set():
            slug = self.event.slug
            page = current_page(slug)
            if page:
                self.pages[slug].add(page.html)
            file = self.folder / "events" / slug / "index.html"
            if file.exists():
                self.pages[slug].add(file.read_bytes())
            time.sleep(0.01)


def save_event(pk, state):
    SummarySentence.objects.filter(event=pk, position=0).update(text=state)
    Event.objects.filter(pk=pk).update(title=state, place=state, lock_version=F("lock_version") + 1)


def save_quotes(pk, state):
    SummarySentence.objects.filter(event=pk, position=1).update(text=state)
    Quote.objects.filter(version__article__coverage__event=pk).update(public_context=state)


def test_events_published_while_they_are_edited_show_what_was_saved_together(in_threads, settings, tmp_path):
    settings.STATIC_PAGES_ROOT = str(tmp_path / "pages")
    events = [draft(number) for number in range(EDITIONS // EACH)]
    race = Race(events, tmp_path / "pages")

    _, saves, quote_saves, _ = in_threads(
        race.publish_all, lambda: race.edit(save_event), lambda: race.edit(save_quotes), race.read
    )

    editions = list(Edition.objects.select_related("event"))
    assert len(editions) == EDITIONS
    assert min(saves, quote_saves) > EDITIONS / 10
    for edition in editions:
        content = edition.content
        first, second = (row["text"] for row in content["summary"])
        assert {content["title"], content["place"], first} == {first}
        assert {second, *(one["context"] for one in content["quotes"])} == {second}
    assert {edition.content["title"] for edition in editions} != {"State 0"}
    for event in events:
        made = {make_page(edition) for edition in editions if edition.event_id == event.pk}
        assert race.pages[event.slug] <= made
        assert current_page(event.slug).html == make_page(Event.objects.get(pk=event.pk).current_edition)
