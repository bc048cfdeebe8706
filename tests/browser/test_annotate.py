"""Selecting words in a text with a real mouse: what the browser tells of their place is what is stored."""

import pytest
from django.urls import reverse

from articles.models import Quote
from tests.browser.marks import IN_BROWSER
from tests.factories import ArticleFactory, MentionFactory, PersonFactory, QuoteFactory, UserFactory

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


TONGUES = {
    "accents": "E\u0301lan vital, she said, n\u0303andu\u0301 and 👩‍👩‍👧‍👦 came. They left 🇳🇴 by noon.",
    "right to left": "قالت الوزيرة «سنفتح الجسر يوم الاثنين» أمام الصحفيين. לא נסגור את הגשר.",
}


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
    page.click("#span-bar [data-use=mark]")
    expect(page.locator("#quote_exact")).to_have_value(SAID)
    page.keyboard.type("Quill")
    page.click("[role=option]:has-text('Mara Quill')")
    page.click("text=Mark the quotation")
    expect(page.locator("#said")).to_have_text(f"Marked: “{SAID}”")

    quote = Quote.objects.get()
    assert (quote.exact, quote.start) == (SAID, TEXT.index(SAID))
    assert (quote.speaker, quote.state) == (person, "confirmed")
    assert page.inner_text("#annotated mark") == SAID
    assert errors == []


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_word_is_found_at_its_place_in_any_script(tongue, page, errors):
    text = TONGUES[tongue]
    article = ArticleFactory(text=text)
    log_in(page, UserFactory(role="editor"))
    page.goto(reverse("admin:articles_article_annotate", args=[article.pk]))

    page.keyboard.press("q")
    page.keyboard.press("Shift+ArrowRight" if tongue == "accents" else "Shift+ArrowLeft")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("somebody")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Marked")

    quote = Quote.objects.get()
    assert text[quote.start : quote.end] == quote.exact
    assert quote.start == (text.index("vital") if tongue == "accents" else text.index("الوزيرة"))
    assert errors == []


def test_markup_in_an_article_runs_nothing(page, errors):
    hostile = "<img src=x onerror=window.ran=1> said “<script>window.ran=1</script>” to all."
    article = ArticleFactory(text=hostile)
    QuoteFactory(
        version=article.current_version,
        exact="<script>window.ran=1</script>",
        speaker=PersonFactory(name="<img src=x onerror=window.ran=1>"),
        desk_note="</textarea><img src=x onerror=window.ran=1>",
    )
    log_in(page, UserFactory(role="editor"))
    page.goto(reverse("admin:articles_article_annotate", args=[article.pk]))

    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("Confirmed")
    page.keyboard.press("s")
    page.keyboard.press("Control+a")
    page.keyboard.type("<img")
    expect(page.locator("[role=option]").first).to_be_visible()

    assert page.evaluate("window.ran") is None
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

    page.click("#annotated mark")

    expect(page.locator(f"#quote-{quote.pk}")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_an_article_scrolls_sideways(page, width):
    article = ArticleFactory(text=TEXT)
    log_in(page, UserFactory(role="editor"))

    for url in (article.get_admin_url(), reverse("admin:articles_article_annotate", args=[article.pk])):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("color_scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_on_the_annotator(page, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    article = ArticleFactory(text=TEXT)
    QuoteFactory(version=article.current_version, exact="The gate", confirmed=True)
    QuoteFactory(version=article.current_version, exact=SAID)
    MentionFactory(version=article.current_version, exact="the minister")
    log_in(page, UserFactory(role="editor"))
    page.goto(reverse("admin:articles_article_annotate", args=[article.pk]))

    found = []
    for keys in ("", "?", "q"):
        page.keyboard.press(keys) if keys else None
        found += axe.Axe().run(page).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_words_that_are_selected_anew_become_those_of_the_quotation_at_hand(page):
    article = ArticleFactory(text=TEXT)
    quote = QuoteFactory(version=article.current_version, exact=SAID)
    log_in(page, UserFactory(role="editor"))
    page.goto(reverse("admin:articles_article_annotate", args=[article.pk]))

    select(page, "#annotated", "Monday")
    page.click("#span-bar [data-use=mend]")
    expect(page.locator("#said")).to_have_text("Saved: “Monday”")

    quote.refresh_from_db()
    assert (quote.exact, quote.start) == ("Monday", TEXT.index("Monday"))


def test_a_click_on_words_in_two_quotations_takes_the_inner_one_and_then_the_outer(page):
    article = ArticleFactory(text=TEXT)
    outer = QuoteFactory(version=article.current_version, exact=SAID)
    inner = QuoteFactory(version=article.current_version, exact="on Monday")
    log_in(page, UserFactory(role="editor"))
    page.goto(reverse("admin:articles_article_annotate", args=[article.pk]))

    for quote in (inner, outer):
        page.get_by_text("on Monday", exact=True).click()
        expect(page.locator(f"#quote-{quote.pk}")).to_be_focused()


def test_two_editors_at_one_article_lose_nothing_of_each_others(page, browser, live_server):
    article = ArticleFactory(text=TEXT)
    quote = QuoteFactory(version=article.current_version, exact=SAID)
    url = reverse("admin:articles_article_annotate", args=[article.pk])
    context = browser.new_context(base_url=live_server.url)
    theirs = context.new_page()
    for one in (page, theirs):
        log_in(one, UserFactory(role="editor"))
        one.goto(url)

    theirs.locator("#item summary:has-text('Context')").click()
    theirs.fill("#item_desk_note", "Heard on the radio.")
    theirs.keyboard.press("Escape")
    expect(theirs.locator("#said")).to_contain_text("Saved")
    page.fill("#item_on_behalf_of", "the port")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("was here meanwhile (changed desk note")

    quote.refresh_from_db()
    assert (quote.desk_note, quote.on_behalf_of) == ("Heard on the radio.", "")
    expect(page.locator("#item_on_behalf_of")).to_have_value("the port")
    expect(page.locator("#item_desk_note")).to_have_value("Heard on the radio.")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Saved")
    quote.refresh_from_db()
    assert (quote.desk_note, quote.on_behalf_of) == ("Heard on the radio.", "the port")
    context.close()
