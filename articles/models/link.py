from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from .article import Article
from .decision import Decision, decided_with_name_and_time
from .deletion import protect_decided


class LinkQuerySet(models.QuerySet):
    def suggested(self):
        return self.filter(state=Link.State.SUGGESTED)

    def waiting(self):
        """For an editor's decision: suggested, and about articles that nobody spiked.

        Where a decision has parted a story, the machine's word that both parts tell one event is settled with it.
        """
        spiked = Q(low__status=Article.Status.SPIKED) | Q(high__status=Article.Status.SPIKED)
        of_one_event = Q(relation=Link.Relation.SAME_EVENT, suggested_by__isnull=True)
        # Not a plain "differs", which would leave out articles that were not read yet.
        parted = Q(low__story__lt=F("high__story")) | Q(low__story__gt=F("high__story"))
        return self.suggested().exclude(spiked).exclude(of_one_event & parted)

    def confirmed(self):
        return self.filter(state=Link.State.CONFIRMED)

    def same_text(self):
        return self.filter(relation__in=Link.Relation.same_text())

    def touching(self, article):
        return self.filter(Q(low=article) | Q(high=article))

    def partners_of(self, article_pk):
        """The keys of the articles that these rows link with one."""
        pairs = self.filter(Q(low=article_pk) | Q(high=article_pk)).values_list("low", "high")
        return [high if low == article_pk else low for low, high in pairs]

    def among(self, articles):
        """Those of which both articles are among these."""
        return self.filter(low__in=articles, high__in=articles)

    def between(self, one, other):
        low, high = sorted((one.pk, other.pk))
        return self.filter(low=low, high=high)

    def for_listing(self):
        return self.select_related(
            "low__source", "high__source", "origin__source", "suggested_by", "decided_by"
        )


class Link(Decision):
    """The judgement on an unordered pair of articles. “Rejected” is a confirmed `unrelated`."""

    class Relation(models.TextChoices):
        COPY = "copy", "copy"
        REWRITE = "rewrite", "rewrite"
        SAME_EVENT = "same_event", "same event"
        UPDATE = "update", "update"
        TRANSLATION = "translation", "translation"
        UNRELATED = "unrelated", "unrelated"

        @classmethod
        def same_text(cls):
            return [cls.COPY, cls.REWRITE]

        @classmethod
        def directed(cls):
            """Relations in which one article comes from the other."""
            return [cls.COPY, cls.REWRITE, cls.UPDATE, cls.TRANSLATION]

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"
        UNSURE = "unsure", "unsure"

    low = models.ForeignKey(Article, on_delete=protect_decided, related_name="links_as_low")
    high = models.ForeignKey(Article, on_delete=protect_decided, related_name="links_as_high")
    relation = models.CharField(max_length=12, choices=Relation.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUGGESTED)
    origin = models.ForeignKey(
        Article,
        on_delete=protect_decided,
        null=True,
        blank=True,
        related_name="links_as_origin",
        help_text="The one of the two that the other comes from.",
    )
    score = models.FloatField(null=True, blank=True, help_text="0 to 1; empty when a person suggested it.")
    reasons = models.JSONField(default=list, blank=True, help_text="Sentences that a person can read.")
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Empty when the machine suggested it.",
    )
    note = models.TextField("desk note", blank=True)
    moved = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="What the decision took to another story: [article, from story, to story].",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    history = HistoricalRecords()
    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "-pk"]
        permissions = [("decide_link", "Can decide how articles are related")]
        constraints = [
            models.CheckConstraint(name="articles_link_low_before_high", condition=Q(low__lt=F("high"))),
            models.UniqueConstraint(name="articles_link_one_per_pair", fields=["low", "high"]),
            models.CheckConstraint(
                name="articles_link_score_in_range",
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
            ),
            models.CheckConstraint(
                name="articles_link_origin_is_one_of_them",
                condition=Q(origin__isnull=True) | Q(origin=F("low")) | Q(origin=F("high")),
            ),
            decided_with_name_and_time("articles_link_decided"),
        ]
        indexes = [models.Index(name="articles_link_state", fields=["state", "-score"])]

    def __str__(self):
        return f"{self.low} · {self.get_relation_display()} · {self.high}"

    def clean(self):
        if self.low_id is not None and self.low_id == self.high_id:
            raise ValidationError("An article cannot be linked to itself. Choose another article.")

    def is_decided(self):
        return self.state != self.State.SUGGESTED

    @property
    def score_of_100(self):
        """Never 100: what nobody has decided is not certain. None where a person suggested it."""
        return None if self.score is None else min(round(100 * self.score), 99)

    def other_id(self, article):
        return self.high_id if article.pk == self.low_id else self.low_id

    def joins(self):
        """An editor found that the two tell one story."""
        return self.state == self.State.CONFIRMED and self.relation != self.Relation.UNRELATED

    def parts(self):
        """An editor found that they do not."""
        return self.state == self.State.CONFIRMED and self.relation == self.Relation.UNRELATED

    def other(self, article):
        return self.high if article.pk == self.low_id else self.low
