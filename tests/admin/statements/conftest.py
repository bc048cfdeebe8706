import pytest

from articles.quotes.stating import state
from tests.quotes.said import DIRECT, INDIRECT, one_utterance


@pytest.fixture
def quotes(db):
    return one_utterance(DIRECT, INDIRECT, confirmed=True)


@pytest.fixture
def statement(quotes, editor):
    return state(quotes, user=editor, summary="The bridge is not safe")


@pytest.fixture
def further(statement):
    """A third outlet's rendering of it, which is suggested."""
    story = statement.quotes.first().version.article.story
    [quote] = one_utterance(DIRECT, speaker=statement.quotes.first().speaker)
    article = quote.version.article
    article.story = story
    article.save()
    return quote
