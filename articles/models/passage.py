from django.db import models

from .article import ArticleVersion
from .spans import TextSpan, span_constraints


class PassageQuerySet(models.QuerySet):
    def for_citation(self):
        return self.select_related("version__article__source")


class Passage(TextSpan):
    """A cited span of a version: the one kind of evidence."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="passages")

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["version", "start"]
        constraints = [
            *span_constraints("passage"),
            models.UniqueConstraint(name="articles_passage_once", fields=["version", "start", "end"]),
        ]

    def __str__(self):
        return f"“{self.exact[:80]}”"
