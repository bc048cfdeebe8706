"""Do two reports tell one event, and is one the other's text?

Two questions, kept apart. *Same text?* is answered by the runs of words that stand in both, as a share of the
shorter report: an excerpt of a long report is still its text. *Same event?* is answered by how alike the two are
(see `likeness`): a logistic regression over figures that a person can check, then the odds are raised or lowered by
what place, date and credit say. The same two articles among the same others always get the same answer.

Measured on 133 syndicated copies on one subject (verbatim, cut, localised, edited; 82 pairs): every true pair shares
.68 or more of the shorter text, and no other pair more than .18, so that any bound from .2 to .6 makes no error.
"""

import math
from collections.abc import Collection, Set
from operator import mul
from typing import NamedTuple

from articles.models import Link

from .likeness import Comparer, Evidence, Reading, days_apart

Relation = Link.Relation
# These follow from what stands in both, not from what both tell.
SAME_TEXT = frozenset({Relation.COPY, Relation.REWRITE, Relation.UPDATE, Relation.TRANSLATION})

# Shares of the shorter text; see the measurement above. Reports of one speech may share long quotations word for word.
COPY_FROM = 0.5
REWRITE_FROM = 0.3
# No pair above the bounds was wrong; what doubt is left goes with the share that does not stand in the other.
DOUBT = 0.15
# Below a dozen words two texts are equal by chance ("Markets close higher").
FEWEST_RUNS = 8
FEWEST_WORDS = 8

# Learnt by tests/benchmarks/learn_scoring.py from the pairs of 772 short reports on 66 events, two of a kind each,
# and of 300 long political reports on 100 events, each set counting the same. Of the pairs scored .5 to .6, 53 in
# 100 are one event; .7 to .8, 73; .9 and above, 97. Of the likenesses the logarithm is weighed: from a twentieth to
# a tenth says as much as from a fifth to two fifths. Long reports share words by chance, so length counts against.
WEIGHTS = Evidence(
    words=1.29,
    lead=2.12,
    names=1.33,
    pairs=1.56,
    length=-0.32,
    other_weekdays=-1.01,
    same_day=2.12,
    other_days=-0.34,
    same_year=1.9,
    other_year=-0.34,
)
CONSTANT = 11.49
# Added before the logarithm is taken: likeness below this, and brevity, say nothing.
LEAST_LIKENESS = 0.05
LEAST_LENGTH = 5

# Of two members of a story that are hardly alike, seven in ten tell its event all the same; of those scored .5 to .6,
# eight in ten (4,600 pairs of the same two sets).
HARDLY_ALIKE_IN_STORY = 0.7

# Factors on the odds. No measured set has places, dates and credits, so they are small and tip only the doubtful.
SAME_PLACE = 1.5
SAME_DAYS = 1.3
DAYS_APART = 0.7
SAME_CREDIT = 1.5
# Reports of one event come out within a day of each other; after three days most are about something new.
CLOSE_DAYS = 1
APART_DAYS = 3

# Across languages words say nothing, but names stay: from so many words of names in common on, and from so large a
# share of all that one of the two names. Reports on one subject share the country and its ministers.
FEWEST_NAMES = 4
ABROAD_FROM = 0.4
# Names alone leave a doubt.
SURE_ABROAD = 0.9
# A translation has the same names as often.
TRANSLATION_FROM = 0.7
# A translation is about as long as its original.
TRANSLATION_LENGTHS = (0.5, 2.0)


class Likelihood(NamedTuple):
    """What the machine thinks of two articles: how they are related if they are, and how likely that is. `overlap`
    is the share of the shorter text that stands in the other; `days` is None where a date is not known."""

    relation: Relation
    score: float
    overlap: float
    days: int | None
    same_place: bool
    same_credit: bool


