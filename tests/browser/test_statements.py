"""A suggested statement is confirmed by keyboard alone, and with no script at all."""

import pytest

from articles.models import QuotesToldApart, Statement
from tests.browser.marks import IN_BROWSER
from tests.factories import UserFactory
from tests.quotes.said import DIRECT, INDIRECT, one_utterance

sync_api = pytest.importorskip("playwright.sync_api")
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
expect = sync_api.expect

pytestmark = IN_BROWSER

LIST = "/admin/articles/statement/suggested/"


@pytest.fixture
def quotes(roles):
    editor = UserFactory(username="edda", role="editor")
    editor.set_password("open the gate")
    editor.save()
    return one_utterance(DIRECT, INDIRECT, "the bridge was not safe any longer", confirmed=True)


def log_in(page):
    page.goto("/admin/")
    page.get_by_label("Username").fill("edda")
    page.get_by_label("Password").fill("open the gate")
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("#user-tools")).to_be_visible()


def press(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_suggestion_is_confirmed_undone_and_confirmed_again_by_keyboard(page, quotes):
    log_in(page)
    page.goto(LIST)
    press(page, "1")
    expect(page.locator(".desk-rendering")).to_have_count(3)

    press(page, "a")
    assert Statement.objects.get().quotes.count() == 3

    press(page, "z")
    expect(page.locator(".messagelist")).to_contain_text("Taken back.")
    assert not Statement.objects.exists()

    page.keyboard.press("3")
    expect(page.locator(".desk-renderings input").nth(2)).not_to_be_checked()
    press(page, "a")

    assert Statement.objects.get().quotes.count() == 2
    assert QuotesToldApart.objects.count() == 2


def test_a_rendering_is_taken_out_by_keyboard(page, quotes):
    log_in(page)
    page.goto(LIST)
    press(page, "1")
    press(page, "a")

    page.keyboard.press("2")
    press(page, "o")

    expect(page.locator(".messagelist")).to_contain_text("1 quote taken out")
    assert Statement.objects.get().quotes.count() == 2


def test_keys_do_nothing_while_someone_types(page, quotes):
    log_in(page)
    page.goto(LIST)
    press(page, "1")

    page.get_by_label("Where").press_sequentially("xaxa")

    expect(page.get_by_label("Where")).to_have_value("xaxa")
    assert not Statement.objects.exists()
    assert not QuotesToldApart.objects.exists()


def test_the_same_is_done_where_no_script_runs(plain_page, quotes):
    log_in(plain_page)
    plain_page.get_by_role("link", name="suggested statements").click()
    plain_page.locator(".desk-suggested").click()
    plain_page.locator(".desk-renderings input").nth(2).uncheck()
    plain_page.get_by_role("button", name="Yes, one statement").click()
    expect(plain_page.locator(".messagelist")).to_contain_text("One statement of 2 quotes")

    plain_page.get_by_role("button", name="Undo").click()

    assert not Statement.objects.exists()
    assert not QuotesToldApart.objects.exists()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_screens_have_no_barrier_and_fit_their_window(page, quotes, width):
    log_in(page)
    found = {}
    for name, key in (("list", ""), ("suggestion", "1"), ("statement", "a")):
        if key:
            press(page, key)
        else:
            page.goto(LIST)
        result = axe_playwright.Axe().run(page, context="#content").response["violations"]
        found[name] = [(one["id"], [node["target"] for node in one["nodes"]]) for one in result]
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert found == {"list": [], "suggestion": [], "statement": []}
