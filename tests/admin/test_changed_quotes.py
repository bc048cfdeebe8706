import pytest
from django.urls import reverse

from articles.quotes.anchoring import reanchor_quotes
from tests.factories import ArticleFactory, CoverageFactory, QuoteFactory, VersionFactory
from tests.views.pages import read

SAID = "The bridge at Älvhamn is safe for lorries of every weight"
TEXT = f"“{SAID},” said Mara Quill on Monday."


@pytest.fixture
def quote(db):
    """Confirmed, in an event; then its outlet altered the words."""
    article = ArticleFactory(text=TEXT)
    CoverageFactory(article=article)
    old = article.current_version
    quote = QuoteFactory(version=old, exact=SAID, kind="direct", speaker_text="Mara Quill", confirmed=True)
    reanchor_quotes(old, VersionFactory(article=article, raw_text=TEXT.replace("every", "any")))
    quote.refresh_from_db()
    return quote


def take_over(client, quote):
    return client.post(reverse("admin:articles_quote_take_over", args=[quote.pk]), follow=True)


@pytest.mark.parametrize("where", ["article", "event"])
def test_the_change_is_shown_on_the_article_and_on_its_event(as_editor, quote, where):
    article = quote.version.article
    page = article.get_admin_url() if where == "article" else article.events.get().get_admin_url()

    text = read(as_editor, page).text

    assert "The outlet changed its text under a confirmed quote." in text
    assert "every any weight" in " ".join(text.split())


def test_an_editor_confirms_the_words_as_they_are_now(as_editor, quote):
    response = take_over(as_editor, quote)

    quote.refresh_from_db()
    assert (quote.anchor, quote.exact) == ("anchored", SAID.replace("every", "any"))
    assert "Confirmed as the outlet has it now" in response.content.decode()


def test_a_contributor_sees_the_change_but_may_not_take_it_over(as_contributor, quote):
    response = take_over(as_contributor, quote)

    quote.refresh_from_db()
    assert (response.status_code, quote.anchor) == (403, "changed")
    assert "Confirm it as it is now" not in read(as_contributor, quote.version.article.get_admin_url()).text


def test_what_cannot_be_taken_over_says_what_to_do(as_editor, quote):
    take_over(as_editor, quote)

    response = take_over(as_editor, quote)

    assert "Mark them in the annotator" in response.content.decode()
