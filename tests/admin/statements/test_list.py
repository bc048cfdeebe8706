import pytest
from django.urls import reverse

from tests.admin.statements.screens import (
    LIST,
    TOGETHER,
    UNDO,
    joined,
    keys,
)
from tests.admin.triage import messages
from tests.factories import CoverageFactory, EventFactory
from tests.quotes.said import DIRECT, INDIRECT, one_utterance


def test_what_is_suggested_is_listed_with_who_said_it_and_why(as_editor, quotes):
    html = as_editor.get(LIST).content.decode()

    assert "nobody drives over it tonight" in html
    assert "Ines Tarrow" in html
    assert "2 quotes in 2 outlets" in html
    assert "“safe”" in html
    assert f"quotes={joined(quotes)}" in html


def test_an_empty_list_teaches_what_will_stand_there(as_editor):
    assert "Nothing waits" in as_editor.get(LIST).content.decode()


def test_the_list_can_be_that_of_one_event(as_editor, quotes):
    event, other = EventFactory(), EventFactory()
    for quote in quotes:
        CoverageFactory(event=event, article=quote.version.article)

    assert len(as_editor.get(LIST, {"event": event.pk}).context["suggestions"]) == 1
    assert len(as_editor.get(LIST, {"event": other.pk}).context["suggestions"]) == 0


def test_of_a_quote_that_nobody_else_has_nothing_is_suggested(as_editor):
    [quote] = one_utterance(DIRECT)

    response = as_editor.get(reverse("admin:articles_quote_renderings", args=[quote.pk]), follow=True)

    assert reverse("admin:articles_quote_change", args=[quote.pk]) in response.content.decode()
    assert "Nothing waits" in response.content.decode()


@pytest.mark.parametrize("event", ["999999", "x", "9" * 40])
def test_an_event_that_is_none_breaks_nothing(as_editor, event):
    assert as_editor.get(LIST, {"event": event}).status_code == 200


def test_an_event_leads_to_its_suggestions(as_editor):
    event = EventFactory()

    html = as_editor.get(event.get_admin_url()).content.decode()

    assert f'href="{LIST}?event={event.pk}"' in html


def test_a_story_leads_to_its_suggestions(as_editor, quotes):
    story = quotes[0].version.article.story
    one_utterance(DIRECT, INDIRECT)

    html = as_editor.get(story.get_admin_url()).content.decode()

    assert f'href="{LIST}?story={story.pk}"' in html
    assert len(as_editor.get(LIST, {"story": story.pk}).context["suggestions"]) == 1


def test_a_long_list_is_read_page_by_page(as_editor, monkeypatch):
    monkeypatch.setattr("articles.admin.desk.statements.screen.PER_PAGE", 1)
    for _ in range(2):
        one_utterance(DIRECT, INDIRECT)

    html = as_editor.get(LIST).content.decode()

    assert "Page 1 of 2" in html
    assert f'href="{LIST}?page=2"' in html
    assert as_editor.get(LIST, {"page": "x"}).status_code == 200


def test_what_was_taken_back_already_is_told(as_editor):
    response = as_editor.post(UNDO, {"undo": "apart", "pairs": "1-2"}, follow=True)

    assert "taken back already" in messages(response)[0]


def test_a_quote_leads_to_the_others_that_may_render_the_same(as_editor, quotes):
    url = reverse("admin:articles_quote_renderings", args=[quotes[0].pk])

    assert url in as_editor.get(reverse("admin:articles_quote_change", args=[quotes[0].pk])).content.decode()
    assert as_editor.get(url).url.startswith(f"{TOGETHER}?quotes={joined(quotes)}")


def test_a_quote_of_a_statement_leads_to_it(as_editor, statement):
    url = reverse("admin:articles_quote_renderings", args=[statement.quotes.first().pk])

    assert as_editor.get(url).url == statement.get_admin_url()


def test_quotes_can_be_chosen_from_their_list(as_editor, quotes):
    data = {"action": "put_together", "_selected_action": keys(quotes)}

    response = as_editor.post(reverse("admin:articles_quote_changelist"), data)

    assert response.url.startswith(TOGETHER)
