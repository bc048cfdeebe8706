"""What readers were shown: seen here, changed by nobody."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.models import (
    Correction,
    Edition,
    EditionArticle,
    EditionPerson,
    EditionPicture,
    EditionQuote,
    EditionSource,
)
from articles.models.dates import say_date

from .base import Doors, ReadOnly, ReadOnlyAdmin, TabularInline
from .desk.editions import CompareEditions, RestoreEdition
from .filters import SearchedFilter
from .neighbours import link_to


class RowInline(ReadOnly, TabularInline):
    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_edition")


class ArticleRowInline(RowInline):
    model = EditionArticle
    fields = readonly_fields = ["headline", "source_name", "published", "wire_credit", "url"]
    verbose_name_plural = "articles"

    def published(self, row):
        return say_date(row.published_at, row.published_precision)


class QuoteRowInline(RowInline):
    model = EditionQuote
    fields = readonly_fields = ["exact", "kind", "speaker_name", "on_behalf_of", "context"]
    verbose_name_plural = "quotes"


class PersonRowInline(RowInline):
    model = EditionPerson
    fields = readonly_fields = ["name", "description", "wikidata_id"]
    verbose_name_plural = "people"


class SourceRowInline(RowInline):
    model = EditionSource
    fields = readonly_fields = ["name", "kind", "country", "owner"]
    verbose_name_plural = "sources"


class PictureRowInline(RowInline):
    model = EditionPicture
    fields = readonly_fields = ["large", "small"]
    verbose_name_plural = "files of pictures"


@admin.register(Edition)
class EditionAdmin(Doors, ReadOnlyAdmin):
    empty_words = (
        "Nothing was published yet. Each time readers are shown an event anew, its edition is kept here."
    )
    list_display = ["title", "number", "now", "published_at", "published_by", "article_count", "origin_count"]
    list_filter = ["kind", ("event", SearchedFilter)]
    date_hierarchy = "published_at"
    search_fields = ["title"]
    inlines = [ArticleRowInline, QuoteRowInline, PersonRowInline, SourceRowInline, PictureRowInline]
    fields = readonly_fields = [
        *("title", "number", "now", "event_page", "public_page", "changes"),
        *("published_at", "publisher", "note", "lede", "started", "place"),
        *("article_count", "origin_count", "checksum"),
    ]

    def get_queryset(self, request):
        editions = super().get_queryset(request).select_related("event", "published_by")
        return editions.defer("content").order_by("-published_at", "-pk")

    @admin.display(description="shown now", boolean=True)
    def now(self, edition):
        return edition.event.current_edition_id == edition.pk

    @admin.display(description="published by")
    def publisher(self, edition):
        return str(edition.published_by)

    @admin.display(description="event")
    def event_page(self, edition):
        return link_to(edition.event)

    doors = [("<int:pk>/compare/", CompareEditions), ("<int:pk>/restore/", RestoreEdition)]

    @admin.display(description="what changed")
    def changes(self, edition):
        url = reverse("admin:articles_edition_compare", args=[edition.pk])
        return format_html('<a href="{}">compare with another edition, or bring this one back</a>', url)

    @admin.display(description="public page")
    def public_page(self, edition):
        url = edition.event.get_absolute_url()
        return format_html('<a href="{}">{}</a>', url, url)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    empty_words = "Nothing was corrected yet."
    list_display = ["text", "kind", "event", "made_at", "made_by", "public"]
    list_filter = ["kind", ("event", SearchedFilter)]
    list_select_related = ["event", "made_by"]
    search_fields = ["text", "event__title"]
    date_hierarchy = "made_at"
    fields = readonly_fields = [
        *("event_page", "kind", "text", "edition_before", "edition_after", "public", "made_at", "maker"),
    ]

    @admin.display(description="made by")
    def maker(self, correction):
        return str(correction.made_by)

    @admin.display(description="event")
    def event_page(self, correction):
        return link_to(correction.event)
