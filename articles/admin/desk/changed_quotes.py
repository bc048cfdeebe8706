"""Confirmed quotes that their outlet altered: shown on the article and on its events, and mended there."""

from django.contrib import messages

from articles.models import Quote
from articles.quotes.changed import changes, take_over, with_both_texts

from .doors import Deed

# As many as can be mended in one sitting; the list of quotes has all.
MOST_SHOWN = 40


def adrift_quotes(quotes):
    """Those of the quotes that no longer stand in their texts, each with what the outlet made of it."""
    return changes(with_both_texts(quotes.adrift()).order_by("version__article", "start")[:MOST_SHOWN])


class TakeOver(Deed):
    model = Quote
    permission = "articles.decide_quote"

    def home_url(self):
        return self.object.version.article.get_admin_url() + "#quotes"

    def do(self):
        quote = take_over(self.object, user=self.request.user)
        messages.success(self.request, f"Confirmed as the outlet has it now: {quote}")
