"""The README's journey in a real browser: two pasted texts become a published event page."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import UserFactory

from .marks import IN_BROWSER

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = IN_BROWSER


@pytest.fixture
def desk(page):
    user = UserFactory(username="paula", role="publisher")
    user.set_password("a long enough password")
    user.save()
    page.goto("/admin/")
    page.get_by_label("Username").fill("paula")
    page.get_by_label("Password").fill("a long enough password")
    page.get_by_role("button", name="Log in").click()
    return page


def bring_in(page, text, outlet):
    page.goto("/admin/")
    page.get_by_role("link", name="Bring in articles").click()
    page.get_by_label("Text:", exact=True).fill(text)
    page.get_by_label("name of an outlet that is new here").fill(outlet)
    page.get_by_role("button", name="Bring in").click()
    return page.locator(".desk-outcome-new a").first


def select_words(page, words):
    """Drags the mouse from the first letter of `words` to the last."""
    page.locator("#annotator.desk-scripted").wait_for()
    page.evaluate(
        """words => {
            const text = document.getElementById("annotated");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const at = nodes.map(node => node.data).join("").indexOf(words);
            const place = (offset, last = 0) => {
                for (const node of nodes) {
                    if (offset < node.data.length + last) return [node, offset];
                    offset -= node.data.length;
                }
            };
            const range = document.createRange();
            range.setStart(...place(at));
            range.setEnd(...place(at + words.length, 1));
            range.startContainer.parentElement.scrollIntoView({block: "center", behavior: "instant"});
            const boxes = range.getClientRects();
            const first = boxes[0], last = boxes[boxes.length - 1];
            window.drag = [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
        }""",
        words,
    )
    from_x, from_y, to_x, to_y = page.evaluate("window.drag")
    page.mouse.move(from_x, from_y)
    page.mouse.down()
    page.mouse.move(to_x, to_y, steps=8)
    page.mouse.up()
    expect(page.locator("#mark [data-selected=exact]")).to_have_value(words)


def test_two_pasted_texts_become_a_published_page(desk, seeds):
    page = desk
    first_text, second_text = (seeds[number].read_text(encoding="utf-8").strip() for number in ("000", "002"))
    first_headline = first_text.splitlines()[0]
    said = re.search("“([^”]+)”", first_text)[1]
    witness = second_text.splitlines()[-1]

    expect(bring_in(page, first_text, "First Outlet")).to_have_text(first_headline)
    second = bring_in(page, second_text, "Second Outlet")
    second_headline = second.text_content()

    second.click()
    suggested = page.locator("#links")
    expect(suggested).to_contain_text(first_headline)
    suggested.get_by_role("button", name=re.compile("^Yes")).click()
    expect(page.locator("#links")).to_contain_text("paula")

    page.get_by_role("link", name=first_headline).first.click()
    page.get_by_role("link", name="Annotate").first.click()
    select_words(page, said)
    page.locator("#span-bar").get_by_role("button", name="Quotation").click()
    page.locator("#mark").get_by_label("Speaker as named").fill("Ned Price")
    page.get_by_role("button", name="Mark the quotation").click()
    expect(page.locator("#said")).to_contain_text("Marked")
    expect(page.locator("#list .desk-line[aria-current]")).to_contain_text("confirmed")

    page.get_by_role("link", name="The article’s page").click()
    events = page.locator("#events")
    events.get_by_text("Make a new event of it").click()
    events.get_by_label("Title").fill("Qureshi and Blinken speak by phone")
    events.get_by_role("button", name="Make the event").click()
    page.get_by_label("Place").fill("Islamabad")
    page.get_by_label("Title").focus()
    expect(page.locator("#head [data-saved]")).to_contain_text("Saved")

    page.get_by_role("button", name=f"Add “{second_headline}”").click()
    expect(page.locator("#coverage-rows")).to_contain_text(second_headline)

    page.get_by_role("button", name="Propose a summary").click()
    first_sentence = page.locator("#summary-rows .desk-bench-row").first
    expect(first_sentence).to_contain_text("First Outlet")
    first_sentence.locator("textarea").fill("The two ministers spoke by telephone.")
    expect(first_sentence.locator("[data-saved]")).to_contain_text("Saved")

    report = page.locator("#coverage-rows .desk-bench-row", has_text="Second Outlet")
    report.get_by_role("link", name="Read").click()
    expect(page.locator("#reading-words")).to_contain_text(witness)
    page.get_by_label(witness).check()
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(first_sentence).to_contain_text("Second Outlet")

    page.get_by_role("link", name="Publish…").click()
    page.get_by_role("button", name=re.compile("^Publish")).click()
    page.get_by_role("link", name="Public page").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Qureshi and Blinken speak by phone")
    expect(page.locator("main")).to_contain_text("2 articles · 2 independent origins")
    expect(page.locator("main")).to_contain_text("The two ministers spoke by telephone.")
    expect(page.locator("main")).to_contain_text(said)
    expect(page.locator("main")).to_contain_text("Ned Price")
    evidence = page.locator(".source", has_text=witness)
    page.locator(f"sup [popovertarget={evidence.get_attribute('id')}]").click()
    expect(evidence).to_be_visible()
    expect(evidence).to_contain_text("Second Outlet")
    assert axe.Axe().run(page).response["violations"] == []
    assert (
        page.request.get("/api/v1/events/").json()["results"][0]["title"]
        == "Qureshi and Blinken speak by phone"
    )
