"""Who said it, when and where, as far as the quotes of one utterance tell: proposed for an editor to change.

The day is the one that most reports name by its weekday beside the quotation ("Quill said on Tuesday"), else that of
the first report. The place is that of the event which the reports cover.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.text import Truncator

from articles.models import ArticleVersion, Event, Person, Quote
from articles.models.dates import DatePrecision
from articles.people.naming import standing_person
from articles.text.weekdays import named_day

from .drift import Told, fullest_of

# The sentence that attributes a quotation, on either side of it.
BESIDE = 150
# A line of a list; a summary may be longer, and nobody reads more than a line there.
SUMMARY_LENGTH = 120


class Proposal(NamedTuple):
    summary: str
    speaker: Person | None
    on_behalf_of: str
    said_at: datetime | None
    said_precision: str
    place: str


def propose_statement(quotes: Sequence[Quote]) -> Proposal:
    """Two queries, however many quotes there are."""
    fullest = fullest_of(
        [Told(quote.pk, quote.version.article_id, quote.kind, quote.exact) for quote in quotes]
    )
    people = [standing_person(quote.speaker) for quote in quotes if quote.speaker_id]
    said_at, precision = _said(quotes)
    return Proposal(
        summary=Truncator(" ".join(fullest.words.split())).chars(SUMMARY_LENGTH),
        speaker=_most_given(people),
        on_behalf_of=_most_given(quote.on_behalf_of for quote in quotes if quote.on_behalf_of) or "",
        said_at=said_at,
        said_precision=precision,
        place=_place(quotes),
    )


def _said(quotes: Sequence[Quote]) -> tuple[datetime | None, str]:
    texts = dict(
        ArticleVersion.objects.filter(pk__in=[quote.version_id for quote in quotes]).values_list("pk", "text")
    )
    published = {quote: day for quote in quotes if (day := _day_of(quote.version.article)) is not None}
    named = [named_day(_beside(texts[quote.version_id], quote), published[quote]) for quote in published]
    day = _most_given(day for day in named if day is not None) or min(published.values(), default=None)
    if day is None:
        return None, DatePrecision.UNKNOWN
    return datetime.combine(day, time.min, tzinfo=UTC), DatePrecision.DAY


def _beside(text: str, quote: Quote) -> str:
    """The words of the outlet around the quotation; a weekday inside it is one that the speaker named."""
    before = text[max(0, quote.start - BESIDE) : quote.start].rpartition("\n")[2]
    after = text[quote.end : quote.end + BESIDE].partition("\n")[0]
    return f"{before} … {after}"


def _day_of(article) -> date | None:
    """The day by the calendar where the outlet is."""
    if article.published_precision == DatePrecision.MINUTE:
        return article.published_at.astimezone(ZoneInfo(article.source.time_zone)).date()
    return article.published_at.date() if article.published_precision == DatePrecision.DAY else None


def _place(quotes: Sequence[Quote]) -> str:
    articles = [quote.version.article_id for quote in quotes]
    places = Event.objects.filter(coverage__article__in=articles).exclude(place="").order_by("pk")
    return _most_given(places.values_list("place", flat=True)) or ""


def _most_given(values: Iterable[Hashable]):
    """Of equals the first; None of none."""
    return next((value for value, _ in Counter(values).most_common(1)), None)
