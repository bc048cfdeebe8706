from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.models import Article, ArticleVersion, Coverage, Link, Quote
from articles.search.index import index_article
from articles.search.query import search_articles
from articles.tasks import read_again
from articles.text.urls import canonical_url, reader_url

from .base import DeskAdmin
from .counting import subquery_count
from .dates import PartialDateField, PartialDatesMixin
from .desk.annotate.deeds import Annotate, Cite, DecideMark, MarkName, MendMark, TakeBackMark
from .desk.article_page import article_page
from .desk.cutting import Recut
from .desk.interchange import GiveOfArticle, TakeInForArticle
from .desk.linking import LinkAnother
from .desk.placing import NewEvent, PutInEvent
from .desk.triage import Triage, move_with_undo
from .filters import ChoiceFilter, LanguageFilter, SearchedFilter
from .neighbours import link_to

# What an outlet gives and an editor may correct: from then on an import leaves it alone.
FROM_THE_OUTLET = {
    "headline": ["headline"],
    "byline": ["byline"],
    "dateline": ["dateline"],
    "published": ["published_at", "published_precision"],
    "language": ["language"],
    "wire_credit": ["wire_credit"],
    "url": ["url", "link"],
    "guid": ["guid"],
}
# By what an article is compared with others.
COMPARED_BY = {"headline", "source", "published", "dateline", "language", "wire_credit"}


class ArticleForm(PartialDatesMixin, forms.ModelForm):
    partial_dates = {"published": ("published_at", "published_precision")}
    published = PartialDateField(past="an article cannot be published in the future. Check the date.")

    def clean_url(self):
        url = self.cleaned_data["url"]
        try:
            if "url" in self.changed_data:
                self.instance.link = reader_url(url) if url else ""
            return canonical_url(url) if url else ""
        except ValueError as error:
            raise ValidationError("This is not a web address. It begins with https://.") from error

    def clean(self):
        cleaned = super().clean()
        for name, words in (("url", "address"), ("guid", "identifier")):
            self._refuse_if_taken(cleaned, name, words)
        return cleaned

    def _refuse_if_taken(self, cleaned, name, words):
        if not cleaned.get(name) or not cleaned.get("source"):
            return
        same = Article.objects.filter(source=cleaned["source"], **{name: cleaned[name]})
        taken = same.exclude(pk=self.instance.pk).first()
        if taken:
            self.add_error(name, f"“{taken}” (article {taken.pk}) of this source has this {words} already.")


class InEventFilter(ChoiceFilter):
    title, parameter_name = "event", "in_event"

    def answers(self):
        covers = Exists(Coverage.objects.filter(article=OuterRef("pk")))
        return {
            "yes": ("in an event", lambda articles: articles.filter(covers)),
            "no": ("in none", lambda articles: articles.filter(~covers)),
        }


