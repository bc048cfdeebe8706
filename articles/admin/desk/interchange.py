"""Quotes and notes out of the desk and into it as W3C Web Annotations, of an article or of all articles of an event."""

from collections import Counter

from django import forms
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.views.generic import View

from articles.models import Article, Event, Quote
from articles.quotes.interchange.giving import collection, with_all_told
from articles.quotes.interchange.reading import NotAnnotations, annotations_in
from articles.quotes.interchange.taking_in import take_in
from articles.quotes.interchange.vocabulary import CONTEXT

from .doors import DeskFormView, DeskMixin

MAX_BYTES = 5_000_000


class GiveAnnotations(DeskMixin, View):
    """GET is a file of the quotes that nobody rejected, with their notes."""

    permission = "articles.view_quote"

    def get(self, request, *args, **kwargs):
        quotes = Quote.objects.filter(version__article__in=articles_of(self.object))
        told = collection(
            with_all_told(quotes.exclude(state=Quote.State.REJECTED)),
            label=str(self.object),
            path=self.object.get_admin_url(),
            address=request.build_absolute_uri,
        )
        name = f"{self.object._meta.model_name}-{self.object.pk}-annotations.jsonld"
        response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
        response["Content-Type"] = f'application/ld+json; profile="{CONTEXT}"'
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class TakeInForm(forms.Form):
    file = forms.FileField(required=False, help_text="JSON-LD of any annotation tool, up to 5 MB.")
    text = forms.CharField(
        label="Or paste it",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MAX_BYTES:
            raise ValidationError("The file is larger than 5 MB. Take it in in parts.")
        return file

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            given = cleaned["file"].read().decode() if cleaned["file"] else cleaned["text"]
            if not given.strip():
                raise ValidationError("Choose a file, or paste annotations.")
            cleaned["annotations"] = annotations_in(given)
        except UnicodeDecodeError as error:
            raise ValidationError("The file is not UTF-8 text. Export it again as JSON-LD.") from error
        except NotAnnotations as error:
            raise ValidationError(str(error)) from error
        return cleaned


class TakeInAnnotations(DeskFormView):
    permission = "articles.add_quote"
    template_name = "admin/desk/annotations.html"
    form_class = TakeInForm
    title = "Take in annotations"

    def form_valid(self, form):
        outcomes = take_in(
            form.cleaned_data["annotations"],
            articles_of(self.object),
            user=self.request.user,
            may_decide=self.may("decide_quote"),
            address=self.request.build_absolute_uri,
        )
        counts = Counter(outcome.what for outcome in outcomes)
        refused = form if counts["refused"] else TakeInForm()
        return self.render_to_response(self.get_context_data(form=refused, outcomes=outcomes, counts=counts))


def articles_of(subject):
    """Those with a text."""
    articles = Article.objects.filter(current_version__isnull=False).select_related("current_version")
    of_subject = {"coverage__event": subject} if isinstance(subject, Event) else {"pk": subject.pk}
    return articles.filter(**of_subject)


class GiveOfArticle(GiveAnnotations):
    model = Article


class GiveOfEvent(GiveAnnotations):
    model = Event


class TakeInForArticle(TakeInAnnotations):
    model = Article


class TakeInForEvent(TakeInAnnotations):
    model = Event
