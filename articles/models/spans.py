"""A span of one version's clean text. The database holds `text[start:end] = exact` (see guards.py)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from .article import ArticleVersion


class TextSpan(models.Model):
    start = models.PositiveIntegerField(help_text="First character in the version's clean text.")
    end = models.PositiveIntegerField(help_text="Character after the last.")
    exact = models.TextField("the words")

    class Meta:
        abstract = True

    def clean(self):
        version = ArticleVersion.objects.filter(pk=self.version_id).first()
        if version is None or self.start is None or self.end is None:
            return
        if not 0 <= self.start < self.end <= len(version.text):
            raise ValidationError(
                f"Characters {self.start}–{self.end} are outside the text, which has {len(version.text)} characters. "
                "Select the words in the article's text again."
            )
        if version.text[self.start : self.end] != self.exact:
            raise ValidationError("The words do not stand at this place in the text. Select them again.")


def span_constraints(model):
    return [
        models.CheckConstraint(name=f"articles_{model}_span_in_order", condition=Q(start__lt=F("end"))),
        models.CheckConstraint(
            name=f"articles_{model}_span_length", condition=Q(end=F("start") + Length("exact"))
        ),
    ]
