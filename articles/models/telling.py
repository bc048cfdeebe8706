from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from .event import Event
from .quote import Quote, Statement


class TellingQuerySet(models.QuerySet):
    def without_left_out(self, quotes, event):
        """`quotes` but for those that an editor keeps off the event's page, alone or with all of their statement."""
        left_out = self.filter(event=event, shown=False)
        ours = Q(quote=OuterRef("pk")) | Q(statement=OuterRef("statement"))
        return quotes.exclude(Exists(left_out.filter(ours)))


class Telling(models.Model):
    """How an event's page tells a statement, or a quote that is part of none: at which place, or not at all. A quote of
    a statement may be left out by itself. Without a row it is told, in the order of the reports."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tellings")
    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, null=True, blank=True, related_name="tellings"
    )
    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, null=True, blank=True, related_name="tellings")
    position = models.PositiveIntegerField(null=True, blank=True)
    shown = models.BooleanField(default=True)

    history = HistoricalRecords()
    objects = TellingQuerySet.as_manager()

    class Meta:
        ordering = ["event", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="articles_telling_of_a_statement_or_a_quote",
                condition=Q(statement__isnull=False, quote__isnull=True)
                | Q(statement__isnull=True, quote__isnull=False),
            ),
            models.UniqueConstraint(name="articles_telling_statement_once", fields=["event", "statement"]),
            models.UniqueConstraint(name="articles_telling_quote_once", fields=["event", "quote"]),
        ]

    def __str__(self):
        return str(self.statement or self.quote)
