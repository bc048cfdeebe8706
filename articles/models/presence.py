from django.conf import settings
from django.db import models

from .event import Event


class Presence(models.Model):
    """When an editor was last seen at an event. Nothing is decided by it, and nothing of it is kept in the history."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="articles_presence_once", fields=["event", "user"]),
        ]

    def __str__(self):
        return self.user.get_full_name() or str(self.user)
