import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Quote, QuotesToldApart, Statement
from articles.quotes.stating import join, state, tell_apart
from tests.admin.triage import messages
from tests.factories import CoverageFactory, EventFactory, StatementFactory, UserFactory
from tests.quotes.said import DIRECT, INDIRECT, OTHER, one_utterance

LIST = reverse("admin:articles_statement_suggested")
TOGETHER = reverse("admin:articles_statement_put_together")
UNDO = reverse("admin:articles_statement_undo")
SAID = {"summary": "Not safe", "said_2": "unknown"}


def keys(quotes):
    return [quote.pk for quote in quotes]


def joined(quotes):
    return "-".join(map(str, keys(quotes)))


def page(client, quotes, **data):
    return client.get(TOGETHER, {"quotes": joined(quotes), **data})


def put(client, quotes, do="state", ticked=None, **data):
    ticked = quotes if ticked is None else ticked
    posted = {**SAID, "quotes": joined(quotes), "quote": keys(ticked), "do": do, **data}
    return client.post(TOGETHER, posted, follow=True)


def decide(client, statement, do, **data):
    url = reverse("admin:articles_statement_decide", args=[statement.pk])
    return client.post(url, {"do": do, **data}, follow=True)


def undo(client):
    offered = client.session["desk_undo"]
    return client.post(offered["url"], offered["fields"], follow=True)


def members(statement):
    return sorted(statement.quotes.values_list("pk", flat=True))


@pytest.fixture
def quotes(db):
    return one_utterance(DIRECT, INDIRECT, confirmed=True)


@pytest.fixture
def statement(quotes, editor):
    return state(quotes, user=editor, summary="The bridge is not safe")


@pytest.fixture
def further(statement):
    """A third outlet's rendering of it, which is suggested."""
    story = statement.quotes.first().version.article.story
    [quote] = one_utterance(DIRECT, speaker=statement.quotes.first().speaker)
    article = quote.version.article
    article.story = story
    article.save()
    return quote


# The list.


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


# A suggestion.


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


# A statement.


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


# Who may.


def test_a_contributor_sees_the_screens_and_decides_nothing(as_contributor, quotes, statement):
    html = as_contributor.get(statement.get_admin_url()).content.decode()

    assert "nobody drives over it tonight" in html
    assert 'name="do"' not in html
    assert as_contributor.get(LIST).status_code == 200


@pytest.mark.parametrize("do", ["state", "apart"])
def test_a_contributor_puts_nothing_together(as_contributor, quotes, do):
    assert put(as_contributor, quotes, do=do).status_code == 403
    assert not Statement.objects.exists()
    assert not QuotesToldApart.objects.exists()


@pytest.mark.parametrize("do", ["join", "apart", "part", "add", "revise"])
def test_a_contributor_changes_no_statement(as_contributor, statement, do):
    assert decide(as_contributor, statement, do).status_code == 403


def test_a_contributor_undoes_nothing(as_contributor, statement, quotes):
    posted = {"undo": "state", "statement": statement.pk, "quotes": joined(quotes)}

    assert as_contributor.post(UNDO, posted).status_code == 403
    assert Statement.objects.exists()


def test_whoever_may_see_no_quotes_sees_no_statement(client, statement):
    viewer = UserFactory()
    viewer.user_permissions.add(Permission.objects.get(codename="view_statement"))
    client.force_login(viewer)

    assert client.get(statement.get_admin_url()).status_code == 403
    assert client.get(LIST).status_code == 403


# What it costs.


@pytest.mark.parametrize("size", [2, 10])
def test_the_screen_of_a_suggestion_costs_the_same_at_any_size(size, as_editor, django_assert_num_queries):
    quotes = one_utterance(*[DIRECT] * size)

    with django_assert_num_queries(12):
        page(as_editor, quotes)


@pytest.mark.parametrize("size", [2, 10])
def test_the_screen_of_a_statement_costs_the_same_at_any_size(
    size, as_editor, editor, django_assert_num_queries
):
    statement = state(one_utterance(*[DIRECT] * size), user=editor, summary="Not safe")
    one_utterance(*[INDIRECT] * size)

    with django_assert_num_queries(16):
        as_editor.get(statement.get_admin_url())


@pytest.mark.parametrize("size", [1, 10])
def test_the_list_costs_the_same_at_any_size(size, as_editor, django_assert_num_queries):
    for _ in range(size):
        one_utterance(DIRECT, INDIRECT)

    with django_assert_num_queries(9):
        as_editor.get(LIST)
