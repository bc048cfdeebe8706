import pytest
from django.urls import reverse

from articles.models import Quote, QuotesToldApart, Statement
from articles.quotes.stating import state, tell_apart
from tests.admin.statements.screens import (
    LIST,
    TOGETHER,
    UNDO,
    joined,
    keys,
    members,
    page,
    put,
    undo,
)
from tests.admin.triage import messages
from tests.quotes.said import DIRECT, INDIRECT, one_utterance


def test_a_suggestion_sets_direct_speech_beside_its_paraphrase(as_editor, quotes):
    html = page(as_editor, quotes).content.decode()

    assert "Outlet 1" in html
    assert "Outlet 2" in html
    assert "Puts it into reported speech" in html or "puts it into reported speech" in html
    assert "<del>" in html
    for quote in quotes:
        annotator = reverse("admin:articles_article_annotate", args=[quote.version.article_id])
        assert f'href="{annotator}#quote-{quote.pk}"' in html


def test_who_said_it_and_when_is_proposed(as_editor, quotes):
    form = page(as_editor, quotes).context["form"]

    assert form.initial["speaker"] == quotes[0].speaker_id
    assert str(form.initial["said"][0]) == "2026-05-12"


def test_one_key_makes_it_one_statement(as_editor, editor, quotes):
    put(
        as_editor,
        quotes,
        speaker=quotes[0].speaker_id,
        said_0="2026-05-12",
        said_2="day",
        place="Low Skarrow",
    )

    statement = Statement.objects.get()
    assert members(statement) == sorted(keys(quotes))
    assert (statement.summary, statement.place, statement.said_precision) == (
        "Not safe",
        "Low Skarrow",
        "day",
    )
    assert statement.history.get().history_user == editor


def test_after_the_last_one_its_statement_is_shown(as_editor, quotes):
    response = put(as_editor, quotes)

    assert response.redirect_chain[-1][0] == Statement.objects.get().get_admin_url()


def test_after_one_the_next_comes(as_editor, quotes):
    others = one_utterance(DIRECT, DIRECT)

    response = put(as_editor, quotes)

    assert f"quotes={joined(others)}" in response.redirect_chain[-1][0]


def test_what_was_not_ticked_is_another_utterance(as_editor):
    one, other, third = one_utterance(DIRECT, INDIRECT, DIRECT)

    put(as_editor, [one, other, third], ticked=[one, third])

    assert members(Statement.objects.get()) == [one.pk, third.pk]
    assert QuotesToldApart.objects.all().pairs() == {(one.pk, other.pk), (other.pk, third.pk)}


def test_fewer_than_two_are_no_statement_and_what_was_typed_is_kept(as_editor, quotes):
    response = put(as_editor, quotes, ticked=quotes[:1], place="Low Skarrow")

    assert messages(response) == ["Tick at least two quotes that render one utterance."]
    assert response.context["form"]["place"].value() == "Low Skarrow"
    assert response.context["ticked"] == {quotes[0].pk}
    assert not Statement.objects.exists()


def test_a_refused_form_says_what_to_mend(as_editor, quotes):
    response = put(as_editor, quotes, summary="", said_0="2026-05-12", said_2="unknown")

    assert messages(response) == ["Nothing was saved. Mend what is marked below."]
    assert set(response.context["form"].errors) == {"summary", "said"}
    assert not Statement.objects.exists()


def test_stating_is_undone_with_one_button(as_editor, quotes):
    put(as_editor, quotes)

    response = undo(as_editor)

    assert messages(response) == ["Taken back."]
    assert not Statement.objects.exists()
    assert response.redirect_chain[-1][0].startswith(TOGETHER)


def test_undoing_it_forgets_what_was_told_apart_too(as_editor):
    one, other, third = one_utterance(DIRECT, INDIRECT, DIRECT)
    put(as_editor, [one, other, third], ticked=[one, third])

    undo(as_editor)

    assert not QuotesToldApart.objects.exists()


def test_not_the_same_is_never_suggested_again(as_editor, quotes):
    response = put(as_editor, quotes, do="apart")

    assert response.redirect_chain[-1][0] == LIST
    assert len(response.context["suggestions"]) == 0
    assert QuotesToldApart.objects.all().pairs() == {tuple(sorted(keys(quotes)))}


def test_not_the_same_is_undone(as_editor, quotes):
    put(as_editor, quotes, do="apart")

    undo(as_editor)

    assert len(as_editor.get(LIST).context["suggestions"]) == 1


def test_what_was_told_apart_lately_can_be_taken_back_from_the_list(as_editor, editor, quotes):
    [pair] = tell_apart(quotes, user=editor)

    assert f'value="{pair[0]}-{pair[1]}"' in as_editor.get(LIST).content.decode()
    as_editor.post(UNDO, {"undo": "apart", "pairs": f"{pair[0]}-{pair[1]}", "next": LIST})

    assert not QuotesToldApart.objects.exists()


def test_who_was_faster_is_told_and_what_was_typed_is_kept(as_editor, publisher, quotes):
    state(quotes, user=publisher, summary="The bridge is shut")

    response = put(as_editor, quotes, place="Low Skarrow")

    assert "paul made" in messages(response)[0]
    assert response.context["form"]["place"].value() == "Low Skarrow"
    assert Statement.objects.count() == 1


def test_telling_apart_what_a_colleague_put_together_is_refused(as_editor, publisher, quotes):
    state(quotes, user=publisher, summary="The bridge is shut")

    response = put(as_editor, quotes, do="apart")

    assert "both part of “The bridge is shut”" in messages(response)[0]
    assert not QuotesToldApart.objects.exists()


def test_quotes_that_are_gone_lead_back_to_the_list(as_editor, quotes):
    Quote.objects.all().delete()

    response = as_editor.get(TOGETHER, {"quotes": joined(quotes)}, follow=True)

    assert response.redirect_chain[-1][0] == LIST
    assert "None of these quotes" in messages(response)[0]


@pytest.mark.parametrize("asked", ["", "x", "1-2-x", "9" * 60, "1--2", "\x00"])
def test_a_made_up_address_breaks_nothing(as_editor, asked):
    assert as_editor.get(TOGETHER, {"quotes": asked}, follow=True).status_code == 200


def test_a_made_up_deed_is_refused(as_editor, quotes):
    assert messages(put(as_editor, quotes, do="publish")) == ["Choose one of the buttons."]
