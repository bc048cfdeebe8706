import pytest

from articles.models import Article, Link, Quote
from tests.factories import ArticleFactory, LinkFactory, QuoteFactory, VersionFactory


def test_suggested_links_wait_and_decided_ones_do_not(db):
    waiting = LinkFactory()
    LinkFactory(confirmed=True)

    assert list(Link.objects.waiting()) == [waiting]


@pytest.mark.parametrize("side", ["one", "other"])
def test_a_link_does_not_wait_once_either_article_is_spiked(side, db):
    LinkFactory(**{side: ArticleFactory(status=Article.Status.SPIKED)})

    assert not Link.objects.waiting().exists()


def test_suggested_quotes_of_the_text_as_it_is_now_wait(db):
    article = ArticleFactory()
    QuoteFactory(version=article.current_version)
    now = VersionFactory(article=article, raw_text="Edited. The mayor said work was done.")
    waiting = QuoteFactory(version=now)
    QuoteFactory(confirmed=True)

    assert list(Quote.objects.waiting()) == [waiting]


def test_a_quote_does_not_wait_once_its_article_is_spiked(db):
    article = ArticleFactory(status=Article.Status.SPIKED)
    QuoteFactory(version=article.current_version)

    assert not Quote.objects.waiting().exists()
