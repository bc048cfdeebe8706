"""What never changes once it is there: versions of texts, and the passages cited from them."""

from django.contrib import admin
from django.db.models import OuterRef
from django.urls import reverse
from django.utils.html import format_html

from articles.models import ArticleVersion, Finding, Milestone, Passage, SummarySentence

from .base import ReadOnlyAdmin
from .counting import subquery_count
from .desk.cutting import cut_pieces
from .neighbours import article_link, without_texts


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ReadOnlyAdmin):
    """Reached from its article."""

    change_form_template = "admin/desk/version.html"
    fields = readonly_fields = [
        "article_page",
        "number",
        "headline",
        "made",
        "fetched_at",
        "origin",
        "format",
        "sha256",
    ]
    search_fields = ["headline"]

    def has_module_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article__source", "made_by")

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["pieces"] = cut_pieces(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description="article")
    def article_page(self, version):
        return article_link(version.article)

    @admin.display(description="made by")
    def made(self, version):
        return version.made_by or "the outlet"


@admin.register(Passage)
class PassageAdmin(ReadOnlyAdmin):
    empty_words = "Nothing is cited yet. Select words in the annotator of an article and cite them."
    list_display = ["words", "article", "cited"]
    fields = readonly_fields = ["words", "article", "annotator", "version_number", "start", "end"]
    search_fields = ["exact", "version__article__headline"]
    search_help_text = "The words, or a word of the headline"

    def get_queryset(self, request):
        passages = super().get_queryset(request).for_citation().order_by("-pk")
        citing = [
            subquery_count(model.passages.through.objects.filter(passage=OuterRef("pk")))
            for model in (SummarySentence, Finding, Milestone)
        ]
        return without_texts(passages.annotate(citing=citing[0] + citing[1] + citing[2]))

    def choice_label(self, passage):
        return f"{passage} — {passage.version.article.source.name}"

    @admin.display(description="the words", ordering="exact")
    def words(self, passage):
        return f"“{passage.exact}”"

    def article(self, passage):
        return article_link(passage.version.article)

    @admin.display(description="cited by", ordering="citing")
    def cited(self, passage):
        return "1 sentence" if passage.citing == 1 else f"{passage.citing} sentences"

    @admin.display(description="version")
    def version_number(self, passage):
        return passage.version.number

    @admin.display(description="in its text")
    def annotator(self, passage):
        url = reverse("admin:articles_article_annotate", args=[passage.version.article_id])
        return format_html('<a href="{}">read it in the annotator</a>', url)
