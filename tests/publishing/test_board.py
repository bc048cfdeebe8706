import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import Event, Quote, Statement, Telling
from articles.publishing.board import (
    board_of,
    lead_with,
    lead_with_the_fullest,
    leave_out,
    move_card,
    put_back,
    subject_of,
)
from articles.publishing.content import build_content
from articles.publishing.gate import check
from articles.publishing.reading import read_content
from articles.quotes.stating import part
from tests.factories import EventFactory, PersonFactory, StatementFactory
from tests.publishing.stories import cover, covered, full_story, quote, report

pytestmark = pytest.mark.django_db

LONG = "“We will open the gate on Monday, and nobody who drives should have to wait for it,”"
SHORT = "“We will open the gate on Monday,”"


@pytest.fixture
def event(db):
    """Two renderings of one utterance, and two quotes that are part of no statement."""
    event = EventFactory()
    mara, statement = PersonFactory(), StatementFactory()
    full = report("Bay Wire", 0, f"{LONG} Mara Quill said.")
    cut = report("Skarrow Post", 20, f"{SHORT} Mara Quill said. “I have no money,” said Tomas Renn.")
    for article in (full, cut):
        cover(event, article)
    event.long = quote(full, LONG, mara, statement)
    event.short = quote(cut, SHORT, mara, statement)
    event.money = quote(cut, "“I have no money,”", PersonFactory())
    event.statement = statement
    return event


def page_of(event):
    return read_content(build_content(event))


def words(page):
    return [voice.chosen.words for voice in page.voices]


def test_the_fullest_leads_until_an_editor_chooses(event):
    assert words(page_of(event))[0].endswith("have to wait for it")


def test_the_rendering_that_an_editor_chose_leads_and_the_others_are_compared_with_it(event, editor):
    lead_with(event, event.short, user=editor)

    [voice, _] = page_of(event).voices

    assert voice.chosen.words == "We will open the gate on Monday"
    [other] = voice.others
    assert [piece.how for piece in other.pieces] == ["same", "added"]
    assert voice.tells == []


def test_an_edition_tells_the_fullest_too_when_another_leads(event, editor):
    lead_with(event, event.short, user=editor)

    [told] = build_content(event)["statements"]

    assert (told["leading"], told["fullest"]) == (event.short.pk, event.long.pk)


def test_who_chose_stands_in_the_history_of_the_statement(event, editor):
    lead_with(event, event.short, user=editor)

    line = event.statement.history.first()
    assert (line.history_user, line.history_change_reason) == (editor, "Chose which rendering leads")


def test_the_choice_can_be_left_to_the_machine_again(event, editor):
    lead_with(event, event.short, user=editor)

    lead_with_the_fullest(event, event.statement, user=editor)

    assert build_content(event)["statements"][0]["leading"] == event.long.pk


def test_a_quote_without_a_statement_leads_nothing(event, editor):
    with pytest.raises(ValidationError, match="only a confirmed rendering"):
        lead_with(event, event.money, user=editor)


def test_a_suggested_quote_does_not_lead(event, editor):
    Quote.objects.filter(pk=event.short.pk).update(state="suggested", decided_at=None, decided_by=None)

    with pytest.raises(ValidationError, match="only a confirmed rendering"):
        lead_with(event, event.short, user=editor)


def test_a_leading_rendering_that_leaves_the_statement_leads_no_more(event, editor):
    lead_with(event, event.short, user=editor)

    part(event.statement, [event.short], user=editor)

    assert "have to wait for it" in words(page_of(event))[0]


def test_a_leading_rendering_that_is_rejected_leads_no_more(event, editor):
    lead_with(event, event.short, user=editor)
    Quote.objects.filter(pk=event.short.pk).update(state="rejected")
    cut = event.articles.get(pk=event.short.version.article_id)
    quote(cut, "We will open the gate", PersonFactory(), event.statement, "indirect")

    [told] = build_content(event)["statements"]

    assert told["leading"] == event.long.pk


def test_a_leading_rendering_of_an_article_outside_the_event_leads_not_here(event, editor):
    outside = quote(report("Far Post", 9, SHORT), SHORT, PersonFactory(), event.statement)
    lead_with(event, outside, user=editor)

    [told] = build_content(event)["statements"]

    assert told["leading"] == event.long.pk


def test_a_statement_forgets_its_leading_quote_when_that_is_deleted(event, editor):
    lead_with(event, event.short, user=editor)

    event.short.delete()

    assert Statement.objects.get(pk=event.statement.pk).leading is None


def test_cards_stand_in_the_order_of_the_reports_until_an_editor_orders_them(event, editor):
    move_card(event, event.money, 0, user=editor)

    assert words(page_of(event))[0] == "I have no money"


