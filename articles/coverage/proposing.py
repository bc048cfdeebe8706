"""What would an event made of these articles be called, when and where was it, and who took part?

Proposed from what the articles agree on, for an editor to change. The title is the headline that says most of what the
others say. The day is the one that most reports name by its weekday, else that of the first report. The place is the
dateline that most reports carry. The people are those the desk knows whom at least half of the reports name: who stands
in one report only is more often background than part of the event.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.text import Truncator

from articles.models import Article, Event, Person, Source
from articles.people.mentions import people_in
from articles.text.bare_headlines import bare_headline
from articles.text.dates import Precision
from articles.text.terms import fold, terms
from articles.text.weekdays import named_day

# About three paragraphs: they say what happened and when, what follows is background with days of its own.
OPENING_WORDS = 100
# Names in capitals up to this length are taken for abbreviations (UK, UAE) and stay as they are.
ABBREVIATION_LETTERS = 3

_OPENING = re.compile(rf"(?:\s*\S+){{0,{OPENING_WORDS}}}")


class Proposal(NamedTuple):
    title: str
    started_at: datetime | None
    started_precision: str
    place: str
    people: list[Person]


def propose_event(articles: Sequence[Article]) -> Proposal:
    """Five queries, however many articles there are. Nothing is proposed from none."""
    loaded = Article.objects.for_listing().filter(pk__in=[article.pk for article in articles])
    trusted = sorted(loaded, key=most_trusted_first)
    started_at, precision = _start(trusted)
    return Proposal(_title(trusted), started_at, precision, _place(trusted), _people(trusted))


def most_trusted_first(article: Article) -> tuple:
    """An agency's report before others, and the earlier before the later."""
    return article.source.kind != Source.Kind.WIRE, *article.in_time()


def calmed(name: str) -> str:
    """“LOW SKARROW” is “Low Skarrow” to readers; “UAE” and “U.S.” stay."""
    if not name.isupper() or len(name) <= ABBREVIATION_LETTERS:
        return name
    return " ".join(word if "." in word[:-1] else word.title() for word in name.split())


def _title(articles: list[Article]) -> str:
    titles = [_bare_headline(article) for article in articles]
    openings = [
        set(terms(f"{title}\n{_opening(article)}")) for title, article in zip(titles, articles, strict=True)
    ]
    said_by = Counter(term for opening in openings for term in opening)

    def repeated_by_others(title: str) -> float:
        """The cosine of the headline's words and all the openings but its own, as far as it depends on the headline."""
        own = set(terms(title))
        return sum(said_by[term] - 1 for term in own) / math.sqrt(len(own)) if own else 0.0

    # Of equals max() takes the first.
    best = max(titles, key=repeated_by_others, default="")
    return Truncator(best).chars(Event._meta.get_field("title").max_length)


def _bare_headline(article: Article) -> str:
    names = [article.source.name]
    if article.wire_credit:
        names.append(article.wire_credit.name)
    return bare_headline(article.headline, names)


def _start(articles: list[Article]) -> tuple[datetime | None, str]:
    published = {article: day for article in articles if (day := _day_of(article))}
    if not published:
        return None, Precision.UNKNOWN
    first = min(published.values())
    # A report without a date is taken to be of the day of the first.
    named = Counter(named_day(_opening(article), published.get(article, first)) for article in articles)
    agreed = (day for day, count in named.items() if day is not None and 2 * count > len(articles))
    return datetime.combine(next(agreed, first), time.min, tzinfo=UTC), Precision.DAY


def _day_of(article: Article) -> date | None:
    """The day by the calendar where the outlet is."""
    if article.published_precision == Precision.MINUTE:
        return article.published_at.astimezone(ZoneInfo(article.source.time_zone)).date()
    return article.published_at.date() if article.published_precision == Precision.DAY else None


def _place(articles: list[Article]) -> str:
    datelines = [article.dateline for article in articles if article.dateline]
    most_given = _most_given(_town(dateline) for dateline in datelines)
    spelling = _most_given(dateline for dateline in datelines if _town(dateline) == most_given)
    return ", ".join(calmed(part.strip()) for part in spelling.split(","))


def _town(dateline: str) -> str:
    return fold(dateline.partition(",")[0]).strip()


def _most_given(values: Iterable[str]) -> str:
    """Of equals the first."""
    return next((value for value, _ in Counter(values).most_common(1)), "")


def _people(articles: list[Article]) -> list[Person]:
    versions = [article.current_version for article in articles if article.current_version_id]
    named = [
        [one.person for one in names if one.person is not None and one.sure] for names in people_in(*versions)
    ]
    articles_naming = Counter(person for people in named for person in set(people))
    mentions = Counter(person for people in named for person in people)
    half = [person for person, count in articles_naming.items() if 2 * count >= len(articles)]
    found = Person.objects.in_bulk(half)
    return sorted(
        found.values(),
        key=lambda person: (-articles_naming[person.pk], -mentions[person.pk], person.name, person.pk),
    )


def _opening(article: Article) -> str:
    return _OPENING.match(article.text)[0]
