import pytest
from django.urls import reverse

from articles.models import Quote, Statement
from tests.factories import PersonFactory, QuoteFactory, StatementFactory

LIST = reverse("admin:articles_quote_changelist")


def act(client, action, *quotes):
    data = {"action": action, "_selected_action": [quote.pk for quote in quotes]}
    return client.post(LIST, data, follow=True).content.decode()


def page(quote):
    return reverse("admin:articles_quote_change", args=[quote.pk])


def test_quotes_are_confirmed_in_bulk_and_refusals_are_told(as_editor, editor):
    good, nobodys = QuoteFactory(), QuoteFactory(speaker=None)

    html = act(as_editor, "confirm_quotes", good, nobodys)

    good.refresh_from_db()
    nobodys.refresh_from_db()
    assert (good.state, good.decided_by, nobodys.state) == ("confirmed", editor, "suggested")
    assert "1 quote confirmed." in html
    assert "Say who spoke before confirming" in html


def test_quotes_are_rejected_in_bulk(as_editor):
    html = act(as_editor, "reject_quotes", QuoteFactory(), QuoteFactory())

    assert set(Quote.objects.values_list("state", flat=True)) == {"rejected"}
    assert "2 quotes rejected." in html


def test_a_contributor_decides_nothing_in_bulk(as_contributor):
    act(as_contributor, "confirm_quotes", QuoteFactory())

    assert Quote.objects.get().state == "suggested"


def test_an_editor_says_who_spoke_but_does_not_move_the_words(as_editor):
    quote, person, statement = QuoteFactory(speaker=None), PersonFactory(), StatementFactory()
    before = (quote.start, quote.end, quote.exact, quote.state)

    as_editor.post(
        page(quote),
        {
            "kind": "direct",
            "speaker": person.pk,
            "statement": statement.pk,
            "speaker_text": "the mayor",
            "on_behalf_of": "",
            "public_context": "At the opening.",
            "desk_note": "",
            "start": 0,
            "end": 3,
            "exact": "Foo",
            "state": "confirmed",
        },
    )

    quote.refresh_from_db()
    assert (quote.speaker, quote.statement, quote.public_context) == (person, statement, "At the opening.")
    assert (quote.start, quote.end, quote.exact, quote.state) == before


def test_a_contributor_sees_a_quote_but_changes_nothing(as_contributor):
    quote = QuoteFactory()

    assert as_contributor.get(page(quote)).status_code == 200
    assert as_contributor.post(page(quote), {"kind": "direct"}).status_code == 403


def test_quotes_are_marked_in_the_annotator_and_nowhere_else(as_superuser):
    assert as_superuser.get(reverse("admin:articles_quote_add")).status_code == 403


def test_a_quote_leads_to_its_place_in_the_text(as_editor):
    quote = QuoteFactory()

    html = as_editor.get(page(quote)).content.decode()

    annotator = reverse("admin:articles_article_annotate", args=[quote.version.article_id])
    assert f'href="{annotator}?at=quote-{quote.pk}#quote-{quote.pk}"' in html


@pytest.mark.parametrize("size", [1, 12])
def test_the_list_costs_the_same_at_any_size_and_reads_no_text(size, as_editor, django_assert_num_queries):
    QuoteFactory.create_batch(size, confirmed=True)

    with django_assert_num_queries(7) as asked:
        as_editor.get(LIST)

    assert not [query for query in asked.captured_queries if "raw_text" in query["sql"]]


def test_a_statement_shows_how_outlets_put_it(as_editor):
    statement = StatementFactory(speaker=PersonFactory())
    quote = QuoteFactory(statement=statement)

    html = as_editor.get(reverse("admin:articles_statement_change", args=[statement.pk])).content.decode()

    assert quote.exact in html
    assert quote.version.article.get_admin_url() in html


def test_a_statement_is_made_with_its_date(as_editor):
    typed = {
        "summary": "The gate opens",
        "on_behalf_of": "the cabinet",
        "place": "",
        "said_0": "2026-05-12",
        "said_2": "day",
        "quotes-TOTAL_FORMS": 0,
        "quotes-INITIAL_FORMS": 0,
    }

    as_editor.post(reverse("admin:articles_statement_add"), typed)

    statement = Statement.objects.get()
    assert (statement.said_at.isoformat(), statement.said_precision) == ("2026-05-12T00:00:00+00:00", "day")


def test_a_statement_for_a_person_and_an_organisation_at_once_is_refused(as_editor):
    typed = {
        "summary": "The gate opens",
        "on_behalf_of": "the cabinet",
        "on_behalf_of_person": PersonFactory().pk,
        "said_2": "unknown",
        "quotes-TOTAL_FORMS": 0,
        "quotes-INITIAL_FORMS": 0,
    }

    response = as_editor.post(reverse("admin:articles_statement_add"), typed)

    assert response.context["errors"] == [["Give a person or an organisation, not both."]]
    assert not Statement.objects.exists()


def test_the_list_of_statements_counts_their_renderings(as_editor):
    statement = StatementFactory()
    QuoteFactory.create_batch(2, statement=statement)

    response = as_editor.get(reverse("admin:articles_statement_changelist"))

    assert response.context["cl"].result_list.get().rendering_count == 2
