"""The deeds of the annotation screen, each through the address that its forms and its script post to."""

import json

import pytest
from django.urls import reverse

from articles.models import Article, Mention, Passage, Person, Quote
from articles.models.deeds import token
from articles.quotes.marking import change, confirm, reject
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    PersonFactory,
    PersonNameFactory,
    QuoteFactory,
    UserFactory,
    VersionFactory,
)

TEXT = (
    "The ferry sails at noon, said Ines Carrow, the harbour master. “Nobody waits,” she said.\n\n"
    "The mayor said the ferry sails at noon whatever the weather."
)
SAILS = "The ferry sails at noon"
WAITS = "Nobody waits"


@pytest.fixture
def article(db):
    return ArticleFactory(text=TEXT)


@pytest.fixture
def quote(article):
    return QuoteFactory(
        version=article.current_version, exact=SAILS, speaker=None, speaker_text="Ines Carrow"
    )


@pytest.fixture
def name(article):
    return MentionFactory(version=article.current_version, exact="Ines Carrow")


def key(row):
    return f"{'quote' if isinstance(row, Quote) else 'name'}-{row.pk}"


def post(client, deed, row, *, script=False, article=None, **data):
    article = article or row.version.article
    url = reverse(f"admin:articles_article_{deed}_mark", args=[article.pk, key(row)])
    headers = {"accept": "application/json"} if script else {}
    return client.post(url, {"seen": token(type(row).objects.get(pk=row.pk))} | data, headers=headers)


def opened(client, row):
    """The fields of the form at hand, as the page has them."""
    url = reverse("admin:articles_article_annotate", args=[row.version.article_id])
    form = client.get(url, {"at": key(row)}).context["item_form"]
    fields = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in fields.items() if value is not False}


def mend(client, row, *, script=False, opened_with=None, **typed):
    fields = opened_with or opened(client, row)
    return post(client, "mend", row, script=script, **(fields | typed))


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


# Two at one article.


def test_a_decision_on_what_a_colleague_decided_meanwhile_is_refused(as_editor, quote, publisher):
    seen = token(quote)
    reject(quote, user=publisher)

    answer = post(as_editor, "decide", quote, script=True, decision="confirm", seen=seen)

    quote.refresh_from_db()
    assert quote.state == "rejected"
    assert answer.status_code == 422
    assert "paul was here meanwhile (rejected" in answer.json()["said"][0]["words"]
    assert "desk-line-rejected" in answer.json()["parts"]["list"]


def test_without_a_script_the_refusal_is_told_on_the_page(as_editor, quote, publisher):
    seen = token(quote)
    reject(quote, user=publisher)

    response = post(as_editor, "decide", quote, decision="confirm", seen=seen)

    assert "Paul was here meanwhile (rejected" in as_editor.get(response.url).content.decode()


def test_what_was_typed_survives_a_colleagues_change_and_takes_nothing_of_it_away(
    as_editor, quote, publisher
):
    fields = opened(as_editor, quote)
    change(quote, user=publisher, desk_note="From Paul.")

    refused = mend(as_editor, quote, opened_with=fields, seen=fields["seen"], on_behalf_of="the port")
    form = refused.context["item_form"]
    again = {name: form[name].value() or "" for name in form.fields if name != "speaker_new"}
    quote.refresh_from_db()
    assert (quote.on_behalf_of, quote.desk_note) == ("", "From Paul.")
    assert (again["on_behalf_of"], again["desk_note"]) == ("the port", "From Paul.")

    mend(as_editor, quote, opened_with=again, seen=again["seen"])

    quote.refresh_from_db()
    assert (quote.on_behalf_of, quote.desk_note) == ("the port", "From Paul.")


def test_two_who_mark_the_same_words_make_one_quote(client, as_editor, article, publisher):
    url = reverse("admin:articles_article_annotate", args=[article.pk])
    data = {"kind": "direct", "exact": WAITS, "speaker_text": "she", "version": article.current_version_id}
    as_editor.post(url, data)
    client.force_login(publisher)

    html = client.post(url, data | {"desk_note": "Paul’s."}).content.decode()

    assert "edda confirmed these words" in html
    assert "Paul’s.</textarea>" in html
    assert Quote.objects.get().desk_note == ""


def test_a_mark_that_is_gone_is_told(as_editor, article, quote):
    url = reverse("admin:articles_article_decide_mark", args=[article.pk, key(quote)])
    quote.delete()

    answer = as_editor.post(url, {"decision": "confirm"}, headers={"accept": "application/json"})

    assert answer.status_code == 422
    assert "This mark is gone" in answer.json()["said"][0]["words"]