class ReadFilter(ChoiceFilter):
    """An article that the machine has not read is in no story and in no suggestion yet."""

    title, parameter_name = "read by the machine", "read"

    def answers(self):
        return {"no": ("not yet", lambda articles: articles.unread())}


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    change_form_template = "admin/desk/article.html"
    change_list_template = "admin/desk/article_list.html"
    empty_words = "No article has come in yet. Paste a text, upload files, or give an address or a feed."
    list_display = ["headline", "source", "when", "status", "suggestions", "quotes_to_confirm", "in_events"]
    list_filter = ["status", ("source", SearchedFilter), InEventFilter, ReadFilter, LanguageFilter]
    list_select_related = ["source"]
    date_hierarchy = "published_at"
    search_fields = ["headline"]
    search_help_text = "Words of the headline or the text, or “a phrase”"
    autocomplete_fields = ["source", "wire_credit"]
    actions = ["move_to_desk", "spike", "back_to_inbox"]
    fieldsets = [
        (None, {"fields": ["headline", "source", "published", "url"]}),
        ("As the outlet signs it", {"fields": [("byline", "dateline"), ("wire_credit", "language"), "guid"]}),
    ]

    doors = [
        ("triage/", Triage),
        ("<int:pk>/annotate/", Annotate),
        ("<int:pk>/mark-name/", MarkName),
        ("<int:pk>/cite/", Cite),
        ("<int:pk>/annotate/<slug:mark>/decide-mark/", DecideMark),
        ("<int:pk>/annotate/<slug:mark>/mend-mark/", MendMark),
        ("<int:pk>/annotate/<slug:mark>/take-back-mark/", TakeBackMark),
        ("<int:pk>/annotations/", GiveOfArticle),
        ("<int:pk>/take-in-annotations/", TakeInForArticle),
        ("<int:pk>/recut/", Recut),
        ("<int:pk>/link/", LinkAnother),
        ("<int:pk>/put-in-event/", PutInEvent),
        ("<int:pk>/new-event/", NewEvent),
    ]

    def add_view(self, request, form_url="", extra_context=None):
        return HttpResponseRedirect(reverse("admin:bring-in"))

    def for_listing(self, queryset):
        links = Link.objects.waiting()
        quotes = Quote.objects.waiting()
        return queryset.annotate(
            links_as_low_waiting=subquery_count(links.filter(low=OuterRef("pk"))),
            links_as_high_waiting=subquery_count(links.filter(high=OuterRef("pk"))),
            quotes_waiting=subquery_count(quotes.filter(version=OuterRef("current_version"))),
        ).prefetch_related("coverage__event")

    def get_search_results(self, request, queryset, search_term):
        articles = queryset.select_related("source")
        return search_articles(articles, search_term) if search_term.strip() else articles, False

    def choice_label(self, article):
        return f"{article.headline} — {article.source.name}, {article.published}"

    @admin.display(description="published", ordering="published_at")
    def when(self, article):
        return article.published

    @admin.display(description="links to decide")
    def suggestions(self, article):
        count = article.links_as_low_waiting + article.links_as_high_waiting
        return counted(count, f"{article.get_admin_url()}#links")

    @admin.display(description="quotes to confirm")
    def quotes_to_confirm(self, article):
        return counted(article.quotes_waiting, f"{article.get_admin_url()}#quotes")

    @admin.display(description="events")
    def in_events(self, article):
        events = [row.event for row in article.coverage.all()]
        return format_html_join(", ", "{}", ((link_to(event),) for event in events)) or "—"

    @admin.action(description="Move to the desk", permissions=["change"])
    def move_to_desk(self, request, articles):
        move_with_undo(request, articles.order_by("pk"), Article.Status.DESK)

    @admin.action(description="Spike", permissions=["delete"])
    def spike(self, request, articles):
        move_with_undo(request, articles.order_by("pk"), Article.Status.SPIKED)

    @admin.action(description="Back to the inbox", permissions=["change"])
    def back_to_inbox(self, request, articles):
        move_with_undo(request, articles.order_by("pk"), Article.Status.INBOX)

    def save_model(self, request, obj, form, change):
        edited = {field for name in form.changed_data for field in FROM_THE_OUTLET.get(name, [])}
        obj.edited_fields = sorted({*obj.edited_fields, *edited})
        super().save_model(request, obj, form, change)
        if "headline" in edited:
            index_article(obj)
        if COMPARED_BY.intersection(form.changed_data):
            read_again(obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= article_page(request, obj, self.admin_site)
            context["media"] += context["link_form"].media
            # Articles are brought in, not added.
            context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_deleted_objects(self, objs, request):
        to_delete, model_count, perms_needed, protected = super().get_deleted_objects(objs, request)
        # Nobody deletes a version by itself; with its article it goes.
        return to_delete, model_count, perms_needed - {ArticleVersion._meta.verbose_name}, protected


def counted(count, url):
    return format_html('<a href="{}">{}</a>', url, count) if count else "—"
