from importlib import import_module

import pytest
from django.apps import apps

from articles.models import EditionArticle, EditionPerson, EditionQuote
from tests.publishing.stories import full_story, publish_as_before_syndication

pytestmark = pytest.mark.django_db

ROWS = {
    EditionArticle: {"is_first_report": False, "carriers": 0, "text_of": "", "text_of_name": ""},
    EditionPerson: {"role": "", "post": ""},
    EditionQuote: {"post": ""},
}


def rows():
    return {model: list(model.objects.order_by("pk").values("pk", *fields)) for model, fields in ROWS.items()}


def make_old():
    for model, fields in ROWS.items():
        model.objects.update(**fields)


def backfill():
    import_module("articles.migrations.0015_old_editions_tell_flows_and_posts").backfill(apps, None)


def test_rows_from_before_get_what_their_edition_tells():
    full_story()
    as_written = rows()
    make_old()
    assert rows() != as_written

    backfill()

    assert rows() == as_written
    assert EditionArticle.objects.filter(carriers=2, is_first_report=True).exists()
    assert EditionPerson.objects.filter(post="transport minister, Corvany", role="signatory").exists()


def test_an_edition_that_does_not_tell_who_ran_whose_text_tells_who_was_first():
    event = full_story()
    publish_as_before_syndication(event)
    event.refresh_from_db()
    make_old()

    backfill()

    now = EditionArticle.objects.filter(edition=event.current_edition)
    assert now.get(is_first_report=True).source == "bay-wire"
    assert not now.exclude(text_of="").exists()


def test_what_is_right_stays_so():
    full_story()
    before = rows()

    backfill()
    backfill()

    assert rows() == before
