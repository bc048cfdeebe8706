"""One headless Chromium for all browser tests, and a fresh page for each.

The variable CHROMIUM says where it is when it is not on the PATH.
"""

import os
import shutil
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType

# Nothing may leave the machine, and nothing needs a sandbox: the pages are our own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no Chromium: install it or name it in the variable CHROMIUM")
    sync_api = pytest.importorskip("playwright.sync_api")
    # The synchronous driver runs an event loop in this thread, which Django would take for an asynchronous caller.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def color_scheme():
    return "light"


@pytest.fixture
def width():
    return 1280


@pytest.fixture
def roles(live_server):
    """The desk's groups, which the test before took away with everything else in the database."""
    ContentType.objects.clear_cache()
    import_module("articles.migrations.0003_desk_roles").create_groups(apps, None)
    import_module("articles.migrations.0005_publishers_set_the_desk").give(apps, None)
    import_module("articles.migrations.0009_editors_merge_people").give(apps, None)
    import_module("articles.migrations.0014_contributors_tell_and_picture").give(apps, None)


@pytest.fixture
def page(browser, color_scheme, width, live_server, roles):
    """A page of the live server; parametrize `color_scheme` and `width` for other readers."""
    context = browser.new_context(
        base_url=live_server.url, color_scheme=color_scheme, viewport={"width": width, "height": 900}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_page(browser, live_server, roles):
    """A page where no script runs."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
