"""What readers see: immutable editions, and rows that index the current ones for lists and filters.

The rows are made from an edition's content in the transaction that publishes it, so a list can never
show what no edition says.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.text.urls import web_address

from .dates import DatePrecision, PrecisionField, say_date
from .event import Event
from .source import Source

# An event is developing when an edition with news of the day before it is not older than that.
STILL_REPORTED = timedelta(hours=24)
STILL_NEW = timedelta(hours=36)

DATED = [DatePrecision.DAY, DatePrecision.MINUTE]


class EditionQuerySet(models.QuerySet):
    def current(self):
        return self.filter(current_for__isnull=False)

    def at(self, slug):
        """What readers see at an event's address; None where nothing is published there."""
        return self.current().select_related("event").filter(event__slug=slug).first()

    def developing(self, at=None):
        """Published in the last day and a half, while outlets were reporting."""
        fresh = EditionArticle.objects.filter(
            edition=OuterRef("pk"),
            published_precision__in=DATED,
            published_at__gte=OuterRef("published_at") - STILL_REPORTED,
            published_at__lte=OuterRef("published_at"),
        )
        since = (at or timezone.now()) - STILL_NEW
        return self.filter(Exists(fresh), published_at__gte=since)

    def for_listing(self):
        return self.current().select_related("event").defer("content").order_by("-published_at", "-pk")


class Edition(models.Model):
    """An immutable published snapshot of an event. Never updated: the database refuses it."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Event.Kind.choices)
    started_at = models.DateTimeField(null=True)
    started_precision = PrecisionField()
    place = models.CharField(max_length=200, blank=True)
    lede = models.TextField(blank=True, help_text="The first sentence of the summary.")
    article_count = models.PositiveIntegerField()
    origin_count = models.PositiveIntegerField()
    content = models.JSONField()
    checksum = models.CharField(max_length=64, help_text="sha256 of the content as canonical JSON.")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["event", "-number"]
        constraints = [
            models.UniqueConstraint(name="articles_edition_number", fields=["event", "number"]),
            models.CheckConstraint(name="articles_edition_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"{self.title}, edition {self.number}"

    def get_absolute_url(self):
        return self.event.get_absolute_url()

    def get_card_image_url(self):
        return reverse("articles:event-card-image", args=[self.event.slug, self.number])

    @property
    def was_developing(self):
        """Outlets were reporting when it was published: what `developing` asks of the rows, whatever time it is now."""
        known = [
            one["published"] for one in self.content["articles"] if one["published"]["precision"] in DATED
        ]
        since = self.published_at - STILL_REPORTED
        return any(since <= parse_datetime(one["value"]) <= self.published_at for one in known)

    @property
    def started(self):
        return say_date(self.started_at, self.started_precision)


class EditionPage(models.Model):
    """The page of an edition as it was made when the edition was published. Whoever finds another `fingerprint` than
    the code and the templates have now makes the page anew."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, primary_key=True, related_name="page")
    fingerprint = models.CharField(max_length=64)
    html = models.BinaryField(help_text="As it is sent, in UTF-8: there is nothing left to do for a reader.")

    def __str__(self):
        return f"Page of {self.edition}"


class EditionRowQuerySet(models.QuerySet):
    def current(self):
        """Of the editions readers see now, each thing once: as the newest edition that has it tells it."""
        newer = self.model.objects.filter(
            edition__current_for__isnull=False, key=OuterRef("key"), edition__gt=OuterRef("edition")
        )
        return self.filter(edition__current_for__isnull=False).exclude(Exists(newer))

    def told_now(self):
        """In each of the editions readers see now, the newest first: a thing as often as events have it."""
        rows = self.filter(edition__current_for__isnull=False).select_related("edition__event")
        return rows.defer("edition__content").order_by("-edition__published_at", "-edition", "pk")


class EditionRow(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="%(class)s_rows")
    key = models.BigIntegerField("id", db_index=True, help_text="Stays the same over all editions.")

    objects = EditionRowQuerySet.as_manager()

    class Meta:
        abstract = True


class EditionSource(EditionRow):
    slug = models.SlugField(max_length=200)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Source.Kind.choices)
    homepage = models.URLField(max_length=500, blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=35, blank=True)
    owner = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="articles_editionsource_once", fields=["edition", "key"]),
        ]

    def __str__(self):
        return self.name

    @property
    def web_homepage(self):
        return web_address(self.homepage)


class EditionArticle(EditionRow):
    source = models.SlugField(max_length=200, help_text="The source's slug.")
    source_name = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, blank=True)
    headline = models.CharField(max_length=500)
    byline = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=35, blank=True)
    published_at = models.DateTimeField(null=True)
    published_precision = PrecisionField()
    wire_credit = models.CharField(max_length=200, blank=True)
    is_first_report = models.BooleanField(default=False, help_text="Out before all others of the event.")
    carriers = models.PositiveIntegerField(default=0, help_text="Reports that ran this one's text.")
    text_of = models.SlugField(max_length=200, blank=True, help_text="The source whose text it ran.")
    text_of_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="articles_editionarticle_once", fields=["edition", "key"]),
        ]

    def __str__(self):
        return self.headline

    @property
    def published(self):
        return say_date(self.published_at, self.published_precision)

    @property
    def reader_url(self):
        return web_address(self.url)


class EditionPerson(EditionRow):
    slug = models.SlugField(max_length=200)
    name = models.CharField(max_length=200)
    description = models.CharField(max_length=300, blank=True)
    wikidata_id = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=200, blank=True, help_text="In the event.")
    post = models.CharField(max_length=450, blank=True, help_text="Held when it happened.")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="articles_editionperson_once", fields=["edition", "key"]),
        ]

    def __str__(self):
        return self.name


class EditionQuote(EditionRow):
    exact = models.TextField()
    kind = models.CharField(max_length=8)
    speaker = models.SlugField(max_length=200, blank=True, help_text="The person's slug, when known.")
    speaker_name = models.CharField(max_length=300)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    context = models.CharField(max_length=500, blank=True)
    post = models.CharField(max_length=450, blank=True, help_text="Held when it was said.")
    article = models.BigIntegerField(help_text="The article's id.")
    source = models.SlugField(max_length=200)
    source_name = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="articles_editionquote_once", fields=["edition", "key"]),
        ]

    def __str__(self):
        return self.exact[:80]

    def get_absolute_url(self):
        return reverse("articles:quote-detail", args=[self.key])

    def get_card_image_url(self):
        return reverse("articles:quote-card-image", args=[self.key, self.edition.number])


class EditionPicture(EditionRow):
    """By which it is known whose files readers may have."""

    large = models.CharField(max_length=80, db_index=True, help_text="The name of its widest file.")
    small = models.CharField(max_length=80, db_index=True, help_text="The name of its narrowest.")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="articles_editionpicture_once", fields=["edition", "key"]),
        ]

    def __str__(self):
        return self.large


class Correction(models.Model):
    """A line of the public log of what was changed after publishing (schema.org CorrectionComment)."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "correction"
        CLARIFICATION = "clarification", "clarification"
        UPDATE = "update", "update"
        RETRACTION = "retraction", "retraction"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=13, choices=Kind.choices)
    text = models.TextField(help_text="For readers: what was wrong and what is right.")
    edition_before = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="corrections_after")
    edition_after = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections_before",
        help_text="Empty when the event was withdrawn.",
    )
    public = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="articles_correction_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="articles_correction_edition_after_unless_retracted",
                condition=Q(kind="retraction") | Q(edition_after__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:80]}"