def test_what_comes_later_stands_after_what_was_ordered(event, editor):
    move_card(event, event.money, 0, user=editor)
    late = report("Late Post", -20, "“Welcome home,” she said.")
    cover(event, late)
    quote(late, "“Welcome home,”", PersonFactory())

    assert words(page_of(event))[-1] == "Welcome home"


def test_ordering_writes_only_what_moved(event, editor):
    move_card(event, event.money, 0, user=editor)

    move_card(event, event.money, 0, user=editor)

    assert Telling.history.count() == 2


def test_moving_says_which_place_the_card_had(event, editor):
    assert move_card(event, event.money, 0, user=editor) == 1
    assert move_card(event, event.money, 9, user=editor) == 0
    assert words(page_of(event))[-1] == "I have no money"


def test_what_is_not_on_the_page_has_no_place(event, editor):
    leave_out(event, event.money, user=editor)

    with pytest.raises(ValidationError, match="not on the page"):
        move_card(event, event.money, 0, user=editor)


def test_each_deed_tells_pages_that_the_event_changed(event, editor):
    deeds = [
        lambda: lead_with(event, event.short, user=editor),
        lambda: lead_with_the_fullest(event, event.statement, user=editor),
        lambda: move_card(event, event.money, 0, user=editor),
        lambda: leave_out(event, event.money, user=editor),
        lambda: put_back(event, event.money, user=editor),
    ]
    for deed in deeds:
        before = Event.objects.get(pk=event.pk).lock_version
        deed()
        assert Event.objects.get(pk=event.pk).lock_version == before + 1


def test_a_statement_left_out_is_not_on_the_page_and_stays_confirmed(event, editor):
    leave_out(event, event.statement, user=editor)

    assert words(page_of(event)) == ["I have no money"]
    assert event.statement.quotes.confirmed().count() == 2


def test_a_rendering_left_out_leaves_the_others(event, editor):
    leave_out(event, event.long, user=editor)

    assert words(page_of(event))[0] == "We will open the gate on Monday"


def test_what_is_left_out_of_one_event_stays_in_another(event, editor):
    other = EventFactory()
    for article in event.articles.all():
        cover(other, article)

    leave_out(event, event.statement, user=editor)
    leave_out(event, event.money, user=editor)

    assert page_of(event).voices == []
    assert len(page_of(other).voices) == 2


def test_copies_of_the_same_words_are_left_out_and_put_back_together(event, editor):
    copy = report("Copy Post", 40, "“I have no money,” said Tomas Renn.")
    cover(event, copy)
    quote(copy, "“I have no money,”", event.money.speaker)

    leave_out(event, event.money, user=editor)

    assert len(page_of(event).voices) == 1
    assert len(board_of(event).left_out) == 1
    put_back(event, event.money, user=editor)
    assert page_of(event).voices[1].carried == 2


def test_what_was_left_out_can_be_put_back(event, editor):
    leave_out(event, event.money, user=editor)

    put_back(event, event.money, user=editor)

    assert len(page_of(event).voices) == 2


def test_who_is_left_out_is_not_among_the_people(event, editor):
    leave_out(event, event.money, user=editor)

    assert event.money.speaker.name not in [person["name"] for person in build_content(event)["people"]]


def test_the_board_names_what_is_left_out(event, editor):
    leave_out(event, event.money, user=editor)
    leave_out(event, event.statement, user=editor)

    board = board_of(event)

    assert board.cards == []
    assert {row.quote or row.statement for row in board.left_out} == {event.money, event.statement}


def test_the_board_says_which_cards_an_editor_chose_for(event, editor):
    lead_with(event, event.short, user=editor)

    assert [card.is_chosen for card in board_of(event).cards] == [True, False]


def test_a_quote_that_is_left_out_does_not_block_publishing(editor):
    event = covered()
    article = event.articles.get()
    made = quote(article, "The bridge reopens on Monday", PersonFactory())
    assert "block" in [one.level for one in check(event)]

    leave_out(event, made, user=editor)

    assert "block" not in [one.level for one in check(event)]


def test_a_key_stands_for_its_card(event):
    keys = [card.key for card in board_of(event).cards]

    assert [subject_of(event, key) for key in keys] == [event.statement, event.money]


@pytest.mark.parametrize("key", ["", "quote-", "quote-x", "quote-0", "statement-0", "person-1", "quote-²"])
def test_a_key_of_nothing_here_is_refused(event, key):
    with pytest.raises(ValidationError, match="no part of the event"):
        subject_of(event, key)


def test_a_telling_is_of_one_thing(event):
    with pytest.raises(IntegrityError):
        Telling.objects.create(event=event, statement=event.statement, quote=event.money)


@pytest.mark.parametrize("copies", [1, 12])
def test_the_cost_of_the_board_does_not_grow(copies, editor, django_assert_num_queries):
    event = full_story(copies=copies)
    leave_out(event, Quote.objects.filter(kind="mixed").get(), user=editor)

    with django_assert_num_queries(8):
        board_of(event)
