from collections import Counter

from django.contrib import admin, messages
from django.utils.html import format_html, format_html_join

from articles.ingest.polling import poll
from articles.models import CreditName, Feed, Source, SourceDomain

from .addresses import FreeSlugMixin
from .base import DeskAdmin, TabularInline
from .filters import ChoiceFilter, SearchedFilter, ShortListFilter


class DomainInline(TabularInline):
    model = SourceDomain
    fields = ["domain"]


class CreditNameInline(TabularInline):
    model = CreditName
    fields = ["name"]
    verbose_name_plural = "names others credit it by"


class FeedInline(TabularInline):
    model = Feed
    fields = ["url", "active", "health"]
    readonly_fields = ["health"]
    show_change_link = True

    def health(self, feed):
        return health(feed)


def health(feed):
    """In words: what a feed has done lately."""
    if feed.pk is None:
        return "—"
    if not feed.active:
        return "not polled"
    if feed.error_count:
        times = "once" if feed.error_count == 1 else f"{feed.error_count} times in a row"
        return format_html('<span class="desk-state desk-bad">failed {}</span>', times)
    if feed.last_success_at:
        return format_html('<span class="desk-state desk-good">{}</span>', "well")
    return "not polled yet"


class CountryFilter(ShortListFilter):
    title = parameter_name = "country"


@admin.register(Source)
class SourceAdmin(FreeSlugMixin, DeskAdmin):
    empty_words = "No outlet is known yet. Add one, or bring in an article: its source is made with it."
    list_display = ["name", "kind", "country", "language", "owner", "feeds_health"]
    list_filter = ["kind", CountryFilter, ("owner", SearchedFilter)]
    list_select_related = ["owner"]
    search_fields = ["name", "domains__domain", "credit_names__name"]
    search_help_text = "Name, domain, or a name others credit it by"
    autocomplete_fields = ["owner"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [DomainInline, CreditNameInline, FeedInline]
    actions = ["poll_feeds"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "owner", "description", "excerpt_limit"]}),
        ("Where and in what language", {"fields": ["homepage", ("country", "language", "time_zone")]}),
        (
            "What it says of itself",
            {
                "classes": ["collapse"],
                "fields": [
                    "publishing_principles",
                    "corrections_policy",
                    "ethics_policy",
                    "ownership_funding_info",
                ],
            },
        ),
    ]

    def for_listing(self, queryset):
        return queryset.prefetch_related("feeds")

    @admin.display(description="feeds")
    def feeds_health(self, source):
        return format_html_join(", ", "{}", ((health(feed),) for feed in source.feeds.all())) or "—"

    def has_poll_permission(self, request):
        return request.user.has_perm("articles.change_feed")

    @admin.action(description="Poll their feeds now", permissions=["poll"])
    def poll_feeds(self, request, sources):
        poll_each_now(self, request, Feed.objects.active().filter(source__in=sources.values("pk")))


class HealthFilter(ChoiceFilter):
    title, parameter_name = "health", "health"

    def answers(self):
        return {
            "failing": ("failing", lambda feeds: feeds.failing()),
            "well": ("well", lambda feeds: feeds.active().filter(error_count=0)),
            "stopped": ("not polled", lambda feeds: feeds.filter(active=False)),
        }


@admin.register(Feed)
class FeedAdmin(DeskAdmin):
    empty_words = "No feed is polled. Add one, and its articles come in by themselves."
    list_display = ["url", "source", "health", "last_success_at", "last_error", "next_poll_at"]
    list_filter = [HealthFilter, ("source", SearchedFilter)]
    list_select_related = ["source"]
    search_fields = ["url", "source__name"]
    autocomplete_fields = ["source"]
    actions = ["poll_now"]
    health_fields = ["health", "last_polled_at", "last_success_at", "next_poll_at", "last_error"]
    readonly_fields = health_fields
    fieldsets = [(None, {"fields": ["source", "url", "active"]}), ("Health", {"fields": health_fields})]

    @admin.display(description="health")
    def health(self, feed):
        return health(feed)

    @admin.action(description="Poll now", permissions=["change"])
    def poll_now(self, request, feeds):
        poll_each_now(self, request, feeds)


def poll_each_now(model_admin, request, feeds):
    feeds = list(feeds.select_related("source"))
    for feed in feeds:
        level, message = polled(feed)
        model_admin.message_user(request, message, level)
    if not feeds:
        model_admin.message_user(request, "There is no feed to poll.", messages.INFO)


def polled(feed):
    """Poll a feed and tell what came of it: a message level and a sentence."""
    outcomes = poll(feed)
    feed.refresh_from_db()
    if feed.last_error:
        return messages.ERROR, f"Polling {feed.url} failed: {feed.last_error}"
    counts = Counter(outcome.status.label for outcome in outcomes)
    told = ", ".join(f"{count} {label}" for label, count in counts.items())
    return messages.SUCCESS, f"Polled {feed.url}: {told or 'nothing new'}."
