"""Articles form stories as they arrive: each new one is put where it fits, and what it shows of its neighbours mends
them.

An article that arrives is grouped anew together with all members of the stories that it may belong to, so that two
stories that it joins become one, and one that it parts becomes two. Stories further away are not touched, and one that
is very large takes part as a whole: it may grow, but is not taken apart. Each group keeps the story that most of its
members have, so an inbox entry stays what it is while it grows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.models import Article, Fingerprint, Link, Story

from .grouping import Pair, grouped
from .regrouping import locked_members

# A story is a neighbour if the article is this likely to tell the same event as one of its members.
NEIGHBOUR_FROM = 0.2
# As many articles are grouped anew at once, those of the likeliest stories first: grouping takes time with the square.
MOST_REGROUPED = 120


class Neighbourhood(NamedTuple):
    """The story of each article that is to be grouped, and the pairs that are not to be taken apart by it."""

    stories: dict[int, int | None]
    whole: list[Pair]


class Regrouped(NamedTuple):
    """The story of each article, the articles that had another before, and what is known of their pairs."""

    stories: dict[int, int]
    moved: frozenset[int]
    scores: dict[Pair, float]


def regroup(article: int, scores: Mapping[int, float], *, bound: float) -> Regrouped:
    """Put the article in a story; `scores` are those of the articles it was compared with, already in its fingerprint.

    Call it in a transaction in which nobody else does the same.
    """
    before, whole = _neighbourhood(article, scores, bound)
    pairs = pair_scores(before)
    decided = Link.objects.confirmed().filter(low__in=before, high__in=before)
    relations = decided.order_by("decided_at", "pk").values_list("low", "high", "relation")
    apart = [(low, high) for low, high, relation in relations if relation == Link.Relation.UNRELATED]
    together = [(low, high) for low, high, relation in relations if relation != Link.Relation.UNRELATED]
    groups = grouped(sorted(before), pairs, bound=bound, together=[*together, *whole], apart=apart)
    stories = _kept(groups, before)
    moved = frozenset(pk for pk, story in stories.items() if before[pk] != story)
    for story in {stories[pk] for pk in moved}:
        Article.objects.filter(pk__in=[pk for pk in moved if stories[pk] == story]).update(story=story)
    return Regrouped(stories, moved, pairs)


def pair_scores(articles: Iterable[int]) -> dict[Pair, float]:
    """What the machine thinks of each pair of the articles that it compared; of two opinions that of the newer text."""
    known = set(articles)
    rows = Fingerprint.objects.filter(article__in=known, compared__isnull=False).order_by("version")
    return {
        (min(article, other), max(article, other)): score
        for article, compared in rows.values_list("article", "compared")
        for other, score in compared
        if other in known
    }


def _neighbourhood(article: int, scores: Mapping[int, float], bound: float) -> Neighbourhood:
    """The articles are held until the transaction ends."""
    near = [pk for pk, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))]
    near = [pk for pk in near if scores[pk] >= min(NEIGHBOUR_FROM, bound)]
    members = [
        one
        for one in locked_members([article, *_confirmed_with(article), *near])
        if one.status != Article.Status.SPIKED
    ]
    story_of = {member.pk: member.story_id for member in members}
    others: dict[int, list[int]] = {story: [] for pk in (article, *near) if (story := story_of.get(pk))}
    for pk, story in story_of.items():
        if story and pk != article:
            others.setdefault(story, []).append(pk)
    room = MOST_REGROUPED
    whole: list[Pair] = []
    for mates in others.values():
        if len(mates) <= room:
            room -= len(mates)
        else:
            whole += pairwise(mates)
    # What another worker is reading at this moment is in no story yet: of the two, only this one knows of the other.
    alone = [pk for pk in near if pk in story_of and not story_of[pk]]
    grouped_anew = {article, *alone, *(pk for mates in others.values() for pk in mates)}
    return Neighbourhood({pk: story_of.get(pk) for pk in sorted(grouped_anew)}, whole)


def _confirmed_with(article: int) -> list[int]:
    """Those that an editor linked to it, before both were in a story perhaps."""
    return Link.objects.confirmed().exclude(relation=Link.Relation.UNRELATED).partners_of(article)


def _kept(groups: Sequence[list[int]], before: Mapping[int, int | None]) -> dict[int, int]:
    """A story for each group, larger groups first: the one that most of its members have, else a new one."""
    stories: dict[int, int] = {}
    taken: set[int] = set()
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        had = Counter(before[pk] for pk in group if before[pk] and before[pk] not in taken)
        story = min(had, key=lambda pk: (-had[pk], pk)) if had else Story.objects.create().pk
        taken.add(story)
        stories |= dict.fromkeys(group, story)
    return stories
