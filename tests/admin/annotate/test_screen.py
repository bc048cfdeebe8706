from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from articles.models import Article, Quote
from articles.quotes.marking import confirm
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    PersonFactory,
    QuoteFactory,
    UserFactory,
    VersionFactory,
)

TEXT = "The gate 🚧 opens.\n\n“We open on Monday,” the minister said. The minister said no more."
SAID = "“We open on Monday,”"


@pytest.fixture
def article(db):
    return ArticleFactory(headline="Gate opens", text=TEXT)


def annotator(article):
    return reverse("admin:articles_article_annotate", args=[article.pk])


def utf16(words):
    start = TEXT.index(words)
    return {"start": start + 1, "end": start + 1 + len(words), "exact": words}


def mark(client, article, **data):
    typed = {"kind": "direct", "speaker_text": "the minister", "version": article.current_version_id}
    return client.post(annotator(article), typed | {"exact": "", "start": "", "end": ""} | data)


def test_the_annotator_shows_the_whole_text_with_its_quotes_marked(as_editor, article):
    quote = QuoteFactory(version=article.current_version, exact=SAID)

    html = as_editor.get(annotator(article)).content.decode()

    assert f'data-marks="quote-{quote.pk}">{SAID}</mark>' in html
    assert f'<li class="desk-line desk-line-suggested desk-line-waiting" id="quote-{quote.pk}"' in html


def shown_text(client, article):
    html = client.get(annotator(article)).content.decode()
    shown = html.partition('id="annotated"')[2].partition(">")[2].partition("</div>")[0]
    return unescape(strip_tags(shown))


def test_the_text_on_the_page_is_the_text_character_by_character(as_editor, article):
    QuoteFactory(version=article.current_version, exact=SAID)
    MentionFactory(version=article.current_version, exact="minister")

    assert shown_text(as_editor, article) == TEXT


def test_line_ends_of_two_characters_stay_two(as_editor):
    text = "One line.\r\n\r\nAnother, he said.\rA third."
    article = ArticleFactory(text=text)

    assert "&#13;" in as_editor.get(annotator(article)).content.decode()
    assert shown_text(as_editor, article) == text


def test_markup_in_a_text_a_name_and_a_note_is_shown_and_not_run(as_editor):
    hostile = "<script>alert(1)</script> said <img src=x onerror=alert(1)>"
    article = ArticleFactory(text=hostile, headline="<b>Bold</b>")
    QuoteFactory(
        version=article.current_version,
        exact="<script>alert(1)</script>",
        speaker=PersonFactory(name='"><script>alert(2)</script>'),
        on_behalf_of="<i>them</i>",
        desk_note="</textarea><script>alert(3)</script>",
    )

    html = as_editor.get(annotator(article)).content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<i>them" not in html


def test_an_editors_selection_becomes_a_confirmed_quote(as_editor, editor, article):
    person = PersonFactory()

    response = mark(
        as_editor,
        article,
        **utf16(SAID),
        speaker=person.name,
        on_behalf_of="the cabinet",
        public_context="Asked at the gate.",
        desk_note="Check the day.",
    )

    quote = Quote.objects.get()
    assert response.url == f"{annotator(article)}?list=quotes&at=quote-{quote.pk}#item"
    assert (quote.exact, quote.start, quote.state) == (SAID, TEXT.index(SAID), "confirmed")
    assert (quote.decided_by, quote.speaker, quote.on_behalf_of) == (editor, person, "the cabinet")
    assert (quote.public_context, quote.desk_note) == ("Asked at the gate.", "Check the day.")


def test_a_contributors_selection_is_a_suggestion(as_contributor, article):
    mark(as_contributor, article, **utf16(SAID))

    assert Quote.objects.get().state == "suggested"


def test_without_javascript_the_words_are_pasted(as_editor, article):
    mark(as_editor, article, exact=SAID)

    assert Quote.objects.get().start == TEXT.index(SAID)


def test_pasted_words_that_stand_twice_are_told_apart_by_their_number(as_editor, article):
    refused = mark(as_editor, article, exact="minister said")
    mark(as_editor, article, exact="minister said", which="2", kind="indirect")

    assert "stand in the text 2 times" in refused.content.decode()
    assert Quote.objects.get().start == TEXT.rindex("minister said")


def test_a_span_outside_the_text_is_refused_and_nothing_is_stored(as_editor, article):
    html = mark(as_editor, article, exact=SAID, start=5000, end=5020, desk_note="Typed.").content.decode()

    assert "Characters 5000–5020 are outside the text" in html
    assert "Typed.</textarea>" in html
    assert not Quote.objects.exists()


def test_words_that_do_not_stand_at_their_place_are_refused(as_editor, article):
    html = mark(as_editor, article, exact="“We shut on Monday,”", start=20, end=40).content.decode()

    assert "These words do not stand at that place in the text." in html
    assert not Quote.objects.exists()


def test_a_confirmed_quote_needs_a_speaker(as_editor, article):
    html = mark(as_editor, article, **utf16(SAID), speaker_text="").content.decode()

    assert "Say who spoke before confirming" in html
    assert not Quote.objects.exists()


def test_a_text_that_changed_meanwhile_is_not_marked_blindly(as_editor, article):
    seen = article.current_version_id
    VersionFactory(article=article, raw_text=TEXT + " More.")

    html = mark(as_editor, article, **utf16(SAID), version=seen).content.decode()

    assert "The text changed since you opened this page: it is version 2 now." in html
    assert not Quote.objects.exists()


