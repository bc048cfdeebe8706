"""The demo's whole inbox is triaged: by keyboard alone, and with no script at all."""

import re

import pytest

from articles.demo.loading import load_demo
from articles.models import Link, Story
from tests.browser.marks import IN_BROWSER
from tests.factories import UserFactory

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = IN_BROWSER

# More pages than the demo has pairs and stories: whoever needs more goes in circles.
MOST_STEPS = 120


@pytest.fixture
def demo(roles):
    editor = UserFactory(username="edda", role="editor")
    editor.set_password("open the gate")
    editor.save()
    load_demo(editor=UserFactory(role="editor"), publisher=UserFactory(role="publisher"))


def tab_to(page, name):
    """Goes with the Tab key to the first link or button whose words begin so."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and re.match(name, focused.inner_text().strip()):
            return
    raise AssertionError(f"no way leads to “{name}” by keyboard")


def offered(page, key):
    return page.locator(f'[data-key="{key}"]').count() > 0


def waits(page):
    """The page says what is left to be decided."""
    return offered(page, "f") or offered(page, "a")


def press(page, key):
    """One key, and the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)


def log_in(page):
    page.goto("/admin/")
    page.get_by_label("Username").fill("edda")
    page.get_by_label("Password").fill("open the gate")
    page.get_by_role("button", name="Log in").click()


def test_the_demo_inbox_is_triaged_by_keyboard_alone(page, demo):
    log_in(page)
    tab_to(page, r"\d+\s+stories in the inbox")
    press(page, "Enter")
    tab_to(page, re.escape(str(Story.objects.in_inbox().newest_arrival_first().first())))
    press(page, "Enter")
    undone = False

    for _ in range(MOST_STEPS):
        if page.get_by_text("No other story waits.").count():
            break
        if waits(page):
            before = Link.objects.waiting().count()
            key = "f" if offered(page, "f") else "a"
            press(page, key)
            assert Link.objects.waiting().count() < before
            if not undone:
                press(page, "z")
                expect(page.locator(".messagelist")).to_contain_text("Taken back.")
                assert Link.objects.waiting().count() == before
                press(page, key)
                undone = True
        elif offered(page, "d"):
            press(page, "d")
        else:
            press(page, "n")

    assert undone
    assert not Link.objects.waiting().exists()
    assert not Story.objects.in_inbox().exists()


def test_the_same_is_done_by_mouse_where_no_script_runs(plain_page, demo):
    page = plain_page
    log_in(page)
    page.get_by_role("link", name="stories in the inbox").click()
    page.locator("#result_list .field-story a").first.click()

    for _ in range(MOST_STEPS):
        if page.get_by_text("No other story waits.").count():
            break
        asked = next((key for key in "fad" if offered(page, key)), "n")
        page.locator(f'[data-key="{asked}"]').click()

    assert not Link.objects.waiting().exists()
    assert not Story.objects.in_inbox().exists()


@pytest.fixture
def triaged(page, demo):
    """The screen of the demo's largest story."""
    log_in(page)
    story = max(Story.objects.all(), key=lambda story: story.articles.count())
    page.goto(story.get_admin_url())
    return page


def test_keys_do_nothing_while_someone_types_or_holds_a_modifier(triaged):
    page, before = triaged, Link.objects.waiting().count()

    page.get_by_text("Desk note", exact=True).click()
    page.locator("#id_note").press_sequentially("saxon")
    page.locator("h1").click()
    page.keyboard.press("Control+x")

    expect(page.locator("#id_note")).to_have_value("saxon")
    assert Link.objects.waiting().count() == before


def test_the_keys_can_be_switched_off(triaged):
    page, before = triaged, triaged.url

    page.get_by_label("Decide by keys").uncheck()
    page.locator("h1").click()
    page.keyboard.press("n")
    page.reload()
    page.keyboard.press("n")

    assert page.url == before
    expect(page.get_by_label("Decide by keys")).not_to_be_checked()


def test_no_stray_key_decides_anew_what_was_decided(triaged):
    page = triaged
    press(page, "x")
    page.goto(
        page.url.partition("?")[0]
        + "?"
        + pair_of(Link.objects.get(relation="unrelated", decided_by__username="edda"))
    )
    before = Link.objects.filter(relation="copy").count()

    page.keyboard.press("c")
    assert Link.objects.filter(relation="copy").count() == before

    page.get_by_text("Decide anew").click()
    press(page, "c")
    assert Link.objects.filter(relation="copy").count() == before + 1


def pair_of(link):
    return f"one={link.low_id}&other={link.high_id}"


def test_a_key_says_which_was_first(triaged):
    triaged.keyboard.press("2")

    expect(triaged.locator("input[name=origin]").nth(1)).to_be_checked()


def test_from_pair_to_pair_nothing_jumps(triaged):
    page = triaged
    members = page.locator("#members")
    members.evaluate("pane => { pane.scrollTop = 120 }")
    page.evaluate("scrollTo(0, 100)")

    press(page, "a")

    # A function that waits in the page would need what the page's policy forbids.
    for _ in range(MOST_STEPS):
        if page.evaluate("scrollY") == 100:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("scrollY") == 100
    assert members.evaluate("pane => pane.scrollTop") == 120


def test_the_button_that_was_pressed_keeps_the_focus(triaged):
    page = triaged
    button = page.locator("[data-key=s]")
    button.focus()

    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("[data-key=s]")).to_be_focused()


@pytest.mark.parametrize("width", [390])
def test_on_a_small_screen_one_pane_is_shown_at_a_time(triaged, width):
    page = triaged
    expect(page.locator("#texts")).to_be_visible()
    expect(page.locator("#verdict")).to_be_hidden()

    page.get_by_role("link", name="Decide", exact=True).click()

    expect(page.locator("#verdict")).to_be_visible()
    expect(page.locator("#texts")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
