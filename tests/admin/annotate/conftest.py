import pytest

from tests.admin.annotate.deeds import SAILS, TEXT
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    QuoteFactory,
)


@pytest.fixture
def article(db):
    return ArticleFactory(text=TEXT)


@pytest.fixture
def quote(article):
    return QuoteFactory(
        version=article.current_version, exact=SAILS, speaker=None, speaker_text="Ines Carrow"
    )


@pytest.fixture
def name(article):
    return MentionFactory(version=article.current_version, exact="Ines Carrow")
