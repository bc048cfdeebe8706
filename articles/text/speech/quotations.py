"""Who said what in a text: direct, mixed and indirect speech, found by rules.

What the kinds mean, and what a span covers:

direct    the words stand between quotation marks, with at most an article outside ("that the “…”").
          The span is the words inside the marks, without the marks. A quotation that is interrupted
          ("“…,” she said. “…”") gives one span a piece. One that runs over paragraphs, each of which opens the mark
          anew, is one span with the inner marks in it; a line of an interview (“QUILL: …”) is a span of its own.
mixed     quoted words are part of the reporting sentence's grammar: said the road was “no longer safe” at night.
          The span is the whole reported clause with the marks in it.
indirect  reported without marks. The span is the reported clause without its leading "that".

The speaker's span is the noun phrase that governs the verb, with title ("the transport minister Mara Quill"), or the
pronoun; the cue's span is the verb, or "according to". Both may be None: a quotation that stands alone keeps the
speaker of the passage it continues. Scare quotes, titles of works and single terms in marks are no quotations.
Whom a pronoun or a title stands for, and for whom a spokesperson speaks, is read out of the whole text.
"""

from articles.text.spans import Span
from articles.text.structure import blocks

from .english import ENGLISH
from .found import FoundQuote, Kind
from .marks import passages
from .paragraphs import Paragraph, Voice
from .referents import with_referents
from .rules import SpeechRules
from .tokens import tokens_of

__all__ = ["FoundQuote", "Kind", "find_quotations"]


def find_quotations(text: str, rules: SpeechRules = ENGLISH) -> list[FoundQuote]:
    """All quotations of the text in order of their start; never empty spans. The same text gives the same answer."""
    found: list[FoundQuote] = []
    crossheads: list[Span] = []
    voice = Voice()
    unclosed: FoundQuote | None = None
    mark = ""
    for block in blocks(text):
        if block.kind != "paragraph":
            crossheads.append(Span(block.start, block.end))
            if unclosed is not None:
                found.append(unclosed)
                unclosed = None
            continue
        paragraph = Span(block.start, block.end)
        reader = Paragraph(text, tokens_of(text, paragraph, passages(text, paragraph), rules), rules, voice)
        quotes = sorted(reader.quotes(), key=_place)
        if unclosed is not None and quotes and quotes[0].start == reader.opening(mark):
            quotes[0] = _joined(unclosed, quotes[0])
        elif unclosed is not None:
            found.append(unclosed)
        mark = reader.mark(-1)
        unclosed = next((quote for quote in quotes if _goes_on(quote, reader)), None)
        found.extend(quote for quote in quotes if quote is not unclosed)
        voice = reader.voice
    if unclosed is not None:
        found.append(unclosed)
    return with_referents(text, sorted(found, key=_place), rules, crossheads)


def _place(quote: FoundQuote) -> Span:
    return Span(quote.start, quote.end)


def _goes_on(quote: FoundQuote, reader: Paragraph) -> bool:
    return quote.kind == "direct" and quote.end == reader.unclosed()


def _joined(first: FoundQuote, second: FoundQuote) -> FoundQuote:
    """Speech that goes on in the next paragraph; its speaker is the one named there, or the one before."""
    named = second if second.cue and second.cue.start > first.end else first
    return named._replace(start=first.start, end=second.end)
