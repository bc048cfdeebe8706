"""A person, or an outlet, over all that is published: told by the rows that index the current editions."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Q

from articles.models import EditionArticle, EditionPerson, EditionQuote, Quote
from articles.text.urls import web_address

from .rendering import spoken


class Said(NamedTuple):
    key: int
    speaker_name: str
    words: str
    is_direct: bool
    on_behalf_of: str
    source: str
    source_name: str
    url: str

    @property
    def in_a_line(self):
        return f"{self.speaker_name}: {self.in_marks}"

    @property
    def in_marks(self):
        return f"“{self.words}”" if self.is_direct else self.words


class Appearance(NamedTuple):
    """A person in an event, with the post held then and what they said there."""

    row: EditionPerson
    said: list[Said]


class Exchange(NamedTuple):
    """How many of its reports an outlet took from another."""

    slug: str
    name: str
    count: int


class Record(NamedTuple):
    """An outlet's part in all coverage: `taken` from whom, most often first."""

    reports: int
    events: int
    first: int
    carried: int
    taken: list[Exchange]


def appearances(rows: Sequence[EditionPerson]) -> list[Appearance]:
    """One query for what all of them said."""
    spoke = Q(pk__in=[])
    for row in rows:
        spoke |= Q(edition=row.edition_id, speaker=row.slug)
    said: dict[int, list[Said]] = {row.edition_id: [] for row in rows}
    for quote in EditionQuote.objects.filter(spoke).order_by("published_at", "key"):
        said[quote.edition_id].append(told(quote))
    return [Appearance(row, said[row.edition_id]) for row in rows]


def told(quote: EditionQuote) -> Said:
    return Said(
        key=quote.key,
        speaker_name=quote.speaker_name,
        words=spoken({"exact": quote.exact, "kind": quote.kind}),
        is_direct=quote.kind == Quote.Kind.DIRECT,
        on_behalf_of=quote.on_behalf_of,
        source=quote.source,
        source_name=quote.source_name,
        url=web_address(quote.url),
    )


def record_of(slug: str) -> Record:
    """Two queries, however much the outlet published."""
    reports = EditionArticle.objects.told_now().filter(source=slug).order_by()
    counted = reports.aggregate(
        reports=Count("key", distinct=True),
        events=Count("edition", distinct=True),
        first=Count("pk", filter=Q(is_first_report=True)),
        carried=Count("key", distinct=True, filter=Q(carriers__gt=0)),
    )
    taken = (
        reports.exclude(text_of__in=["", slug])
        .values("text_of", "text_of_name")
        .annotate(count=Count("key", distinct=True))
        .order_by("-count", "text_of")
    )
    return Record(
        **counted, taken=[Exchange(*row) for row in taken.values_list("text_of", "text_of_name", "count")]
    )
