"""The inbox: one entry a story, however many articles tell it. The page of an entry is the triage screen."""

from collections import defaultdict

from django.contrib import admin
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list

from articles.models import Article, Link, Story
from articles.search.query import search_articles

from .base import Doors, Listing, ReadOnlyAdmin
from .counting import numbered
from .desk.story.at_hand import is_kept, story_queue
from .desk.story.choosing import ChosenArticles
from .desk.story.deciding import DecidePair, FollowingPairs, UndoDeed
from .desk.story.event import AddStoryToEvent, NewEventOfStory
from .desk.story.screen import NextStory, StoryScreen
from .desk.story.together import DecideTogether
from .desk.triage import move_with_undo
from .filters import ChoiceFilter
from .neighbours import link_to, list_url

# As many outlets as a line names; the rest is counted.
MOST_OUTLETS = 3


class InboxFilter(ChoiceFilter):
    """What waits, unless all is asked for: the list is an inbox."""

    title, parameter_name = "work", "work"

    def answers(self):
        return {
            "waiting": ("waiting", lambda stories: stories.in_inbox()),
            "all": ("all", lambda stories: stories),
        }

    def value(self):
        return super().value() or "waiting"

    def choices(self, changelist):
        # The first is Django's own “All”, by which this filter means what waits.
        return list(super().choices(changelist))[1:]


class StoryListing(Listing):
    """Sorts and counts keys alone; what a line says is loaded for the lines of the page."""

    def get_results(self, request):
        super().get_results(request)
        page = Story.objects.filter(pk__in=[story.pk for story in self.result_list])
        self.result_list = list(page.for_listing())
        give_work(self.result_list)


@admin.register(Story)
class StoryAdmin(Doors, ReadOnlyAdmin):
    change_list_template = "admin/desk/story_list.html"
    empty_words = (
        "No story waits. Articles that come in are grouped here by what they tell, one line a story, "
        "with what is to be decided about them."
    )
    list_display = ["story", "outlets", "came", "inbox", "pairs", "in_events"]
    list_display_links = ["story"]
    list_filter = [InboxFilter]
    search_fields = ["articles__headline"]
    search_help_text = "Words of a headline or a text of the story, or “a phrase”"
    actions = ["move_to_desk", "spike"]

    doors = [
        ("<int:pk>/decide/", DecidePair),
        ("<int:pk>/follow/", FollowingPairs),
        ("<int:pk>/undo/", UndoDeed),
        ("<int:pk>/chosen/", ChosenArticles),
        ("<int:pk>/together/", DecideTogether),
        ("<int:pk>/new-event/", NewEventOfStory),
        ("<int:pk>/add-to-event/", AddStoryToEvent),
        ("<int:pk>/next/", NextStory),
        ("<int:pk>/change/", StoryScreen),
    ]

    def get_changelist(self, request, **kwargs):
        return StoryListing

    def for_listing(self, queryset):
        return queryset.newest_arrival_first()

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        found = search_articles(Article.objects.filter(story__isnull=False), search_term)
        return queryset.filter(pk__in=found.values("story")), False

    def changelist_view(self, request, extra_context=None):
        unread = Article.objects.unread().count()
        told = {"unread": unread, "unread_url": list_url(Article, read="no")}
        return super().changelist_view(request, told | (extra_context or {}))

    def has_triage_permission(self, request):
        return request.user.has_perm("articles.change_article")

    def has_spike_permission(self, request):
        return request.user.has_perm("articles.delete_article")

    @admin.display(description="story")
    def story(self, story):
        return str(story)

    @admin.display(description="articles and outlets")
    def outlets(self, story):
        articles = kept(story)
        names = list(dict.fromkeys(article.source.name for article in articles))
        named = names[:MOST_OUTLETS]
        if len(names) > MOST_OUTLETS:
            named.append(f"{len(names) - MOST_OUTLETS} more")
        return format_html(
            "{}, {}<br><small>{}</small>",
            numbered(len(articles), "article"),
            numbered(len(names), "outlet"),
            get_text_list(named, "and"),
        )

    @admin.display(description="first and last in")
    def came(self, story):
        arrivals = sorted(timezone.localtime(article.created_at) for article in kept(story))
        if not arrivals:
            return "—"
        first, last = arrivals[0], arrivals[-1]
        told = date_format(first, "j M Y, H:i")
        if first.date() != last.date():
            return format_html("{}<br>{}", told, date_format(last, "j M Y, H:i"))
        until = date_format(last, "H:i")
        return told if told.endswith(until) else f"{told} – {until}"

    @admin.display(description="in the inbox")
    def inbox(self, story):
        return sum(article.status == Article.Status.INBOX for article in kept(story)) or "—"

    @admin.display(description="pairs to decide")
    def pairs(self, story):
        if not (story.to_look_at or story.following):
            return "—"
        follow = f"{story.following} follow{'s' if story.following == 1 else ''}" if story.following else ""
        return format_html("{}<br><small>{}</small>", numbered(story.to_look_at, "pair"), follow)

    @admin.display(description="events")
    def in_events(self, story):
        events = {row.event for article in story.articles.all() for row in article.coverage.all()}
        ordered = sorted(events, key=lambda event: event.pk)
        return format_html_join(", ", "{}", ((link_to(event),) for event in ordered)) or "—"

    @admin.action(description="Move their articles to the desk", permissions=["triage"])
    def move_to_desk(self, request, stories):
        move_with_undo(request, articles_of(stories), Article.Status.DESK)

    @admin.action(description="Spike their articles", permissions=["spike"])
    def spike(self, request, stories):
        move_with_undo(request, articles_of(stories), Article.Status.SPIKED)


def give_work(stories):
    """Tells each story how many of its pairs an editor must look at, and how many follow from what is decided."""
    links = defaultdict(list)
    either = Q(low__story=F("high__story")) | Q(state=Link.State.SUGGESTED)
    touching = Link.objects.filter(either, high__story__in=stories).select_related("low", "high")
    for link in touching.defer("reasons", "note"):
        links[link.high.story_id].append(link)
    for story in stories:
        waiting = story_queue(story.articles.all(), links[story.pk])
        story.to_look_at, story.following = len(waiting.next), len(waiting.implied)


def kept(story):
    return [article for article in story.articles.all() if is_kept(article)]


def articles_of(stories):
    return Article.objects.not_spiked().filter(story__in=stories.order_by().values("pk")).order_by("pk")
