"""Mark, confirm and reject quotations. What an editor does here is final until an editor does otherwise."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import ArticleVersion, Person, Quote
from articles.people.naming import standing_person
from articles.text.spans import Span, context

from .anchoring import reanchor_quotes

# Given as rows, not as input.
KEYS = frozenset({"version", "speaker", "statement", "decided_by"})


def mark_quote(
    version: ArticleVersion,
    start: int,
    end: int,
    *,
    kind: str,
    user,
    speaker: Person | None = None,
    speaker_text: str = "",
    on_behalf_of: str = "",
    public_context: str = "",
    desk_note: str = "",
    confirmed: bool,
) -> Quote:
    """Mark the characters `start` to `end` of the version's text, less white space around them.

    A suggestion at that very span takes on what is said here and keeps what is not; an editor's mark
    (`confirmed`) also overrules an earlier rejection. Raises ValidationError for a span that holds no words, a text
    that has been replaced, a confirmed quote without a speaker, and a span that was decided already.
    """
    said = {
        "speaker": standing_person(speaker),
        "speaker_text": speaker_text,
        "on_behalf_of": on_behalf_of,
        "public_context": public_context,
        "desk_note": desk_note,
    }
    span = _span(version, start, end)
    try:
        return _mark(version, span, kind, said, user, confirmed)
    except IntegrityError:
        # Someone marked the same words at the same moment: now the row is there to be read.
        return _mark(version, span, kind, said, user, confirmed)


@transaction.atomic
def confirm(quote: Quote, *, user) -> Quote:
    """Raises ValidationError where nobody is named as speaker. A confirmed quote stays as it was confirmed.

    If the outlet has changed its text since the quote was suggested, the quote moves there or says why it cannot.
    """
    return _decide(quote, Quote.State.CONFIRMED, user)


@transaction.atomic
def reject(quote: Quote, *, user) -> Quote:
    """Never suggested again, not even in a later text of the article."""
    return _decide(quote, Quote.State.REJECTED, user)


def _span(version: ArticleVersion, start: int, end: int) -> Span:
    if version.pk != version.article.current_version_id:
        raise ValidationError(
            "The outlet has changed this text since you opened it. Open the article again and mark the words there."
        )
    if not 0 <= start < end <= len(version.text):
        raise ValidationError(
            f"Characters {start}–{end} are outside the text, which has {len(version.text)} characters. "
            "Select the words in the article’s text again."
        )
    words = version.text[start:end]
    if not words.strip():
        raise ValidationError("There are no words in the selection. Select the words that were said.")
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


@transaction.atomic
def _mark(version: ArticleVersion, span: Span, kind: str, said: dict, user, confirmed: bool) -> Quote:
    quote = Quote.objects.filter(version=version, start=span.start, end=span.end).select_for_update().first()
    if quote is None:
        prefix, suffix = context(version.text, span)
        exact = version.text[span.start : span.end]
        quote = Quote(
            version=version, start=span.start, end=span.end, exact=exact, prefix=prefix, suffix=suffix
        )
    elif quote.state == Quote.State.CONFIRMED or (quote.is_decided() and not confirmed):
        raise ValidationError(f"{_decided(quote)} Open that quote to change it.")
    quote.kind = kind
    for field, value in said.items():
        if value:
            setattr(quote, field, value)
    if confirmed:
        _set_state(quote, Quote.State.CONFIRMED, user)
    return _save(quote, user)


def _decide(quote: Quote, state: Quote.State, user) -> Quote:
    try:
        quote.refresh_from_db(from_queryset=Quote.objects.select_for_update())
    except Quote.DoesNotExist as error:
        raise ValidationError(
            "This suggestion is gone: the article was read afresh. Open it again."
        ) from error
    if quote.state == state:
        return quote
    _set_state(quote, state, user)
    _save(quote, user)
    article = quote.version.article
    if article.current_version_id != quote.version_id:
        reanchor_quotes(quote.version, article.current_version)
        quote.refresh_from_db()
    return quote


def _set_state(quote: Quote, state: Quote.State, user) -> None:
    quote.state = state
    quote.decided_by = user
    quote.decided_at = timezone.now()


def _save(quote: Quote, user) -> Quote:
    quote.clean_fields(exclude=KEYS)
    quote.clean()
    quote._history_user = user
    quote.save()
    return quote


def _decided(quote: Quote) -> str:
    when = date_format(timezone.localtime(quote.decided_at), "j F Y, H:i")
    by = quote.decided_by or "The desk"
    return f"{by} {quote.get_state_display()} these words on {when}."
