"""Bringing articles in: paste a text, upload files, give addresses or a feed."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.urls import reverse
from django.views.generic import FormView

from articles.ingest.batch import import_items
from articles.ingest.draft import Draft
from articles.ingest.polling import poll
from articles.ingest.reading import MAX_BYTES, too_large
from articles.ingest.store import failed, store
from articles.models import Article, Feed, Source
from articles.text.urls import domain_of

from ..choosing import choose
from .doors import DeskMixin

# Each may take as long as the fetcher's time cap, and all of them one request.
MOST_ADDRESSES = 10

is_web_address = URLValidator(schemes=["http", "https"])


def refuse_unless_web(address):
    try:
        is_web_address(address)
    except ValidationError as error:
        raise ValidationError(f"“{address}” is not a web address. It begins with https://.") from error


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file]


class BringInForm(forms.Form):
    text = forms.CharField(
        label="Text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="As you copied it, with its headline, date and byline. What is no part of the report is cut for you.",
    )
    headline = forms.CharField(
        required=False, max_length=500, help_text="Left empty, it is found in the text."
    )
    url = forms.URLField(
        label="Its address",
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text="Where it was published.",
    )
    files = FilesField(
        required=False,
        # Refused by the importer in its turn, so that one empty file does not stop the rest.
        allow_empty_file=True,
        help_text="Text, HTML, RSS, Atom, JSON feed, ninjs, NewsML-G2 or JSON lines; each up to "
        f"{MAX_BYTES // 1_000_000} MB.",
    )
    addresses = forms.CharField(
        label="Addresses of articles",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "url"}),
        help_text=f"One a line, up to {MOST_ADDRESSES}.",
    )
    feed = forms.URLField(
        label="Address of a feed",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="RSS, Atom or JSON feed. It is read now and then polled from time to time.",
    )

    def __init__(self, *args, admin_site, may_add_feeds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"] = choose(
            Article,
            "source",
            admin_site,
            required=False,
            help_text="The outlet. Left empty, it is told by the address or by what the file says.",
        )
        self.fields["new_source"] = forms.CharField(
            label="Or the name of an outlet that is new here", required=False, max_length=200, strip=True
        )
        if not may_add_feeds:
            del self.fields["feed"]

    def clean_addresses(self):
        addresses = self.cleaned_data["addresses"].split()
        if len(addresses) > MOST_ADDRESSES:
            raise ValidationError(
                f"Give at most {MOST_ADDRESSES} addresses at a time, or upload a file of them."
            )
        for address in addresses:
            refuse_unless_web(address)
        return addresses

    def clean_feed(self):
        url = self.cleaned_data["feed"]
        if url:
            refuse_unless_web(url)
        if Feed.objects.filter(url=url).exists():
            raise ValidationError("This feed is here already. Poll it from the list of feeds.")
        return url

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in ("text", "files", "addresses", "feed")):
            raise ValidationError("Nothing to bring in: paste a text, choose files, or give an address.")
        if not cleaned.get("text", "").strip() and (cleaned.get("headline") or cleaned.get("url")):
            self.add_error("text", "Paste the text that this headline and address belong to.")
        if cleaned.get("source") and cleaned.get("new_source"):
            self.add_error("new_source", "Choose a source, or name a new one, not both.")
        if cleaned.get("new_source") and not cleaned.get("text", "").strip():
            self.add_error(
                "new_source", "This names the outlet of a pasted text. Make other sources under “Sources”."
            )
        if cleaned.get("feed") and not cleaned.get("source"):
            cleaned["source"] = Source.objects.for_domain(domain_of(cleaned["feed"])).first()
            if cleaned["source"] is None:
                self.add_error("source", "Choose the source whose feed this is.")
        return cleaned


class BringIn(DeskMixin, FormView):
    permission = "articles.add_article"
    template_name = "admin/desk/bring_in.html"
    form_class = BringInForm

    def get_object(self):
        return None

    def get_form_kwargs(self):
        may_add_feeds = self.may("add_feed")
        return super().get_form_kwargs() | {"admin_site": self.admin_site, "may_add_feeds": may_add_feeds}

    def form_valid(self, form):
        outcomes = list(bring_in(form.cleaned_data, user=self.request.user))
        kept = (
            form
            if any(outcome.article is None for outcome in outcomes)
            else self.form_class(admin_site=self.admin_site, may_add_feeds=self.may("add_feed"))
        )
        return self.render_to_response(self.get_context_data(form=kept, outcomes=outcomes))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **self.admin_site.each_context(self.request),
            title="Bring in articles",
            list_url=reverse("admin:articles_article_changelist"),
            **kwargs,
        )


def bring_in(data, *, user):
    """What became of everything in the form, item by item."""
    source = data.get("source")
    if data["text"].strip():
        yield _paste(data, source, user)
    inputs = [*data["addresses"]]
    for upload in data["files"]:
        if upload.size > MAX_BYTES:
            yield failed(str(too_large()), origin=upload.name)
        else:
            inputs.append((upload.name, upload.read()))
    if inputs:
        yield from import_items(inputs, source=source, user=user)
    if data.get("feed"):
        yield from _first_poll(data["feed"], source)


def _paste(data, source, user):
    draft = Draft(
        raw_text=data["text"].replace("\r\n", "\n").replace("\r", "\n"),
        headline=data["headline"],
        url=data["url"],
        source_name=data["new_source"],
        origin="pasted",
    )
    return store(draft, source=source, user=user)


def _first_poll(url, source):
    with transaction.atomic():
        feed = Feed.objects.create(source=source, url=url)
    yield from poll(feed)
    feed.refresh_from_db()
    if feed.last_error:
        yield failed(f"{feed.last_error} The feed is kept, and will be tried again.", origin=url)
