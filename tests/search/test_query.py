import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Article
from articles.search.index import index_article, rebuild_index
from articles.search.query import matching_any, search_articles, units
from tests.factories import ArticleFactory


def found(text):
    return set(search_articles(Article.objects.all(), text))


@pytest.fixture
def ferry(db):
    article = ArticleFactory(
        headline="Ferry engine fire", text="Passengers left the Løvøya by raft in Älvhamn."
    )
    index_article(article)
    return article


@pytest.fixture
def bridge(db):
    article = ArticleFactory(headline="Bridge reopens", text="Lorries crossed the old bridge on Monday.")
    index_article(article)
    return article


def test_words_of_headline_and_text_are_found(ferry, bridge):
    assert found("ferry raft") == {ferry}


def test_every_word_must_occur(ferry, bridge):
    assert found("ferry lorries") == set()


def test_endings_and_accents_do_not_matter(ferry, bridge):
    assert found("passenger alvhamn") == {ferry}


def test_the_last_word_may_be_unfinished(ferry, bridge):
    assert found("brid") == {bridge}


def test_a_phrase_must_stand_as_it_is(ferry, bridge):
    assert found('"old bridge"') == {bridge}
    assert found('"bridge old"') == set()


@pytest.mark.parametrize(
    "text", ["", " ", '"', "''", "\\", "*", "AND", "NEAR(", "a' OR 1=1", 'x"y', "\0", ":*", "!&|"]
)
def test_marks_and_operators_are_harmless(ferry, text):
    assert found(text) == set()


def test_an_article_indexed_again_is_found_by_its_new_words_only(ferry):
    ferry.headline = "Tram engine fire"

    index_article(ferry)

    assert found("tram") == {ferry}
    assert found("ferry") == set()


def test_a_deleted_article_is_forgotten(bridge):
    bridge.delete()

    assert matching_any(["bridge"], limit=5) == []


def test_rebuilding_indexes_every_article(db):
    article = ArticleFactory(headline="Unindexed tram")

    assert rebuild_index() == 1
    assert found("tram") == {article}


def test_matching_any_puts_the_article_with_more_of_the_words_first(ferry, bridge):
    assert matching_any(["ferry", "fire", "raft", "monday"], limit=5) == [ferry.pk, bridge.pk]


def test_units_are_phrases_and_words():
    assert units('ferry "old bridge" — "') == ["ferry", "old bridge"]


class AnyQuery(TestCase):
    @given(st.text(max_size=40))
    def test_any_text_is_a_query(self, text):
        list(search_articles(Article.objects.all(), text))
        matching_any(text.split(), limit=3)
