"""Which suggestions a screen is about: all that wait, or those of one event, one story or one quote."""

from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode

from articles.models import Article, Event, Quote, Story
from articles.quotes.statements import neighbours_of, quotes_of, suggested_statements, waiting_suggestions

from ...keys import as_key

SUGGESTED = "admin:articles_statement_suggested"
SCOPES = {"event": Event, "story": Story, "beside": Quote}


class Asked:
    """`data` is what came with the address or the form: at most one of `event`, `story`, and `beside`, a quote."""

    def __init__(self, data):
        keys = {name: as_key(data.get(name, "")) for name in SCOPES}
        self.name, self.key = next(((name, key) for name, key in keys.items() if key), ("", None))

    @cached_property
    def subject(self):
        """What the screen is narrowed to, or None."""
        return SCOPES[self.name].objects.filter(pk=self.key).first() if self.name else None

    @property
    def subject_url(self):
        model = SCOPES[self.name]._meta.model_name if self.name else ""
        return reverse(f"admin:articles_{model}_change", args=[self.key]) if model else ""

    @cached_property
    def suggestions(self):
        if self.name == "event":
            return suggested_statements(quotes_of(Article.objects.filter(coverage__event=self.key)))
        if self.name == "story":
            return suggested_statements(quotes_of(Article.objects.filter(story=self.key)))
        if self.name == "beside":
            near = suggested_statements(neighbours_of(Quote.objects.filter(pk=self.key).for_comparing()))
            return [one for one in near if self.key in {quote.pk for quote in one.quotes}]
        return waiting_suggestions()

    @property
    def fields(self):
        return {self.name: self.key} if self.name else {}

    @property
    def list_url(self):
        return with_fields(reverse(SUGGESTED), self.fields)

    def url_of(self, suggestion):
        """The screen on which a suggestion is decided."""
        if suggestion.statement is not None:
            return with_fields(suggestion.statement.get_admin_url(), self.fields)
        keys = "-".join(str(quote.pk) for quote in suggestion.quotes)
        return with_fields(reverse("admin:articles_statement_put_together"), {"quotes": keys, **self.fields})

    def place_of(self, quotes):
        """Where in the row of suggestions the one with these quotes stands; None where it is none of them."""
        keys = {quote.pk for quote in quotes}
        for place, one in enumerate(self.suggestions):
            if keys & {quote.pk for quote in one.quotes}:
                return place
        return None

    def beside(self, quotes, step):
        """The address of the suggestion before or after that of these quotes, going round; empty where none is."""
        others = self.suggestions
        place = self.place_of(quotes)
        if place is None:
            return self.url_of(others[0]) if others else ""
        found = others[(place + step) % len(others)]
        return self.url_of(found) if found is not others[place] else ""


def with_fields(url, fields):
    return f"{url}?{urlencode(fields)}" if fields else url


def keys_in(text):
    """“3-17-22” as keys."""
    return [key for key in map(as_key, text.split("-")) if key is not None]


def as_text(quotes):
    return "-".join(str(quote.pk) for quote in quotes)
