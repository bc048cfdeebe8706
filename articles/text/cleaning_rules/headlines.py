"""Which line of a text is its headline, and which lines repeat it.

Lines are compared by their letters and digits alone: outlets print one headline with straight and with curly
quotes, in capitals, cut short with dots, or with their own name behind a bar.
"""

import re
import unicodedata
from collections.abc import Sequence

from articles.text.lines import NOT_WORD, Line, ends_sentence, fold
from articles.text.structure import sentences

# Style books ask for headlines under 100 characters; scraped ones with a kicker reach twice that.
LONGEST = 200
# A shortened or glued headline must still be this long to count as the same one.
LEAST_LETTERS = 15
LONGEST_LABEL = 60

_NO_HEADLINE_ENDS = (".", "。", "۔", "।", ":", ",", ";")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.\s?\.)[\s\"'”’]*$")
_SITE_NAME = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$|\s*\|\s*[^|]{2,40}$")
_ACROSS_LABEL = re.compile(r"[.!?]\s")
_LABEL_WORD = re.compile(r"[^\W_]+")


def repeated_from(line: str, headline: str) -> int | None:
    """Where in the line the headline is repeated, whole or shortened, up to its end; None when it is not.

    0 says that the line is the headline; more, that a label is glued to its front.
    """
    if len(line) > 2 * LONGEST + LONGEST_LABEL or not headline:
        return None
    folded_line, folded_headline = fold(line), fold(headline)
    if not folded_line or not folded_headline:
        return None
    if folded_line == folded_headline or _is_shortened(line, headline) or _is_shortened(headline, line):
        return 0
    if fold(_SITE_NAME.sub("", line)) == folded_headline or fold(_SITE_NAME.sub("", headline)) == folded_line:
        return 0
    shortened = bool(_ELLIPSIS.search(line))
    if not shortened and not folded_line.endswith(folded_headline):
        return None
    return _glued_start(line, folded_headline, shortened)


def is_shorter_repeat(line: str, later: str) -> bool:
    """Does the line say the headline that comes after it, cut short or behind a label?"""
    start = repeated_from(line, later)
    return bool(start) or (start == 0 and bool(_ELLIPSIS.search(line)) and not _ELLIPSIS.search(later))


def looks_like_headline(line: str, following: Sequence[Line]) -> bool:
    """A line that does not end like a sentence, over something longer or over sentences."""
    if len(line) > LONGEST or not fold(line):
        return False
    if line.rstrip("\"'”’»)").endswith(_NO_HEADLINE_ENDS) and not _ELLIPSIS.search(line):
        return False
    return any(len(later.text) > len(line) or ends_sentence(later.text) for later in following)


def headline_of_prose(text: str) -> str:
    """The first sentence of a text without a headline, on one line, shortened at a word."""
    start = text[: 5 * LONGEST]
    spans = sentences(start)
    sentence = " ".join((start[spans[0].start : spans[0].end] if spans else start).split())
    if len(sentence) <= LONGEST:
        return sentence
    shortened = sentence[: LONGEST + 1].rsplit(None, 1)[0][:LONGEST]
    return shortened.rstrip(" ,;:–—-") or shortened


def _is_shortened(short: str, long: str) -> bool:
    if not _ELLIPSIS.search(short):
        return False
    start = fold(_ELLIPSIS.sub("", short))
    return len(start) >= LEAST_LETTERS and fold(long).startswith(start)


def _glued_start(line: str, headline: str, shortened: bool) -> int | None:
    """Where a repeated headline begins behind a label ("World NewsPort reopens after…"), or None."""
    letters, places = _letters(line)
    for label_length in range(1, min(LONGEST_LABEL, len(letters) - LEAST_LETTERS + 1)):
        rest = letters[label_length:]
        if rest == headline or (shortened and headline.startswith(rest)):
            start = places[label_length]
            return start if _is_label(line[:start]) else None
    return None


def _is_label(text: str) -> bool:
    words = _LABEL_WORD.findall(text)
    capitalised = all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
    return len(text) <= LONGEST_LABEL and capitalised and not _ACROSS_LABEL.search(text)


def _letters(line: str) -> tuple[str, list[int]]:
    """The folded line, and for each of its letters the place it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(line):
        folded = NOT_WORD.sub("", unicodedata.normalize("NFKD", character)).casefold()
        letters.append(folded)
        places.extend([place] * len(folded))
    return "".join(letters), places
