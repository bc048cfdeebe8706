"""The deeds of the annotation screen, each through the address that its forms and its script post to."""

import pytest
from django.urls import reverse

from articles.models import Mention, Person, Quote
from articles.models.deeds import token
from articles.quotes.marking import confirm, reject
from tests.admin.annotate.deeds import SAILS, TEXT, WAITS, key, mend, opened, post
from tests.factories import (
    MentionFactory,
    PersonFactory,
    QuoteFactory,
)


@pytest.mark.parametrize(("decision", "state"), [("confirm", "confirmed"), ("reject", "rejected")])
def test_a_quote_is_decided_and_the_next_that_waits_is_at_hand(decision, state, as_editor, article, quote):
    then = QuoteFactory(version=article.current_version, exact=WAITS)

    response = post(as_editor, "decide", quote, decision=decision)

    quote.refresh_from_db()
    assert quote.state == state
    assert response.url.endswith(f"at={key(then)}#item")


def test_after_the_last_that_waits_one_stays(as_editor, quote):
    answer = post(as_editor, "decide", quote, script=True, decision="confirm").json()

    assert answer["at"] == key(quote)
    assert answer["said"] == [{"words": f"Confirmed: “{SAILS}”", "wrong": False}]


@pytest.mark.parametrize(("decision", "state"), [("confirm", "confirmed"), ("reject", "rejected")])
def test_a_name_is_decided(decision, state, as_editor, name):
    post(as_editor, "decide", name, decision=decision)

    name.refresh_from_db()
    assert name.state == state


def test_a_name_of_nobody_is_not_confirmed(as_editor, article):
    name = MentionFactory(version=article.current_version, exact="Ines Carrow", person=None)

    response = post(as_editor, "decide", name, script=True, decision="confirm")

    assert response.status_code == 422
    assert response.json()["said"][0]["words"] == "Say which person is meant before confirming."


def test_only_what_was_changed_in_the_form_is_changed(as_editor, quote):
    fields = opened(as_editor, quote)
    Quote.objects.update(desk_note="Mine.")

    response = mend(
        as_editor,
        quote,
        opened_with=fields | {"seen": token(Quote.objects.get())},
        kind="mixed",
        on_behalf_of="the port",
    )

    assert response.status_code == 302
    quote.refresh_from_db()
    assert (quote.kind, quote.on_behalf_of, quote.desk_note) == ("mixed", "the port", "Mine.")


def test_all_that_is_said_of_a_quote_is_saved(as_editor, quote):
    person = PersonFactory(name="Ines Carrow")

    mend(
        as_editor,
        quote,
        speaker="Ines Carrow",
        speaker_text="the harbour master",
        public_context="By radio.",
        desk_note="Call her.",
    )

    quote.refresh_from_db()
    assert (quote.speaker, quote.speaker_text) == (person, "the harbour master")
    assert (quote.public_context, quote.desk_note) == ("By radio.", "Call her.")


def test_words_are_retyped_where_the_quote_stands(as_editor, quote):
    """They stand in the text twice; those are meant that the quote stands on."""
    mend(as_editor, quote, exact="ferry  sails at noon")

    quote.refresh_from_db()
    assert (quote.start, quote.exact) == (4, "ferry sails at noon")


def test_a_keyboard_without_curly_marks_finds_them(as_editor, quote):
    mend(as_editor, quote, exact='"Nobody waits,"')

    quote.refresh_from_db()
    assert quote.exact == "“Nobody waits,”"


def test_words_that_are_not_there_are_refused_and_kept_as_typed(as_editor, quote):
    html = mend(as_editor, quote, exact="The ferry sinks", desk_note="Typed.").content.decode()

    assert "These words are not in the text." in html
    assert "The ferry sinks</textarea>" in html
    assert "Typed.</textarea>" in html
    quote.refresh_from_db()
    assert (quote.exact, quote.desk_note) == (SAILS, "")


