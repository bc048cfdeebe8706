"""The quotes board, pictures and posts on the workbench: by keyboard, with no script, and as readers then see it."""

import pytest

from articles.ingest.errors import FetchError
from articles.ingest.images import encode
from articles.ingest.pictures import keep
from articles.models import Picture, Post, Statement, Telling
from articles.publishing import pictures
from articles.publishing.board import board_of
from tests.browser.marks import IN_BROWSER
from tests.factories import PersonFactory, UserFactory
from tests.ingest.images import drawn
from tests.publishing.stories import REOPENS, full_story, quote

sync_api = pytest.importorskip("playwright.sync_api")
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
expect = sync_api.expect

pytestmark = IN_BROWSER

SECTIONS = {"include": [["#quotes"], ["#pictures"], ["#people"]]}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def event(roles):
    editor = UserFactory(username="edda", role="editor")
    editor.set_password("open the gate")
    editor.save()
    return full_story()


@pytest.fixture
def served(monkeypatch):
    """A server that has one picture and no other."""

    def fake(url):
        if url != "https://baywire.example/gate.jpg":
            raise FetchError("There is no such picture (any more): check the address.")
        return [keep(file) for file in encode(drawn())]

    monkeypatch.setattr(pictures, "take_in", fake)


def open_bench(page, event):
    page.goto(event.get_admin_url())
    page.get_by_label("Username").fill("edda")
    page.get_by_label("Password").fill("open the gate")
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("#quotes")).to_be_visible()


def press_button(page, button):
    button.focus()
    page.keyboard.press("Enter")


def test_another_rendering_leads_by_keyboard_and_readers_see_it_after_an_update(page, event):
    open_bench(page, event)
    board = page.locator("#quotes")
    press_button(page, board.locator("summary").first)

    press_button(page, board.get_by_role("button", name="Lead with this").first)

    expect(page.locator("#bench-said")).to_contain_text("leads now")
    expect(board.locator("blockquote").first).to_contain_text("The gate opens")
    assert Statement.objects.get().leading.kind == "mixed"
    assert page.evaluate("document.activeElement.closest('#quotes') !== null")

    press_button(page, page.locator("#bench-said").get_by_role("button", name="Take back"))
    expect(board.locator("blockquote").first).to_contain_text("We will open the gate")
    assert Statement.objects.get().leading is None


def test_a_card_stays_off_the_page_and_comes_back_by_keyboard(page, event):
    open_bench(page, event)
    board = page.locator("#quotes")

    press_button(page, board.get_by_role("button", name="Not on this page (card 1)"))

    expect(board.get_by_role("heading", name="Not on this page")).to_be_visible()
    assert board_of(event).cards == []
    press_button(page, board.get_by_role("button", name="Put back on the page"))
    expect(board.locator("blockquote")).to_have_count(1)
    assert Telling.objects.get().shown


def test_a_card_moves_up_by_keyboard_and_keeps_the_focus(page, event):
    wire = event.articles.get(source__slug="bay-wire")
    quote(wire, REOPENS, PersonFactory(name="Joss Arkwell"), kind="indirect")
    before = [card.key for card in board_of(event).cards]
    open_bench(page, event)
    last = page.locator("#quotes .desk-bench-card").last
    expect(last).to_have_id(f"quotes-{before[1]}")

    last.get_by_role("button", name="up").focus()
    page.keyboard.press("Alt+ArrowUp")

    expect(page.locator("#quotes .desk-bench-card").first).to_have_id(f"quotes-{before[1]}")
    assert [card.key for card in board_of(event).cards] == before[::-1]
    assert page.evaluate("document.activeElement.closest('.desk-bench-card').id") == f"quotes-{before[1]}"


def test_a_picture_is_added_and_one_that_fails_keeps_what_was_typed(page, event, served):
    open_bench(page, event)
    section = page.locator("#pictures")
    section.locator("#pictures-add summary").click()
    add = section.locator("#pictures-add")
    add.get_by_label("Address of the image file").fill("https://baywire.example/gone.jpg")
    add.get_by_label("What it shows").fill("The gate at dawn.")
    add.get_by_label("Credit").fill("Ada Pell/Bay Wire")

    add.get_by_role("button", name="Add a picture").click()

    row = section.locator(".desk-bench-row").last
    expect(row.get_by_role("note")).to_contain_text("There is no such picture")
    expect(row.get_by_label("What it shows")).to_have_value("The gate at dawn.")
    row.locator("[name=address]").fill("https://baywire.example/gate.jpg")
    row.get_by_role("button", name="Fetch").click()
    expect(row.locator("img")).to_be_visible()
    picture = Picture.objects.latest("pk")
    assert (picture.problem, picture.alt, len(picture.sizes)) == ("", "The gate at dawn.", 2)
    assert row.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 640


def test_a_post_is_added_beside_its_holder(page, event):
    open_bench(page, event)
    row = page.locator("#people .desk-bench-row").first
    row.get_by_text("Add a post").click()
    row.get_by_label("Post", exact=True).fill("mayor")
    row.get_by_label("Role in this event").fill("host")
    expect(row.locator("[data-saved]")).to_contain_text("Saved")
    expect(row.get_by_label("Post", exact=True)).to_have_value("mayor")

    row.get_by_role("button", name="Add the post").click()

    expect(page.locator("#bench-said")).to_contain_text("mayor")
    expect(row.get_by_label("Post", exact=True)).to_have_value("")
    assert Post.objects.filter(title="mayor").count() == 1


def test_the_board_works_without_a_script(plain_page, event):
    open_bench(plain_page, event)
    board = plain_page.locator("#quotes")
    board.locator("summary").first.click()

    board.get_by_role("button", name="Lead with this").first.click()

    expect(plain_page.locator(".messagelist")).to_contain_text("leads now")
    assert Statement.objects.get().leading.kind == "mixed"
    plain_page.locator(".messagelist").get_by_role("button").click()
    assert Statement.objects.get().leading is None


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_board_pictures_and_posts(page, event, color_scheme):
    open_bench(page, event)
    page.evaluate("for (const one of document.querySelectorAll('.desk-bench-page details')) one.open = true")

    found = axe_playwright.Axe().run(page, context=SECTIONS, options=RULES)

    assert found.response["violations"] == [], found.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
def test_pictures_are_shown_to_readers_and_nothing_moves_or_overflows(page, event, width):
    failed = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(event.get_absolute_url())
    page.locator(".pictures").scroll_into_view_if_needed()

    for image in page.locator(".picture img").all():
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert failed == []
