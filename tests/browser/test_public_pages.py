import pytest

from articles.publishing.lifecycle import withdraw
from tests.browser.marks import IN_BROWSER
from tests.factories import UserFactory
from tests.publishing.stories import full_story, published

axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = IN_BROWSER

EVENT = "/events/northern-crossing/"
PAGES = {
    "front": "/",
    "nothing found": "/?q=nowhere",
    "event": EVENT,
    "person": "/people/mara-quill/",
    "source": "/sources/bay-wire/",
    "about": "/about/",
    "not found": "/events/nothing/",
    "withdrawn": "/events/gone/",
}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@pytest.fixture
def site(page):
    full_story()
    published(slug="ferry", title="Ferry burns")
    withdraw(
        published(slug="gone", title="Minister resigns"),
        user=UserFactory(role="publisher"),
        text="It was wrong.",
    )
    return page


def violations(page):
    found = axe_playwright.Axe().run(page).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(site):
    found = {}
    for name, url in PAGES.items():
        site.goto(url)
        site.evaluate(OPEN_ALL)
        found[name] = violations(site)

    assert found == {name: [] for name in PAGES}


@pytest.mark.parametrize(("color_scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_an_open_card(site):
    site.goto(EVENT)
    site.locator(".figure").first.click()

    assert site.locator("#source-1").is_visible()
    assert violations(site) == []


def test_no_page_is_wider_than_its_window(site):
    too_wide = []
    for name, url in PAGES.items():
        site.goto(url)
        site.evaluate(OPEN_ALL)
        for width in (320, 390, 768, 1280, 2000):
            site.set_viewport_size({"width": width, "height": 900})
            if site.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append((name, width))

    assert too_wide == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_figure_opens_its_card_and_escape_closes_it(site):
    site.goto(EVENT)
    card = site.locator("#source-2")
    assert not card.is_visible()

    site.get_by_role("button", name="Source 2: Skarrow Post").first.click()

    assert card.is_visible()
    assert card.locator("mark").inner_text() == "The bridge reopens on Monday"
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= site.viewport_size["width"]
    site.keyboard.press("Escape")
    assert not card.is_visible()


def test_a_card_is_reached_and_left_by_the_keyboard(site):
    site.goto(EVENT)
    site.get_by_role("button", name="Source 1: Bay Wire").first.focus()

    site.keyboard.press("Enter")
    site.keyboard.press("Tab")

    assert site.evaluate("document.activeElement.closest('#source-1') !== null")


def test_the_first_tab_offers_to_skip_to_the_content(site):
    site.goto(EVENT)

    site.keyboard.press("Tab")
    skip = site.get_by_role("link", name="Skip to the content")

    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    site.keyboard.press("Enter")
    assert site.evaluate("document.activeElement.id") == "content"


def test_pages_work_without_script(browser, live_server, site):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(EVENT)

    page.locator(".origins summary").click()
    page.locator(".figure").first.click()

    assert page.get_by_text("Mercury 0 ran the text of Bay Wire").is_visible()
    assert page.locator("#source-1").is_visible()
    context.close()


def test_the_browser_has_nothing_to_complain_of(site):
    complaints = []
    site.on("console", lambda message: complaints.append(message.text))
    site.on("pageerror", lambda error: complaints.append(str(error)))

    for url in ("/", EVENT):
        site.goto(url)

    assert complaints == []


def test_on_paper_the_sources_are_footnotes_and_nothing_is_folded_away(site):
    site.goto(EVENT)

    site.emulate_media(media="print")

    assert site.get_by_role("heading", name="Sources cited").is_visible()
    assert site.locator("#source-1").is_visible()
    assert site.get_by_text("Mercury 0 ran the text of Bay Wire").is_visible()
    assert not site.locator(".find, .skip").first.is_visible()


def test_a_right_to_left_headline_is_set_from_the_right(site):
    published(slug="rtl", title="گزرگاہ پیر کو کھلے گی")
    site.goto("/events/rtl/")

    heading = site.get_by_role("heading", level=1)

    assert heading.evaluate("one => getComputedStyle(one).direction") == "rtl"
