"""The quotes board: who said what, as readers will see it; which rendering leads, in which order, what stays off."""

from functools import cached_property
from typing import NamedTuple

from django.urls import reverse

from articles.models import Quote, Statement
from articles.models.deeds import token
from articles.publishing.board import Card, board_of
from articles.publishing.rendering import Rendering

from .section import Section


class RenderingAtHand(NamedTuple):
    """One of a card's renderings, with the quote of it that would lead."""

    rendering: Rendering
    quote: Quote
    leads: bool

    @property
    def in_text_url(self):
        url = reverse("admin:articles_article_annotate", args=[self.quote.version.article_id])
        return f"{url}#quote-{self.quote.pk}"


class CardAtHand(NamedTuple):
    card: Card
    renderings: list[RenderingAtHand]
    place: int
    after: int | None

    @property
    def number(self):
        return self.place + 1

    @property
    def before(self):
        return self.place - 1 if self.place else None

    @property
    def statement(self):
        return self.card.subject if isinstance(self.card.subject, Statement) else None

    @property
    def seen(self):
        return token(self.statement) if self.statement else ""


class QuotesSection(Section):
    key, title = "quotes", "Who said what"
    template = "admin/desk/workbench/quotes_section.html"
    parts = {"quotes-cards": "admin/desk/workbench/quotes.html"}

    @cached_property
    def board(self):
        return board_of(self.event)

    @cached_property
    def cards(self):
        cards = self.board.cards
        return [
            CardAtHand(
                card, list(self._renderings(card)), place, place + 1 if place + 1 < len(cards) else None
            )
            for place, card in enumerate(cards)
        ]

    def _renderings(self, card):
        quotes = {quote.pk: quote for quote in card.quotes}
        for rendering in (card.voice.chosen, *card.voice.others):
            yield RenderingAtHand(rendering, quotes[rendering.quotes[0]], rendering == card.voice.chosen)

    @cached_property
    def may_tell(self):
        return self.bench.may_work and self.bench.may("change_telling")

    @cached_property
    def may_lead(self):
        return self.bench.may_work and self.bench.may("decide_quote")
