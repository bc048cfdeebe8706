"""A report as a page names it: its outlet, its headline, when it was out."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.dateparse import parse_datetime

from articles.models.dates import DatePrecision, say_date
from articles.text.urls import web_address

# How much of an ISO date each precision may claim in a <time> element.
ISO_LENGTH = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}


class Moment(NamedTuple):
    """A partial date in words and for a <time> element; `iso` is empty when nothing is known."""

    said: str
    iso: str


@dataclass(frozen=True, slots=True)
class Report:
    id: int
    headline: str
    url: str
    source_name: str
    byline: str
    language: str
    wire_credit: str
    when: Moment
    published: dict
    # The outlet's page on this site is under it.
    source: str = ""


def report_of(article):
    return Report(
        id=article["id"],
        headline=article["headline"],
        url=web_address(article["url"]),
        source_name=article["source_name"],
        byline=article["byline"],
        language=article["language"],
        wire_credit=article["wire_credit"],
        when=moment_of(article["published"]),
        published=article["published"],
        source=article["source"],
    )


def moment_of(partial):
    value = partial["value"] or ""
    return Moment(partial["said"], value[: ISO_LENGTH.get(partial["precision"])])


def minute_of(value):
    if value is None:
        return Moment("not yet", "")
    return Moment(say_date(parse_datetime(value), DatePrecision.MINUTE), value)
