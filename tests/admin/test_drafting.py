import pytest
from django.urls import reverse

from tests.admin.event_forms import page
from tests.factories import EventFactory
from tests.publishing.stories import cover, report


@pytest.fixture
def event(db):
    event = EventFactory()
    cover(event, report("Bay Wire", 0, "The bridge reopens on Monday. It was shut for four months."))
    return event


def propose(client, event, what="summary"):
    url = reverse(f"admin:articles_event_draft_{what}", args=[event.pk])
    return client.post(url, {"lock_version": event.lock_version}, follow=True)


def test_a_click_proposes_a_cited_summary(as_editor, event):
    html = propose(as_editor, event).content.decode()

    assert "2 sentences are proposed" in html
    assert event.summary.filter(passages__isnull=False).count() == 2
    assert event.summary.first().history.first().history_user.username == "edda"


def test_what_cannot_be_proposed_says_why(as_editor, event):
    assert "All coverage comes from one origin" in propose(as_editor, event, "findings").content.decode()


def test_the_buttons_are_on_the_page_for_who_may_use_them(as_editor, event):
    assert "Propose a summary" in as_editor.get(page(event)).content.decode()


def test_a_reader_cannot_propose(client, event):
    propose(client, event)

    assert not event.summary.exists()
