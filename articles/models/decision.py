"""What a machine suggests and an editor decides, and who decided it when."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q


class Decision(models.Model):
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


def decided_with_name_and_time(name):
    """Whatever is no longer a suggestion says when it was decided."""
    return models.CheckConstraint(name=name, condition=Q(state="suggested") | Q(decided_at__isnull=False))


def untouched(rows):
    """The suggestions that no person has saved yet: whatever a person saves leaves a line of history.

    The machine may take these back and write them anew; every other row is someone's work.
    """
    return rows.filter(~_saved_by_someone(rows), state="suggested")


def touched(rows):
    """Every row that is someone's work: decided, or a suggestion that a person has saved."""
    return rows.filter(~Q(state="suggested") | _saved_by_someone(rows))


def _saved_by_someone(rows):
    return Exists(rows.model.history.filter(id=OuterRef("pk")))
