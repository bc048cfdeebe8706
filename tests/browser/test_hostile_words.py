"""Words that want to be a program, in every text of every table, shown on every page: nothing of them runs.

Without the Content Security Policy too, so that it is a second wall and not the only one.
"""

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from articles.models import EditionQuote
from articles.publishing.lifecycle import correct, submit, withdraw
from articles.publishing.previews import preview_address
from tests.browser.marks import IN_BROWSER
from tests.factories import ArticleFactory, MentionFactory, QuoteFactory, UserFactory
from tests.publishing.stories import cover, covered, full_story, published
from tests.views.pages import CROSSING, FRONT, PERSON, WIRE

pytestmark = IN_BROWSER

GONE = "/events/gone/"
RUNS = "window.hostile=1"
HOSTILE = f"""'"><img src=x onerror="{RUNS}"><script>{RUNS}</script><svg onload={RUNS}>{{{{7*7}}}}"""
HOSTILE_URL = f"javascript:{RUNS}//"
# By these a row is found or its place told; or the database never lets them change.
KEPT = {"slug", "exact", "prefix", "suffix", "language", "country", "folded"}
IMMUTABLE = {"articleversion", "edition", "fingerprint"}


def poison():
    """Every text that an editor or an outlet can give, as far as the database takes it."""
    for model in apps.get_app_config("articles").get_models():
        if model._meta.model_name in IMMUTABLE or model._meta.model_name.startswith(
            ("historical", "edition")
        ):
            continue
        for field in model._meta.concrete_fields:
            if (
                isinstance(field, models.CharField | models.TextField)
                and not field.choices
                and field.name not in KEPT
            ):
                for row in model._default_manager.all():
                    spoil(row, field)


def spoil(row, field):
    is_url = isinstance(field, models.URLField) or field.name in ("url", "link")
    words = HOSTILE_URL if is_url else f"{row.pk}{HOSTILE}"
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**{field.attname: words[: field.max_length]})
    except IntegrityError:
        # Refused by the database: no editor gets it in.
        pass


@pytest.fixture
def poisoned(live_server, roles):
    event = full_story()
    article = ArticleFactory(on_desk=True, text=f"“{HOSTILE} is done,” said Mara {HOSTILE}.\n\n{HOSTILE}")
    cover(event, article, role="core", position=9)
    QuoteFactory(version=article.current_version, exact=HOSTILE, confirmed=True)
    MentionFactory(version=article.current_version, exact=f"Mara {HOSTILE}")
    submit(covered(title="Waiting"), user=UserFactory())
    gone = published(slug="gone", title=HOSTILE)
    withdraw(gone, user=UserFactory(), text=HOSTILE)
    poison()
    event.refresh_from_db()
    correct(event, user=UserFactory(role="publisher"), kind="correction", text=HOSTILE)
    return event


def public_pages():
    quote = EditionQuote.objects.current().first().key
    pages = [FRONT, CROSSING, PERSON, WIRE, f"/quotes/{quote}/", f"/quotes/{quote}/card/", f"{CROSSING}card/"]
    return [*pages, GONE, *(f"/?{name}={HOSTILE}" for name in ("q", "place", "person", "source", "since"))]


def desk_pages(event):
    yield reverse("admin:index")
    for model in apps.get_app_config("articles").get_models():
        name = f"admin:articles_{model._meta.model_name}"
        if model._meta.model_name.startswith("historical") or not is_in_the_desk(model):
            continue
        yield reverse(f"{name}_changelist")
        row = model._default_manager.order_by("-pk").first()
        if row is not None:
            yield reverse(f"{name}_change", args=[row.pk])
    article = event.articles.order_by("-pk").first()
    yield reverse("admin:articles_article_annotate", args=[article.pk])
    for door in ("publish", "merge", "preview", "history"):
        yield reverse(f"admin:articles_event_{door}", args=[event.pk])
    yield preview_address(event)
    yield reverse("admin:articles_edition_compare", args=[event.current_edition_id])


def is_in_the_desk(model):
    from django.contrib import admin

    return admin.site.is_registered(model)


@pytest.mark.parametrize("bypass_csp", [False, True])
def test_nothing_that_an_outlet_or_an_editor_wrote_runs(browser, live_server, poisoned, bypass_csp):
    context = browser.new_context(base_url=live_server.url, bypass_csp=bypass_csp)
    page = context.new_page()
    user = UserFactory(username="paul", role="publisher", is_superuser=True)
    user.set_password("newsroom")
    user.save()
    page.goto(reverse("admin:login"))
    page.fill("#id_username", "paul")
    page.fill("#id_password", "newsroom")
    page.click("[type=submit]")
    ran, seen = [], 0
    for address in [*public_pages(), *desk_pages(poisoned)]:
        response = page.goto(address)
        assert response.status == (410 if address == GONE else 200), address
        seen += HOSTILE[:12] in page.evaluate("document.body.textContent")
        if page.evaluate("window.hostile") or page.locator("a[href^='javascript:']").count():
            ran.append(address)
    context.close()

    assert ran == []
    assert seen > 20