def test_a_mark_of_another_article_is_out_of_reach(as_editor, quote):
    other = ArticleFactory()

    post(as_editor, "decide", quote, article=other, decision="confirm")

    quote.refresh_from_db()
    assert quote.state == "suggested"


def test_a_refused_form_that_is_sent_again_looks_in_the_text_as_it_is_now(as_editor, article):
    url = reverse("admin:articles_article_annotate", args=[article.pk])
    data = {"kind": "direct", "exact": WAITS, "speaker_text": "she", "version": article.current_version_id}
    VersionFactory(article=article, raw_text="Update. " + TEXT)

    form = as_editor.post(url, data | {"start": 64, "end": 76}).context["mark_form"]
    again = {name: form[name].value() or "" for name in form.fields if name != "speaker_new"}
    as_editor.post(url, again)

    assert Quote.objects.get().version == Article.objects.get().current_version


@pytest.mark.parametrize("before", ["", "no", "[]", json.dumps({"kind": 5}), "null"])
def test_a_form_that_does_not_say_what_stood_in_it_is_taken_as_it_is(before, as_editor, quote):
    response = mend(as_editor, quote, before=before, kind="mixed")

    quote.refresh_from_db()
    assert response.status_code == 302
    assert (quote.kind, quote.speaker_text) == ("mixed", "Ines Carrow")


# Whom.


def test_a_person_is_known_by_any_spelling_and_by_number(as_editor, quote):
    person = PersonFactory(name="Ines Carrow")
    PersonNameFactory(person=person, name="I. Carrow")

    for typed in ("i. carrow", str(person.pk)):
        Quote.objects.update(speaker=None)
        mend(as_editor, quote, speaker=typed)
        quote.refresh_from_db()
        assert quote.speaker == person


def test_of_namesakes_the_number_is_asked(as_editor, quote):
    one = PersonFactory(name="Ines Carrow", description="harbour master")
    PersonFactory(name="Ines Carrow", description="painter")

    html = mend(as_editor, quote, speaker="Ines Carrow").content.decode()
    assert (
        f"Several people are called “Ines Carrow”. Give the number of one: {one.pk} (harbour master)" in html
    )

    mend(as_editor, quote, speaker="Ines Carrow", speaker_key=one.pk)
    quote.refresh_from_db()
    assert quote.speaker == one


def test_a_merged_person_is_shown_as_whom_they_became_and_nothing_is_written_for_that(as_editor, quote):
    former = PersonFactory(name="I. Carrow", merged_into=PersonFactory(name="Ines Carrow"))
    Quote.objects.update(speaker=former)
    quote.refresh_from_db()

    fields = opened(as_editor, quote)
    mend(as_editor, quote, opened_with=fields, kind="mixed")

    quote.refresh_from_db()
    assert fields["speaker"] == "Ines Carrow"
    assert (quote.kind, quote.speaker) == ("mixed", former)


def test_what_is_typed_over_a_choice_is_what_is_meant(as_editor, quote):
    chosen, typed = PersonFactory(name="Ines Carrow"), PersonFactory(name="Ole Brandt")

    mend(as_editor, quote, speaker="Ole Brandt", speaker_key=chosen.pk)

    quote.refresh_from_db()
    assert quote.speaker == typed


@pytest.mark.parametrize("typed", ["99999999999999999999", "0", "\0", "x" * 201])
def test_whom_nobody_can_be_is_refused_and_kept(typed, as_editor, quote):
    response = mend(as_editor, quote, speaker=typed, speaker_new="on")

    assert response.status_code == 200
    assert response.context["item_form"].errors


def test_whoever_may_not_add_people_is_not_offered_it(client, article, quote):
    user = UserFactory(role="editor")
    user.groups.first().permissions.filter(codename="add_person").delete()
    client.force_login(user)

    html = mend(client, quote, speaker="Ines Carrow", speaker_new="on").content.decode()

    assert "The desk knows nobody called “Ines Carrow”. Choose another, or leave it empty." in html
    assert not Person.objects.exists()


def test_a_passage_is_cited_by_script_and_the_form_is_empty_again(as_contributor, article):
    url = reverse("admin:articles_article_cite", args=[article.pk])
    data = {"exact": WAITS, "target": "", "version": article.current_version_id}

    answer = as_contributor.post(url, data, headers={"accept": "application/json"}).json()

    assert Passage.objects.get().exact == WAITS
    assert WAITS not in answer["parts"]["cite"]
