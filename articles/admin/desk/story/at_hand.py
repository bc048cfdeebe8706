"""A story as it lies on the desk: its articles, what is decided and suggested about them, what comes next.

Three queries whatever its size, and no text: a story of two hundred articles opens as quickly as one of two.
"""

from collections import defaultdict

from django.db.models import Q

from articles.coverage.queue import queue
from articles.models import Article, Link

from ...keys import as_key


class StoryAtHand:
    """`members` are in order of time. `outsiders` are the articles of other stories that a link ties to a member, and
    those of the pair that was asked for."""

    def __init__(self, story, asked=None):
        self.story = story
        self.members = sorted(story.articles.select_related("source"), key=Article.in_time)
        keys = [article.pk for article in self.members]
        wanted = Q(low__in=keys) | Q(high__in=keys)
        if asked:
            wanted |= Q(low=min(asked), high=max(asked))
        self.links = list(Link.objects.filter(wanted).select_related("decided_by", "suggested_by"))
        self._by_key = {article.pk: article for article in self.members}
        self.outsiders = self._load_outsiders()
        self._by_key |= {article.pk: article for article in self.outsiders}
        for link in self.links:
            link.low, link.high = self._by_key[link.low_id], self._by_key[link.high_id]
        self._decided = defaultdict(list)
        for link in self.links:
            if link.is_decided():
                self._decided[link.low_id].append(link)
                self._decided[link.high_id].append(link)
        self._by_pair = {frozenset((link.low_id, link.high_id)): link for link in self.links}
        self.queue = story_queue(self.members, self.links)

    def _load_outsiders(self):
        keys = {key for link in self.links for key in (link.low_id, link.high_id)} - self._by_key.keys()
        return list(Article.objects.filter(pk__in=keys).select_related("source")) if keys else []

    @property
    def were_here(self):
        """The members, and those that a decision took to another story: undoing it brings them back."""
        parted = {article.pk for link in self.links if link.moved for article in (link.low, link.high)}
        return [*self.members, *(article for article in self.outsiders if article.pk in parted)]

    @property
    def kept(self):
        return [article for article in self.members if is_kept(article)]

    @property
    def waiting(self):
        """The pairs to look at; when none is left, those that follow from what was decided."""
        return [*(self.queue.next or self.queue.implied)]

    @property
    def waits_beyond(self):
        """Whether what waits ties the story to another."""
        return any(not self.has(link.low, link.high) for link in self.queue.next)

    @property
    def lead(self):
        return next(iter(self.kept or self.members), None)

    def has(self, *articles):
        """Whether all of them are of this story."""
        return all(article.story_id == self.story.pk for article in articles)

    def decided(self, article):
        return self._decided[article.pk]

    def link(self, one, other):
        return self._by_pair.get(frozenset((one.pk, other.pk)))

    def waiting_after(self, link):
        """The pair that follows in the queue, or comes first after the last; None where no other waits."""
        return self._neighbour(link, 1)

    def waiting_before(self, link):
        return self._neighbour(link, -1)

    def _neighbour(self, link, step):
        if link not in self.waiting:
            return next(iter(self.waiting), None)
        found = self.waiting[(self.waiting.index(link) + step) % len(self.waiting)]
        return found if found != link else None


def story_queue(members, links):
    """The story's own pairs first. What may tie it to another story waits until those are decided, and waits only in
    the story whose article came later. Each link has its two articles loaded."""
    keys = {article.pk for article in members}
    kept = [article for article in members if is_kept(article)]
    own = [link for link in links if link.low_id in keys and link.high_id in keys]
    found = queue(kept, own)
    if found.next or found.implied:
        return found
    beyond = [link for link in links if link.high_id in keys and not link.is_decided() and is_kept(link.low)]
    outside = {link.low_id: link.low for link in beyond}
    return queue([*kept, *outside.values()], [*own, *beyond])


def is_kept(article):
    return article.status != Article.Status.SPIKED


def in_reading_order(link):
    """The one that the other comes from on the left, else the earlier one."""
    one, other = sorted((link.low, link.high), key=Article.in_time)
    return (other, one) if link.origin_id == other.pk else (one, other)


def chosen_articles(story, data):
    """Those of the story whose keys are given as `article`, in order of time; where none is, all that nobody spiked."""
    articles = story.articles.select_related("source")
    keys = [key for key in map(as_key, data.getlist("article")) if key is not None]
    return sorted(articles.filter(pk__in=keys) if keys else articles.not_spiked(), key=Article.in_time)
