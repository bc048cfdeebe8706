from datetime import UTC, datetime

import pytest

from articles.coverage.fingerprints import file
from articles.models import Source
from articles.text.dates import Precision
from tests.coverage import stories
from tests.factories import ArticleFactory, SourceFactory


@pytest.fixture
def wire(db):
    return SourceFactory(name="Bay Wire", slug="bay-wire", kind=Source.Kind.WIRE)


@pytest.fixture
def filed(db):
    """Makes an article that is filed, so that it is found; a date is known to the day."""

    def make(headline, text, **fields):
        if "published_at" in fields:
            fields.setdefault("published_precision", Precision.DAY)
        article = ArticleFactory(headline=headline, text=text, **fields)
        file(article)
        return article

    return make


@pytest.fixture
def day():
    return lambda number: datetime(2026, 5, number, tzinfo=UTC)


@pytest.fixture
def dispatch(filed, wire):
    return filed(stories.WIRE_HEADLINE, stories.WIRE, source=wire)


@pytest.fixture
def report(filed):
    return filed(stories.REPORT_HEADLINE, stories.REPORT)


@pytest.fixture
def other_fire(filed):
    return filed(stories.OTHER_HEADLINE, stories.OTHER)
