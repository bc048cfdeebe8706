import pytest
from django.urls import reverse

from articles.models import Event, Quote, Statement, Telling
from articles.models.deeds import token
from articles.publishing.board import board_of, lead_with, leave_out
from tests.factories import EventFactory, PersonFactory, StatementFactory
from tests.publishing.stories import cover, full_story, quote, report

LONG = "“We will open the gate on Monday, and nobody who drives should have to wait for it,”"
SHORT = "“We will open the gate on Monday,”"


@pytest.fixture
def event(db):
    event = EventFactory(title="The crossing")
    mara, statement = PersonFactory(name="Mara Quill"), StatementFactory(summary="Quill opens the gate")
    full = report("Bay Wire", 0, f"{LONG} Mara Quill said.")
    cut = report("Skarrow Post", 20, f"{SHORT} Mara Quill said. “I have no money,” said Tomas Renn.")
    for article in (full, cut):
        cover(event, article)
    event.long = quote(full, LONG, mara, statement)
    event.short = quote(cut, SHORT, mara, statement)
    event.money = quote(cut, "“I have no money,”", PersonFactory(name="Tomas Renn"))
    event.statement = statement
    return event


def door(event, name):
    return reverse(f"admin:articles_event_{name}", args=[event.pk])


def lead(event, chosen, **fields):
    return {"card": f"statement-{event.statement.pk}", "quote": chosen.pk if chosen else "", **fields}


def order_of(event):
    return [card.key for card in board_of(event).cards]


def page(client, event):
    return client.get(event.get_admin_url()).content.decode()


def test_the_board_shows_each_card_as_readers_will_see_it(as_editor, event):
    html = page(as_editor, event)

    assert "“We will open the gate on Monday, and nobody who drives should have to wait for it”" in html
    assert "“I have no money”" in html
    assert "carried by 2 articles" in html


def test_an_editor_has_another_rendering_lead(as_editor, event):
    html = as_editor.post(door(event, "lead_with"), lead(event, event.short), follow=True).content.decode()

    assert Statement.objects.get().leading == event.short
    assert "leads now; the others are compared with it." in html
    assert "leads as an editor chose" in html


def test_the_choice_is_taken_back_by_the_button_beside_it(as_editor, event):
    as_editor.post(door(event, "lead_with"), lead(event, event.short))
    undo = as_editor.session["desk_undo"]

    as_editor.post(undo["url"], undo["fields"])

    assert Statement.objects.get().leading is None


def test_a_choice_is_refused_where_a_colleague_chose_meanwhile(as_editor, event, publisher):
    seen = token(event.statement)
    lead_with(event, event.short, user=publisher)

    html = as_editor.post(door(event, "lead_with"), lead(event, event.long, seen=seen)).content.decode()

    assert Statement.objects.get().leading == event.short
    assert "A colleague changed this statement meanwhile." in html


def test_a_contributor_chooses_no_rendering(as_contributor, event):
    assert as_contributor.post(door(event, "lead_with"), lead(event, event.short)).status_code == 403
    assert "Lead with this" not in page(as_contributor, event)


def test_a_card_moves_to_another_place_and_back(as_contributor, event):
    before = order_of(event)

    as_contributor.post(door(event, "move_card"), {"card": before[1], "place": 0})

    assert order_of(event) == before[::-1]
    undo = as_contributor.session["desk_undo"]
    as_contributor.post(undo["url"], undo["fields"])
    assert order_of(event) == before


def test_a_statement_stays_off_the_page_and_is_put_back(as_contributor, event):
    card = {"card": f"statement-{event.statement.pk}"}

    html = as_contributor.post(door(event, "leave_out"), card, follow=True).content.decode()

    assert order_of(event) == [f"quote-{event.money.pk}"]
    assert "Put back on the page" in html
    as_contributor.post(door(event, "put_back"), card)
    assert len(order_of(event)) == 2


def test_a_single_rendering_stays_off_the_page(as_editor, event):
    as_editor.post(door(event, "leave_out"), {"card": f"quote-{event.long.pk}"})

    [card, _] = board_of(event).cards
    assert card.quotes == [event.short]


@pytest.mark.parametrize("name", ["lead_with", "move_card", "leave_out", "put_back"])
@pytest.mark.parametrize("card", ["", "quote-0", "statement-99999", "x"])
def test_what_is_no_part_of_the_event_is_refused(as_editor, event, name, card):
    html = as_editor.post(door(event, name), {"card": card, "place": 0}).content.decode()

    assert "This is no part of the event any more." in html
    assert Telling.objects.count() == 0


@pytest.mark.parametrize("place", ["", "first", "-1"])
def test_a_place_that_is_none_is_refused(as_editor, event, place):
    html = as_editor.post(
        door(event, "move_card"), {"card": f"quote-{event.money.pk}", "place": place}
    ).content.decode()

    assert "Say which place it is to have" in html


def test_a_script_gets_the_board_anew_and_the_version(as_editor, event):
    version = Event.objects.get().lock_version

    answer = as_editor.post(
        door(event, "leave_out"),
        {"card": f"quote-{event.money.pk}", "lock_version": version},
        headers={"accept": "application/json"},
    ).json()

    assert "Not on this page" in answer["parts"]["quotes-cards"]
    assert (answer["version"], answer["seen_all"]) == (version + 1, True)


def test_a_withdrawn_events_board_stays_as_it_was(as_publisher, event):
    Event.objects.filter(pk=event.pk).update(status="withdrawn", withdrawn_at=event.created_at)

    as_publisher.post(door(event, "leave_out"), {"card": f"quote-{event.money.pk}"})

    assert Telling.objects.count() == 0


def test_what_is_left_out_is_told_in_the_events_history(as_editor, event, editor):
    leave_out(event, event.money, user=editor)

    history = as_editor.get(reverse("admin:articles_event_history", args=[event.pk])).content.decode()

    assert "Left out of the page" in history


@pytest.mark.parametrize("copies", [1, 10])
def test_the_cost_of_the_page_does_not_grow(copies, as_editor, editor, django_assert_max_num_queries):
    event = full_story(copies=copies)
    leave_out(event, Quote.objects.get(kind="mixed"), user=editor)
    as_editor.get(event.get_admin_url())

    with django_assert_max_num_queries(65):
        as_editor.get(event.get_admin_url())
