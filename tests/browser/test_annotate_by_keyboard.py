"""A demo article is annotated by keyboard alone: confirmed, mended, added to, and taken back."""

import pytest
from django.urls import reverse

from articles.demo.loading import load_demo
from articles.models import Article, Quote
from articles.quotes.marking import reject
from tests.browser.marks import IN_BROWSER
from tests.factories import UserFactory

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = IN_BROWSER


@pytest.fixture
def article(page):
    """One of the demo with several quotations to decide, open for an editor."""
    editor = UserFactory(username="edda", role="editor")
    editor.set_password("open the gate")
    editor.save()
    load_demo(editor=UserFactory(role="editor"), publisher=UserFactory(role="publisher"))
    article = max(Article.objects.all(), key=lambda one: len(waiting(one)))
    page.goto(
        f"{reverse('admin:login')}?next={reverse('admin:articles_article_annotate', args=[article.pk])}"
    )
    page.get_by_label("Username").fill("edda")
    page.get_by_label("Password").fill("open the gate")
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("#annotator.desk-scripted")).to_be_visible()
    return article


def waiting(article):
    return list(Quote.objects.waiting().filter(version=article.current_version_id).in_text_order())


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def says(page, words):
    expect(page.locator("#said")).to_contain_text(words)


def at_hand(page):
    return int(page.locator(".desk-line[aria-current]").get_attribute("data-mark").removeprefix("quote-"))


def test_a_demo_article_is_gone_through_by_keyboard_alone(page, article):
    first, second, third, *_ = waiting(article)
    before = Quote.objects.filter(version=article.current_version_id).count()

    # Confirm, and the next one is at hand and has the focus.
    press(page, "a")
    says(page, "Confirmed")
    assert Quote.objects.get(pk=first.pk).state == "confirmed"
    expect(page.locator(f"#quote-{second.pk}")).to_be_focused()

    # Reject.
    press(page, "x")
    says(page, "Rejected")
    assert Quote.objects.get(pk=second.pk).state == "rejected"
    expect(page.locator(f"#quote-{third.pk}")).to_be_focused()

    # Mend: a word less at the end, a word less at the start.
    words = third.exact.split()
    press(page, "m", "ArrowLeft", "Shift+ArrowRight", "Enter")
    says(page, "Saved")
    mended = Quote.objects.get(pk=third.pk)
    assert mended.start > third.start
    assert mended.end < third.end
    assert words[0] not in mended.exact.split()[:1]

    # Speaker, on behalf of, kind.
    press(page, "s")
    page.keyboard.type("Somebody New")
    expect(page.locator("[role=option]")).to_contain_text("Add “Somebody New”")
    press(page, "ArrowDown", "Enter", "Escape")
    says(page, "Saved")
    press(page, "b")
    page.keyboard.type("the harbour board")
    press(page, "Escape")
    expect(page.locator(f"#quote-{third.pk}")).to_contain_text("for the harbour board")
    kind = mended.kind
    press(page, "t")
    expect(page.locator("#strip")).to_contain_text("changed kind")
    mended.refresh_from_db()
    assert mended.speaker.name == "Somebody New"
    assert mended.on_behalf_of == "the harbour board"
    assert mended.kind != kind

    # Add: the sentence, less a word; then who said it.
    press(page, "q", "ArrowDown", "ArrowLeft", "Enter")
    page.keyboard.type("Somebody New")
    expect(page.locator("[role=option]")).to_have_count(1)
    press(page, "ArrowDown", "Enter", "Enter")
    says(page, "Marked")
    added = Quote.objects.latest("pk")
    assert (added.state, added.speaker.name) == ("confirmed", "Somebody New")
    assert article.text[added.start : added.end] == added.exact
    expect(page.locator(f"#quote-{added.pk}")).to_be_focused()

    # Undo it all, one after the other.
    for words in (
        "marked",
        "changed kind",
        "changed on behalf of",
        "changed speaker",
        "mended",
        "rejected",
        "confirmed",
    ):
        expect(page.locator("#strip")).to_contain_text(words)
        press(page, "z")
        says(page, f"Taken back: {words}")
    expect(page.locator("#strip [data-key=z]")).to_have_count(0)
    assert Quote.objects.filter(version=article.current_version_id).count() == before
    assert [(one.pk, one.exact, one.kind) for one in waiting(article)[:3]] == [
        (one.pk, one.exact, one.kind) for one in (first, second, third)
    ]


def test_a_name_is_marked_and_the_lists_are_changed_by_key(page, article):
    press(page, "w", "Enter")
    expect(page.locator("#name_person")).to_be_focused()
    press(page, "Escape")
    press(page, "l")
    expect(page.locator("#annotator")).to_have_attribute("data-list", "names")
    press(page, "l", "v")
    expect(page.locator("#annotator")).to_have_attribute("data-view", "all")
    press(page, "?")
    expect(page.locator("#keys")).to_have_attribute("open", "")


def test_keys_that_come_quickly_each_decide_what_comes_next(page, article):
    four = waiting(article)[:4]

    press(page, "a", "a", "a", "a")
    expect(page.locator("#annotated .desk-mark-confirmed").first).to_be_visible()
    expect(page.locator(f"#quote-{four[-1].pk}.desk-line-confirmed")).to_be_attached()

    assert {Quote.objects.get(pk=one.pk).state for one in four} == {"confirmed"}


def test_what_a_colleague_did_meanwhile_is_told_and_shown(page, article):
    first = waiting(article)[0]
    reject(first, user=UserFactory(username="paul"))

    press(page, "a")

    says(page, "paul was here meanwhile (rejected")
    expect(page.locator(f"#quote-{first.pk}")).to_contain_text("rejected")
    assert Quote.objects.get(pk=first.pk).state == "rejected"


def test_what_is_typed_while_the_desk_answers_is_not_lost(page, article):
    press(page, "b")
    page.keyboard.type("the board")
    press(page, "Tab")
    page.locator("#item summary:has-text('Context')").click()
    page.fill("#item_public_context", "Asked at the gate.")
    page.fill("#item_desk_note", "Call back.")
    press(page, "Escape")
    expect(page.locator("#strip")).to_contain_text("desk note:")

    quote = Quote.objects.get(pk=at_hand(page))
    assert (quote.on_behalf_of, quote.public_context, quote.desk_note) == (
        "the board",
        "Asked at the gate.",
        "Call back.",
    )
