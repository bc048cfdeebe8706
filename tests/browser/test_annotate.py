"""Selecting words in a text with a real mouse: what the browser tells of their place is what is stored."""

import pytest
from django.urls import reverse

from articles.models import Quote
from tests.browser.marks import IN_BROWSER
from tests.factories import ArticleFactory, PersonFactory, UserFactory

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = IN_BROWSER

TEXT = "The gate 🚧 opens.\n\n“We open on Monday,” the minister said.\n\nNobody asked her why."
SAID = "“We open on Monday,”"

# The middle of the first and of the last character of some words, as the page shows them.
PLACE_OF = """([selector, words]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const start = node.data.indexOf(words);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + words.length);
    const box = range.getBoundingClientRect();
    return { left: box.left + 1, right: box.right - 1, middle: box.top + box.height / 2 };
  }
}"""


@pytest.fixture
def errors(page):
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def log_in(page, user):
    user.set_password("open the gate")
    user.save()
    page.goto(reverse("admin:login"))
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", "open the gate")
    page.click("[type=submit]")
    page.wait_for_selector("#user-tools")


def select(page, selector, words):
    place = page.evaluate(PLACE_OF, [selector, words])
    page.mouse.move(place["left"], place["middle"])
    page.mouse.down()
    page.mouse.move((place["left"] + place["right"]) / 2, place["middle"], steps=4)
    page.mouse.move(place["right"], place["middle"], steps=4)
    page.mouse.up()


def test_words_selected_behind_an_emoji_become_a_quote_at_their_place(page, errors):
    article = ArticleFactory(text=TEXT)
    person = PersonFactory(name="Mara Quill")
    log_in(page, UserFactory(role="editor"))
    page.goto(reverse("admin:articles_article_annotate", args=[article.pk]))

    select(page, "#annotated", SAID)
    expect(page.locator("#quote_exact")).to_have_value(SAID)
    page.click("#mark .select2-selection")
    page.keyboard.type("Quill")
    page.click(".select2-results__option:has-text('Mara Quill')")
    page.click("text=Mark the quotation")
    page.wait_for_selector(".messagelist")

    quote = Quote.objects.get()
    assert (quote.exact, quote.start) == (SAID, TEXT.index(SAID))
    assert (quote.speaker, quote.state) == (person, "confirmed")
    assert page.inner_text("mark") == SAID
    assert errors == []


def test_words_selected_in_the_raw_text_are_cut(page, errors):
    raw = "SHARE THIS\n" + TEXT
    article = ArticleFactory(text__raw_text=raw, text__cuts=[(0, 11, "share")])
    log_in(page, UserFactory(role="editor"))
    page.goto(article.get_admin_url())

    select(page, ".desk-raw", "Nobody asked her why.")
    expect(page.locator("#cut_exact")).to_have_value("Nobody asked her why.")
    page.click("text=Make the new version")
    page.wait_for_selector(".messagelist")

    article.refresh_from_db()
    assert article.current_version.number == 2
    assert article.text.strip() == TEXT.removesuffix("Nobody asked her why.").strip()
    assert errors == []


def test_the_label_of_a_cut_is_no_text_to_cut(page, errors):
    article = ArticleFactory(text__raw_text="SHARE THIS\n" + TEXT, text__cuts=[(0, 11, "share")])
    log_in(page, UserFactory(role="editor"))
    page.goto(article.get_admin_url())
    select(page, ".desk-raw", "Nobody asked her why.")
    expect(page.locator("#cut_exact")).to_have_value("Nobody asked her why.")

    page.evaluate("""() => new Promise((done) => {
      document.addEventListener("selectionchange", () => setTimeout(done), { once: true });
      document.getSelection().selectAllChildren(document.querySelector(".desk-raw .desk-cut-rule label"));
    })""")

    assert "bring back" in page.evaluate("document.getSelection().getRangeAt(0).toString()")
    expect(page.locator("#cut_exact")).to_have_value("Nobody asked her why.")
    assert errors == []


def test_a_click_on_marked_words_leads_to_their_quote(page):
    article = ArticleFactory(text=TEXT)
    start = TEXT.index(SAID)
    quote = Quote.objects.create(
        version=article.current_version, start=start, end=start + len(SAID), exact=SAID, kind="direct"
    )
    log_in(page, UserFactory(role="editor"))
    page.goto(reverse("admin:articles_article_annotate", args=[article.pk]))

    page.click("mark")

    expect(page.locator(f"#quote-{quote.pk}")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_an_article_scrolls_sideways(page, width):
    article = ArticleFactory(text=TEXT)
    log_in(page, UserFactory(role="editor"))

    for url in (article.get_admin_url(), reverse("admin:articles_article_annotate", args=[article.pk])):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
