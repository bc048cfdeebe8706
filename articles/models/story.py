from django.db import models
from django.db.models import Count, Max, Min, Q
from django.urls import reverse


class StoryQuerySet(models.QuerySet):
    def in_inbox(self):
        """Those of which a report waits in the inbox, or a suggested pair for a decision."""
        return self.filter(Q(articles__status="inbox") | self._waiting_pair()).distinct()

    @staticmethod
    def _waiting_pair():
        unspiked = ~Q(articles__links_as_low__high__status="spiked") & ~Q(articles__status="spiked")
        return Q(articles__links_as_low__state="suggested") & unspiked

    def for_listing(self):
        """Newest arrival first, with what one line of the inbox says."""
        return self.annotate(
            article_count=Count("articles", filter=~Q(articles__status="spiked"), distinct=True),
            source_count=Count("articles__source", filter=~Q(articles__status="spiked"), distinct=True),
            inbox_count=Count("articles", filter=Q(articles__status="inbox"), distinct=True),
            first_published_at=Min("articles__published_at"),
            latest_arrival=Max("articles__created_at"),
        ).order_by("-latest_arrival", "-pk")


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
        first = self.articles.order_by("created_at", "pk").first()
        return first.headline if first else "a story without articles"

    def get_admin_url(self):
        return reverse("admin:articles_story_change", args=[self.pk])
