import pytest
from django.db import IntegrityError, transaction

from articles.models import ArticleVersion, Edition, Quote
from tests.factories import (
    EventFactory,
    MentionFactory,
    PassageFactory,
    QuoteFactory,
    UserFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "The gate 🚧 opened. “It is open,” she said."


def refused():
    return pytest.raises(IntegrityError)


def test_a_version_is_never_updated():
    version = VersionFactory()

    with refused():
        ArticleVersion.objects.filter(pk=version.pk).update(text="Other words.")


def test_an_edition_is_never_updated():
    edition = Edition.objects.create(
        event=EventFactory(),
        number=1,
        title="Bridge reopens",
        kind="other",
        article_count=0,
        origin_count=0,
        content={},
        checksum="0" * 64,
        published_at="2026-05-12T10:00Z",
        published_by=UserFactory(),
    )

    with refused():
        Edition.objects.filter(pk=edition.pk).update(title="Other title")


@pytest.mark.parametrize("factory", [QuoteFactory, PassageFactory, MentionFactory])
def test_a_span_quotes_its_version_also_behind_an_emoji(factory):
    span = factory(version=VersionFactory(raw_text=TEXT), exact="It is open")

    assert TEXT[span.start : span.end] == "It is open"


@pytest.mark.parametrize("factory", [QuoteFactory, PassageFactory, MentionFactory])
def test_a_span_with_other_words_than_its_version_is_refused(factory):
    version = VersionFactory(raw_text=TEXT)

    with refused():
        factory(version=version, exact="It is shut", start=20, end=30)


@pytest.mark.parametrize("factory", [QuoteFactory, PassageFactory, MentionFactory])
def test_a_span_outside_the_text_is_refused(factory):
    version = VersionFactory(raw_text=TEXT)

    with refused():
        factory(version=version, exact="open", start=900, end=904)


def test_a_quote_cannot_be_moved_to_words_it_does_not_quote():
    quote = QuoteFactory(version=VersionFactory(raw_text=TEXT), exact="It is open")

    with refused(), transaction.atomic():
        Quote.objects.filter(pk=quote.pk).update(start=quote.start + 1, end=quote.end + 1)

    quote.refresh_from_db()
    assert TEXT[quote.start : quote.end] == quote.exact
