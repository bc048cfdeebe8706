"""Where no script runs, an event is made on the same screen."""

from articles.models import SummarySentence
from tests.browser.marks import IN_BROWSER

from .screens import expect, open_as, sentences

pytestmark = IN_BROWSER


def test_without_a_script_an_event_is_made_and_a_stale_save_loses_nothing(plain_page, event):
    [sentence] = sentences(event, "The gate opens on Monday.")
    page = open_as(plain_page, "edda", event)
    page.locator("#reading-words [value='0']").check()
    page.locator("#pick-cited_for").select_option(f"summary-{sentence.pk}")
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(page.locator(f"#summary-{sentence.pk} .desk-bench-passages")).to_contain_text("The gate opens")

    SummarySentence.objects.update(text="The gate opens on Tuesday.")
    row = page.locator(f"#summary-{sentence.pk}")
    row.locator("textarea").fill("The gate opens on Friday.")
    row.get_by_role("button", name="Save").click()
    expect(row.locator("del")).to_have_text("Tuesday")
    expect(row.locator("textarea")).to_have_value("The gate opens on Friday.")
    row.get_by_role("button", name="Put mine in its place").click()

    expect(row.locator(".desk-bench-conflict")).to_have_count(0)
    assert event.summary.get().text == "The gate opens on Friday."


def test_without_a_script_sentences_change_places(plain_page, event):
    _, last = sentences(event, "One.", "Two.")
    page = open_as(plain_page, "edda", event)

    page.get_by_role("button", name="Move sentence 2 up").click()

    expect(page.locator("#summary-rows textarea").first).to_have_value("Two.")
    page.locator(f"#summary-{last.pk}").get_by_role("button", name="Take back").click()
    expect(page.locator("#summary-rows textarea").first).to_have_value("One.")
