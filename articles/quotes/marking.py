"""Mark, mend, confirm and reject quotations. What an editor does here is final until an editor does otherwise.

Each deed may say what it saw (`seen`, see models/deeds.py): it is refused where the quote has changed since. The last
deed on a quote is taken back by `take_back` there.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import ArticleVersion, Person, Quote
from articles.models.deeds import at_words_of_its_own, hold, remember, save_deed
from articles.people.naming import standing_person
from articles.text.spans import Span, context

from .anchoring import reanchor_quotes

REASON_LENGTH = 100  # of a line of history
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
    span = words_at(version, start, end)
    try:
        return _mark(version, span, kind, said, user, confirmed)
    except IntegrityError:
        # Someone marked the same words at the same moment: now the row is there to be read.
        return _mark(version, span, kind, said, user, confirmed)


@transaction.atomic
def change(quote: Quote, *, user, seen: str = "", span: Span | None = None, **said) -> Quote:
    """Move the quote to other words of its text, and say otherwise what is `said` of it: kind, speaker, notes.

    What was decided stays decided, from now on by this editor. Raises ValidationError.
    """
    quote = hold(quote, seen)
    if "speaker" in said:
        said["speaker"] = standing_person(said["speaker"])
    changed = {field: value for field, value in said.items() if getattr(quote, field) != value}
    span = words_at(quote.version, *span) if span else None
    moved = span is not None and span != (quote.start, quote.end)
    if not (changed or moved):
        return quote
    remember(quote)
    for field, value in changed.items():
        setattr(quote, field, value)
    if span is not None:
        put_at(quote, span)
    if quote.is_decided():
        _set_state(quote, Quote.State(quote.state), user)
    with at_words_of_its_own():
        return _save(quote, user, _told(changed, moved))


@transaction.atomic
def confirm(quote: Quote, *, user, seen: str = "") -> Quote:
    """Raises ValidationError where nobody is named as speaker. A confirmed quote stays as it was confirmed.

    If the outlet has changed its text since the quote was suggested, the quote moves there or says why it cannot.
    """
    return _decide(quote, Quote.State.CONFIRMED, user, seen)


@transaction.atomic
def reject(quote: Quote, *, user, seen: str = "") -> Quote:
    """Never suggested again, not even in a later text of the article."""
    return _decide(quote, Quote.State.REJECTED, user, seen)


def words_at(version: ArticleVersion, start: int, end: int) -> Span:
    """The span without the white space around its words. Raises ValidationError where nothing can be marked."""
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
        quote = Quote(version=version)
        put_at(quote, span)
    elif quote.state == Quote.State.CONFIRMED or (quote.is_decided() and not confirmed):
        raise ValidationError(f"{_decided(quote)} Open that quote to change it.")
    remember(quote)
    quote.kind = kind
    for field, value in said.items():
        if value:
            setattr(quote, field, value)
    if confirmed:
        _set_state(quote, Quote.State.CONFIRMED, user)
    return _save(quote, user, "Marked" if confirmed else "Suggested")


def _told(changed: Iterable[str], moved: bool) -> str:
    fields = ", ".join(str(Quote._meta.get_field(name).verbose_name) for name in changed)
    deeds = ["Mended the words"] * moved + [f"Changed {fields}"] * bool(fields)
    return "; ".join(deeds)[:REASON_LENGTH]


def put_at(quote: Quote, span: Span) -> None:
    text = quote.version.text
    quote.start, quote.end = span
    quote.exact = text[span.start : span.end]
    quote.prefix, quote.suffix = context(text, span)


def _decide(quote: Quote, state: Quote.State, user, seen: str) -> Quote:
    quote = hold(quote, seen)
    if quote.state == state:
        return quote
    remember(quote)
    _set_state(quote, state, user)
    _save(quote, user, state.label.capitalize())
    article = quote.version.article
    if article.current_version_id != quote.version_id:
        reanchor_quotes(quote.version, article.current_version)
        quote.refresh_from_db()
    return quote


def _set_state(quote: Quote, state: Quote.State, user) -> None:
    quote.state = state
    quote.decided_by = user
    quote.decided_at = timezone.now()


def _save(quote: Quote, user, reason: str) -> Quote:
    quote.clean_fields(exclude=KEYS)
    quote.clean()
    return save_deed(quote, user=user, reason=reason)


def _decided(quote: Quote) -> str:
    when = date_format(timezone.localtime(quote.decided_at), "j F Y, H:i")
    by = quote.decided_by or "The desk"
    return f"{by} {quote.get_state_display()} these words on {when}."
