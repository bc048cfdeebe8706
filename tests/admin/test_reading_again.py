"""What an editor changes on an article's page makes it compared anew."""

import pytest
from django.urls import reverse

from articles.models import Fingerprint, Link
from articles.tasks import read_version
from tests.admin.article_forms import form_of, page
from tests.factories import ArticleFactory, LinkFactory, SourceFactory, StoryFactory


def read(article):
    read_version.call(article.current_version_id)


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "Zeppelin over Skarrow"},
        {"published_0": "2021-05-17", "published_2": "day"},
        {"dateline": "SKARROW"},
        {"language": "de"},
    ],
)
def test_what_an_article_is_compared_by_is_read_again_once_it_is_saved(
    as_editor, changes, django_capture_on_commit_callbacks
):
    article = ArticleFactory()
    read(article)
    before = Fingerprint.objects.values_list("bags", "filed_on", "compared").get()
    Fingerprint.objects.update(compared=[[0, 0.5]])

    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(page(article), form_of(article, **changes))

    after = Fingerprint.objects.values_list("bags", "filed_on", "compared").get()
    assert after[2] == []
    assert (after[:2] != before[:2]) == bool({"headline", "published_0"} & changes.keys())


def test_another_source_or_agency_scores_the_article_anew(as_editor, django_capture_on_commit_callbacks):
    agency = SourceFactory(kind="wire")
    text = "The ferry Lady Ansel lost her rudder off Älvhamn and was towed in by two boats, said Mara Quill."
    one = ArticleFactory(source=agency, headline="Lady Ansel towed in", text=text)
    other = ArticleFactory(headline="Ferry towed in", text=text)
    read(one)
    read(other)
    scored = Link.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(page(other), form_of(other, wire_credit=agency.pk))

    link = Link.objects.get()
    assert (scored.origin, link.origin) == (None, one)
    assert link.pk == scored.pk
    assert any("credits" in reason for reason in link.reasons)


def test_an_editors_decision_outlasts_the_reading_that_follows_an_edit(
    as_editor, editor, django_capture_on_commit_callbacks
):
    one, other = ArticleFactory.create_batch(2)
    LinkFactory(one=one, other=other, relation="unrelated", confirmed=True)
    before = list(Link.objects.values())

    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(
            page(one), form_of(one, headline="The same", published_0="2021-05-17", published_2="day")
        )

    assert list(Link.objects.values()) == before


def test_what_says_nothing_of_the_event_is_not_read_again(as_editor, django_capture_on_commit_callbacks):
    article = ArticleFactory()
    read(article)

    with django_capture_on_commit_callbacks() as callbacks:
        as_editor.post(page(article), form_of(article, byline="Someone"))

    assert callbacks == []


def test_saving_keeps_the_story(as_editor):
    article = ArticleFactory(story=StoryFactory())

    as_editor.post(page(article), form_of(article, headline="Better"))

    story = article.story
    article.refresh_from_db()
    assert (article.headline, article.story) == ("Better", story)


def test_what_comes_back_from_the_spike_is_compared_with_what_came_in_meanwhile(
    as_publisher, django_capture_on_commit_callbacks
):
    text = "The ferry Lady Ansel lost her rudder off Älvhamn and was towed in by two boats, said Mara Quill."
    spiked = ArticleFactory(headline="Lady Ansel towed in", text=text, status="spiked")
    read(ArticleFactory(headline="Ferry towed in", text=text))

    with django_capture_on_commit_callbacks(execute=True):
        as_publisher.post(reverse("admin:articles_article_triage"), {"inbox": spiked.pk})

    assert Link.objects.get().high_id > spiked.pk
