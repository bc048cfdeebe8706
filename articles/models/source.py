from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from .desk_setting import LEAST_EXCERPT, MOST_EXCERPT


def validate_time_zone(value):
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValidationError(f"“{value}” is no time zone. Give one such as Asia/Karachi or UTC.") from error


class SourceQuerySet(models.QuerySet):
    def for_domain(self, domain):
        """The source that owns this host, or the registered domain above it."""
        labels = domain.lower().split(".")
        hosts = [".".join(labels[i:]) for i in range(len(labels) - 1)]
        return self.filter(domains__domain__in=hosts).distinct()

    def credited_as(self, name):
        return self.filter(Q(credit_names__name__iexact=name) | Q(name__iexact=name)).distinct()


class Source(models.Model):
    """An outlet or office that publishes reports (schema.org NewsMediaOrganization)."""

    class Kind(models.TextChoices):
        WIRE = "wire", "wire agency"
        NEWSPAPER = "newspaper", "newspaper"
        BROADCASTER = "broadcaster", "broadcaster"
        ONLINE = "online", "online outlet"
        GOVERNMENT = "government", "government or press office"
        OTHER = "other", "other"

    # Plain text says nothing of who published it; it is kept under this source until an editor says.
    UNKNOWN_SLUG = "unknown-source"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    description = models.TextField(blank=True)
    homepage = models.URLField(max_length=500, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code, such as PK.")
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47 tag, such as en or pt-BR.")
    time_zone = models.CharField(
        max_length=64, default="UTC", validators=[validate_time_zone], help_text="Such as Asia/Karachi."
    )
    owner = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned",
        help_text="One publisher family counts as one independent origin.",
    )
    excerpt_limit = models.PositiveIntegerField(
        "characters on a page",
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST_EXCERPT), MaxValueValidator(MOST_EXCERPT)],
        help_text="200 to 20000. How much of its own text an event’s page shows at most. Empty: as set for the desk.",
    )
    publishing_principles = models.URLField(max_length=500, blank=True)
    corrections_policy = models.URLField(max_length=500, blank=True)
    ethics_policy = models.URLField(max_length=500, blank=True)
    ownership_funding_info = models.URLField(max_length=500, blank=True)

    history = HistoricalRecords()
    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="articles_source_not_its_own_owner",
                condition=Q(owner__isnull=True) | ~Q(owner=F("id")),
            ),
        ]

    def __str__(self):
        return self.name

    def is_unknown(self):
        return self.slug == self.UNKNOWN_SLUG

    def clean(self):
        seen, owner = {self.pk}, self.owner
        while owner is not None:
            if owner.pk is not None and owner.pk in seen:
                raise ValidationError(
                    {"owner": f"{owner} is owned by this source: ownership cannot run in a circle."}
                )
            seen.add(owner.pk)
            owner = owner.owner


class SourceDomain(models.Model):
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253, unique=True, help_text="Without www., such as herald.example.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["domain"]
        constraints = [
            models.CheckConstraint(
                name="articles_sourcedomain_no_www",
                condition=~Q(domain__startswith="www.") & ~Q(domain__contains="/"),
            ),
        ]

    def __str__(self):
        return self.domain

    def clean(self):
        self.domain = self.domain.strip().lower().removeprefix("www.")
        if "/" in self.domain:
            raise ValidationError({"domain": "Give the domain alone, such as herald.example."})


class CreditName(models.Model):
    """A name under which other outlets credit a source: “AP”, “Associated Press”."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="credit_names")
    name = models.CharField(max_length=120, unique=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class FeedQuerySet(models.QuerySet):
    def active(self):
        return self.filter(active=True)

    def due(self, at=None):
        at = at or timezone.now()
        return self.active().filter(Q(next_poll_at__isnull=True) | Q(next_poll_at__lte=at))

    def failing(self):
        return self.active().filter(error_count__gt=0)


class Feed(models.Model):
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="feeds")
    url = models.URLField(max_length=500, unique=True)
    active = models.BooleanField(default=True, help_text="Untick to stop polling.")
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    last_polled_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_success_at = models.DateTimeField(null=True, blank=True, editable=False)
    next_poll_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.TextField(blank=True, editable=False)
    error_count = models.PositiveIntegerField(default=0, editable=False)

    history = HistoricalRecords(
        excluded_fields=[
            "etag",
            "last_modified",
            "last_polled_at",
            "last_success_at",
            "next_poll_at",
            "last_error",
            "error_count",
        ]
    )
    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["source__name", "url"]
        constraints = [
            models.CheckConstraint(
                name="articles_feed_error_is_said",
                condition=Q(error_count=0, last_error="") | (Q(error_count__gt=0) & ~Q(last_error="")),
            ),
        ]

    def __str__(self):
        return self.url

    def is_failing(self):
        return self.active and self.error_count > 0