def judge(comparer: Comparer, other: Reading, furniture: Set[int] = frozenset()) -> Likelihood:
    """`furniture` are runs of words that an outlet puts into all its reports; they are no evidence."""
    one = comparer.reading
    overlap = _overlap(comparer.runs, other.profile.runs, furniture)
    circumstances = (
        days_apart(one, other),
        bool(one.place) and one.place == other.place,
        credits_shared(one, other),
    )
    if overlap >= REWRITE_FROM:
        score = round(1 - DOUBT * (1 - overlap), 3)
        return Likelihood(_same_text(one, other, overlap), score, overlap, *circumstances)
    if min(len(one.profile.words.keys), len(other.profile.words.keys)) < FEWEST_WORDS:
        return Likelihood(Relation.SAME_EVENT, 0.0, overlap, *circumstances)
    if one.language and other.language and one.language != other.language:
        relation, score = _abroad(comparer, other)
    else:
        relation, score = Relation.SAME_EVENT, one_event(comparer.evidence(other))
    return Likelihood(relation, round(_with_odds(score, *circumstances), 3), overlap, *circumstances)


def one_event(evidence: Evidence) -> float:
    """How likely two reports so alike tell one event, 0 to 1."""
    return 1 / (1 + math.exp(-CONSTANT - sum(map(mul, WEIGHTS, figures_of(evidence)))))


def figures_of(evidence: Evidence) -> tuple[float, ...]:
    """The evidence as it is weighed."""
    return (
        *(math.log(likeness + LEAST_LIKENESS) for likeness in evidence[:4]),
        math.log(evidence.length + LEAST_LENGTH),
        *evidence[5:],
    )


def score_in_story(score: float) -> float:
    """How likely two members of one story tell one event, from how likely they would be if nothing else were known."""
    return round(HARDLY_ALIKE_IN_STORY + (1 - HARDLY_ALIKE_IN_STORY) * score, 3)


def credits_shared(one: Reading, other: Reading) -> bool:
    """Both credit one agency, or one of them credits the other's source."""
    return (
        one.credit is not None and one.credit in (other.credit, other.source)
    ) or other.credit == one.source


def _same_text(one: Reading, other: Reading, overlap: float) -> Relation:
    """An outlet that brings most of its own text again, with something new, brings it up to date."""
    same = one.profile.runs == other.profile.runs
    if one.source == other.source and not same and days_apart(one, other) is not None:
        return Relation.UPDATE
    return Relation.COPY if overlap >= COPY_FROM else Relation.REWRITE


def _overlap(one: Set[int], other: Collection[int], furniture: Set[int]) -> float:
    """`furniture` is a part of `one`."""
    shared = one.intersection(other)
    shared_furniture = len(shared & furniture)
    fewest = min(len(one) - len(furniture), len(other) - shared_furniture)
    return (len(shared) - shared_furniture) / fewest if fewest >= FEWEST_RUNS else 0.0


def _abroad(comparer: Comparer, other: Reading) -> tuple[Relation, float]:
    share = comparer.names_in_common(other)
    mine, theirs = comparer.reading.profile, other.profile
    if len(set(mine.names.keys).intersection(theirs.names.keys)) < FEWEST_NAMES or share < ABROAD_FROM:
        return Relation.SAME_EVENT, 0.0
    shortest, longest = TRANSLATION_LENGTHS
    of_a_length = shortest <= sum(mine.words.counts) / sum(theirs.words.counts) <= longest
    translated = of_a_length and comparer.evidence(other).names >= TRANSLATION_FROM
    return Relation.TRANSLATION if translated else Relation.SAME_EVENT, SURE_ABROAD * share


def _with_odds(score: float, days: int | None, same_place: bool, same_credit: bool) -> float:
    for holds, factor in (
        (same_place, SAME_PLACE),
        (days is not None and days <= CLOSE_DAYS, SAME_DAYS),
        (days is not None and days > APART_DAYS, DAYS_APART),
        (same_credit, SAME_CREDIT),
    ):
        if holds:
            score = score * factor / (1 - score + score * factor)
    return score
