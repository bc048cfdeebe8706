"""Who said what, and how each outlet put it.

Quotes of one statement are one card. So are quotes without a statement that give the same words to the same
speaker, since copies of one report carry each quotation again. The card shows the rendering that an editor has lead,
else the fullest; the others stand under it, each with what its outlet left out, put in or said in other words.
"""

from itertools import pairwise
from typing import NamedTuple

from django.utils.text import get_text_list

from articles.models import Quote
from articles.quotes.deviations import ALTERED
from articles.text.quotation_marks import without_marks

from .reports import Report

STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})
# One house ends the quotation with its sentence, another goes on to the speaker.
STOPS = ".,;:… "
NEAREST_TO_SPEECH = [Quote.Kind.DIRECT, Quote.Kind.MIXED, Quote.Kind.INDIRECT]
HOW_CLOSE = {
    Quote.Kind.DIRECT: "Word for word",
    Quote.Kind.MIXED: "Partly word for word",
    Quote.Kind.INDIRECT: "In the outlet’s words",
}
# As many outlets as a sentence names.
MOST_NAMES = 3


class Piece(NamedTuple):
    """A run of words; `how` it stands to the leading rendering, which has `fullest` in its place."""

    how: str
    text: str
    fullest: str
    opens: bool = False
    closes: bool = False
    parted: bool = False

    @property
    def words(self):
        """What is marked: the white space after it is not."""
        return (self.text or self.fullest).rstrip()

    @property
    def space(self):
        return (self.text or self.fullest)[len(self.words) :]


class Rendering(NamedTuple):
    """The same words in one or more outlets; `first` is the report that had the utterance before all others, if these
    words are its."""

    words: str
    pieces: list[Piece]
    says: list[str]
    is_direct: bool
    first: Report | None
    how_close: str
    reports: list
    quotes: list[int]


class Voice(NamedTuple):
    """A statement as a card, known by its quote's `key`: the chosen rendering, its speaker, the others, and what whole
    outlets left out."""

    number: int
    key: int
    chosen: Rendering
    speaker_name: str
    post: str
    on_behalf_of: str
    context: str
    carried: int
    others: list[Rendering]
    tells: list[str]
    quotes: list[int]

    @property
    def hows(self):
        """Which marks the renderings need explained."""
        return {piece.how for rendering in self.others for piece in rendering.pieces}


def voices_of(quotes, statements, reports):
    aligned = {statement["id"]: statement for statement in statements}
    together = {}
    for quote in quotes:
        together.setdefault(statement_key(quote), []).append(quote)
    return [
        voice_of(number, told, aligned.get(told[0]["statement"]), reports)
        for number, told in enumerate(together.values(), start=1)
    ]


def statement_key(quote):
    if quote["statement"]:
        return quote["statement"]
    return quote["speaker"] or quote["speaker_name"].casefold(), quote["kind"], same_words_key(quote)


def voice_of(number, quotes, statement, reports):
    chosen = chosen_quote(quotes, statement)
    by_words = {}
    for quote in [chosen, *quotes]:
        by_words.setdefault((same_words_key(quote), quote["kind"]), []).append(quote)
    first, *others = [rendering_of(same, statement, reports) for same in by_words.values()]
    outlets = {quote["article"]: reports[quote["article"]].source_name for quote in quotes}
    dropped = (
        [(one["where"], one["words"], one["articles"]) for one in statement["dropped"]] if statement else []
    )
    return Voice(
        number=number,
        key=chosen["id"],
        chosen=first,
        speaker_name=chosen["speaker_name"],
        post=chosen["post"],
        on_behalf_of=chosen["on_behalf_of"],
        context=chosen["context"],
        carried=len({quote["article"] for quote in quotes}),
        others=others,
        tells=list(tells(dropped, outlets)),
        quotes=[quote["id"] for quote in quotes],
    )


def chosen_quote(quotes, statement):
    """The one that leads; where there is nothing to compare the nearest to speech, of equals the first."""
    if statement:
        # In an edition from before editors chose, the fullest led.
        leading = statement.get("leading", statement["fullest"])
        return next(quote for quote in quotes if quote["id"] == leading)
    return min(quotes, key=lambda quote: NEAREST_TO_SPEECH.index(quote["kind"]))


def rendering_of(same, statement, reports):
    first = same[0]
    aligned = {one["quote"]: one for one in statement["renderings"]} if statement else {}
    told = aligned.get(first["id"], {"pieces": [], "says": []})
    articles = dict.fromkeys(quote["article"] for quote in same)
    is_direct = first["kind"] == Quote.Kind.DIRECT
    rows = [(piece["how"], piece["text"], piece["fullest"]) for piece in told["pieces"]]
    return Rendering(
        words=spoken(first),
        pieces=pieces_of(rows or [("same", spoken(first), "")], is_direct),
        says=told["says"],
        is_direct=is_direct,
        first=next(
            (reports[quote["article"]] for quote in same if statement and quote["id"] == statement["first"]),
            None,
        ),
        how_close="As direct speech" if is_altered(told["says"]) else HOW_CLOSE[first["kind"]],
        reports=[reports[pk] for pk in articles],
        quotes=list(dict.fromkeys(quote["id"] for quote in same)),
    )


def is_altered(says):
    """Earlier editions say with what it was compared."""
    return any(line.startswith(ALTERED) for line in says)


def pieces_of(rows, is_direct):
    """The pieces as they are set: what was said stands in marks, and what is left out of it at an edge outside them,
    parted by a space where the text has none."""
    pieces = [Piece(*row) for row in rows]
    for number, (before, piece) in enumerate(pairwise(pieces), start=1):
        if "omitted" in (before.how, piece.how) and not before.space:
            pieces[number] = piece._replace(parted=True)
    own = [number for number, piece in enumerate(pieces) if piece.text.strip()]
    if is_direct and own:
        pieces[own[0]] = pieces[own[0]]._replace(opens=True)
        pieces[own[-1]] = pieces[own[-1]]._replace(closes=True)
    return pieces


def tells(dropped, outlets):
    """“3 of 5 outlets leave out the second half: …”; `outlets` names the outlet of each article that renders it."""
    for where, words, articles in dropped:
        names = list(dict.fromkeys(outlets[pk] for pk in articles))
        every = len(set(outlets.values()))
        subject = (
            get_text_list(names, "and") if len(names) <= MOST_NAMES else f"{len(names)} of {every} outlets"
        )
        leave = "leaves" if len(names) == 1 else "leave"
        yield f"{subject} {leave} out {where}: “{words.strip(',;.')}”."


def spoken(quote):
    """The words as the card sets them: a direct quotation without its own marks and the comma before them."""
    return without_marks(quote["exact"]) if quote["kind"] == Quote.Kind.DIRECT else quote["exact"].strip()


def same_words_key(quote):
    return " ".join(spoken(quote).translate(STRAIGHT).casefold().split()).strip(STOPS)
