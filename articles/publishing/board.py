"""The quotes board of an event: its cards as readers will have them, which rendering leads each, their order, and what
stays off the page though it is confirmed."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.models import Event, Quote, Statement, Telling
from articles.models.deeds import save_deed

from .content import gather, told_article, told_quote
from .rendering import Voice, same_words_key, voices_of
from .reports import report_of
from .rows import move_on
from .statements_told import told_statements

Subject = Statement | Quote


class Card(NamedTuple):
    """`subject` is what has the place: the statement, or the first of the quotes that are one card without one."""

    voice: Voice
    subject: Subject
    quotes: list[Quote]
    is_chosen: bool

    @property
    def key(self) -> str:
        return key_of(self.subject)


class Board(NamedTuple):
    cards: list[Card]
    left_out: list[Telling]


def board_of(event: Event) -> Board:
    """A fixed number of queries, however many quotes there are."""
    material = gather(event)
    articles = [told_article(article, material.roles[article.pk]) for article in material.articles]
    told = [told_quote(quote, material) for quote in material.quotes]
    reports = {article["id"]: report_of(article) for article in articles}
    quotes = {quote.pk: quote for quote in material.quotes}
    voices = voices_of(told, told_statements(told, articles, material.leading), reports)
    return Board([_card(voice, quotes) for voice in voices], _left_out(event))


def _card(voice: Voice, by_key: dict[int, Quote]) -> Card:
    quotes = [by_key[key] for key in voice.quotes]
    subject = quotes[0].statement or quotes[0]
    chosen = isinstance(subject, Statement) and subject.chosen_among(quotes)
    return Card(voice, subject, quotes, bool(chosen))


def _left_out(event: Event) -> list[Telling]:
    """What could be put back, copies of the same words once."""
    quotes = _confirmed(event)
    standing = Q(quote__in=quotes) | Q(statement__in=quotes.values("statement"))
    related = ("statement__speaker", "quote__speaker__merged_into", "quote__version__article__source")
    texts = ("raw_text", "text", "cuts")
    rows = event.tellings.filter(standing, shown=False).select_related(*related)
    rows = rows.defer(*(f"quote__version__{field}" for field in texts))
    return list({_words_key(row.quote) if row.quote else row.statement: row for row in rows[::-1]}.values())[
        ::-1
    ]


def _confirmed(event: Event):
    return Quote.objects.confirmed().filter(version__article__coverage__event=event)


def key_of(subject: Subject) -> str:
    return f"{subject._meta.model_name}-{subject.pk}"


def subject_of(event: Event, key: str) -> Subject:
    """What a card's key stands for. Raises ValidationError where it is no part of the event (any more)."""
    name, _, pk = key.partition("-")
    quotes = _confirmed(event)
    if pk.isascii() and pk.isdecimal() and len(pk) < 19:
        if name == "quote" and (found := quotes.filter(pk=pk).select_related("statement").first()):
            return found
        if name == "statement" and (said := Statement.objects.filter(quotes__in=quotes, pk=pk).first()):
            return said
    raise ValidationError("This is no part of the event any more. The page shows what is.")


@transaction.atomic
def lead_with(event: Event, quote: Quote, *, user) -> Statement:
    """Have the other renderings of its statement compared with this one, wherever the statement is told."""
    held = Quote.objects.select_for_update(of=("self",)).select_related("statement").get(pk=quote.pk)
    if held.statement is None or not held.may_lead(held.statement):
        raise ValidationError(f"{held} cannot lead: only a confirmed rendering of a statement can.")
    return _led_by(event, held.statement, held, user, "Chose which rendering leads")


@transaction.atomic
def lead_with_the_fullest(event: Event, statement: Statement, *, user) -> Statement:
    return _led_by(event, statement, None, user, "Let the fullest rendering lead")


def _led_by(event: Event, statement: Statement, quote: Quote | None, user, reason: str) -> Statement:
    kept = Statement.objects.select_for_update().get(pk=statement.pk)
    kept.leading = quote
    save_deed(kept, user=user, reason=reason)
    move_on(event.pk)
    return kept


@transaction.atomic
def move_card(event: Event, subject: Subject, place: int, *, user) -> int:
    """Put the card at this place of the page, 0 being the first; returns the place it had."""
    subjects = [card.subject for card in board_of(event).cards]
    if subject not in subjects:
        raise ValidationError("It is not on the page, so it has no place there.")
    before = subjects.index(subject)
    subjects.insert(min(max(place, 0), len(subjects) - 1), subjects.pop(before))
    rows = _rows(event)
    for position, one in enumerate(subjects):
        row = rows.get(key_of(one)) or _row(event, one)
        if row.position != position:
            row.position = position
            save_deed(row, user=user, reason="Put in order")
    move_on(event.pk)
    return before


@transaction.atomic
def leave_out(event: Event, subject: Subject, *, user) -> None:
    """Keep it off the event's page, and with a quote those that have its very words; nothing is decided about them."""
    _show(event, subject, False, user, "Left out of the page")


@transaction.atomic
def put_back(event: Event, subject: Subject, *, user) -> None:
    _show(event, subject, True, user, "Put back on the page")


def _show(event: Event, subject: Subject, shown: bool, user, reason: str) -> None:
    rows = _rows(event)
    for one in [subject] if isinstance(subject, Statement) else _with_the_same_words(event, subject):
        row = rows.get(key_of(one)) or _row(event, one)
        if row.shown != shown:
            row.shown = shown
            save_deed(row, user=user, reason=reason)
    move_on(event.pk)


def _with_the_same_words(event: Event, quote: Quote) -> list[Quote]:
    """Those that are one rendering with it, or one card."""
    like = _confirmed(event).filter(statement=quote.statement_id, kind=quote.kind)
    like = like.select_related("speaker__merged_into")
    return [one for one in like if _words_key(one) == _words_key(quote)]


def _words_key(quote: Quote) -> tuple:
    told = {"exact": quote.exact, "kind": quote.kind}
    speaker = None if quote.statement_id else quote.speaker_name().casefold()
    return quote.statement_id, speaker, quote.kind, same_words_key(told)


def _rows(event: Event) -> dict[str, Telling]:
    rows = event.tellings.select_for_update(of=("self",)).select_related("statement", "quote")
    return {key_of(row.statement or row.quote): row for row in rows}


def _row(event: Event, subject: Subject) -> Telling:
    return Telling(event=event, **{subject._meta.model_name: subject})
