"""What was done to a row is taken back, and a row that was taken out comes back."""

from datetime import timedelta

import pytest
from django.db.models import F

from articles.models import SummarySentence
from tests.admin.event_forms import JSON, on_row, save_row, shown
from tests.factories import (
    EventFactory,
    PassageFactory,
    SummarySentenceFactory,
    UserFactory,
)


@pytest.fixture
def sentence(db):
    return SummarySentenceFactory(text="The bridge opened on Monday.")


def texts(event):
    return list(event.summary.values_list("text", flat=True))


def test_a_move_is_taken_back(as_editor):
    event = EventFactory()
    SummarySentenceFactory(event=event, text="a")
    last = SummarySentenceFactory(event=event, text="b", position=1)
    on_row(as_editor, "move_row", last, {"place": 0})

    on_row(as_editor, "take_back_row", last)

    assert texts(event) == ["a", "b"]


def test_taking_back_goes_on_before_a_move_that_was_taken_back(as_editor):
    event = EventFactory()
    SummarySentenceFactory(event=event, text="a")
    last = SummarySentenceFactory(event=event, text="b", position=1)
    save_row(as_editor, last, {"text": "b, rewritten"})
    last.refresh_from_db()
    on_row(as_editor, "move_row", last, {"place": 0})

    on_row(as_editor, "take_back_row", last)
    on_row(as_editor, "take_back_row", last)

    assert texts(event) == ["a", "b"]


def test_a_sentence_taken_out_comes_back_with_what_it_cited(as_editor, sentence):
    passage = PassageFactory()
    sentence.passages.add(passage)
    event, pk = sentence.event, sentence.pk

    on_row(as_editor, "remove_row", sentence)
    assert texts(event) == []
    on_row(as_editor, "bring_back_row", SummarySentence(pk=pk, event=event), {}, seen={})

    back = event.summary.get()
    assert (back.pk, back.text, back.passages.get()) == (pk, "The bridge opened on Monday.", passage)


def test_taking_out_offers_to_take_it_back(as_editor, sentence):
    answer = on_row(as_editor, "remove_row", sentence, **JSON).json()

    assert "Take back" in answer["parts"]["bench-said"]
    assert f"/rows/summary/{sentence.pk}/bring-back-row/" in answer["parts"]["bench-said"]


def test_a_row_that_a_colleague_changed_is_not_taken_out_unseen(as_editor, sentence):
    seen = shown(sentence)
    SummarySentence.objects.update(text="Theirs.")

    on_row(as_editor, "remove_row", sentence, {}, seen=seen)

    assert texts(sentence.event) == ["Theirs."]


def test_the_last_change_of_a_sentence_is_taken_back_with_what_it_cited(as_editor, sentence):
    passage = PassageFactory()
    sentence.passages.add(passage)
    on_row(as_editor, "cite_no_more", sentence, {"passage": passage.pk})
    assert not sentence.passages.exists()

    on_row(as_editor, "take_back_row", sentence)

    assert sentence.passages.get() == passage


def a_minute_later(row):
    row.history.update(history_date=F("history_date") - timedelta(minutes=1))


def test_a_sentence_that_is_saved_while_it_is_typed_is_one_deed(as_editor, sentence):
    for text in ("The br", "The bridge op", "The bridge opens."):
        save_row(as_editor, sentence, {"text": text})

    on_row(as_editor, "take_back_row", sentence)

    assert texts(sentence.event) == ["The bridge opened on Monday."]


def test_what_two_editors_type_stays_two_deeds(client, as_editor, sentence):
    save_row(client, sentence, {"text": "Mine."})
    client.force_login(UserFactory(username="wilma", role="editor"))
    save_row(client, sentence, {"text": "Hers."})

    on_row(client, "take_back_row", sentence)

    assert texts(sentence.event) == ["Mine."]


def test_what_a_colleague_did_since_is_not_taken_back_unseen(as_editor, sentence):
    save_row(as_editor, sentence, {"text": "Mine."})
    seen = shown(sentence)
    sentence.refresh_from_db()
    sentence.text = "Theirs."
    sentence._history_user = UserFactory(username="wilma")
    sentence.save()

    response = on_row(as_editor, "take_back_row", sentence, seen=seen, **JSON)

    assert response.status_code == 422
    assert texts(sentence.event) == ["Theirs."]


def test_taking_back_twice_goes_back_two_changes(as_editor, sentence):
    for text in ("One.", "Two."):
        save_row(as_editor, sentence, {"text": text})
        sentence.refresh_from_db()
        a_minute_later(sentence)

    on_row(as_editor, "take_back_row", sentence)
    on_row(as_editor, "take_back_row", sentence)

    assert texts(sentence.event) == ["The bridge opened on Monday."]


def test_a_row_whose_passage_is_cited_no_more_leaves_the_passage(as_editor, sentence):
    passage = PassageFactory()
    sentence.passages.add(passage)

    on_row(as_editor, "cite_no_more", sentence, {"passage": passage.pk})

    passage.refresh_from_db()
