"""Do two reports tell one story, and is one the other's text?

Two questions, kept apart. *Same text?* is answered by the words that stand in both in the same order, as a share of the
shorter report: an excerpt of a long report is still its text. *Same event?* is answered by likeness (see `profiles`),
which is turned into the share of pairs so alike that were found to be one event; what place, date and
credit say then raises or lowers the odds. The same two articles among the same others always get the same answer.

Measured on 133 syndicated copies on one subject (verbatim, cut, localised, edited; 82 pairs): every true pair shares
.68 or more of the shorter text, and no other pair more than .18, so that any bound from .2 to .6 makes no error.
"""

from bisect import bisect
from datetime import datetime
from typing import NamedTuple

from articles.models import Link
from articles.text.dates import Precision
from articles.text.shingles import containment

from .profiles import Profile, Weighed, likeness

Relation = Link.Relation

# Shares of the shorter text; see the measurement above. Reports of one speech may share long quotations word for word.
COPY_FROM = 0.5
REWRITE_FROM = 0.3
# Texts less alike than this are not compared word for word: the least alike of the 82 copies are at .69.
COMPARED_FROM = 0.2
# No pair above the bounds was wrong; what doubt is left goes with the share that does not stand in the other.
DOUBT = 0.15
# Below a dozen words two texts are equal by chance ("Markets close higher").
FEWEST_SHINGLES = 8
FEWEST_WORDS = 8

# Likeness, and how many of the pairs that alike told one event: 41,000 pairs of short reports on 70 events.
ONE_EVENT = (
    (0.0, 0.0),
    (0.075, 0.04),
    (0.125, 0.26),
    (0.175, 0.45),
    (0.225, 0.66),
    (0.275, 0.82),
    (0.325, 0.92),
    (0.45, 0.99),
    (1.0, 1.0),
)
# The score at which precision and recall of the same pairs balance best.
SUGGEST_FROM = 0.4

# Factors on the odds. No measured set has places, dates and credits, so they are small and tip only the doubtful.
SAME_PLACE = 1.5
SAME_DAYS = 1.3
DAYS_APART = 0.7
SAME_CREDIT = 1.5
# Reports of one event come out within a day of each other; after three days most are about something new.
CLOSE_DAYS = 1
APART_DAYS = 3
TO_THE_DAY = frozenset({Precision.DAY, Precision.MINUTE})


class Reading(NamedTuple):
    """What scoring reads of an article. `credit` is the key of the source it credits, `place` a folded name."""

    article: int
    source: int
    source_name: str
    credit: int | None
    credit_name: str
    place: str
    published: datetime | None
    precision: str
    profile: Profile


class Likelihood(NamedTuple):
    """`overlap` is the share of the shorter text that stands in the other; `days` is None where a date is not known."""

    relation: Relation
    score: float
    overlap: float
    days: int | None
    same_place: bool
    same_credit: bool


def judge(one: Reading, other: Reading, weighed_one: Weighed, weighed_other: Weighed) -> Likelihood | None:
    """What the machine would suggest of the two, or None."""
    alike = likeness(weighed_one, weighed_other)
    overlap = _overlap(one.profile, other.profile) if alike >= COMPARED_FROM else 0.0
    days = days_apart(one, other)
    same_place = bool(one.place) and one.place == other.place
    same_credit = credits_shared(one, other)
    if overlap >= REWRITE_FROM:
        relation = Relation.COPY if overlap >= COPY_FROM else Relation.REWRITE
        score = round(1 - DOUBT * (1 - overlap), 3)
        return Likelihood(relation, score, overlap, days, same_place, same_credit)
    if min(len(one.profile.words), len(other.profile.words)) < FEWEST_WORDS:
        return None
    score = _share_of_one_event(alike)
    for holds, factor in (
        (same_place, SAME_PLACE),
        (days is not None and days <= CLOSE_DAYS, SAME_DAYS),
        (days is not None and days > APART_DAYS, DAYS_APART),
        (same_credit, SAME_CREDIT),
    ):
        if holds:
            score = score * factor / (1 - score + score * factor)
    if score < SUGGEST_FROM:
        return None
    return Likelihood(Relation.SAME_EVENT, round(score, 3), overlap, days, same_place, same_credit)


def days_apart(one: Reading, other: Reading) -> int | None:
    """Calendar days (UTC) between two dates known to the day."""
    if one.published is None or other.published is None or not {one.precision, other.precision} <= TO_THE_DAY:
        return None
    return abs((one.published.date() - other.published.date()).days)


def credits_shared(one: Reading, other: Reading) -> bool:
    """Both credit one agency, or one of them credits the other's source."""
    return (
        one.credit is not None and one.credit in (other.credit, other.source)
    ) or other.credit == one.source


def _overlap(one: Profile, other: Profile) -> float:
    shorter, longer = sorted((one.runs(), other.runs()), key=len)
    return containment(shorter, longer) if len(shorter) >= FEWEST_SHINGLES else 0.0


def _share_of_one_event(alike: float) -> float:
    at = min(bisect(ONE_EVENT, (alike, 1.0)), len(ONE_EVENT) - 1)
    (left, low), (right, high) = ONE_EVENT[at - 1], ONE_EVENT[at]
    return low + (high - low) * (min(alike, 1.0) - left) / (right - left)
