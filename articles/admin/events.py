from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, OuterRef, Prefetch
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import (
    Coverage,
    Event,
    Finding,
    Milestone,
    Participation,
    Passage,
    Quote,
    SummarySentence,
)

from .addresses import FreeSlugMixin
from .base import DeskAdmin, TabularInline
from .counting import subquery_count
from .dates import PartialDateField, PartialDatesMixin
from .desk.changed_quotes import adrift_quotes
from .desk.drafting import DraftFindings, DraftSummary
from .desk.event_page import derived_coverage
from .desk.interchange import GiveOfEvent, TakeInForEvent
from .desk.offers import offers
from .desk.publishing import (
    Approve,
    Correct,
    Merge,
    Preview,
    Publish,
    Schedule,
    SendBack,
    Submit,
    Withdraw,
)
from .neighbours import without_texts
from .rows import RowForm, RowsFormSet, Settled


class EventForm(PartialDatesMixin, forms.ModelForm):
    """Refuses to save over what someone else saved since the form was opened."""

    partial_dates = {"started": ("started_at", "started_precision"), "ended": ("ended_at", "ended_precision")}
    started = PartialDateField()
    ended = PartialDateField()
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("seen_version", self.instance.lock_version)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            # Held until the transaction ends, so that nobody saves between this look and the update.
            kept = Event.objects.select_for_update().get(pk=self.instance.pk)
            if kept.lock_version != cleaned.get("seen_version"):
                self._let_save_again(kept)
                raise ValidationError(saved_meanwhile(kept))
        return cleaned

    def _let_save_again(self, kept):
        self.data = self.data.copy()
        self.data[self.add_prefix("seen_version")] = kept.lock_version


def saved_meanwhile(event):
    last = event.history.select_related("history_user").first()
    who, when = "Someone else", ""
    if last is not None:
        who = str(last.history_user or who)
        when = f" at {date_format(timezone.localtime(last.history_date), 'H:i')}"
    return (
        f"{who} changed this event{when}, after you opened it. Nothing was saved; what you typed is still here. "
        "See under History what changed. Save again to put yours in its place."
    )


class CoverageFormSet(RowsFormSet):
    once, taken = "article", "This article is already in the event."

    def clean(self):
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        leads = [form for form in kept if form.cleaned_data.get("role") == Coverage.Role.LEAD]
        shown = [form.instance.pk for form in self.initial_forms]
        hidden = Coverage.objects.filter(event=self.instance.pk, role=Coverage.Role.LEAD).exclude(
            pk__in=shown
        )
        if len(leads) > 1 or (leads and hidden.exists()):
            raise ValidationError("An event has one lead article. Make the others core.")

    def save(self, commit=True):
        # The old lead steps down before the new one steps up, in whichever order they stand.
        later = [form.instance.pk for form in self.initial_forms if form.instance.role != Coverage.Role.LEAD]
        Coverage.objects.filter(pk__in=later, role=Coverage.Role.LEAD).update(role=Coverage.Role.CORE)
        return super().save(commit)


class SettledForm(RowForm):
    """What a row is about stays; another goes into a row of its own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            for name in {"article", "person"} & set(self.fields):
                field = self.fields[name]
                field.disabled = True
                field.widget = Settled(getattr(self.instance, name), field.admin_site)


class CoverageInline(TabularInline):
    model = Coverage
    form = SettledForm
    formset = CoverageFormSet
    fields = ["article", "role", "position", "note"]
    autocomplete_fields = ["article"]
    verbose_name = "article"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article__source")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return one_line(super().formfield_for_dbfield(db_field, request, **kwargs), db_field, "note")


class ParticipationFormSet(RowsFormSet):
    once, taken = "person", "This person is already in the event."


class ParticipationInline(TabularInline):
    model = Participation
    form = SettledForm
    formset = ParticipationFormSet
    fields = ["person", "role", "position"]
    autocomplete_fields = ["person"]
    verbose_name = "person"
    verbose_name_plural = "people taking part"
    classes = ["collapse"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")


def one_line(field, db_field, *names):
    if db_field.name in names:
        field.widget.attrs["rows"] = 2
    return field


class CitedInline(TabularInline):
    """Sentences and the passages they rest on."""

    autocomplete_fields = ["passages"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        passages = without_texts(Passage.objects.for_citation())
        return rows.prefetch_related(Prefetch("passages", passages))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return one_line(super().formfield_for_dbfield(db_field, request, **kwargs), db_field, "text")


class SummaryInline(CitedInline):
    model = SummarySentence
    fields = ["text", "passages", "position"]
    verbose_name_plural = "summary, sentence by sentence"


class FindingInline(CitedInline):
    model = Finding
    fields = ["kind", "text", "passages", "position"]
    verbose_name_plural = "findings: what outlets agree and differ on"
    classes = ["collapse"]


class MilestoneForm(PartialDatesMixin, forms.ModelForm):
    partial_dates = {"happened": ("happened_at", "happened_precision")}
    happened = PartialDateField()


class MilestoneInline(CitedInline):
    model = Milestone
    form = MilestoneForm
    fields = ["happened", "text", "passages", "position"]
    verbose_name_plural = "timeline"
    classes = ["collapse"]


@admin.register(Event)
class EventAdmin(FreeSlugMixin, DeskAdmin):
    slug_from = "title"
    form = EventForm
    change_form_template = "admin/desk/event.html"
    empty_words = "No event yet. Make one here, or on the page of an article that tells of it."
    list_display = ["title", "status", "kind", "when", "place", "articles_in", "quotes_in"]
    list_filter = ["status", "kind"]
    date_hierarchy = "started_at"
    search_fields = ["title", "place"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [SummaryInline, CoverageInline, ParticipationInline, FindingInline, MilestoneInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    "slug",
                    "kind",
                    "started",
                    "ended",
                    "place",
                    "embargo_until",
                    "seen_version",
                ]
            },
        ),
    ]
    view_on_site = False
    doors = [
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

    def save_model(self, request, obj, form, change):
        if change:
            seen = Event.objects.filter(pk=obj.pk, lock_version=form.cleaned_data["seen_version"])
            if not seen.update(lock_version=F("lock_version") + 1):
                raise RuntimeError("The event was saved by someone else although its row was held.")
            obj.lock_version = form.cleaned_data["seen_version"] + 1
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= {
                "derived": derived_coverage(obj),
                "adrift_quotes": adrift_quotes(Quote.objects.filter(version__article__coverage__event=obj)),
                "may_mark_quotes": request.user.has_perm("articles.add_quote"),
                "may_decide_quotes": request.user.has_perm("articles.decide_quote"),
                "offers": offers(obj, request.user),
                "may_draft": not obj.is_withdrawn() and request.user.has_perm("articles.change_event"),
                "editions": list(obj.editions.select_related("published_by").defer("content")),
                "readers_see": obj.is_published() or obj.is_withdrawn(),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)
