"""Who said what, and how each outlet put it.

Quotes of one statement are one card. So are quotes without a statement that give the same words to the same
speaker, since copies of one report carry each quotation again. The card shows the first outlet that had it
word for word; the others stand under it with what they have differently marked.
"""

import re
from typing import NamedTuple

from articles.models import Quote
from articles.text.alignment import align

# The marks that close what each opens.
CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", '"': '"', "'": "'"}
# Each further paragraph of a quotation is opened anew and not closed before.
REOPENED = re.compile(r"\s*\n\s*[“„«\"]?")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})
NEAREST_TO_SPEECH = [Quote.Kind.DIRECT, Quote.Kind.MIXED, Quote.Kind.INDIRECT]
HOW_CLOSE = {
    Quote.Kind.DIRECT: "Word for word",
    Quote.Kind.MIXED: "Partly word for word",
    Quote.Kind.INDIRECT: "In the outlet’s words",
}


class Piece(NamedTuple):
    text: str
    differs: bool


class Rendering(NamedTuple):
    """The same words in one or more outlets; `pieces` mark what differs from the card's."""

    words: str
    pieces: list[Piece]
    is_direct: bool
    how_close: str
    reports: list


class Voice(NamedTuple):
    """A statement as a card: the chosen rendering, its speaker, and the others."""

    number: int
    chosen: Rendering
    speaker_name: str
    post: str
    on_behalf_of: str
    context: str
    carried: int
    others: list[Rendering]


def voices_of(quotes, reports):
    statements = {}
    for quote in quotes:
        statements.setdefault(statement_key(quote), []).append(quote)
    return [voice_of(number, told, reports) for number, told in enumerate(statements.values(), start=1)]


def statement_key(quote):
    if quote["statement"]:
        return quote["statement"]
    return quote["speaker"] or quote["speaker_name"].casefold(), quote["kind"], same_words_key(quote)


def voice_of(number, quotes, reports):
    first = min(quotes, key=lambda quote: NEAREST_TO_SPEECH.index(quote["kind"]))
    by_words = {}
    for quote in [first, *quotes]:
        by_words.setdefault((same_words_key(quote), quote["kind"]), []).append(quote)
    chosen, *others = [rendering_of(same, first, reports) for same in by_words.values()]
    return Voice(
        number=number,
        chosen=chosen,
        speaker_name=first["speaker_name"],
        post=first["post"],
        on_behalf_of=first["on_behalf_of"],
        context=first["context"],
        carried=len({quote["article"] for quote in quotes}),
        others=others,
    )


def rendering_of(same, first, reports):
    kind = same[0]["kind"]
    words = spoken(same[0])
    articles = dict.fromkeys(quote["article"] for quote in same)
    return Rendering(
        words=words,
        pieces=marked(spoken(first), words),
        is_direct=kind == Quote.Kind.DIRECT,
        how_close=HOW_CLOSE[kind],
        reports=[reports[pk] for pk in articles],
    )


def marked(first, words):
    """Pieces that join to `words`; what differs only in marks or in white space does not count."""
    pieces = []
    for run in align(first, words):
        text = words[run.b_start : run.b_end]
        differs = run.tag != "equal" and any(letter.isalnum() for letter in text)
        kept = text.rstrip() if differs else text
        pieces += [Piece(kept, differs), Piece(text[len(kept) :], False)]
    return [piece for piece in pieces if piece.text]


def spoken(quote):
    """The words as the card sets them: a direct quotation without its own marks and the comma before them."""
    if quote["kind"] != Quote.Kind.DIRECT:
        return quote["exact"].strip()
    words = REOPENED.sub(" ", quote["exact"].strip())
    closing = CLOSING.get(words[:1])
    if closing:
        words = words[1:]
    if words[-1:] in (closing or "”»") and words:
        words = words[:-1]
    return words.rstrip(" ,")


def same_words_key(quote):
    return " ".join(spoken(quote).translate(STRAIGHT).casefold().split())
