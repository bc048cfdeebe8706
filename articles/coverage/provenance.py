"""Which of two reports with one text does the text come from?

The credit says so where there is one; else the outlet that the other's text names; else whoever was first. Two that
credit one agency both have it from there. Dates are compared only as finely as both are known: of two reports of one
day nobody knows which came first, and then the machine does not say.
"""

from datetime import datetime
from typing import NamedTuple

from articles.models import Article
from articles.text.dates import Precision
from articles.text.everyday import EVERYDAY
from articles.text.keys import key

from .likeness import Reading
from .profiles import name_term

# How much of a date is known: year, month, day; of a minute, all of it.
PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3, Precision.MINUTE: 5}


class Provenance(NamedTuple):
    """What of an article tells whether it was first, for those who read nothing else of it."""

    article: int
    source: int
    credit: int | None
    published: datetime | None
    precision: str


def provenance_of(article: Article) -> Provenance:
    return Provenance(
        article.pk,
        article.source_id,
        article.wire_credit_id,
        article.published_at,
        article.published_precision,
    )


def likely_origin(
    one: Reading | Provenance, other: Reading | Provenance, *, named: int | None = None
) -> int | None:
    """The key of the article that the other comes from, or None where nothing tells. `named` is the one whose
    outlet the other names."""
    one_credits = one.credit is not None and one.credit == other.source
    other_credits = other.credit is not None and other.credit == one.source
    if one_credits != other_credits:
        return other.article if one_credits else one.article
    if one.credit is not None and one.credit == other.credit:
        return None
    if named is not None:
        return named
    if one.published is None or other.published is None:
        return None
    parts = min(PARTS[Precision(one.precision)], PARTS[Precision(other.precision)])
    left, right = _first_parts(one.published, parts), _first_parts(other.published, parts)
    if left == right:
        return None
    return one.article if left < right else other.article


def named_by_the_other(one: Reading, other: Reading) -> int | None:
    """The key of the article whose outlet the other names ("…, Bay Wire reported"); None if both do or neither."""
    one_names, other_names = _names_outlet(one, other), _names_outlet(other, one)
    if one_names == other_names:
        return None
    return other.article if one_names else one.article


def _names_outlet(one: Reading, other: Reading) -> bool:
    words = {term for word in other.source_name.split() if (term := name_term(word)) and term not in EVERYDAY}
    return bool(words) and all(key(word) in one.profile.names.keys for word in words)


def _first_parts(moment: datetime, parts: int) -> tuple[int, ...]:
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute)[:parts]
