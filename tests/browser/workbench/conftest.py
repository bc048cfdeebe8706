import pytest

from tests.factories import ArticleFactory, CoverageFactory, EventFactory, UserFactory

from .screens import TEXT, open_as


@pytest.fixture
def event(roles):
    for name, first, last in [("ada", "Ada", "Pell"), ("edda", "", "")]:
        user = UserFactory(username=name, first_name=first, last_name=last, role="editor")
        user.set_password("open the gate")
        user.save()
    event = EventFactory(title="The gate opens")
    CoverageFactory(event=event, article=ArticleFactory(text=TEXT, on_desk=True), role="lead")
    return event


@pytest.fixture
def desk(page, event):
    open_as(page, "edda", event)
    page.locator("#bench.desk-scripted").wait_for()
    return page


@pytest.fixture
def colleague(browser, live_server, event):
    """Ada Pell, at another machine."""
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(10_000)
    yield open_as(context.new_page(), "ada", event)
    context.close()
