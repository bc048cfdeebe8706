import pytest

from articles.ingest.sources import agency_names, credited_source, source_of
from articles.models import Source
from tests.factories import CreditNameFactory, SourceDomainFactory, SourceFactory

from .texts import report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    ["https://herald.example/bridge", "http://www.herald.example/", "https://sport.herald.example/a?id=1"],
)
def test_an_item_is_of_the_source_that_owns_its_domain(address):
    herald = SourceDomainFactory(domain="herald.example").source

    assert source_of(report(url=address, source_name="Someone else")) == herald
    assert source_of(report(source_url=address)) == herald


def test_a_subdomain_with_a_source_of_its_own_is_not_its_parents():
    SourceDomainFactory(domain="herald.example")
    sport = SourceDomainFactory(domain="sport.herald.example").source

    assert source_of(report(url="https://sport.herald.example/race")) == sport


def test_an_item_on_a_foreign_domain_is_of_the_source_whose_address_it_gives():
    herald = SourceDomainFactory(domain="herald.example").source

    found = source_of(report(url="https://counter.example/click/1", source_url="https://herald.example/"))

    assert found == herald


@pytest.mark.parametrize("name", ["Bay Wire", "bay wire", "BW"])
def test_a_source_is_known_by_its_name_or_by_what_others_call_it(name):
    wire = SourceFactory(name="Bay Wire")
    CreditNameFactory(source=wire, name="BW")

    assert source_of(report(source_name=name, url="https://elsewhere.example/1")) == wire


def test_an_unknown_source_is_made_of_what_the_item_says():
    made = source_of(report(source_name="Lindwick Herald", url="https://www.herald.example/bridge"))

    assert (made.name, made.slug, made.kind) == ("Lindwick Herald", "lindwick-herald", Source.Kind.OTHER)
    assert (made.homepage, [d.domain for d in made.domains.all()]) == (
        "https://herald.example/",
        ["herald.example"],
    )
    assert source_of(report(url="https://herald.example/other")) == made


def test_a_source_without_a_name_is_named_after_its_domain():
    made = source_of(report(url="https://herald.example/bridge"))

    assert (made.name, made.slug) == ("herald.example", "herald-example")


def test_a_new_source_keeps_its_own_address_and_not_that_of_a_service():
    made = source_of(report(url="https://counter.example/click/1", source_url="https://herald.example/"))

    assert [d.domain for d in made.domains.all()] == ["herald.example"]


def test_a_name_that_has_no_latin_letters_gets_a_readable_slug_that_is_free():
    SourceFactory(slug="vestnik")

    assert source_of(report(source_name="Вестник")).slug == "vestnik-2"


def test_items_that_say_nothing_share_one_unknown_source():
    assert source_of(report()) == source_of(report())
    assert Source.objects.get().slug == "unknown-source"


def test_an_address_that_is_none_says_nothing():
    assert source_of(report(source_url="not an address")).slug == "unknown-source"


@pytest.mark.parametrize("credit", ["BayWire", "baywire", "Fennpress / BayWire", "Fennpress and BayWire"])
def test_a_credit_names_an_agency_alone_or_among_others(credit):
    herald, wire = SourceFactory(), CreditNameFactory(name="BayWire").source

    assert credited_source([credit], other_than=herald) == wire


def test_a_credit_of_nobody_known_names_nobody():
    assert credited_source(["Fennpress", "", " / "], other_than=SourceFactory()) is None


def test_agency_names_are_all_credit_names_and_the_names_of_wires():
    SourceFactory(name="Bay Wire", kind=Source.Kind.WIRE)
    SourceFactory(name="Lindwick Herald")
    CreditNameFactory(source=SourceFactory(name="Ministry", kind=Source.Kind.GOVERNMENT), name="the ministry")

    assert agency_names() == {"Bay Wire", "the ministry"}
