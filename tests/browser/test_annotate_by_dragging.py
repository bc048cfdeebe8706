"""The edges of a quotation are dragged by a real mouse."""

import pytest
from django.urls import reverse

from tests.browser.marks import IN_BROWSER
from tests.browser.test_annotate import PLACE_OF, log_in
from tests.factories import ArticleFactory, QuoteFactory, UserFactory

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = IN_BROWSER

TEXT = "The gate 🚧 opens.\n\nThe mayor told us that the bridge would open on Monday, weather permitting.\n\nWhy?"
SAID = "the bridge would open on Monday"


@pytest.fixture
def quote(page):
    article = ArticleFactory(text=TEXT)
    quote = QuoteFactory(version=article.current_version, exact=SAID, kind="indirect")
    log_in(page, UserFactory(role="editor"))
    page.goto(f"{reverse('admin:articles_article_annotate', args=[article.pk])}?at=quote-{quote.pk}")
    return quote


def grasp(page, edge):
    box = page.locator(f".desk-handle-{edge}").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()


def drag_to(page, words, side):
    place = page.evaluate(PLACE_OF, ["#annotated", words])
    page.mouse.move(place[side], place["middle"], steps=6)


def test_an_edge_that_is_dragged_to_another_word_is_saved_there(page, quote):
    grasp(page, "end")
    drag_to(page, "permitting", "right")
    page.mouse.up()
    expect(page.locator("#item blockquote")).to_have_text(
        "the bridge would open on Monday, weather permitting"
    )

    grasp(page, "start")
    drag_to(page, "would", "left")
    page.mouse.up()
    expect(page.locator("#item blockquote")).to_have_text("would open on Monday, weather permitting")

    quote.refresh_from_db()
    assert TEXT[quote.start : quote.end] == quote.exact == "would open on Monday, weather permitting"


def test_escape_lets_go_of_an_edge_and_leaves_it_where_it_was(page, quote):
    grasp(page, "end")
    drag_to(page, "permitting", "right")
    page.keyboard.press("Escape")
    page.mouse.up()

    expect(page.locator("#item blockquote")).to_have_text(SAID)
    quote.refresh_from_db()
    assert quote.exact == SAID


def test_who_may_not_mend_finds_no_handles(page):
    article = ArticleFactory(text=TEXT)
    quote = QuoteFactory(version=article.current_version, exact=SAID, kind="indirect")
    log_in(page, UserFactory(role="contributor"))
    page.goto(f"{reverse('admin:articles_article_annotate', args=[article.pk])}?at=quote-{quote.pk}")

    expect(page.locator("#item blockquote")).to_have_text(SAID)
    expect(page.locator(".desk-handle:visible")).to_have_count(0)
