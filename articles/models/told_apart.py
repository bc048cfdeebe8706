"""What an editor said "no" to, so that the machine never asks again: two records that are not one person, two quotes
that do not render one utterance, a name that is nobody's."""

from django.db import models
from django.db.models import F, Q

from .decision import Decision
from .person import Person
from .quote import Quote


class ToldApartQuerySet(models.QuerySet):
    def among(self, keys):
        """Those of which both are among these."""
        return self.filter(low__in=keys, high__in=keys)

    def touching(self, keys):
        """Those of which one is among these."""
        return self.filter(Q(low__in=keys) | Q(high__in=keys))

    def pairs(self):
        return set(self.values_list("low", "high"))


class PeopleToldApart(Decision):
    low = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects = ToldApartQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people told apart"
        constraints = [
            models.CheckConstraint(name="articles_peopletoldapart_order", condition=Q(low__lt=F("high"))),
            models.UniqueConstraint(name="articles_peopletoldapart_once", fields=["low", "high"]),
        ]

    def __str__(self):
        return f"{self.low} is not {self.high}"


class QuotesToldApart(Decision):
    low = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="+")

    objects = ToldApartQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "quotes told apart"
        constraints = [
            models.CheckConstraint(name="articles_quotestoldapart_order", condition=Q(low__lt=F("high"))),
            models.UniqueConstraint(name="articles_quotestoldapart_once", fields=["low", "high"]),
        ]

    def __str__(self):
        return f"{self.low} is not {self.high}"


class DismissedName(Decision):
    """Words that look like a person's name and are none: never proposed as a person again."""

    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, unique=True, help_text="See text.name_folding.")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
