import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Quote
from tests.factories import ArticleFactory, CoverageFactory, QuoteFactory

SAID = "The mayor said work was done"


@pytest.fixture
def article(db):
    article = ArticleFactory(text=f"{SAID}. It rained.", url="https://post.example/gate")
    CoverageFactory(article=article)
    QuoteFactory(version=article.current_version, exact=SAID, desk_note="<script>alert(1)</script>")
    return article


def door(name, subject):
    return reverse(f"admin:articles_{subject._meta.model_name}_{name}", args=[subject.pk])


def subject(article, kind):
    return article if kind == "article" else article.events.get()


@pytest.mark.parametrize("kind", ["article", "event"])
def test_the_quotes_of_an_article_and_of_an_event_are_a_file(as_contributor, article, kind):
    response = as_contributor.get(door("annotations", subject(article, kind)))

    assert response["Content-Type"].startswith("application/ld+json")
    assert "attachment" in response["Content-Disposition"]
    [item] = json.loads(response.content)["first"]["items"]
    assert item["target"]["source"] == "https://post.example/gate"


def test_rejected_quotes_are_not_exported(as_editor, article):
    quote = Quote.objects.get()
    as_editor.post(reverse("admin:articles_quote_decide", args=[quote.pk]), {"decision": "reject"})

    assert json.loads(as_editor.get(door("annotations", article)).content)["total"] == 0


@pytest.mark.parametrize("kind", ["article", "event"])
def test_a_file_is_taken_in_and_each_outcome_told(as_editor, article, kind):
    file = as_editor.get(door("annotations", subject(article, kind))).content
    Quote.objects.all().delete()
    upload = SimpleUploadedFile("a.jsonld", file)

    html = as_editor.post(
        door("take_in_annotations", subject(article, kind)), {"file": upload}
    ).content.decode()

    assert Quote.objects.get().desk_note == "<script>alert(1)</script>"
    assert "1 marked, 0 here already, 0 refused" in html


def test_what_is_refused_is_kept_as_it_was_pasted(as_editor, article):
    html = as_editor.post(door("take_in_annotations", article), {"text": "{broken"}).content.decode()

    assert "no JSON" in html
    assert "{broken" in html


def test_nothing_given_asks_for_something(as_editor, article):
    html = as_editor.post(door("take_in_annotations", article), {}).content.decode()

    assert "Choose a file, or paste annotations." in html


@pytest.mark.parametrize("name", ["annotations", "take_in_annotations"])
def test_a_reader_gets_in_by_neither_door(client, article, name):
    assert client.get(door(name, article)).status_code == 302


@pytest.mark.parametrize("size", [1, 8])
def test_exporting_costs_the_same_however_many_quotes_there_are(
    as_editor, article, size, django_assert_num_queries
):
    event = article.events.get()
    for _ in range(size):
        QuoteFactory(version=CoverageFactory(event=event).article.current_version, exact="The mayor")

    with django_assert_num_queries(6):
        told = as_editor.get(door("annotations", event)).json()

    assert told["total"] == 1 + size
