from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from .event import Event


class Picture(models.Model):
    """A picture of the event, taken from where it stands on the web and kept, with whom it is owed to (schema.org
    ImageObject)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pictures")
    url = models.URLField(
        "address of the image file",
        max_length=1000,
        help_text="Of the picture itself, not of the page: open it on its own and copy that address.",
    )
    alt = models.CharField(
        "what it shows",
        max_length=500,
        blank=True,
        help_text="For readers who cannot see it: who and what is in the picture. Needed before publishing.",
    )
    caption = models.CharField(max_length=500, blank=True, help_text="Printed under the picture.")
    credit = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who made it and for whom, such as Ada Pell/Bay Wire. Needed before publishing.",
    )
    licence = models.CharField(
        max_length=200,
        blank=True,
        help_text="By what right it is shown, such as CC BY 4.0, or by permission.",
    )
    page_url = models.URLField(
        "page it comes from", max_length=1000, blank=True, help_text="Readers are sent there from the credit."
    )
    position = models.PositiveIntegerField(default=0)
    sizes = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="The kept files: name, width and height, widest first.",
    )
    problem = models.CharField(
        max_length=1000, blank=True, editable=False, help_text="Why it could not be fetched."
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["event", "position", "pk"]
        constraints = [
            models.CheckConstraint(name="articles_picture_of_somewhere", condition=~Q(url="")),
        ]

    def __str__(self):
        return self.alt or self.caption or self.url

    @property
    def narrowest(self):
        return self.sizes[-1]

    def is_kept(self):
        """Whether there is something to show."""
        return bool(self.sizes)
