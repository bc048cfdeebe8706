from functools import partial

from django import forms
from django.contrib import admin
from django.db.models import OuterRef
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Quote, Statement
from articles.models.dates import say_date
from articles.quotes.marking import confirm, reject

from .base import DeskAdmin, ReadOnly, TabularInline, deed_on_each
from .counting import subquery_count
from .dates import PartialDateField, PartialDatesMixin
from .desk.annotate.deeds import DecideQuote
from .desk.changed_quotes import TakeOver
from .filters import SearchedFilter, WorkFilter
from .neighbours import article_link, decided, link_to, without_texts


class QuoteWorkFilter(WorkFilter):
    def answers(self):
        return super().answers() | {"adrift": ("changed by the outlet", lambda quotes: quotes.adrift())}


@admin.register(Quote)
class QuoteAdmin(DeskAdmin):
    empty_words = "No quote yet. They are suggested when an article comes in, and marked in its annotator."
    list_display = ["words", "kind", "said_by", "article", "state", "anchor", "decision"]
    list_filter = [QuoteWorkFilter, "state", "kind", "anchor", ("speaker", SearchedFilter)]
    search_fields = ["exact", "speaker__name", "speaker_text"]
    search_help_text = "The words, or who said them"
    autocomplete_fields = ["speaker", "statement"]
    actions = ["confirm_quotes", "reject_quotes"]
    readonly_fields = ["words", "article", "state", "anchor", "decision", "annotator"]
    fieldsets = [
        (None, {"fields": ["words", "article", "annotator", "state", "anchor", "decision"]}),
        ("Who said it", {"fields": ["kind", "speaker", "speaker_text", "on_behalf_of", "statement"]}),
        ("Notes", {"fields": ["public_context", "desk_note"]}),
    ]

    doors = [("<int:pk>/decide/", DecideQuote), ("<int:pk>/take-over/", TakeOver)]

    def get_queryset(self, request):
        return without_texts(super().get_queryset(request).for_listing().select_related("decided_by"))

    def has_add_permission(self, request):
        """Quotes are marked in the annotator."""
        return False

    def has_decide_permission(self, request):
        return request.user.has_perm("articles.decide_quote")

    @admin.display(description="quote", ordering="exact")
    def words(self, quote):
        return f"“{quote.exact}”"

    @admin.display(description="said by", ordering="speaker__name")
    def said_by(self, quote):
        return quote.speaker_name() or "—"

    @admin.display(ordering="version__article__headline")
    def article(self, quote):
        return article_link(quote.version.article)

    @admin.display(description="decided", ordering="decided_at")
    def decision(self, quote):
        return decided(quote)

    @admin.display(description="in its text")
    def annotator(self, quote):
        url = reverse("admin:articles_article_annotate", args=[quote.version.article_id])
        return format_html('<a href="{0}?at=quote-{1}#quote-{1}">see it in the annotator</a>', url, quote.pk)

    @admin.action(description="Confirm", permissions=["decide"])
    def confirm_quotes(self, request, quotes):
        deed_on_each(self, request, quotes, partial(confirm, user=request.user), "confirmed")

    @admin.action(description="Reject", permissions=["decide"])
    def reject_quotes(self, request, quotes):
        deed_on_each(self, request, quotes, partial(reject, user=request.user), "rejected")


class RenderingInline(ReadOnly, TabularInline):
    """The quotes that render a statement, each as its outlet has it."""

    model = Quote
    fields = readonly_fields = ["words", "kind", "article"]
    verbose_name_plural = "how outlets put it"

    def get_queryset(self, request):
        return without_texts(super().get_queryset(request).for_listing())

    @admin.display(description="quote")
    def words(self, quote):
        return link_to(quote, f"“{quote.exact}”")

    def article(self, quote):
        return article_link(quote.version.article)


class StatementForm(PartialDatesMixin, forms.ModelForm):
    partial_dates = {"said": ("said_at", "said_precision")}
    said = PartialDateField(past="nobody can have said it yet. Check the date.")


@admin.register(Statement)
class StatementAdmin(DeskAdmin):
    form = StatementForm
    empty_words = (
        "No statement yet. One holds together how several outlets put the same words: "
        "add it, then choose it on each quote."
    )
    list_display = ["summary", "speaker", "said", "place", "renderings"]
    list_filter = [("speaker", SearchedFilter)]
    list_select_related = ["speaker"]
    search_fields = ["summary", "speaker__name"]
    autocomplete_fields = ["speaker", "on_behalf_of_person"]
    fields = ["summary", "speaker", "on_behalf_of_person", "on_behalf_of", "said", "place"]
    inlines = [RenderingInline]

    def for_listing(self, queryset):
        quotes = Quote.objects.filter(statement=OuterRef("pk"))
        return queryset.annotate(rendering_count=subquery_count(quotes))

    @admin.display(description="said", ordering="said_at")
    def said(self, statement):
        return say_date(statement.said_at, statement.said_precision)

    @admin.display(description="quotes", ordering="rendering_count")
    def renderings(self, statement):
        return statement.rendering_count
