from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.text.cuts import Cut
from articles.text.urls import web_address

from .dates import PrecisionField, known_together, say_date
from .source import Source


class ArticleQuerySet(models.QuerySet):
    def in_inbox(self):
        return self.filter(status=Article.Status.INBOX)

    def not_spiked(self):
        return self.exclude(status=Article.Status.SPIKED)

    def unread(self):
        """In no story yet, because the machine has not read them; what has no text has nothing to be read."""
        with_text = self.not_spiked().filter(story=None, current_version__isnull=False)
        return with_text.exclude(current_version__text="")

    def for_listing(self):
        return self.select_related("source", "wire_credit", "current_version")

    def with_text(self):
        return self.filter(current_version__isnull=False).exclude(current_version__text="")

    def not_compared(self):
        """New ones, and those of which something changed by which they are compared."""
        return self.filter(fingerprint__compared__isnull=True)


class Article(models.Model):
    """One report by one source (schema.org NewsArticle). Its words are in its versions."""

    class Status(models.TextChoices):
        INBOX = "inbox", "inbox"
        DESK = "desk", "on the desk"
        SPIKED = "spiked", "spiked"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    guid = models.CharField("identifier at the outlet", max_length=500, blank=True)
    url = models.URLField("canonical URL", max_length=1000, blank=True)
    link = models.URLField(
        "address for readers",
        max_length=1000,
        blank=True,
        editable=False,
        help_text="As the outlet writes it; the canonical URL may lack what its server needs.",
    )
    headline = models.CharField(max_length=500)
    byline = models.CharField(max_length=300, blank=True)
    dateline = models.CharField(
        max_length=200, blank=True, help_text="Where it was written, such as ISLAMABAD, Pakistan."
    )
    published_at = models.DateTimeField("published", null=True, blank=True)
    published_precision = PrecisionField(verbose_name="published to the")
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47 tag, such as en.")
    wire_credit = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credited_articles",
        help_text="The agency this report credits for its text.",
    )
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.INBOX, db_index=True)
    current_version = models.OneToOneField(
        "ArticleVersion", on_delete=models.RESTRICT, null=True, blank=True, editable=False, related_name="+"
    )
    story = models.ForeignKey(
        "Story",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        help_text="Where the machine put it; empty until it was read.",
    )
    edited_fields = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="What an editor entered; an import leaves it alone.",
    )
    created_at = models.DateTimeField("arrived", auto_now_add=True, db_index=True)

    history = HistoricalRecords(excluded_fields=["story"])
    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="articles_article_one_per_guid", fields=["source", "guid"], condition=~Q(guid="")
            ),
            models.UniqueConstraint(
                name="articles_article_one_per_url", fields=["source", "url"], condition=~Q(url="")
            ),
            known_together("articles_article_date_and_precision", "published_at", "published_precision"),
            models.CheckConstraint(name="articles_article_has_headline", condition=~Q(headline="")),
        ]
        indexes = [models.Index(name="articles_article_published", fields=["published_at", "id"])]

    def __str__(self):
        return self.headline

    def get_admin_url(self):
        return reverse("admin:articles_article_change", args=[self.pk])

    def get_annotator_url(self, mark=""):
        """With the mark at hand that is called so, such as quote-12."""
        query = {"at": mark} if mark else None
        address = reverse("admin:articles_article_annotate", args=[self.pk], query=query)
        return f"{address}#item" if mark else address

    @property
    def reader_url(self):
        return web_address(self.link) or web_address(self.url)

    @property
    def text(self):
        return self.current_version.text if self.current_version_id else ""

    @property
    def published(self):
        return say_date(self.published_at, self.published_precision)

    def in_time(self):
        """Sorts reports as they came; one without a date stands after those with one, when it arrived."""
        known = self.published_at is not None
        return not known, self.published_at if known else self.created_at, self.pk


class ArticleVersion(models.Model):
    """What the outlet said at one time. Never updated: the database refuses it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    headline = models.CharField(max_length=500, help_text="As this version had it.")
    raw_text = models.TextField(help_text="As it was got.")
    cuts = models.JSONField(default=list, help_text="[start, end, rule] in characters of the raw text.")
    text = models.TextField("clean text", help_text="The raw text without the cuts.")
    sha256 = models.CharField(max_length=64, db_index=True, help_text="Of the raw text.")
    text_sha256 = models.CharField(max_length=64, db_index=True, help_text="Of the clean text.")
    format = models.CharField(max_length=12, blank=True)
    origin = models.CharField("got from", max_length=1000, blank=True)
    fetched_at = models.DateTimeField("got", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The editor who cut this version; empty when the outlet made it.",
    )

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(name="articles_articleversion_number", fields=["article", "number"]),
            models.CheckConstraint(name="articles_articleversion_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"{self.headline} (version {self.number})"

    @property
    def cut_list(self):
        return tuple(Cut(*cut) for cut in self.cuts)
