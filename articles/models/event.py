from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from .article import Article
from .dates import PrecisionField, known_together, say_date
from .person import Person


class EventQuerySet(models.QuerySet):
    def in_review(self):
        return self.filter(status=Event.Status.IN_REVIEW)

    def published(self):
        return self.filter(status=Event.Status.PUBLISHED)

    def due(self, at):
        """Scheduled for this time or an earlier one."""
        return self.filter(status=Event.Status.SCHEDULED, publish_at__lte=at).order_by("publish_at", "pk")

    def withdrawn(self):
        return self.filter(status=Event.Status.WITHDRAWN)

    def open(self):
        """Still being made or kept up: whatever is not withdrawn."""
        return self.exclude(status=Event.Status.WITHDRAWN)

    def covering(self, article):
        return self.filter(coverage__article=article)


class Event(models.Model):
    """What happened (schema.org Event), as the desk curates it. Readers see its editions only."""

    class Kind(models.TextChoices):
        """After the IPTC subject codes' first level, in words an editor uses."""

        POLITICS = "politics", "politics"
        DIPLOMACY = "diplomacy", "diplomacy"
        CONFLICT = "conflict", "conflict and security"
        ACCIDENT = "accident", "accident or disaster"
        CRIME = "crime", "crime and law"
        ECONOMY = "economy", "economy and business"
        SOCIETY = "society", "society"
        SCIENCE = "science", "science and health"
        CULTURE = "culture", "culture"
        SPORT = "sport", "sport"
        OTHER = "other", "other"

    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        IN_REVIEW = "in_review", "in review"
        APPROVED = "approved", "approved"
        SCHEDULED = "scheduled", "scheduled"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    title = models.CharField(max_length=200)
    slug = models.SlugField(
        "address",
        max_length=200,
        unique=True,
        help_text="The end of the public address. Once published it is moved by “Change address…”.",
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)
    started_at = models.DateTimeField("started", null=True, blank=True)
    started_precision = PrecisionField(verbose_name="started to the")
    ended_at = models.DateTimeField("ended", null=True, blank=True)
    ended_precision = PrecisionField(verbose_name="ended to the")
    place = models.CharField(max_length=200, blank=True)
    articles = models.ManyToManyField(Article, through="Coverage", related_name="events")
    participants = models.ManyToManyField(Person, through="Participation", related_name="events")
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False, db_index=True
    )
    publish_at = models.DateTimeField("to be published", null=True, blank=True, editable=False)
    embargo_until = models.DateTimeField(
        "embargo until",
        null=True,
        blank=True,
        help_text="Promised to a source: nothing is published before.",
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    current_edition = models.OneToOneField(
        "Edition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="current_for",
        help_text="What readers see now.",
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="Where its readers are sent.",
    )
    lock_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    history = HistoricalRecords()
    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("submit_event", "Can submit an event for review"),
            ("publish_event", "Can publish an event"),
            ("correct_event", "Can correct a published event"),
            ("withdraw_event", "Can withdraw a published event"),
        ]
        constraints = [
            known_together("articles_event_start_and_precision", "started_at", "started_precision"),
            known_together("articles_event_end_and_precision", "ended_at", "ended_precision"),
            models.CheckConstraint(
                name="articles_event_starts_before_it_ends",
                condition=Q(started_at__isnull=True)
                | Q(ended_at__isnull=True)
                | Q(started_at__lte=F("ended_at")),
                violation_error_message="An event cannot end before it started.",
            ),
            models.CheckConstraint(
                name="articles_event_scheduled_has_a_time",
                condition=~Q(status="scheduled") | Q(publish_at__isnull=False),
            ),
            models.CheckConstraint(
                name="articles_event_published_has_an_edition",
                condition=Q(
                    status="published", current_edition__isnull=False, first_published_at__isnull=False
                )
                | (~Q(status="published") & Q(current_edition__isnull=True)),
            ),
            models.CheckConstraint(
                name="articles_event_merged_is_withdrawn",
                condition=Q(merged_into__isnull=True) | (Q(status="withdrawn") & ~Q(merged_into=F("id"))),
            ),
            models.CheckConstraint(
                name="articles_event_withdrawn_has_a_time",
                condition=Q(status="withdrawn", withdrawn_at__isnull=False)
                | (~Q(status="withdrawn") & Q(withdrawn_at__isnull=True)),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:event-detail", args=[self.slug])

    def get_admin_url(self):
        return reverse("admin:articles_event_change", args=[self.pk])

    def clean(self):
        self.refuse_former_address_of_another()
        if self.pk is None:
            return
        before = Event.objects.filter(pk=self.pk).values("slug", "first_published_at").first()
        if before and before["first_published_at"] and before["slug"] != self.slug:
            raise ValidationError(
                {
                    "slug": f"Readers already have this address: here it stays “{before['slug']}”. "
                    "“Change address…” moves the page and sends readers on."
                }
            )

    def refuse_former_address_of_another(self):
        kept = (
            FormerAddress.objects.filter(slug=self.slug)
            .exclude(event=self.pk)
            .select_related("event")
            .first()
        )
        if kept:
            raise ValidationError(
                {
                    "slug": f"This was an address of “{kept.event}”, and its readers still come by it. Choose another."
                }
            )

    def survivor(self):
        """The event it was merged into, at the end of the line; itself if it was not merged."""
        event = self
        while event.merged_into_id is not None:
            event = event.merged_into
        return event

    @property
    def started(self):
        return say_date(self.started_at, self.started_precision)

    @property
    def ended(self):
        return say_date(self.ended_at, self.ended_precision)

    def is_published(self):
        return self.status == self.Status.PUBLISHED

    def is_withdrawn(self):
        return self.status == self.Status.WITHDRAWN

    @property
    def retraction(self):
        """What readers are told of the withdrawal; None when there was none."""
        return self.corrections.filter(kind="retraction").first()


class FormerAddress(models.Model):
    """An address that readers may still have of an event which has another one now. No other event ever gets it."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="former_addresses")
    slug = models.SlugField(max_length=200, unique=True)

    def __str__(self):
        return self.slug


class Participation(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=200, blank=True, help_text="In this event, such as host or signatory.")
    position = models.PositiveIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["event", "position", "pk"]
        constraints = [
            models.UniqueConstraint(name="articles_participation_once", fields=["event", "person"]),
        ]

    def __str__(self):
        person = self.person.standing()
        return f"{person}, {self.role}" if self.role else str(person)


class Coverage(models.Model):
    """An article's part in an event."""

    class Role(models.TextChoices):
        LEAD = "lead", "lead"
        CORE = "core", "core"
        PARTIAL = "partial", "partial"
        BACKGROUND = "background", "background"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="coverage")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="coverage")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.CORE)
    position = models.PositiveIntegerField(default=0)
    note = models.TextField("editor's note", blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "coverage"
        ordering = ["event", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="articles_coverage_once",
                fields=["event", "article"],
                violation_error_message="This article is already in the event.",
            ),
            models.UniqueConstraint(
                name="articles_coverage_one_lead",
                fields=["event"],
                condition=Q(role="lead"),
                violation_error_message="An event has one lead article.",
            ),
        ]

    def __str__(self):
        return f"{self.article} ({self.get_role_display()})"
