"""Where does a W3C selector point in a text?

A TextPositionSelector counts characters (code points) and holds while the text is the same; a TextQuoteSelector gives
the words with what stands before and after them, and holds in an edited copy too. Other tools straighten quotation
marks and narrow spaces, so the two sides are compared with those folded.
https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from enum import Enum
from typing import NamedTuple

from .spans import Span

# One character for one character, so that places stay the same.
_FOLDED = str.maketrans(
    "“”„‟«»‹›‘’‚‛`´′″–—‐‑\u00a0\u202f\u2009\t\n\r", '"' * 6 + "''" + "''''''" + "'\"" + "----" + " " * 6
)


class Nowhere(Enum):
    ABSENT = "its words are not in the text"
    MANY = "its words stand in the text more than once, and what stands beside them does not tell which are meant"


class Selector(NamedTuple):
    """What a selector says; `start` and `end` may be missing, or wrong by now."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def locate(text: str, selector: Selector) -> Span | Nowhere:
    folded, exact = text.translate(_FOLDED), selector.exact.translate(_FOLDED)
    start, end = selector.start, selector.end
    if start is not None and end is not None and 0 <= start < end and folded[start:end] == exact:
        return Span(start, end)
    found = _all(folded, exact)
    if len(found) > 1:
        found = [span for span in found if _stands_between(folded, span, selector)] or found
    if not found:
        return Nowhere.ABSENT
    return found[0] if len(found) == 1 else Nowhere.MANY


def _all(text: str, exact: str) -> list[Span]:
    found: list[Span] = []
    place = text.find(exact) if exact else -1
    while place >= 0:
        found.append(Span(place, place + len(exact)))
        place = text.find(exact, place + 1)
    return found


def _stands_between(folded: str, span: Span, selector: Selector) -> bool:
    prefix, suffix = selector.prefix.translate(_FOLDED), selector.suffix.translate(_FOLDED)
    return folded.endswith(prefix, 0, span.start) and folded.startswith(suffix, span.end)
