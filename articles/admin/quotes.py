from functools import partial

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Quote
from articles.quotes.marking import confirm, reject

from .base import DeskAdmin, deed_on_each
from .desk.annotate.deeds import DecideQuote
from .desk.changed_quotes import TakeOver
from .desk.statements.asked import as_text, with_fields
from .desk.statements.screen import QuoteStatement
from .filters import SearchedFilter, WorkFilter
from .neighbours import article_link, decided, without_texts

# As many quotes as one screen sets side by side.
MOST_TOGETHER = 50


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
    actions = ["confirm_quotes", "reject_quotes", "put_together"]
    readonly_fields = ["words", "article", "state", "anchor", "decision", "annotator", "renderings"]
    fieldsets = [
        (None, {"fields": ["words", "article", "annotator", "state", "anchor", "decision"]}),
        (
            "Who said it",
            {"fields": ["kind", "speaker", "speaker_text", "on_behalf_of", "statement", "renderings"]},
        ),
        ("Notes", {"fields": ["public_context", "desk_note"]}),
    ]

    doors = [
        ("<int:pk>/decide/", DecideQuote),
        ("<int:pk>/take-over/", TakeOver),
        ("<int:pk>/renderings/", QuoteStatement),
    ]

    def get_queryset(self, request):
        return without_texts(super().get_queryset(request).for_listing().select_related("decided_by"))

    def has_add_permission(self, request):
        """Quotes are marked in the annotator."""
        return False

    def has_decide_permission(self, request):
        return request.user.has_perm("articles.decide_quote")

    def has_state_permission(self, request):
        return request.user.has_perm("articles.add_statement")

    def choice_label(self, quote):
        return f"{quote} — {quote.version.article.source}"

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

    @admin.display(description="how others put it")
    def renderings(self, quote):
        url = reverse("admin:articles_quote_renderings", args=[quote.pk])
        words = "the renderings side by side" if quote.statement_id else "look for other renderings of it"
        return format_html('<a href="{}">{}</a>', url, words)

    @admin.action(description="Put together as one statement…", permissions=["state"])
    def put_together(self, request, quotes):
        url = reverse("admin:articles_statement_put_together")
        return HttpResponseRedirect(with_fields(url, {"quotes": as_text(quotes[:MOST_TOGETHER])}))
