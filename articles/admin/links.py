from functools import partial

from django.contrib import admin
from django.utils.html import format_html, format_html_join

from articles.coverage.deciding import decide, take_back
from articles.models import Link

from .base import DeskAdmin, deed_on_each
from .desk.linking import DecideLink, TakeBackLink
from .desk.story.pair import compare_url
from .filters import WorkFilter
from .keys import as_key
from .neighbours import article_link, decided


class OfArticleFilter(admin.SimpleListFilter):
    """Only there when an article's page leads here."""

    title, parameter_name = "article", "article"

    def lookups(self, request, model_admin):
        return [(self.value(), "this article")] if self.value() else []

    def queryset(self, request, queryset):
        article = as_key(self.value())
        return queryset if article is None else queryset.touching(article)


@admin.register(Link)
class LinkAdmin(DeskAdmin):
    change_form_template = "admin/desk/link.html"
    empty_words = (
        "No articles are linked yet. A pair that tells one story appears here with the reasons; "
        "you link two yourself on the page of one of them."
    )
    list_display = ["one", "relation", "other_one", "strength", "why", "state", "decision"]
    list_display_links = ["relation"]
    list_filter = [WorkFilter, "state", "relation", OfArticleFilter]
    search_fields = ["low__headline", "high__headline"]
    actions = ["decide_as_suggested", "decide_unrelated", "take_back_decisions"]
    fields = ["one", "other_one", "relation", "came_first", "strength", "why", "state", "decision", "note"]
    readonly_fields = fields[:-1]

    doors = [("<int:pk>/decide/", DecideLink), ("<int:pk>/take-back/", TakeBackLink)]

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()

    def has_add_permission(self, request):
        """Two articles are linked on the page of one of them."""
        return False

    def has_decide_permission(self, request):
        return request.user.has_perm("articles.decide_link")

    def render_change_form(self, request, context, *args, **kwargs):
        context["compare_url"] = compare_url(context["original"])
        context["may_decide"] = self.has_decide_permission(request)
        context["relations"] = Link.Relation.choices
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="article", ordering="low__headline")
    def one(self, link):
        return article_link(link.low)

    @admin.display(description="and article", ordering="high__headline")
    def other_one(self, link):
        return article_link(link.high)

    @admin.display(description="score", ordering="score")
    def strength(self, link):
        return "—" if link.score is None else f"{link.score_of_100} of 100"

    @admin.display(description="why")
    def why(self, link):
        if not link.reasons:
            return f"{link.suggested_by} suggested it" if link.suggested_by_id else "—"
        return format_html(
            '<ul class="desk-reasons">{}</ul>',
            format_html_join("", "<li>{}</li>", ((r,) for r in link.reasons)),
        )

    @admin.display(description="which was first")
    def came_first(self, link):
        return article_link(link.origin) if link.origin_id else "—"

    @admin.display(description="decided", ordering="decided_at")
    def decision(self, link):
        return decided(link)

    @admin.action(description="Decide as suggested", permissions=["decide"])
    def decide_as_suggested(self, request, links):
        def deed(link):
            decide(link.low, link.high, link.relation, user=request.user, origin=link.origin)

        deed_on_each(self, request, links, deed, "decided")

    @admin.action(description="Decide: unrelated", permissions=["decide"])
    def decide_unrelated(self, request, links):
        def deed(link):
            decide(link.low, link.high, Link.Relation.UNRELATED, user=request.user)

        deed_on_each(self, request, links, deed, "decided: unrelated")

    @admin.action(description="Take the decision back", permissions=["decide"])
    def take_back_decisions(self, request, links):
        deed_on_each(self, request, links, partial(take_back, user=request.user), "taken back")
