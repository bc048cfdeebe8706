from functools import partial

from django.contrib import admin

from articles.models import Mention, Person, PersonName, Post
from articles.people.deciding import confirm_mention, reject_mention
from articles.people.naming import rename_person

from .addresses import FreeSlugMixin
from .base import DeskAdmin, TabularInline, deed_on_each
from .desk.people.duplicates import Duplicates
from .desk.people.merging import Merge, NotApart, TellApart, Unmerge
from .desk.people.person_page import person_page
from .desk.people.proposals import DecideProposal, PeopleToAdd, TakeBackDismissal
from .filters import ChoiceFilter, SearchedFilter
from .neighbours import article_link, decided, without_texts
from .rows import RowForm, RowsFormSet

# By a spelling of a merged record its standing person is found too; more than these nobody reads.
MOST_FOUND = 200


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


class MergedFilter(ChoiceFilter):
    """Standing people, unless those merged into them are asked for."""

    title, parameter_name = "merged", "merged"

    def answers(self):
        return {
            "no": ("standing people", lambda people: people.standing()),
            "yes": ("merged into someone else", lambda people: people.filter(merged_into__isnull=False)),
            "all": ("all records", lambda people: people),
        }

    def value(self):
        return super().value() or "no"

    def choices(self, changelist):
        # The first is Django's own “All”, by which this filter would mean standing people.
        return list(super().choices(changelist))[1:]


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
    fields = ["name", "slug", "description", "wikidata_id"]
    change_list_template = "admin/desk/people/list.html"
    change_form_template = "admin/desk/people/person.html"
    doors = [
        ("to-add/", PeopleToAdd),
        ("to-add/decide-proposal/", DecideProposal),
        ("to-add/propose-again/", TakeBackDismissal),
        ("duplicates/", Duplicates),
        ("<int:pk>/merge/", Merge),
        ("<int:pk>/unmerge/", Unmerge),
        ("<int:pk>/tell-apart/", TellApart),
        ("<int:pk>/not-apart/", NotApart),
    ]

    def get_search_results(self, request, queryset, search_term):
        """Whoever is chosen for something is a standing person."""
        if request.resolver_match.url_name == "autocomplete":
            found, duplicates = super().get_search_results(request, Person.objects.all(), search_term)
            standing = {person.standing().pk for person in found.select_related("merged_into")[:MOST_FOUND]}
            return queryset.filter(pk__in=standing), duplicates
        return super().get_search_results(request, queryset, search_term)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= person_page(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def choice_label(self, person):
        if person.merged_into_id:
            return f"{person.standing().name} (entered as {person.name})"
        return f"{person.name} — {person.description}" if person.description else person.name

    def save_model(self, request, obj, form, change):
        rename_person(obj, obj.name)


@admin.register(Mention)
class MentionAdmin(DeskAdmin):
    empty_words = "No name is found yet. Names of known people are found in each text as it comes in."
    list_display = ["exact", "whom", "certainty", "article", "state", "decision"]
    list_filter = ["state", ("person", SearchedFilter)]
    search_fields = ["exact", "person__name"]
    autocomplete_fields = ["person"]
    actions = ["confirm_mentions", "reject_mentions"]
    fields = ["exact", "article", "person", "certainty", "state", "decision"]
    readonly_fields = ["exact", "article", "certainty", "state", "decision"]

    def get_queryset(self, request):
        mentions = super().get_queryset(request)
        return without_texts(
            mentions.select_related("person__merged_into", "version__article__source", "decided_by")
        )

    def has_add_permission(self, request):
        """Names are found in the texts."""
        return False

    @admin.display(description="person", ordering="person__name")
    def whom(self, mention):
        """The standing person; of somebody unknown what the text calls them."""
        return mention.person.standing() if mention.person_id else mention.name or "—"

    @admin.display(description="why")
    def certainty(self, mention):
        return (f"sure: {mention.reason}" if mention.sure else mention.reason) or "—"

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
