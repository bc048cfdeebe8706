from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from .article import Article, ArticleVersion
from .dates import PrecisionField, known_together
from .decision import Decision, decided_with_name_and_time
from .deletion import protect_decided
from .person import Person
from .spans import TextSpan, span_constraints


class Statement(models.Model):
    """One utterance, however many outlets render it (schema.org Quotation)."""

    summary = models.CharField(max_length=300, help_text="What was said, in a few words, for the desk.")
    speaker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    on_behalf_of_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="statements_by_others"
    )
    on_behalf_of = models.CharField("on behalf of (organisation)", max_length=200, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    said_precision = PrecisionField(verbose_name="said to the")
    place = models.CharField(max_length=200, blank=True)
    leading = models.ForeignKey(
        "Quote",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The rendering that an editor has lead; without one the fullest does. It counts while it is told.",
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["-said_at", "-pk"]
        constraints = [
            known_together("articles_statement_date_and_precision", "said_at", "said_precision"),
            models.CheckConstraint(
                name="articles_statement_one_principal",
                condition=Q(on_behalf_of="") | Q(on_behalf_of_person__isnull=True),
            ),
        ]

    def __str__(self):
        return self.summary

    def get_admin_url(self):
        return reverse("admin:articles_statement_change", args=[self.pk])

    def clean(self):
        if self.on_behalf_of and self.on_behalf_of_person_id:
            raise ValidationError({"on_behalf_of": "Give a person or an organisation, not both."})

    def chosen_among(self, quotes):
        """The key of the rendering that an editor has lead, if it is one of these and renders this still."""
        chosen = [quote for quote in quotes if quote.pk == self.leading_id and quote.may_lead(self)]
        return chosen[0].pk if chosen else None


class QuoteQuerySet(models.QuerySet):
    def suggested(self):
        return self.filter(state=Quote.State.SUGGESTED)

    def waiting(self):
        """For an editor's decision: suggested in the text as it is now, of an article that nobody spiked."""
        return self.suggested().current().exclude(version__article__status=Article.Status.SPIKED)

    def confirmed(self):
        return self.filter(state=Quote.State.CONFIRMED)

    def adrift(self):
        """Confirmed, but the outlet's text no longer has the words, or has them in several places."""
        return self.confirmed().exclude(anchor=Quote.Anchor.ANCHORED)

    def current(self):
        """Of the version that each article has now."""
        return self.filter(version=F("version__article__current_version"))

    def standing(self):
        """What the desk takes for said, or may: not rejected, in the text as it is now, of an article nobody spiked."""
        return (
            self.exclude(state=Quote.State.REJECTED)
            .current()
            .exclude(version__article__status=Article.Status.SPIKED)
        )

    def of_article(self, article):
        return self.filter(version__article=article)

    def in_text_order(self):
        return self.order_by("version_id", "start", "end")

    def for_listing(self):
        return self.select_related("version__article__source", "speaker__merged_into", "statement")

    def for_comparing(self):
        """With who spoke, when it was out and the statement it is part of; without the texts."""
        related = self.select_related("version__article__source", "speaker__merged_into", "statement")
        return related.defer("version__raw_text", "version__cuts", "version__text")


class Quote(Decision, TextSpan):
    """One outlet's rendering of something said, at a span of one version."""

    class Kind(models.TextChoices):
        DIRECT = "direct", "direct"
        MIXED = "mixed", "mixed"
        INDIRECT = "indirect", "indirect"

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "rejected"

    class Anchor(models.TextChoices):
        ANCHORED = "anchored", "anchored"
        CHANGED = "changed", "words changed"
        AMBIGUOUS = "ambiguous", "in several places"
        ORPHANED = "orphaned", "no longer in the text"

    version = models.ForeignKey(ArticleVersion, on_delete=protect_decided, related_name="quotes")
    prefix = models.CharField(max_length=64, blank=True, editable=False)
    suffix = models.CharField(max_length=64, blank=True, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    speaker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="quotes"
    )
    speaker_text = models.CharField(
        "speaker as named",
        max_length=300,
        blank=True,
        help_text="What the text calls the speaker; enough when the person is not known.",
    )
    speaker_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    speaker_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cue_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cue_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    on_behalf_of = models.CharField(
        max_length=200, blank=True, help_text="Whom a spokesperson speaks for, such as US State Department."
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUGGESTED, db_index=True)
    anchor = models.CharField(max_length=10, choices=Anchor.choices, default=Anchor.ANCHORED)
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="quotes"
    )
    public_context = models.CharField(
        max_length=500, blank=True, help_text="Shown to readers beside the quotation."
    )
    desk_note = models.TextField(blank=True, help_text="Never shown to readers.")

    history = HistoricalRecords()
    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["version", "start"]
        permissions = [("decide_quote", "Can confirm or reject quotes")]
        constraints = [
            *span_constraints("quote"),
            models.UniqueConstraint(name="articles_quote_once", fields=["version", "start", "end"]),
            decided_with_name_and_time("articles_quote_decided"),
            models.CheckConstraint(
                name="articles_quote_speaker_span",
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(speaker_start__lt=F("speaker_end")),
            ),
            models.CheckConstraint(
                name="articles_quote_cue_span",
                condition=Q(cue_start__isnull=True, cue_end__isnull=True) | Q(cue_start__lt=F("cue_end")),
            ),
        ]

    def __str__(self):
        return f"“{self.exact[:80]}”"

    def clean(self):
        super().clean()
        if self.state == self.State.CONFIRMED and not (self.speaker_id or self.speaker_text):
            raise ValidationError(
                {"speaker_text": "Say who spoke before confirming, as the text names them."}
            )

    def is_decided(self):
        return self.state != self.State.SUGGESTED

    def may_lead(self, statement):
        return self.state == self.State.CONFIRMED and self.statement_id == statement.pk

    def speaker_name(self):
        return self.speaker.standing().name if self.speaker_id else self.speaker_text
