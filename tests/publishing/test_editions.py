import json

import pytest
from django.db import IntegrityError, transaction

from articles.models import Edition, EditionArticle, EditionPerson, EditionQuote, EditionSource
from articles.publishing.content import checksum
from articles.publishing.lifecycle import correct, publish, withdraw
from tests.factories import SourceFactory
from tests.publishing.stories import cover, covered, full_story, published, report

pytestmark = pytest.mark.django_db


def test_an_edition_lists_what_its_content_says():
    edition = full_story().current_edition

    content = edition.content
    assert (edition.title, edition.kind, edition.place) == (
        content["title"],
        content["kind"],
        content["place"],
    )
    assert edition.started_at.isoformat() == content["started"]["value"]
    assert edition.started == content["started"]["said"] == "12 May 2026"
    assert edition.lede == "The crossing opens on Monday."
    assert (edition.article_count, edition.origin_count) == (4, 2)


def test_the_checksum_holds_for_the_content_as_it_is_stored():
    edition = Edition.objects.get(pk=full_story().current_edition.pk)

    assert edition.checksum == checksum(edition.content)


def test_an_edition_never_changes():
    edition = published().current_edition
    edition.title = "Rewritten"

    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save()


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        (EditionArticle, "articles"),
        (EditionPerson, "people"),
        (EditionQuote, "quotes"),
        (EditionSource, "sources"),
    ],
)
def test_rows_tell_the_same_as_the_content(rows, part):
    edition = full_story().current_edition
    told = {row["id"]: row for row in edition.content[part]}

    for row in rows.objects.filter(edition=edition):
        shared = set(told[row.key]) & {field.name for field in rows._meta.fields} - {"id"}
        assert {name: getattr(row, name) for name in shared} == {name: told[row.key][name] for name in shared}
        assert len(shared) >= 4
    assert rows.objects.filter(edition=edition).count() == len(told) > 0


def test_a_quote_row_tells_the_outlet_of_its_article():
    edition = full_story().current_edition

    row = EditionQuote.objects.filter(edition=edition).order_by("pk").first()

    assert (row.source_name, row.published_at.isoformat()) == ("Bay Wire", "2026-05-12T09:10:00+00:00")
    assert row.url.endswith("/crossing")


def test_only_the_newest_edition_is_in_the_lists(publisher):
    event = covered()
    gone = report("Gone Gazette", 1, "x", source=SourceFactory(slug="gone", name="Gone Gazette"))
    dropped = cover(event, gone)
    publish(event, user=publisher)
    dropped.delete()

    correct(event, user=publisher, kind="correction", text="Took out a report.")

    assert "gone" not in set(EditionSource.objects.current().values_list("slug", flat=True))
    assert EditionSource.objects.filter(slug="gone").count() == 1
    assert Edition.objects.current().count() == 1


def test_a_withdrawn_event_is_in_no_list(publisher):
    event = full_story()

    withdraw(event, user=publisher, text="Wrong.")

    for rows in (EditionArticle, EditionPerson, EditionQuote, EditionSource, Edition):
        assert not rows.objects.current().exists()


def test_nothing_of_the_outlets_texts_is_in_an_edition_but_citations_and_quotes():
    event = full_story()
    edition = event.current_edition
    text = event.articles.first().text

    content = json.dumps(edition.content, ensure_ascii=False)

    assert "About 200 lorries are waiting" in text
    assert text not in content
