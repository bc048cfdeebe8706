"""What the tests of the workbench do on its screen."""

import pytest
from django.urls import reverse

from tests.factories import SummarySentenceFactory

expect = pytest.importorskip("playwright.sync_api").expect
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")

TEXT = "The gate opens on Monday. Lorries may weigh 32 tonnes. Nobody knows who pays."


def open_as(page, username, event):
    page.goto(f"{reverse('admin:login')}?next={event.get_admin_url()}")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill("open the gate")
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("#event-title")).to_be_visible()
    return page


def sentences(event, *texts):
    return [
        SummarySentenceFactory(event=event, text=text, position=place) for place, text in enumerate(texts)
    ]


def violations(page):
    found = axe_playwright.Axe().run(page, context="#content").response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def box(page, row):
    return page.locator(f"#summary-{row.pk} textarea")
