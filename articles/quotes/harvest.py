"""Suggest who said what in a version, and which known person that was.

The machine speaks where no person has: it says nothing across what someone marked or confirmed, and does not offer
again what was rejected, be it at a span a word longer, be it in a later text of the article.
"""

from typing import NamedTuple

from django.db import transaction

from articles.models import ArticleVersion, Quote
from articles.models.decision import touched, untouched
from articles.people.mentions import people_in
from articles.text.spans import Span, context
from articles.text.speech.languages import rules_for
from articles.text.speech.quotations import FoundQuote, find_quotations

from .speaking import Speakers

# Of the longer of two spans: a rejected quotation found again with a word more or less is the same one.
SAME_SPAN = 0.5
SPEAKER_LENGTH = Quote._meta.get_field("speaker_text").max_length
PRINCIPAL_LENGTH = Quote._meta.get_field("on_behalf_of").max_length
FIELDS = [
    "kind",
    "speaker",
    "speaker_text",
    "speaker_start",
    "speaker_end",
    "cue_start",
    "cue_end",
    "on_behalf_of",
    "prefix",
    "suffix",
]


class Settled(NamedTuple):
    """What people said of this text: marks to keep clear of, rejected spans, and rejected words of earlier texts."""

    marks: list[Span]
    rejected: list[Span]
    rejected_words: set[str]


def harvest_quotes(version: ArticleVersion) -> int:
    """Bring the machine's suggestions for this version up to date; returns how many are new. Running it again
    gives the same rows."""
    rules = rules_for(version.article.language)
    found = {(one.start, one.end): one for one in find_quotations(version.text, rules)}
    [named] = people_in(version) if found else [[]]
    with transaction.atomic():
        return _write(version, found, Speakers(version, named, rules))


def _write(version: ArticleVersion, found: dict[tuple[int, int], FoundQuote], speakers: Speakers) -> int:
    rows = Quote.objects.filter(version=version)
    own = {(quote.start, quote.end): quote for quote in untouched(rows).select_for_update().order_by("pk")}
    settled = _settled(version)
    wanted = {
        span: _quote(version, one, speakers)
        for span, one in found.items()
        if not _is_settled(Span(*span), version.text, settled)
    }
    rows.filter(pk__in=[quote.pk for span, quote in own.items() if span not in wanted]).delete()
    changed = []
    for span, quote in own.items():
        if span in wanted and _copy_fields(wanted[span], quote):
            changed.append(quote)
    Quote.objects.bulk_update(changed, FIELDS)
    new = [quote for span, quote in wanted.items() if span not in own]
    # Another worker may have read the same version meanwhile: its row is as good as this one.
    Quote.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _settled(version: ArticleVersion) -> Settled:
    here = touched(Quote.objects.filter(version=version)).values_list("start", "end", "state")
    left_behind = (
        Quote.objects.of_article(version.article_id)
        .filter(state=Quote.State.REJECTED)
        .exclude(version=version)
        .values_list("exact", flat=True)
    )
    marks, rejected = [], []
    for start, end, state in here:
        (rejected if state == Quote.State.REJECTED else marks).append(Span(start, end))
    return Settled(marks, rejected, set(left_behind))


def _is_settled(span: Span, text: str, settled: Settled) -> bool:
    return (
        any(_shared(span, mark) > 0 for mark in settled.marks)
        or any(_shared(span, no) >= SAME_SPAN * max(_length(span), _length(no)) for no in settled.rejected)
        or text[span.start : span.end] in settled.rejected_words
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(span: Span) -> int:
    return span.end - span.start


def _quote(version: ArticleVersion, found: FoundQuote, speakers: Speakers) -> Quote:
    text, speaker, cue = version.text, found.speaker, found.cue
    prefix, suffix = context(text, Span(found.start, found.end))
    return Quote(
        version=version,
        start=found.start,
        end=found.end,
        exact=text[found.start : found.end],
        prefix=prefix,
        suffix=suffix,
        kind=found.kind,
        speaker_id=speakers.person(found),
        speaker_text=_words(text, speaker)[:SPEAKER_LENGTH],
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        on_behalf_of=_words(text, found.on_behalf_of)[:PRINCIPAL_LENGTH],
    )


def _words(text: str, span: Span | None) -> str:
    return " ".join(text[span.start : span.end].split()) if span else ""


def _copy_fields(wanted: Quote, standing: Quote) -> bool:
    """Whether anything differed."""
    differs = False
    for field in FIELDS:
        attribute = Quote._meta.get_field(field).attname
        if getattr(standing, attribute) != getattr(wanted, attribute):
            setattr(standing, attribute, getattr(wanted, attribute))
            differs = True
    return differs
