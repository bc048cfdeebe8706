"""What holds for every page of the desk, however many models there are."""

import re

import pytest
from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin
from django.test import RequestFactory
from django.urls import reverse

from articles.admin.desk.workbench.registry import SECTIONS
from articles.models import (
    Article,
    ArticleVersion,
    DeskSetting,
    DismissedName,
    EditionPage,
    Fingerprint,
    FormerAddress,
    PeopleToldApart,
    Picture,
    Presence,
    QuotesToldApart,
    Story,
    Telling,
)
from tests.factories import (
    ArticleFactory,
    FeedFactory,
    LinkFactory,
    MentionFactory,
    PersonFactory,
    SourceFactory,
    StoryFactory,
    UserFactory,
)
from tests.publishing.stories import full_story

OURS = [model for model in apps.get_app_config("articles").get_models() if "Historical" not in model.__name__]
REGISTERED = [model for model in admin.site._registry if model._meta.app_label in ("articles", "auth")]
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>")
INLINE_STYLE = re.compile(r"<style|\sstyle=", re.IGNORECASE)
INLINE_HANDLER = re.compile(r"<[^>]+\son[a-z]+=", re.IGNORECASE)


@pytest.fixture
def one_of_each(db):
    full_story()
    DeskSetting.objects.create(pk=1)
    article = Article.objects.order_by("pk").first()
    FeedFactory()
    LinkFactory(one=article)
    Article.objects.update(story=StoryFactory())
    MentionFactory(version=article.current_version, exact="Mara Quill", person=PersonFactory())


# The machine's own; who is where; what an editor said "no" to or moved away from, which stands on the screens where it
# is said; and what stands on the event's own screen.
ELSEWHERE = {
    EditionPage,
    Fingerprint,
    Presence,
    DismissedName,
    FormerAddress,
    PeopleToldApart,
    QuotesToldApart,
}
ELSEWHERE |= {Picture, Telling}


def row_of(model):
    return model._default_manager.first()


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_model_has_a_page_of_its_own_or_stands_on_its_parents():
    inline = {one.model for model_admin in admin.site._registry.values() for one in model_admin.inlines}
    inline.update(model for section in SECTIONS if (model := getattr(section, "model", None)))

    for_people = {model for model in OURS if model not in ELSEWHERE and not model._meta.auto_created}

    assert for_people - set(admin.site._registry) - inline == set()


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_the_list_opens(model, as_superuser, one_of_each):
    response = as_superuser.get(url(model, "changelist"), {"q": "bridge"}, follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_the_list_counts_what_its_filters_would_show(model, as_superuser):
    response = as_superuser.get(url(model, "changelist"), {"_facets": "True"}, follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize(
    "model",
    [one for one in REGISTERED if one in OURS and one not in (ArticleVersion, DeskSetting)],
    ids=lambda one: one.__name__,
)
def test_an_empty_list_teaches_how_it_fills(model, as_superuser):
    html = as_superuser.get(url(model, "changelist")).content.decode()

    assert 'class="desk-empty"' in html


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_the_page_of_one_row_opens_and_keeps_to_the_content_security_policy(model, as_superuser, one_of_each):
    response = as_superuser.get(url(model, "change", row_of(model).pk))

    html = response.content.decode()
    assert response.status_code == 200
    assert not INLINE_SCRIPT.search(html)
    assert not INLINE_STYLE.search(html)
    assert not INLINE_HANDLER.search(html)


@pytest.mark.parametrize("page", ["index", "bring-in", "articles_article_changelist", "articles_event_add"])
def test_pages_have_no_inline_script_or_style(page, as_superuser, one_of_each):
    html = as_superuser.get(reverse(f"admin:{page}")).content.decode()

    assert not INLINE_SCRIPT.search(html)
    assert not INLINE_STYLE.search(html)


@pytest.mark.parametrize("page", ["annotate", "recut", "link", "put_in_event", "new_event"])
def test_working_screens_have_no_inline_script_or_style(page, as_superuser, one_of_each):
    html = as_superuser.get(url(Article, page, Article.objects.first().pk)).content.decode()

    assert not INLINE_SCRIPT.search(html)
    assert not INLINE_STYLE.search(html)
    assert not INLINE_HANDLER.search(html)


@pytest.mark.parametrize("page", ["change", "together", "new_event", "add_to_event"])
def test_screens_of_a_story_have_no_inline_script_or_style(page, as_superuser, one_of_each):
    asked = {"relation": "copy"}

    html = as_superuser.get(url(Story, page, Story.objects.first().pk), asked).content.decode()

    assert not INLINE_SCRIPT.search(html)
    assert not INLINE_STYLE.search(html)
    assert not INLINE_HANDLER.search(html)


def fields_of(model_admin, request, row):
    yield from model_admin.get_form(request, row)().fields.items()
    for inline in model_admin.get_inline_instances(request, row):
        yield from inline.get_formset(request, row).form().fields.items()


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_no_form_loads_a_table_into_a_select_box(model, superuser, one_of_each):
    request = RequestFactory().get("/")
    request.user = superuser

    shown = list(fields_of(admin.site.get_model_admin(model), request, row_of(model)))

    relations = [(name, field) for name, field in shown if isinstance(field, forms.ModelChoiceField)]
    # An inline's own parent and key are hidden inputs.
    visible = [(n, f) for n, f in relations if not isinstance(f, forms.models.InlineForeignKeyField)]
    visible = [(n, f) for n, f in visible if not f.widget.is_hidden]
    wrong = [
        n for n, f in visible if not isinstance(getattr(f.widget, "widget", f.widget), AutocompleteMixin)
    ]
    assert wrong == []


@pytest.mark.parametrize("page", ["annotate", "link", "put_in_event", "change"])
def test_no_screen_of_an_article_lists_other_articles_sources_or_people_as_options(page, as_superuser):
    article = ArticleFactory(headline="The one at hand")
    ArticleFactory(headline="Another in the table", source__name="Another Outlet")
    PersonFactory(name="Someone Else")

    html = as_superuser.get(url(Article, page, article.pk)).content.decode()

    options = re.findall(r"<option[^>]*>([^<]*)", html)
    assert not [one for one in options if "Another" in one or "Someone" in one]


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_no_filter_offers_more_than_a_dozen_rows_of_a_table(model, as_superuser):
    SourceFactory.create_batch(20)
    PersonFactory.create_batch(20)
    UserFactory.create_batch(20)

    html = as_superuser.get(url(model, "changelist"), follow=True).content.decode()

    filters = html.partition('id="changelist-filter"')[2]
    assert len(re.findall(r"\?(?:source|owner|person|speaker|event)=\d+", filters)) <= 12
