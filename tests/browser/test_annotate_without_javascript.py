"""The page of an article where no script runs: what is typed is enough."""

import pytest
from django.urls import reverse

from articles.models import Coverage, Link
from tests.browser.marks import IN_BROWSER
from tests.factories import ArticleFactory, EventFactory, UserFactory

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = IN_BROWSER


@pytest.fixture
def article(plain_page):
    """Its page is open, for an editor."""
    article = ArticleFactory()
    editor = UserFactory(role="editor")
    editor.set_password("open the gate")
    editor.save()
    plain_page.goto(f"{reverse('admin:login')}?next={article.get_admin_url()}")
    plain_page.fill("[name=username]", editor.username)
    plain_page.fill("[name=password]", "open the gate")
    plain_page.click("[type=submit]")
    return article


def test_another_article_is_linked_by_its_typed_number(plain_page, article):
    other = ArticleFactory()

    plain_page.click("summary:has-text('Link another article')")
    plain_page.fill("[name=other-typed]", str(other.pk))
    plain_page.click("button:text-is('Link')")

    expect(plain_page.locator(".messagelist")).to_contain_text("Decided: same event")
    link = Link.objects.get()
    assert {link.low, link.high} == {article, other}


def test_an_article_is_put_in_an_event_by_its_typed_title(plain_page, article):
    event = EventFactory(title="The gate opens")

    plain_page.click("summary:has-text('Put in an event')")
    plain_page.fill("[name=event-typed]", "the gate opens")
    plain_page.click("button:text-is('Put in the event')")

    expect(plain_page.locator(".messagelist")).to_contain_text("In “The gate opens”")
    assert Coverage.objects.get().event == event
