import pytest
from django.db.models import ProtectedError

from articles.models import Article, Link, Quote
from tests.factories import ArticleFactory, CoverageFactory, LinkFactory, QuoteFactory

pytestmark = pytest.mark.django_db


def test_an_article_without_decisions_goes_with_its_versions_and_suggestions():
    link = LinkFactory()
    QuoteFactory(version=link.low.current_version)

    link.low.delete()

    assert not Link.objects.exists()
    assert not Quote.objects.exists()
    assert Article.objects.get() == link.high


def test_an_article_with_a_decided_link_is_protected():
    link = LinkFactory(confirmed=True)

    with pytest.raises(ProtectedError):
        link.high.delete()


def test_an_article_with_a_confirmed_quote_is_protected():
    quote = QuoteFactory(confirmed=True)

    with pytest.raises(ProtectedError):
        quote.version.article.delete()


def test_an_article_in_an_event_is_protected():
    coverage = CoverageFactory()

    with pytest.raises(ProtectedError):
        coverage.article.delete()


def test_a_source_with_articles_is_protected():
    article = ArticleFactory()

    with pytest.raises(ProtectedError):
        article.source.delete()


def test_a_person_who_is_quoted_is_protected():
    quote = QuoteFactory()

    with pytest.raises(ProtectedError):
        quote.speaker.delete()
