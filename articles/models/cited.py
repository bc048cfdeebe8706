"""What an event's page says, sentence by sentence, and the passages that each rests on."""

from django.db import models
from simple_history.models import HistoricalRecords

from .dates import PrecisionField, known_together, say_date
from .event import Event
from .passage import Passage


class Cited(models.Model):
    """A sentence of the event page and the passages it rests on."""

    text = models.TextField()
    position = models.PositiveIntegerField(default=0)
    passages = models.ManyToManyField(Passage, blank=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self):
        return self.text[:80]


class SummarySentence(Cited):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="summary")

    history = HistoricalRecords(m2m_fields=["passages"])

    class Meta:
        ordering = ["event", "position", "pk"]


class Finding(Cited):
    """A row of the comparison shown to readers."""

    class Kind(models.TextChoices):
        AGREED = "agreed", "agreed"
        DIFFERS = "differs", "differs"
        SINGLE_SOURCE = "single_source", "only one outlet"
        NOT_ESTABLISHED = "not_established", "not established"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=15, choices=Kind.choices)

    history = HistoricalRecords(m2m_fields=["passages"])

    class Meta:
        ordering = ["event", "position", "pk"]


class Milestone(Cited):
    """A dated line of the timeline."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="milestones")
    happened_at = models.DateTimeField(null=True, blank=True)
    happened_precision = PrecisionField(verbose_name="happened to the")

    history = HistoricalRecords(m2m_fields=["passages"])

    class Meta:
        ordering = ["event", "happened_at", "position", "pk"]
        constraints = [
            known_together("articles_milestone_date_and_precision", "happened_at", "happened_precision"),
        ]

    @property
    def happened(self):
        return say_date(self.happened_at, self.happened_precision)
