"""Confirmed quotes whose words an outlet altered afterwards: what it says now, and taking that over.

Such a quote stays as it was confirmed, at the version that had the words, and is not published, until an editor
takes the new words, marks others, or rejects the quote.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import ArticleVersion, Quote
from articles.models.decision import touched, untouched
from articles.models.deeds import save_deed
from articles.text.alignment import Piece, pieces_between
from articles.text.rewording import stands_in_marks
from articles.text.spans import Span

from .anchoring import words_now
from .marking import put_at


class Change(NamedTuple):
    """`now` is where the article's current text says it otherwise; None if nobody can tell."""

    quote: Quote
    now: Span | None
    pieces: list[Piece]


def changes(quotes: Iterable[Quote]) -> list[Change]:
    """The quotes with their texts loaded (`version`, `version__article__current_version`)."""
    return [_change(quote) for quote in quotes]


def with_both_texts(quotes):
    return quotes.select_related("version__article__source", "version__article__current_version", "speaker")


@transaction.atomic
def take_over(quote: Quote, *, user) -> Quote:
    """The quote as the outlet has it now, confirmed by the user. Raises ValidationError where there is nothing to
    take over, or where someone marked those words already."""
    quote = with_both_texts(Quote.objects.select_for_update(of=("self",))).get(pk=quote.pk)
    now = quote.version.article.current_version
    place = words_now(now.text, quote) if quote.anchor == Quote.Anchor.CHANGED else None
    if place is None:
        raise ValidationError(
            "The text does not say these words otherwise any more. Mark them in the annotator."
        )
    _make_room(now, place)
    _move(quote, now, place)
    quote.decided_by, quote.decided_at = user, timezone.now()
    return save_deed(quote, user=user, reason="Took over what the outlet made of it")


def _change(quote: Quote) -> Change:
    text = quote.version.article.current_version.text
    now = words_now(text, quote) if quote.anchor == Quote.Anchor.CHANGED else None
    return Change(quote, now, pieces_between(quote.exact, text[now.start : now.end]) if now else [])


def _make_room(version: ArticleVersion, place: Span) -> None:
    across = Quote.objects.filter(version=version, start__lt=place.end, end__gt=place.start)
    someones = touched(across).filter(start=place.start, end=place.end).first()
    if someones:
        raise ValidationError(f"{someones} is marked there already. Reject this quote, or that one.")
    untouched(across).delete()


def _move(quote: Quote, version: ArticleVersion, place: Span) -> None:
    quote.version = version
    put_at(quote, place)
    quote.anchor = Quote.Anchor.ANCHORED
    quote.speaker_start = quote.speaker_end = quote.cue_start = quote.cue_end = None
    if quote.kind == Quote.Kind.DIRECT and not stands_in_marks(version.text, place):
        quote.kind = Quote.Kind.INDIRECT