def test_a_place_that_a_script_tells_is_taken_exactly(as_editor, quote):
    start = TEXT.index(WAITS)

    mend(as_editor, quote, exact=WAITS, start=start, end=start + len(WAITS))

    quote.refresh_from_db()
    assert quote.exact == WAITS


def test_a_person_is_made_on_the_spot_where_that_is_asked(as_editor, quote):
    refused = mend(as_editor, quote, speaker="Ines Carrow").content.decode()
    assert "The desk knows nobody called “Ines Carrow”" in refused

    mend(as_editor, quote, speaker="Ines Carrow", speaker_new="on")

    quote.refresh_from_db()
    assert quote.speaker == Person.objects.get(name="Ines Carrow")


def test_no_person_is_left_behind_by_a_deed_that_was_refused(as_editor, quote, publisher):
    fields = opened(as_editor, quote)
    reject(quote, user=publisher)

    mend(
        as_editor,
        quote,
        opened_with=fields,
        speaker="Ines Carrow",
        speaker_new="on",
        seen=fields["seen"],
    )

    assert not Person.objects.exists()


def test_whom_a_name_means_is_chosen_and_confirmed_at_once(as_editor, name):
    other = PersonFactory(name="Ines Carrow the elder")

    mend(as_editor, name, person="Ines Carrow the elder")

    name.refresh_from_db()
    assert (name.person, name.state) == (other, "confirmed")


def test_a_name_is_marked_from_a_selection(as_editor, article):
    person = PersonFactory(name="Ines Carrow")
    start = TEXT.index("Ines")
    url = reverse("admin:articles_article_mark_name", args=[article.pk])

    data = {"exact": "Ines Carrow", "start": start, "end": start + 11, "person": "Ines Carrow"}
    as_editor.post(url, data | {"version": article.current_version_id})

    mention = Mention.objects.get()
    assert (mention.person, mention.start, mention.state) == (person, start, "confirmed")


def test_a_contributor_suggests_a_name(as_contributor, article):
    url = reverse("admin:articles_article_mark_name", args=[article.pk])

    as_contributor.post(url, {"exact": "Ines Carrow", "version": article.current_version_id})

    assert Mention.objects.get().state == "suggested"


def test_a_deed_is_taken_back_with_all_that_it_changed(as_editor, quote):
    before = Quote.objects.values().get()
    mend(as_editor, quote, exact=WAITS, speaker_text="she", kind="direct")
    post(as_editor, "decide", quote, decision="confirm")

    post(as_editor, "take_back", quote)
    response = post(as_editor, "take_back", quote)

    assert Quote.objects.values().get() == before
    assert response.url.endswith(f"at={key(quote)}#item")


def test_the_page_offers_to_undo_ones_own_last_deed_and_then_the_one_before(as_editor, article, quote, name):
    url = reverse("admin:articles_article_annotate", args=[article.pk])
    assert as_editor.get(url).context["undo"] is None
    post(as_editor, "decide", quote, decision="confirm")
    post(as_editor, "decide", name, decision="reject")

    offered = []
    for row in (name, quote):
        mark, _ = as_editor.get(url).context["undo"]
        offered.append(mark.row)
        post(as_editor, "take_back", row)

    assert offered == [name, quote]
    assert as_editor.get(url).context["undo"] is None


def test_a_contributor_takes_back_what_she_suggested_and_nothing_else(as_contributor, article, quote, editor):
    confirm(quote, user=editor)
    url = reverse("admin:articles_article_annotate", args=[article.pk])
    data = {"kind": "direct", "exact": WAITS, "version": article.current_version_id}
    as_contributor.post(url, data)
    own = Quote.objects.get(exact=WAITS)

    assert post(as_contributor, "take_back", quote).status_code == 403
    post(as_contributor, "take_back", own)

    assert list(Quote.objects.all()) == [quote]


@pytest.mark.parametrize("deed", ["decide", "mend"])
def test_a_contributor_neither_decides_nor_mends(deed, as_contributor, quote, name):
    for row in (quote, name):
        assert post(as_contributor, deed, row, decision="confirm").status_code == 403
