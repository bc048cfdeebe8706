"""The quotes of one utterance as the desk shows them: each beside the leading one, with what its outlet did to it."""

from typing import NamedTuple

from django.urls import reverse

from articles.models import Quote, QuotesToldApart
from articles.people.naming import standing_person
from articles.publishing.moments import by_when_it_was_out, out_by
from articles.publishing.rendering import HOW_CLOSE, Piece, pieces_of, tells
from articles.quotes.drift import Told, drift_of
from articles.text.terms import folded_words

# A statement that was told apart from more has its history for the rest.
MOST_TOLD_APART = 20


class Row(NamedTuple):
    """A rendering; its `number` is the key that chooses it. `same_as` is the row above that has the same words."""

    number: int
    quote: Quote
    pieces: list[Piece]
    says: str
    leads: bool
    is_first: bool
    speaker: str
    how_close: str
    is_member: bool
    words: str
    same_as: "Row | None"

    @property
    def is_direct(self):
        return self.quote.kind == Quote.Kind.DIRECT

    @property
    def article(self):
        return self.quote.version.article

    @property
    def in_text_url(self):
        url = reverse("admin:articles_article_annotate", args=[self.quote.version.article_id])
        return f"{url}#quote-{self.quote.pk}"


class AtHand(NamedTuple):
    rows: list[Row]
    tells: list[str]
    hows: set[str]
    outlets: int
    speakers: list[str]
    is_chosen: bool = False

    @property
    def quotes(self):
        return [row.quote for row in self.rows]

    @property
    def candidates(self):
        return [row for row in self.rows if not row.is_member]

    @property
    def members(self):
        return [row for row in self.rows if row.is_member]

    @property
    def first(self):
        return next((row for row in self.rows if row.is_first), None)


def at_hand(quotes, statement=None):
    """`quotes` are loaded for comparing. Nothing is asked of the database."""
    ordered = sorted(
        quotes, key=lambda quote: (by_when_it_was_out(quote.version.article), quote.start, quote.pk)
    )
    if not ordered:
        return AtHand([], [], set(), 0, [])
    chosen = statement.chosen_among(ordered) if statement else None
    drift = drift_of([told(quote) for quote in ordered], chosen)
    rows, seen = [], {}
    # The leading one stands first, the others in the order in which they were out.
    together = sorted(zip(ordered, drift.renderings, strict=True), key=lambda pair: not pair[1].leads)
    for number, (quote, rendering) in enumerate(together, start=1):
        same = (quote.kind, *folded_words(rendering.told.words))
        row = row_of(number, quote, rendering, drift, statement)._replace(same_as=seen.get(same))
        seen.setdefault(same, row)
        rows.append(row)
    outlets = {quote.version.article_id: quote.version.article.source.name for quote in ordered}
    return AtHand(
        rows=rows,
        tells=list(tells(drift.dropped, outlets)),
        hows={piece.how for row in rows for piece in row.pieces} - {"same"},
        outlets=len(set(outlets.values())),
        speakers=list(dict.fromkeys(row.speaker for row in rows if row.speaker)),
        is_chosen=chosen is not None,
    )


def told(quote):
    article = quote.version.article
    out = out_by(article.published_at, article.published_precision)
    return Told(quote.pk, article.pk, quote.kind, quote.exact, out)


def row_of(number, quote, rendering, drift, statement):
    return Row(
        number=number,
        quote=quote,
        pieces=pieces_of(rendering.pieces, quote.kind == Quote.Kind.DIRECT),
        says="; ".join(rendering.says),
        leads=rendering.leads,
        is_first=drift.first is not None and drift.first.key == quote.pk,
        speaker=standing_person(quote.speaker).name if quote.speaker_id else quote.speaker_text,
        how_close=HOW_CLOSE[quote.kind],
        is_member=statement is not None and quote.statement_id == statement.pk,
        words=rendering.told.words,
        same_as=None,
    )


def told_apart_from(quotes):
    """What an editor said is another utterance than these, newest first."""
    keys = [quote.pk for quote in quotes]
    rows = QuotesToldApart.objects.touching(keys).select_related(
        "decided_by", "low__version__article__source", "high__version__article__source"
    )
    texts = ("raw_text", "text", "cuts")
    rows = rows.defer(*(f"{side}__version__{field}" for side in ("low", "high") for field in texts))
    return rows.order_by("-decided_at", "-pk")[:MOST_TOLD_APART]
