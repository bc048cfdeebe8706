import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from .article import ArticleVersion
from .decision import Decision, decided_with_name_and_time
from .deletion import protect_decided
from .spans import TextSpan, span_constraints

WIKIDATA_ID = r"^Q[1-9][0-9]*$"


class PersonQuerySet(models.QuerySet):
    def standing(self):
        """Those who were not merged into someone else."""
        return self.filter(merged_into__isnull=True)


class Person(models.Model):
    """Someone in the news (Popolo Person)."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    wikidata_id = models.CharField(
        "Wikidata id", max_length=20, null=True, blank=True, unique=True, help_text="Such as Q42."
    )
    description = models.CharField(max_length=300, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    history = HistoricalRecords()
    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name", "pk"]
        permissions = [("merge_person", "Can merge people and part them again")]
        constraints = [
            models.CheckConstraint(
                name="articles_person_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="articles_person_wikidata_id",
                condition=Q(wikidata_id__isnull=True) | Q(wikidata_id__regex=WIKIDATA_ID),
            ),
        ]

    def __str__(self):
        return self.name

    def get_admin_url(self):
        return reverse("admin:articles_person_change", args=[self.pk])

    def clean(self):
        self.wikidata_id = self.wikidata_id or None
        if self.wikidata_id and not re.fullmatch(WIKIDATA_ID, self.wikidata_id):
            raise ValidationError({"wikidata_id": "A Wikidata id is a Q and a number, such as Q42."})

    def standing(self):
        """The person whom this record was merged into, at the end of the line; itself if into none."""
        person = self
        while person.merged_into_id is not None:
            person = person.merged_into
        return person

    def records(self):
        """The keys of this record and of all that were merged into it."""
        found, layer = [], [self.pk]
        while layer:
            found += layer
            layer = list(Person.objects.filter(merged_into__in=layer).values_list("pk", flat=True))
        return found

    def post_on(self, day):
        """The post held on a day, the most recent when several were; None when none is known."""
        return self.posts.held_on(day).first()


class PersonName(models.Model):
    class Kind(models.TextChoices):
        CANONICAL = "canonical", "canonical"
        ALIAS = "alias", "alias"
        TRANSLITERATION = "transliteration", "transliteration"
        MISSPELLING = "misspelling", "misspelling"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=15, choices=Kind.choices, default=Kind.ALIAS)
    language = models.CharField(max_length=35, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["person", "kind", "name"]
        constraints = [
            models.UniqueConstraint(name="articles_personname_once", fields=["person", "name"]),
            models.UniqueConstraint(
                name="articles_personname_one_canonical", fields=["person"], condition=Q(kind="canonical")
            ),
        ]

    def __str__(self):
        return self.name


class PostQuerySet(models.QuerySet):
    def held_on(self, day):
        began = Q(start__isnull=True) | Q(start__lte=day)
        lasted = Q(end__isnull=True) | Q(end__gte=day)
        return self.filter(began & lasted).order_by(F("start").desc(nulls_last=True), "pk")


class Post(models.Model):
    """A role a person held (Popolo Membership)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    start = models.DateField("from", null=True, blank=True)
    end = models.DateField("to", null=True, blank=True)

    history = HistoricalRecords()
    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["person", "-start"]
        constraints = [
            models.CheckConstraint(
                name="articles_post_from_before_to",
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")),
                violation_error_message="A post cannot end before it began.",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.organisation}" if self.organisation else self.title

    @property
    def years(self):
        """“since 2019”, “until 2023”, “2019–2023”; empty where nothing is known."""
        match self.start, self.end:
            case None, None:
                return ""
            case start, None:
                return f"since {start.year}"
            case None, end:
                return f"until {end.year}"
            case start, end:
                return f"{start.year}–{end.year}" if start.year != end.year else str(end.year)


class MentionQuerySet(models.QuerySet):
    def suggested(self):
        return self.filter(state=Mention.State.SUGGESTED)

    def confirmed(self):
        return self.filter(state=Mention.State.CONFIRMED)


class Mention(Decision, TextSpan):
    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "rejected"

    version = models.ForeignKey(ArticleVersion, on_delete=protect_decided, related_name="mentions")
    person = models.ForeignKey(
        Person, on_delete=protect_decided, null=True, blank=True, related_name="mentions"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUGGESTED)
    sure = models.BooleanField(
        default=False,
        editable=False,
        help_text="The machine would tie the name to the person without asking.",
    )
    name = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="What the text calls in full somebody whom the desk does not know.",
    )
    reason = models.CharField(
        max_length=200, blank=True, editable=False, help_text="Why the machine takes the name for the person."
    )

    history = HistoricalRecords()
    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "start"]
        constraints = [
            *span_constraints("mention"),
            models.UniqueConstraint(name="articles_mention_once", fields=["version", "start", "end"]),
            decided_with_name_and_time("articles_mention_decided"),
            models.CheckConstraint(
                name="articles_mention_confirmed_of_someone",
                condition=~Q(state="confirmed") | Q(person__isnull=False),
            ),
        ]

    def __str__(self):
        return f"“{self.exact}”"

    def clean(self):
        super().clean()
        if self.state == self.State.CONFIRMED and self.person_id is None:
            raise ValidationError({"person": "Say which person is meant before confirming."})

    def is_decided(self):
        return self.state != self.State.SUGGESTED
