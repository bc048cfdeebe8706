from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import OuterRef
from django.http import HttpResponseRedirect

from articles.models import (
    Coverage,
    Event,
    Finding,
    Milestone,
    Participation,
    Picture,
    Quote,
    SummarySentence,
    Telling,
)

from .addresses import FreeSlugMixin
from .base import DeskAdmin
from .counting import subquery_count
from .dates import PartialDateField, PartialDatesMixin
from .desk.drafting import DraftFindings, DraftSummary
from .desk.interchange import GiveOfEvent, TakeInForEvent
from .desk.moving import ChangeAddress, Merge
from .desk.publishing import (
    Approve,
    Correct,
    Preview,
    Publish,
    Schedule,
    SendBack,
    Submit,
    Withdraw,
)
from .desk.workbench.deeds import (
    AddRow,
    BringBackRow,
    CiteNoMore,
    MoveRow,
    Pick,
    RemoveRow,
    SaveHead,
    SaveRow,
    TakeBackRow,
)
from .desk.workbench.people_deeds import AddPost
from .desk.workbench.picture_deeds import FetchPicture, PictureFile
from .desk.workbench.presence import Here
from .desk.workbench.quote_deeds import LeadWith, LeaveOut, MoveCard, PutBack
from .desk.workbench.screen import BenchParts, Workbench
from .keys import as_key


class NewEventForm(PartialDatesMixin, forms.ModelForm):
    """What an event begins with; the rest is made on its page."""

    partial_dates = {"started": ("started_at", "started_precision"), "ended": ("ended_at", "ended_precision")}
    started = PartialDateField()
    ended = PartialDateField()


@admin.register(Event)
class EventAdmin(FreeSlugMixin, DeskAdmin):
    slug_from = "title"
    form = NewEventForm
    empty_words = "No event yet. Make one here, or on the page of an article that tells of it."
    list_display = ["title", "status", "kind", "when", "place", "articles_in", "quotes_in"]
    list_filter = ["status", "kind"]
    date_hierarchy = "started_at"
    search_fields = ["title", "place"]
    prepopulated_fields = {"slug": ["title"]}
    fields = ["title", "slug", "kind", "started", "ended", "place"]
    view_on_site = False
    doors = [
        ("<int:pk>/parts/", BenchParts),
        ("<int:pk>/here/", Here),
        ("<int:pk>/save-head/", SaveHead),
        ("<int:pk>/pick/", Pick),
        ("<int:pk>/rows/<slug:section>/add-row/", AddRow),
        ("<int:pk>/rows/<slug:section>/<int:row>/save-row/", SaveRow),
        ("<int:pk>/rows/<slug:section>/<int:row>/move-row/", MoveRow),
        ("<int:pk>/rows/<slug:section>/<int:row>/remove-row/", RemoveRow),
        ("<int:pk>/rows/<slug:section>/<int:row>/bring-back-row/", BringBackRow),
        ("<int:pk>/rows/<slug:section>/<int:row>/take-back-row/", TakeBackRow),
        ("<int:pk>/rows/<slug:section>/<int:row>/cite-no-more/", CiteNoMore),
        ("<int:pk>/rows/<slug:section>/<int:row>/add-post/", AddPost),
        ("<int:pk>/rows/<slug:section>/<int:row>/fetch-picture/", FetchPicture),
        ("<int:pk>/<str:name>/picture-file/", PictureFile),
        ("<int:pk>/quotes/lead-with/", LeadWith),
        ("<int:pk>/quotes/move-card/", MoveCard),
        ("<int:pk>/quotes/leave-out/", LeaveOut),
        ("<int:pk>/quotes/put-back/", PutBack),
        ("<int:pk>/draft-summary/", DraftSummary),
        ("<int:pk>/draft-findings/", DraftFindings),
        ("<int:pk>/submit/", Submit),
        ("<int:pk>/send-back/", SendBack),
        ("<int:pk>/approve/", Approve),
        ("<int:pk>/schedule/", Schedule),
        ("<int:pk>/preview/", Preview),
        ("<int:pk>/merge/", Merge),
        ("<int:pk>/publish/", Publish),
        ("<int:pk>/correct/", Correct),
        ("<int:pk>/change-address/", ChangeAddress),
        ("<int:pk>/withdraw/", Withdraw),
        ("<int:pk>/annotations/", GiveOfEvent),
        ("<int:pk>/take-in-annotations/", TakeInForEvent),
    ]

    def for_listing(self, queryset):
        quotes = Quote.objects.confirmed().current().filter(version__article__coverage__event=OuterRef("pk"))
        return queryset.annotate(
            article_count=subquery_count(Coverage.objects.filter(event=OuterRef("pk"))),
            quote_count=subquery_count(quotes),
        )

    def choice_label(self, event):
        return f"{event.title} — {event.get_status_display()}"

    @admin.display(description="when", ordering="started_at")
    def when(self, event):
        return event.started

    @admin.display(description="articles", ordering="article_count")
    def articles_in(self, event):
        return event.article_count

    @admin.display(description="quotes", ordering="quote_count")
    def quotes_in(self, event):
        return event.quote_count

    def on_its_page(self):
        return [Coverage, Participation, SummarySentence, Finding, Milestone, Picture, Telling]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The workbench; each of its forms is sent to a door of its own."""
        key = as_key(unquote(object_id))
        event = key and self.get_queryset(request).filter(pk=key).first()
        if not event:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return Workbench.as_view(admin_site=self.admin_site)(request, pk=event.pk)

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(obj.get_admin_url())
