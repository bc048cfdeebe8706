"""Two editors at one article never lose each other’s work."""

import json

import pytest
from django.urls import reverse

from articles.models import Article, Quote
from articles.models.deeds import token
from articles.quotes.marking import change, reject
from tests.admin.annotate.deeds import TEXT, WAITS, key, mend, opened, post
from tests.factories import (
    ArticleFactory,
    VersionFactory,
)


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