def test_quotes_are_confirmed_and_rejected_beside_the_text(as_editor, editor, article):
    quote = QuoteFactory(version=article.current_version, exact=SAID)
    url = reverse("admin:articles_quote_decide", args=[quote.pk])

    as_editor.post(url, {"decision": "confirm"})
    quote.refresh_from_db()
    confirmed = (quote.state, quote.decided_by)
    as_editor.post(url, {"decision": "reject"})
    quote.refresh_from_db()

    assert confirmed == ("confirmed", editor)
    assert quote.state == "rejected"


def test_a_decision_that_is_neither_is_refused(as_editor, article):
    quote = QuoteFactory(version=article.current_version, exact=SAID)

    response = as_editor.post(
        reverse("admin:articles_quote_decide", args=[quote.pk]), {"decision": "maybe"}, follow=True
    )

    assert "Choose confirm or reject." in response.content.decode()


def test_a_quote_of_nobody_is_not_confirmed(as_editor, article):
    quote = QuoteFactory(version=article.current_version, exact=SAID, speaker=None)

    response = as_editor.post(
        reverse("admin:articles_quote_decide", args=[quote.pk]), {"decision": "confirm"}, follow=True
    )

    quote.refresh_from_db()
    assert quote.state == "suggested"
    assert "Say who spoke before confirming" in response.content.decode()


def test_a_contributor_decides_no_quote(as_contributor, article):
    quote = QuoteFactory(version=article.current_version, exact=SAID)

    response = as_contributor.post(
        reverse("admin:articles_quote_decide", args=[quote.pk]), {"decision": "confirm"}
    )

    assert response.status_code == 403


def test_the_first_that_waits_is_at_hand(as_editor, article):
    QuoteFactory(version=article.current_version, exact="The gate", confirmed=True)
    quote = QuoteFactory(version=article.current_version, exact=SAID)

    assert as_editor.get(annotator(article)).context["here"].row == quote


def test_a_name_that_the_machine_is_sure_of_does_not_wait(as_editor, article):
    MentionFactory(version=article.current_version, exact="minister", sure=True)
    doubtful = MentionFactory(version=article.current_version, exact="gate")

    response = as_editor.get(annotator(article), {"list": "names"})

    assert [mark.row for mark in response.context["marks"].waiting("names")] == [doubtful]
    assert "desk-name desk-name-sure" in response.content.decode()


def test_marks_are_numbered_in_text_order_with_a_sign_for_their_state(as_editor, article):
    QuoteFactory(version=article.current_version, exact=SAID, confirmed=True, state="rejected")
    QuoteFactory(version=article.current_version, exact="The minister said no more.", confirmed=True)
    QuoteFactory(version=article.current_version, exact="The gate")

    marks = as_editor.get(annotator(article)).context["marks"].quotes

    assert [(mark.label, mark.row.exact) for mark in marks] == [
        ("1?", "The gate"),
        ("2✕", SAID),
        ("3✓", "The minister said no more."),
    ]


def test_a_contributor_looks_and_suggests_but_is_offered_no_decision(as_contributor, article):
    QuoteFactory(version=article.current_version, exact=SAID)

    html = as_contributor.get(annotator(article)).content.decode()

    assert "You may look; an editor decides." in html
    assert "decide-mark" not in html
    assert "Suggest the quotation" in html


@pytest.mark.parametrize("at", ["quote-99999999999999999999", "name-x", "<b>", "quote-", "-1"])
def test_what_is_no_mark_is_not_at_hand(at, as_editor, article):
    response = as_editor.get(annotator(article), {"at": at, "list": "x", "view": "y"})

    assert response.status_code == 200
    assert response.context["here"] is None


def test_a_script_gets_the_parts_of_the_page(as_editor, article):
    quote = QuoteFactory(version=article.current_version, exact=SAID)

    answer = as_editor.get(
        annotator(article),
        {"at": f"quote-{quote.pk}", "part": "item"},
        headers={"accept": "application/json"},
    ).json()

    assert list(answer["parts"]) == ["item"]
    assert SAID in answer["parts"]["item"]
    assert answer["at"] == f"quote-{quote.pk}"


def test_an_article_without_a_text_has_no_annotator(as_editor):
    article = ArticleFactory()
    Article.objects.update(current_version=None)

    assert as_editor.get(annotator(article)).status_code == 404


def test_the_annotator_is_closed_to_whoever_may_not_see_quotes(client, article):
    client.force_login(UserFactory())

    assert client.get(annotator(article)).status_code == 403
    assert mark(client, article, **utf16(SAID)).status_code == 403


@pytest.mark.parametrize("size", [1, 12])
def test_the_annotator_costs_the_same_however_much_is_marked(
    size, as_editor, editor, django_assert_num_queries
):
    article = ArticleFactory(text=" ".join(f"The mayor said number {n}." for n in range(size)))
    for n in range(size):
        quote = QuoteFactory(version=article.current_version, exact=f"The mayor said number {n}.")
        confirm(quote, user=editor)
        start = quote.start + 4
        MentionFactory(version=article.current_version, exact="mayor", start=start, end=start + 5)

    with django_assert_num_queries(11):
        as_editor.get(annotator(article), {"at": f"quote-{quote.pk}"})


def test_each_view_of_a_list_counts_what_it_shows(as_editor, article):
    QuoteFactory(version=article.current_version, exact=SAID, confirmed=True, state="rejected")
    QuoteFactory(version=article.current_version, exact="The minister said no more.", confirmed=True)
    QuoteFactory(version=article.current_version, exact="The gate")

    quotes, names = as_editor.get(annotator(article)).context["lists"]

    assert (quotes.waiting, quotes.kept, quotes.rejected) == (1, 2, 1)
    assert (names.waiting, names.kept, names.rejected) == (0, 0, 0)
