from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Feed, Source
from tests.factories import CreditNameFactory, FeedFactory, SourceDomainFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("host", ["harbour.example", "news.harbour.example", "HARBOUR.example"])
def test_a_source_owns_its_domain_and_what_is_below(host):
    domain = SourceDomainFactory(domain="harbour.example")

    assert Source.objects.for_domain(host).get() == domain.source


@pytest.mark.parametrize("host", ["example", "otherharbour.example", "harbour.example.net", ""])
def test_a_source_does_not_own_other_domains(host):
    SourceDomainFactory(domain="harbour.example")

    assert not Source.objects.for_domain(host).exists()


def test_a_source_is_found_by_its_name_and_by_the_names_it_is_credited_by():
    credit = CreditNameFactory(name="BayWire", source__name="Bay Wire")

    assert Source.objects.credited_as("baywire").get() == credit.source
    assert Source.objects.credited_as("bay wire").get() == credit.source
    assert not Source.objects.credited_as("bay").exists()


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({}, True),
        ({"next_poll_at": timezone.now() - HOUR}, True),
        ({"next_poll_at": timezone.now() + HOUR}, False),
        ({"active": False}, False),
    ],
)
def test_a_feed_is_due_when_it_is_active_and_its_time_has_come(fields, due):
    FeedFactory(**fields)

    assert Feed.objects.due().exists() == due


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("errors", [0, 2])
def test_failing_and_is_failing_agree(active, errors):
    feed = FeedFactory(active=active, error_count=errors, last_error="timed out" if errors else "")

    assert Feed.objects.failing().contains(feed) == feed.is_failing()


def test_an_address_is_no_domain():
    with pytest.raises(ValidationError) as refusal:
        SourceDomainFactory.build(domain="https://harbour.example/").clean()

    assert refusal.value.messages == ["Give the domain alone, such as herald.example."]
