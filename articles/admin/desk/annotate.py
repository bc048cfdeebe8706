"""The annotator: a text with its quotes marked, and forms that mark another or cite words as evidence."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from articles.models import Article, Quote
from articles.quotes.marking import confirm, mark_quote, reject

from ..choosing import choose
from .citing import CiteForm, cite
from .doors import Deed, DeskFormView
from .marked_text import marked_paragraphs
from .selecting import SelectionForm

# What is filled in for nearly every quote; the rest waits behind a line of its own.
MAIN_FIELDS = ["exact", "kind", "speaker", "speaker_text"]


class QuoteForm(SelectionForm):
    kind = forms.ChoiceField(choices=Quote.Kind.choices)
    speaker_text = forms.CharField(
        label="Speaker as named",
        required=False,
        max_length=300,
        help_text="What the text calls the speaker; enough when nobody on the desk knows the person.",
    )
    on_behalf_of = forms.CharField(
        label="On behalf of",
        required=False,
        max_length=200,
        help_text="Whom a spokesperson speaks for, such as a ministry.",
    )
    public_context = forms.CharField(
        label="Context for readers", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    desk_note = forms.CharField(
        label="Desk note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Never shown to readers.",
    )

    def __init__(self, *args, article, admin_site, **kwargs):
        super().__init__(*args, version=article.current_version, **kwargs)
        self.fields["speaker"] = choose(Quote, "speaker", admin_site, required=False, label="Speaker")

    def main_fields(self):
        return [self[name] for name in MAIN_FIELDS]

    def further_fields(self):
        return [field for field in self.visible_fields() if field.name not in MAIN_FIELDS]


class AnnotatorPage(DeskFormView):
    """Two forms beside one text; each posts to its own address and, refused, comes back beside the other."""

    model = Article
    template_name = "admin/desk/annotate.html"
    title = "Annotate"

    def get_queryset(self):
        with_text = super().get_queryset().filter(current_version__isnull=False)
        return with_text.select_related("source", "current_version")

    def home_url(self):
        return reverse("admin:articles_article_annotate", args=[self.object.pk])

    def quote_form(self, **kwargs):
        return QuoteForm(article=self.object, admin_site=self.admin_site, auto_id="quote_%s", **kwargs)

    def cite_form(self, **kwargs):
        return CiteForm(article=self.object, auto_id="cite_%s", **kwargs)

    def get_context_data(self, form=None, **kwargs):
        version = self.object.current_version
        quotes = Quote.objects.filter(version=version).select_related("speaker", "decided_by").in_text_order()
        shown = [quote for quote in quotes if quote.state != Quote.State.REJECTED]
        for number, quote in enumerate(shown, start=1):
            quote.number = number
        quote_form = form if isinstance(form, QuoteForm) else self.quote_form()
        cite_form = form if isinstance(form, CiteForm) else self.cite_form()
        return super().get_context_data(
            form=form,
            quote_form=quote_form,
            cite_form=cite_form,
            media=quote_form.media,
            version=version,
            paragraphs=marked_paragraphs(version.text, shown),
            quotes=quotes,
            may_mark=self.may("add_quote"),
            may_decide=self.may("decide_quote"),
            may_cite=self.may("add_passage"),
            **kwargs,
        )


class Annotate(AnnotatorPage):
    def allowed(self):
        return self.may("add_quote" if self.request.method == "POST" else "view_quote")

    def get_form(self):
        posted = self.request.POST if self.request.method == "POST" else None
        return self.quote_form(data=posted)

    def do(self, form):
        data = form.cleaned_data
        quote = mark_quote(
            self.object.current_version,
            *data["span"],
            kind=data["kind"],
            user=self.request.user,
            speaker=data["speaker"],
            speaker_text=data["speaker_text"],
            on_behalf_of=data["on_behalf_of"],
            public_context=data["public_context"],
            desk_note=data["desk_note"],
            confirmed=self.may("decide_quote"),
        )
        self.anchor = f"quote-{quote.pk}"
        done = "Marked" if quote.is_decided() else "Suggested; an editor will decide"
        messages.success(self.request, f"{done}: {quote}")


class Cite(AnnotatorPage):
    """POST only: its form stands on the annotator's page."""

    http_method_names = ["post"]
    permission = "articles.add_passage"

    def get_form(self):
        return self.cite_form(data=self.request.POST)

    def do(self, form):
        sentence = form.cited_for()
        if sentence and not self.may("change_event"):
            raise PermissionDenied
        passage = cite(self.object.current_version, form.cleaned_data["span"], sentence)
        told = f"{passage} is evidence for “{sentence}”." if sentence else f"{passage} is kept as a passage."
        messages.success(self.request, told)


class DecideQuote(Deed):
    """POST `decision` as confirm or reject."""

    model = Quote
    permission = "articles.decide_quote"

    def get_queryset(self):
        return super().get_queryset().select_related("version__article")

    def home_url(self):
        return reverse("admin:articles_article_annotate", args=[self.object.version.article_id])

    def do(self):
        decision = self.request.POST.get("decision")
        if decision == "confirm":
            confirm(self.object, user=self.request.user)
            messages.success(self.request, f"Confirmed: {self.object}")
        elif decision == "reject":
            reject(self.object, user=self.request.user)
            messages.success(self.request, f"Rejected, and never suggested again: {self.object}")
        else:
            raise ValidationError("Choose confirm or reject.")
