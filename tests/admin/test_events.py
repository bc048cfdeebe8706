from django.urls import reverse

from articles.models import Event
from tests.admin.event_forms import add_page, head_of, new_event, page, save_head
from tests.factories import EventFactory
from tests.publishing.stories import full_story, published


def test_a_contributor_drafts_an_event_and_lands_on_its_workbench(as_contributor):
    response = as_contributor.post(add_page(), new_event(title="Gate opens"))

    event = Event.objects.get()
    assert (event.title, event.slug, event.status) == ("Gate opens", "gate-opens", "draft")
    assert response.url == page(event)


def test_dates_are_entered_with_their_precision(as_editor):
    event = EventFactory()
    typed = {"started_0": "2026-05-12", "started_2": "month", "ended_0": "2026-06-03", "ended_2": "day"}

    save_head(as_editor, event, head_of(event, **typed))

    event.refresh_from_db()
    assert (event.started, event.ended) == ("May 2026", "3 June 2026")


def test_an_event_may_lie_ahead(as_editor):
    event = EventFactory()

    save_head(as_editor, event, head_of(event, started_0="2199-05-12", started_2="day"))

    event.refresh_from_db()
    assert event.started == "12 May 2199"


def test_an_embargo_is_set(as_editor):
    event = EventFactory()

    save_head(as_editor, event, head_of(event, embargo_until_0="2199-05-12", embargo_until_1="06:00"))

    event.refresh_from_db()
    assert event.embargo_until.year == 2199


def test_an_event_that_ends_before_it_starts_is_refused_and_kept_as_typed(as_editor):
    event = EventFactory()
    typed = {"started_0": "2026-05-12", "started_2": "day", "ended_0": "2026-05-11", "ended_2": "day"}

    html = save_head(as_editor, event, head_of(event, **typed)).content.decode()

    assert "An event cannot end before it started." in html
    assert 'value="2026-05-11"' in html


def test_the_address_of_a_published_event_is_fixed(as_editor):
    event = published()

    html = save_head(as_editor, event, head_of(event, slug="elsewhere")).content.decode()

    assert "Readers already have this address" in html


def test_an_address_that_another_event_has_is_refused(as_editor):
    event, other = EventFactory(), EventFactory()

    html = save_head(as_editor, event, head_of(event, slug=other.slug)).content.decode()

    assert "already exists" in html


def test_the_list_counts_articles_and_quotes(as_editor):
    event = full_story()

    shown = as_editor.get(reverse("admin:articles_event_changelist")).context["cl"].result_list.get()

    assert shown == event
    assert (shown.article_count, shown.quote_count) == (4, 4)


def test_an_editor_sees_what_was_published_and_when(as_editor):
    event = full_story()

    html = as_editor.get(page(event)).content.decode()

    assert event.get_absolute_url() in html
    assert "edition 1" in html
    assert "edition 2" in html


def test_an_event_that_is_gone_leads_back_to_the_list_saying_so(as_editor):
    response = as_editor.get(reverse("admin:articles_event_change", args=[404]), follow=True)

    assert "doesn’t exist" in response.content.decode()
