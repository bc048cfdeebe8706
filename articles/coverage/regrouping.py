"""What a decision about two articles does to the stories that they are in.

Two that tell one story bring their stories together: the smaller goes into the larger, unless an editor found a member
of one unrelated to a member of the other. Two that are unrelated part the story they share, unless confirmed links
lead from one to the other. Where decisions contradict one another like that, nothing is moved: the desk shows the
contradiction, and an editor solves it.

A story changes only here and where the machine puts an article that it has read. Whoever changes one holds the rows of
all its members, so that of two who move articles at the same moment neither undoes what the other did.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.models import Article, Link, Story

from .ties import Ties


class Stories:
    """Some articles and all that are in a story with them, locked until the transaction ends."""

    def __init__(self, keys: Iterable[int]) -> None:
        members = sorted(locked_members(keys), key=lambda article: (article.created_at, article.pk))
        self.articles = {article.pk: article for article in members}
        self._before = {article.pk: article.story_id for article in members}
        self._now = dict(self._before)

    def follow(self, link: Link) -> None:
        """Do what the link asks for."""
        self._ties.note(link)
        if link.joins():
            self._join(link.low_id, link.high_id)
        elif link.parts():
            self._part(link.low_id, link.high_id)

    def give_back(self, moved: Iterable[tuple[int, int | None, int | None]]) -> None:
        """Each article that is where it was taken goes back; what was moved on since stays."""
        for article, origin, target in moved:
            if article in self._now and self._now[article] == target:
                self._now[article] = origin

    def places(self) -> dict[int, int | None]:
        """In which story each article is now."""
        return dict(self._now)

    def moved_since(self, places: dict[int, int | None]) -> list[list[int | None]]:
        """What `Link.moved` records."""
        return [[key, places[key], now] for key, now in sorted(self._now.items()) if now != places[key]]

    def save(self) -> None:
        """Without history: where the machine and decisions put an article is nobody's entry in a field."""
        gone_to: dict[int | None, list[int]] = defaultdict(list)
        for key, _, story in self.moved_since(self._before):
            gone_to[story].append(key)
        for story, keys in gone_to.items():
            Article.objects.filter(pk__in=keys).update(story=story)
        self._before = dict(self._now)

    @cached_property
    def _ties(self) -> Ties:
        links = Link.objects.among(self.articles)
        return Ties(links.only("low", "high", "relation", "state", "score").order_by("pk"))

    def _with(self, article: int) -> list[int]:
        """Those in the article's story, as they arrived; itself alone when it is in none."""
        story = self._now[article]
        return [key for key, place in self._now.items() if place == story] if story else [article]

    def _join(self, one: int, other: int) -> None:
        if self._now[one] == self._now[other]:
            return
        # An article that was not read yet goes to the other's story; of two equal stories the older stays.
        stays, goes = sorted(
            (one, other),
            key=lambda key: (self._now[key] is None, -len(self._with(key)), self._now[key]),
        )
        moving = self._with(goes)
        if not self._ties.are_apart(self._with(stays), moving):
            self._now |= dict.fromkeys(moving, self._now[stays])

    def _part(self, one: int, other: int) -> None:
        if self._now[one] is None or self._now[one] != self._now[other]:
            return
        members = self._with(one)
        seeds = [key for key in members if key in (one, other)]
        halves = self._ties.halves(members, *seeds)
        if halves is not None:
            smaller = halves[0] if len(halves[0]) < len(halves[1]) else halves[1]
            self._now |= dict.fromkeys(smaller, Story.objects.create().pk)


def locked_members(keys: Iterable[int]) -> list[Article]:
    """The articles and all in a story with one of them, as they are once no one else is changing them."""
    keys = set(keys)
    while True:
        with transaction.atomic():
            # Without the keys, or a worker noting a new pair would wait for these while these wait for the worker.
            found = list(_members(keys).select_for_update(no_key=True))
            # Whoever held them may have moved others here meanwhile: those have to be held in their order too.
            if {article.pk for article in found} == set(_members(keys).values_list("pk", flat=True)):
                return found
            transaction.set_rollback(True)


def _members(keys: set[int]) -> QuerySet:
    # Asked for first, because within the other question PostgreSQL would read every article for them.
    stories = set(Article.objects.filter(pk__in=keys).values_list("story", flat=True)) - {None}
    members = Article.objects.filter(Q(pk__in=keys) | Q(story__in=stories)).order_by("pk")
    return members.only("headline", "status", "story", "created_at")
