"""When an article gets a new text, where do the marked words stand in it?

What people marked moves to the new version only where that is beyond doubt: the very words stand there, and what
stood beside them on at least one side still does, in one place only. Long words need no such witness. All else
stays at the version it was marked in, and says what became of it: the outlet changed its words, they stand in several
places, or no longer in the text. Decided rows are never lost, and rejected ones move too, so that nothing is suggested
twice. What only the machine suggested stays behind: the new version is read afresh.
"""

from typing import NamedTuple

from django.db import models, transaction
from simple_history.utils import bulk_update_with_history

from articles.models import ArticleVersion, Mention, Quote
from articles.models.decision import touched, untouched
from articles.text.rewording import reworded, stands_in_marks
from articles.text.spans import Span, context

# As long as a context: five words or more. What is shorter ("no comment", a surname) may stand in a new text as
# someone else's words.
SURE_LENGTH = 32
# At the very start or end of a text a context is cut short, down to a quotation mark that stands before anything.
SHORTEST_WITNESS = 12
REASON = "The article’s text changed"
QUOTE_FIELDS = [
    "version",
    "start",
    "end",
    "prefix",
    "suffix",
    "anchor",
    "speaker_start",
    "speaker_end",
    "cue_start",
    "cue_end",
]


class Reanchored(NamedTuple):
    """How many quotes and mentions moved, and how many quotes could not."""

    moved: int
    changed: int
    ambiguous: int
    orphaned: int


def reanchor_quotes(old_version: ArticleVersion, new_version: ArticleVersion) -> Reanchored:
    """Move what people marked in `old_version`, or in one before it, to `new_version` of the same article.

    Words that an outlet took out and put back are thus found again. Running it again changes nothing.
    """
    with transaction.atomic():
        quotes = _standing(Quote, old_version)
        moved = _moved(quotes, new_version)
        for quote in moved:
            quote.anchor = Quote.Anchor.ANCHORED
            quote.prefix, quote.suffix = context(new_version.text, Span(quote.start, quote.end))
        fates = {quote.pk: _fate(new_version.text, quote) for quote in quotes if quote not in moved}
        stayed = [quote for quote in quotes if _fate_is_new(quote, fates.get(quote.pk))]
        for quote in stayed:
            quote.anchor = fates[quote.pk]
        mentions = _moved(_standing(Mention, old_version), new_version)
        bulk_update_with_history(moved + stayed, Quote, QUOTE_FIELDS, default_change_reason=REASON)
        bulk_update_with_history(mentions, Mention, ["version", "start", "end"], default_change_reason=REASON)
    found = list(fates.values())
    return Reanchored(
        len(moved) + len(mentions),
        found.count(Quote.Anchor.CHANGED),
        found.count(Quote.Anchor.AMBIGUOUS),
        found.count(Quote.Anchor.ORPHANED),
    )


def words_now(text: str, quote: Quote) -> Span | None:
    """Where another text says a quote's words otherwise; not where they stand as they were, beside other words."""
    if quote.exact in text:
        return None
    in_marks = stands_in_marks(quote.version.text, Span(quote.start, quote.end))
    return reworded(quote.exact, text, in_marks=in_marks)


def place_in(text: str, marked: Quote | Mention) -> Span | Quote.Anchor:
    """Where the marked words stand in another text, or why nobody can tell."""
    prefix, suffix = context(marked.version.text, Span(marked.start, marked.end))
    witnessed: dict[int, list[Span]] = {0: [], 1: [], 2: []}
    start = text.find(marked.exact)
    while start >= 0:
        span = Span(start, start + len(marked.exact))
        before = len(prefix) >= SHORTEST_WITNESS and text.endswith(prefix, 0, span.start)
        after = len(suffix) >= SHORTEST_WITNESS and text.startswith(suffix, span.end)
        witnessed[before + after].append(span)
        start = text.find(marked.exact, start + 1)
    sure = witnessed[2] or witnessed[1] or (witnessed[0] if len(marked.exact) >= SURE_LENGTH else [])
    if len(sure) == 1:
        return sure[0]
    return Quote.Anchor.AMBIGUOUS if len(sure) > 1 else Quote.Anchor.ORPHANED


def _fate(text: str, quote: Quote) -> Span | Quote.Anchor:
    fate = place_in(text, quote)
    return Quote.Anchor.CHANGED if fate == Quote.Anchor.ORPHANED and words_now(text, quote) else fate


def _standing(model: type[models.Model], version: ArticleVersion) -> list:
    """People's marks in this and earlier versions of the article, the latest version's first."""
    rows = model.objects.filter(version__article=version.article_id, version__number__lte=version.number)
    return list(
        touched(rows)
        .select_related("version")
        .defer("version__raw_text", "version__cuts")
        .select_for_update(of=("self",))
        .order_by("-version__number", "pk")
    )


def _moved(rows: list, new_version: ArticleVersion) -> list:
    """Those of `rows` that found their place, moved there but not saved; a place that is someone's is not taken."""
    if not rows:
        return []
    there = type(rows[0]).objects.filter(version=new_version)
    taken = set(touched(there).values_list("start", "end"))
    moved = []
    for row in rows:
        place = place_in(new_version.text, row)
        if isinstance(place, Span) and place not in taken:
            taken.add(place)
            moved.append(row)
            _shift(row, place, new_version)
    spans = {(row.start, row.end) for row in moved}
    suggested = untouched(there).values_list("pk", "start", "end")
    there.filter(pk__in=[pk for pk, start, end in suggested if (start, end) in spans]).delete()
    return moved


def _shift(row: Quote | Mention, place: Span, new_version: ArticleVersion) -> None:
    if isinstance(row, Quote):
        by = place.start - row.start
        for part in ("speaker", "cue"):
            _shift_part(row, part, by, new_version)
    row.version, row.start, row.end = new_version, place.start, place.end


def _shift_part(quote: Quote, part: str, by: int, new_version: ArticleVersion) -> None:
    """The speaker and the verb move with the words; where others stand now, their place is no longer known."""
    start, end = getattr(quote, f"{part}_start"), getattr(quote, f"{part}_end")
    if start is None:
        return
    same = start + by >= 0 and new_version.text[start + by : end + by] == quote.version.text[start:end]
    setattr(quote, f"{part}_start", start + by if same else None)
    setattr(quote, f"{part}_end", end + by if same else None)


def _fate_is_new(quote: Quote, fate: Span | Quote.Anchor | None) -> bool:
    return isinstance(fate, Quote.Anchor) and quote.anchor != fate
