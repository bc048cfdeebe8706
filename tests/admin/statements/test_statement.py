import pytest
from django.urls import reverse

from articles.models import QuotesToldApart, Statement
from articles.publishing.board import lead_with
from articles.quotes.stating import join
from tests.admin.statements.screens import (
    SAID,
    decide,
    keys,
    members,
    page,
    put,
    undo,
)
from tests.admin.triage import messages
from tests.factories import EventFactory, StatementFactory
from tests.quotes.said import DIRECT, INDIRECT, OTHER, one_utterance


def test_a_statement_shows_what_may_render_it_too(as_editor, statement, further):
    response = as_editor.get(statement.get_admin_url())

    assert [row.quote for row in response.context["at_hand"].candidates] == [further]
    assert response.context["ticked"] == {further.pk}


def test_a_further_rendering_is_added_and_taken_back(as_editor, statement, further):
    decide(as_editor, statement, "join", quote=further.pk, candidates=further.pk)
    assert further.pk in members(statement)

    undo(as_editor)
    assert further.pk not in members(statement)
    assert not QuotesToldApart.objects.exists()


def test_a_candidate_that_is_another_utterance_is_told_apart_from_all(as_editor, statement, further):
    decide(as_editor, statement, "apart", candidates=further.pk)

    assert {pair[1] for pair in QuotesToldApart.objects.all().pairs()} == {further.pk}
    assert as_editor.get(statement.get_admin_url()).context["at_hand"].candidates == []


def test_the_rendering_that_an_editor_has_lead_stands_first_and_the_others_beside_it(
    as_editor, statement, quotes, editor
):
    assert (
        "The fullest: the others are set beside it."
        in as_editor.get(statement.get_admin_url()).content.decode()
    )
    chosen = next(quote for quote in quotes if quote.kind == "indirect")

    lead_with(EventFactory(), chosen, user=editor)

    response = as_editor.get(statement.get_admin_url())
    assert response.context["at_hand"].rows[0].quote == chosen
    assert "It leads, as an editor chose: the others are set beside it." in response.content.decode()


def test_a_rendering_is_taken_out_and_put_back(as_editor, statement, quotes):
    decide(as_editor, statement, "part", member=quotes[1].pk)
    assert members(statement) == [quotes[0].pk]

    undo(as_editor)
    assert members(statement) == sorted(keys(quotes))
    assert not QuotesToldApart.objects.exists()


def test_what_was_taken_out_stands_on_the_page_to_be_taken_back(as_editor, statement, quotes):
    decide(as_editor, statement, "part", member=quotes[1].pk)

    told = as_editor.get(statement.get_admin_url()).context["told_apart"]

    assert [(pair.low_id, pair.high_id) for pair in told] == [tuple(sorted(keys(quotes)))]


@pytest.mark.parametrize("do", ["join", "part", "apart"])
def test_a_deed_on_nothing_asks_for_quotes(as_editor, statement, do):
    assert messages(decide(as_editor, statement, do)) == ["Tick the quotes that you mean."]


def test_any_quote_is_added_by_its_number_where_no_script_runs(as_editor, statement):
    [quote] = one_utterance(OTHER)

    decide(as_editor, statement, "add", **{"another-typed": quote.pk})

    assert quote.pk in members(statement)


def test_a_quote_that_is_none_is_refused(as_editor, statement):
    response = decide(as_editor, statement, "add", **{"another-typed": "no such words"})

    assert "No quote is called “no such words”" in messages(response)[0]


def test_quotes_are_found_by_their_words(as_editor, quotes):
    asked = {"app_label": "articles", "model_name": "quotestoldapart", "field_name": "low", "term": "longer"}

    found = as_editor.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert {row["id"] for row in found} == set(map(str, keys(quotes)))
    assert any("Outlet 1" in row["text"] for row in found)


def test_what_is_said_of_it_is_changed(as_editor, statement):
    seen = statement.history.first().pk

    decide(as_editor, statement, "revise", seen=seen, **SAID | {"summary": "Shut", "place": "Aller"})

    statement.refresh_from_db()
    assert (statement.summary, statement.place) == ("Shut", "Aller")


def test_a_change_over_a_colleagues_is_told_kept_and_may_be_saved_again(as_editor, statement):
    stale = statement.history.first().pk
    decide(as_editor, statement, "revise", seen=stale, **SAID | {"place": "Aller"})

    response = decide(as_editor, statement, "revise", seen=stale, **SAID | {"place": "Skarrow"})

    assert "changed this statement after you opened it" in messages(response)[0]
    assert response.context["form"]["place"].value() == "Skarrow"
    decide(as_editor, statement, "revise", seen=response.context["seen"], **SAID | {"place": "Skarrow"})
    statement.refresh_from_db()
    assert statement.place == "Skarrow"


def test_a_statement_for_a_person_and_an_organisation_is_refused(as_editor, statement, quotes):
    both = {"on_behalf_of": "the cabinet", "on_behalf_of_person": quotes[0].speaker_id}

    response = decide(as_editor, statement, "revise", seen=statement.history.first().pk, **SAID, **both)

    assert "on_behalf_of" in response.context["form"].errors


def test_a_colleagues_taking_out_is_told(as_editor, statement, quotes):
    decide(as_editor, statement, "part", member=quotes[1].pk)

    response = decide(as_editor, statement, "part", member=quotes[1].pk)

    assert "no longer part of this statement" in messages(response)[0]


def test_an_undo_after_a_colleague_added_to_it_is_refused(as_editor, publisher, quotes):
    put(as_editor, quotes)
    statement = Statement.objects.get()
    join(statement, one_utterance(OTHER), user=publisher)

    assert "It stays" in messages(undo(as_editor))[0]
    assert Statement.objects.exists()


def test_a_statement_without_quotes_says_how_to_add_one(as_editor):
    html = as_editor.get(StatementFactory().get_admin_url()).content.decode()

    assert "No quote renders this statement yet" in html


def test_a_quote_can_be_confirmed_where_it_stands_beside_the_others(as_editor):
    quotes = one_utterance(DIRECT, INDIRECT)

    html = page(as_editor, quotes).content.decode()

    assert reverse("admin:articles_quote_decide", args=[quotes[0].pk]) in html


def test_hostile_words_are_shown_and_not_run(as_editor):
    hostile = "“<script>alert(1)</script> we close the bridge tonight”"

    html = page(as_editor, one_utterance(hostile, hostile)).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
