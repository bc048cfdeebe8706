from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse

from .article import Article
from .event import Coverage
from .link import Link


class StoryQuerySet(models.QuerySet):
    def in_inbox(self):
        """Those of which a report waits in the inbox, or a suggested pair for a decision.

        A pair waits in one story: that of the report that came later, where the two are of different stories.
        """
        articles = Article.objects.in_inbox().filter(story__isnull=False)
        pairs = Link.objects.waiting().filter(high__story__isnull=False)
        # Two sets of keys, each as large as what waits, and no join as large as the archive.
        return self.filter(Q(pk__in=articles.values("story")) | Q(pk__in=pairs.values("high__story")))

    def newest_arrival_first(self):
        latest = Article.objects.filter(story=OuterRef("pk")).order_by("-created_at")
        return self.annotate(latest_arrival=Subquery(latest.values("created_at")[:1])).order_by(
            F("latest_arrival").desc(nulls_last=True), "-pk"
        )

    def for_listing(self):
        """With what one line of the inbox says. For the rows of a page: it loads every article of each."""
        return self.newest_arrival_first().prefetch_related(
            Prefetch("articles", Article.objects.select_related("source")),
            Prefetch("articles__coverage", Coverage.objects.select_related("event").order_by("event")),
        )


class Story(models.Model):
    """Articles that seem to tell one event, as the machine groups them when they arrive: one entry of the inbox.

    Its members are `articles`. A suggestion like a suggested link, and no fact: what an editor decides about two
    of its articles may take one of them to another story. A story that lost all its articles is kept, because
    taking such a decision back fills it again.
    """

    created_at = models.DateTimeField(auto_now_add=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["-pk"]

    def __str__(self):
        lead = self.lead
        return lead.headline if lead else "a story without articles"

    def get_admin_url(self):
        return reverse("admin:articles_story_change", args=[self.pk])

    @property
    def members(self):
        """Its articles as they came: first published first."""
        return sorted(self.articles.all(), key=Article.in_time)

    @property
    def lead(self):
        """The report that a story is called after: the first that nobody spiked."""
        members = self.members
        kept = (article for article in members if article.status != Article.Status.SPIKED)
        return next(kept, members[0] if members else None)
