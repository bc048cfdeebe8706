"""Statements: a list of what was stated, and beside it the screens on which quotes become one."""

from django.contrib import admin
from django.db.models import OuterRef

from articles.models import Quote, Statement
from articles.models.dates import say_date

from .base import DeskAdmin
from .counting import subquery_count
from .desk.statements.deeds import PutTogether, StatementDeeds, UndoStatementDeed
from .desk.statements.forms import StatementForm
from .desk.statements.screen import StatementScreen, Suggestions
from .filters import SearchedFilter


@admin.register(Statement)
class StatementAdmin(DeskAdmin):
    form = StatementForm
    change_list_template = "admin/desk/statement_list.html"
    empty_words = (
        "No statement yet. One holds together how several outlets put the same words. "
        "They are suggested as quotes come in; the front page says how many wait."
    )
    list_display = ["summary", "speaker", "said", "place", "renderings"]
    list_filter = [("speaker", SearchedFilter)]
    list_select_related = ["speaker"]
    search_fields = ["summary", "speaker__name"]
    autocomplete_fields = ["speaker", "on_behalf_of_person"]
    fields = ["summary", "speaker", "on_behalf_of_person", "on_behalf_of", "said", "place"]
    doors = [
        ("suggested/", Suggestions),
        ("put-together/", PutTogether),
        ("undo/", UndoStatementDeed),
        ("<int:pk>/decide/", StatementDeeds),
        ("<int:pk>/change/", StatementScreen),
    ]

    def for_listing(self, queryset):
        quotes = Quote.objects.filter(statement=OuterRef("pk"))
        return queryset.annotate(rendering_count=subquery_count(quotes))

    @admin.display(description="said", ordering="said_at")
    def said(self, statement):
        return say_date(statement.said_at, statement.said_precision)

    @admin.display(description="quotes", ordering="rendering_count")
    def renderings(self, statement):
        return statement.rendering_count
