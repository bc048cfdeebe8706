from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

# Before a desk has set its own bound. Between .45 and .55 the measured sets differ by .02; see coverage/grouping.py.
SUGGEST_FROM = 0.5
# Some 330 words: what a reader needs to judge a dozen sentences in place, and far from what replaces the reports.
EXCERPT_LIMIT = 2000
LEAST_EXCERPT, MOST_EXCERPT = 200, 20_000


class DeskSetting(models.Model):
    """What an editor-in-chief has set for the whole desk: one row."""

    suggest_from = models.FloatField(
        "one story from a mean score of",
        default=SUGGEST_FROM,
        validators=[MinValueValidator(0.05), MaxValueValidator(0.99)],
        help_text=(
            "0.05 to 0.99. Articles whose pairs score this much on the mean are suggested as one story. Lower brings "
            "more pairs to decide, and more that are not of one event. "
            "“manage.py evaluate links --desk” says which bound would have served this desk best."
        ),
    )

    two_pairs_of_eyes = models.BooleanField(
        "nobody approves their own work",
        default=False,
        help_text="Whoever wrote a part of an event may not approve, schedule or publish it.",
    )

    excerpt_limit = models.PositiveIntegerField(
        "characters of one outlet on a page",
        default=EXCERPT_LIMIT,
        validators=[MinValueValidator(LEAST_EXCERPT), MaxValueValidator(MOST_EXCERPT)],
        help_text=(
            "200 to 20000. So much of an outlet’s own text an event’s page shows at most, all citations and compared "
            "passages together; the rest is cut. What people said, as quotes, does not count. An outlet can have a "
            "limit of its own."
        ),
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = "desk settings"
        constraints = [
            models.CheckConstraint(name="articles_desksetting_one_row", condition=Q(id=1)),
            models.CheckConstraint(
                name="articles_desksetting_suggest_from_in_range",
                condition=Q(suggest_from__gte=0.05, suggest_from__lte=0.99),
            ),
            models.CheckConstraint(
                name="articles_desksetting_excerpt_limit_in_range",
                condition=Q(excerpt_limit__gte=LEAST_EXCERPT, excerpt_limit__lte=MOST_EXCERPT),
            ),
        ]

    def __str__(self):
        return "Desk settings"

    @classmethod
    def current(cls):
        """The row, or the defaults where nobody has set anything yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
