from datetime import UTC, datetime

import pytest

from articles.models import Source
from articles.search.index import index_article
from articles.text.dates import Precision
from tests.coverage import stories
from tests.factories import ArticleFactory, SourceFactory


@pytest.fixture
def wire(db):
    return SourceFactory(name="Bay Wire", slug="bay-wire", kind=Source.Kind.WIRE)


@pytest.fixture
def indexed(db):
    """Makes an article that the full-text index knows; a date is known to the day."""

    def make(headline, text, **fields):
        if "published_at" in fields:
            fields.setdefault("published_precision", Precision.DAY)
        article = ArticleFactory(headline=headline, text=text, **fields)
        index_article(article)
        return article

    return make


@pytest.fixture
def day():
    return lambda number: datetime(2026, 5, number, tzinfo=UTC)


@pytest.fixture
def dispatch(indexed, wire):
    return indexed(stories.WIRE_HEADLINE, stories.WIRE, source=wire)


@pytest.fixture
def report(indexed):
    return indexed(stories.REPORT_HEADLINE, stories.REPORT)


@pytest.fixture
def other_fire(indexed):
    return indexed(stories.OTHER_HEADLINE, stories.OTHER)
