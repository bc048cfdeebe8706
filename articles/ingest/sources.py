"""Which source an item comes from: the one that owns its address, else the one of its name, else a new one."""

import re
from collections.abc import Iterable

from django.db.models.functions import Length

from articles.models import CreditName, Source, SourceDomain
from articles.models.slugs import free_slug
from articles.text.urls import domain_of

from .draft import Draft

UNKNOWN_NAME = "Unknown source"

NAME_LENGTH = Source._meta.get_field("name").max_length

# "AFP/Reuters", "AP and Reuters": a credit may name several agencies.
BETWEEN_CREDITS = re.compile(r"\s*(?:[,/&|+;]|\band\b)\s*")


def source_of(draft: Draft) -> Source:
    """The source of a draft, made when no source of the newsroom fits: an item is never lost for want of one."""
    domains = [domain for domain in map(_domain, (draft.url, draft.source_url)) if domain]
    for domain in domains:
        if source := _owner(domain):
            return source
    if draft.source_name and (source := Source.objects.credited_as(draft.source_name).order_by("pk").first()):
        return source
    if not (draft.source_name or domains):
        return Source.objects.get_or_create(slug=Source.UNKNOWN_SLUG, defaults={"name": UNKNOWN_NAME})[0]
    # A feed may lead through a counting service; the address of the source itself is the better one to keep.
    domain = domains[-1] if domains else ""
    return _make_source(draft.source_name or domain, domain)


def credited_source(credits: Iterable[str], *, other_than: Source) -> Source | None:
    """The first source credited by one of these names ("AP", "AFP/Reuters"); nobody credits themselves."""
    for credit in credits:
        for name in dict.fromkeys((credit, *BETWEEN_CREDITS.split(credit))):
            source = (
                name and Source.objects.credited_as(name).exclude(pk=other_than.pk).order_by("pk").first()
            )
            if source:
                return source
    return None


def agency_names() -> frozenset[str]:
    """The names that credit lines may hold besides those of the world's agencies."""
    wires = Source.objects.filter(kind=Source.Kind.WIRE).values_list("name", flat=True)
    return frozenset(CreditName.objects.values_list("name", flat=True)).union(wires)


def _domain(url: str) -> str:
    try:
        return domain_of(url) if url else ""
    except ValueError:
        return ""


def _owner(domain: str) -> Source | None:
    """Of a source and one that has a subdomain of its own, the latter."""
    sources = Source.objects.for_domain(domain).annotate(reach=Length("domains__domain"))
    return sources.order_by("-reach", "pk").first()


def _make_source(name: str, domain: str) -> Source:
    source = Source.objects.create(
        name=name[:NAME_LENGTH],
        slug=free_slug(Source, name.replace(".", "-"), otherwise="source"),
        kind=Source.Kind.OTHER,
        homepage=f"https://{domain}/" if domain else "",
    )
    if domain:
        SourceDomain.objects.create(source=source, domain=domain)
    return source
