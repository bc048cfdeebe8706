from functools import partial

from django.contrib import admin

from articles.models import Mention, Person, PersonName, Post
from articles.people.deciding import confirm_mention, reject_mention
from articles.people.naming import rename_person

from .addresses import FreeSlugMixin
from .base import DeskAdmin, TabularInline, deed_on_each
from .filters import SearchedFilter
from .neighbours import article_link, decided, without_texts
from .rows import RowForm, RowsFormSet


class OtherNameForm(RowForm):
    """The canonical name is the person's own; see naming.py."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            kinds = PersonName.Kind
            self.fields["kind"].choices = [(k.value, k.label) for k in kinds if k != kinds.CANONICAL]


class NameFormSet(RowsFormSet):
    once, taken = "name", "This person has that name already."


class NameInline(TabularInline):
    model = PersonName
    formset = NameFormSet
    form = OtherNameForm
    fields = ["name", "kind", "language"]
    verbose_name = "other name"
    verbose_name_plural = "other names"

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(kind=PersonName.Kind.CANONICAL)


class PostInline(TabularInline):
    model = Post
    fields = ["title", "organisation", "start", "end"]
    verbose_name_plural = "posts held"


class MergedFilter(admin.SimpleListFilter):
    title, parameter_name = "merged", "merged"

    def lookups(self, request, model_admin):
        return [("no", "no"), ("yes", "into someone else")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(merged_into__isnull=self.value() == "no")


@admin.register(Person)
class PersonAdmin(FreeSlugMixin, DeskAdmin):
    empty_words = (
        "Nobody is known yet. Add people in the news: from then on their names are found in the texts."
    )
    list_display = ["name", "description", "wikidata_id", "merged_into"]
    list_filter = [MergedFilter]
    list_select_related = ["merged_into"]
    search_fields = ["name", "names__name", "wikidata_id"]
    search_help_text = "Any name or spelling, or a Wikidata id"
    prepopulated_fields = {"slug": ["name"]}
    inlines = [NameInline, PostInline]
    fields = ["name", "slug", "description", "wikidata_id", "merged_into"]
    readonly_fields = ["merged_into"]

    def choice_label(self, person):
        return f"{person.name} — {person.description}" if person.description else person.name

    def save_model(self, request, obj, form, change):
        rename_person(obj, obj.name)


@admin.register(Mention)
class MentionAdmin(DeskAdmin):
    empty_words = "No name is found yet. Names of known people are found in each text as it comes in."
    list_display = ["exact", "person", "article", "state", "decision"]
    list_filter = ["state", ("person", SearchedFilter)]
    search_fields = ["exact", "person__name"]
    autocomplete_fields = ["person"]
    actions = ["confirm_mentions", "reject_mentions"]
    fields = ["exact", "article", "person", "state", "decision"]
    readonly_fields = ["exact", "article", "state", "decision"]

    def get_queryset(self, request):
        mentions = super().get_queryset(request)
        return without_texts(mentions.select_related("person", "version__article__source", "decided_by"))

    def has_add_permission(self, request):
        """Names are found in the texts."""
        return False

    @admin.display(ordering="version__article__headline")
    def article(self, mention):
        return article_link(mention.version.article)

    @admin.display(description="decided", ordering="decided_at")
    def decision(self, mention):
        return decided(mention)

    @admin.action(description="Confirm", permissions=["change"])
    def confirm_mentions(self, request, mentions):
        deed_on_each(self, request, mentions, partial(confirm_mention, user=request.user), "confirmed")

    @admin.action(description="Reject", permissions=["change"])
    def reject_mentions(self, request, mentions):
        deed_on_each(self, request, mentions, partial(reject_mention, user=request.user), "rejected")
