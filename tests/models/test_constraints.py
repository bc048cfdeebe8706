"""What must never be false, tried against the database itself."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, Coverage, Event, Link, PersonName, Quote, Source
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    EventFactory,
    FeedFactory,
    LinkFactory,
    PersonFactory,
    PersonNameFactory,
    PostFactory,
    QuoteFactory,
    SourceDomainFactory,
    SourceFactory,
    StatementFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def test_a_domain_belongs_to_one_source():
    SourceDomainFactory(domain="harbour.example")

    with pytest.raises(IntegrityError):
        SourceDomainFactory(domain="harbour.example")


def test_a_source_does_not_own_itself():
    source = SourceFactory()

    with refused("articles_source_not_its_own_owner"):
        Source.objects.filter(pk=source.pk).update(owner=source)


def test_ownership_cannot_run_in_a_circle():
    parent = SourceFactory()
    child = SourceFactory(owner=parent)
    parent.owner = child

    with pytest.raises(ValidationError, match="circle"):
        parent.full_clean()


def test_a_feed_with_errors_says_the_last_one():
    with refused("articles_feed_error_is_said"):
        FeedFactory(error_count=1)


def test_a_source_has_one_article_per_guid():
    article = ArticleFactory(guid="a1")

    with pytest.raises(IntegrityError):
        ArticleFactory(source=article.source, guid="a1")


def test_a_source_has_one_article_per_url():
    article = ArticleFactory(url="https://harbour.example/a")

    with pytest.raises(IntegrityError):
        ArticleFactory(source=article.source, url="https://harbour.example/a")


def test_many_articles_of_a_source_may_have_neither_guid_nor_url():
    article = ArticleFactory()

    ArticleFactory(source=article.source)

    assert Article.objects.count() == 2


@pytest.mark.parametrize(("value", "precision"), [(None, "day"), (NOW, "unknown")])
def test_a_date_and_its_precision_are_known_together(value, precision):
    with refused("articles_article_date_and_precision"):
        ArticleFactory(published_at=value, published_precision=precision)


def test_an_article_has_a_headline():
    with refused("articles_article_has_headline"):
        ArticleFactory(headline="", text="Words.")


def test_versions_of_an_article_are_numbered_once():
    version = VersionFactory()

    with pytest.raises(IntegrityError):
        VersionFactory(article=version.article, number=version.number)


def test_a_pair_of_articles_has_one_link():
    link = LinkFactory()

    with pytest.raises(IntegrityError):
        LinkFactory(one=link.high, other=link.low)


def test_an_article_is_not_linked_to_itself():
    article = ArticleFactory()

    with refused("articles_link_low_before_high"):
        LinkFactory(one=article, other=article)


@pytest.mark.parametrize("score", [-0.1, 1.1])
def test_a_score_is_between_0_and_1(score):
    with refused("articles_link_score_in_range"):
        LinkFactory(score=score)


def test_the_origin_is_one_of_the_pair():
    with refused("articles_link_origin_is_one_of_them"):
        LinkFactory(origin=ArticleFactory())


@pytest.mark.parametrize("state", [Link.State.CONFIRMED, Link.State.UNSURE])
def test_a_decided_link_says_when(state):
    with refused("articles_link_decided"):
        LinkFactory(state=state)


@pytest.mark.parametrize("state", [Quote.State.CONFIRMED, Quote.State.REJECTED])
def test_a_decided_quote_says_when(state):
    with refused("articles_quote_decided"):
        QuoteFactory(state=state)


def test_a_person_has_one_canonical_name():
    person = PersonFactory()

    with pytest.raises(IntegrityError):
        PersonNameFactory(person=person, kind=PersonName.Kind.CANONICAL)


def test_many_people_may_have_no_wikidata_id():
    PersonFactory()
    PersonFactory()

    with pytest.raises(IntegrityError):
        PersonFactory(wikidata_id="42")


def test_a_post_cannot_end_before_it_began():
    with refused("articles_post_from_before_to"):
        PostFactory(start=date(2026, 5, 2), end=date(2026, 5, 1))


def test_a_statement_is_made_for_an_organisation_or_a_person():
    with refused("articles_statement_one_principal"):
        StatementFactory(on_behalf_of="Ministry of Roads", on_behalf_of_person=PersonFactory())


def test_an_event_cannot_end_before_it_started():
    with refused("articles_event_starts_before_it_ends"):
        EventFactory(
            started_at=NOW,
            started_precision="minute",
            ended_at=NOW - timedelta(days=1),
            ended_precision="minute",
        )


@pytest.mark.parametrize(
    ("status", "constraint"),
    [
        (Event.Status.SCHEDULED, "articles_event_scheduled_has_a_time"),
        (Event.Status.PUBLISHED, "articles_event_published_has_an_edition"),
        (Event.Status.WITHDRAWN, "articles_event_withdrawn_has_a_time"),
    ],
)
def test_a_status_has_what_it_needs(status, constraint):
    with refused(constraint):
        EventFactory(status=status)


def test_an_article_is_in_an_event_once():
    coverage = CoverageFactory()

    with pytest.raises(IntegrityError):
        CoverageFactory(event=coverage.event, article=coverage.article)


def test_an_event_has_one_lead():
    coverage = CoverageFactory(role=Coverage.Role.LEAD)

    with pytest.raises(IntegrityError):
        CoverageFactory(event=coverage.event, role=Coverage.Role.LEAD)
