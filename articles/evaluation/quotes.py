"""How well is it found who said what? The real engine stores and reads each of a file's articles, and what it says is
read from the quotes that it suggests on the desk. The annotations that a line may have are not read.

Annotated quotations have their marks in their span, where the desk's have only the words: the marks are added.
"""

from collections.abc import Iterable, Iterator, Sequence

from articles.models import Quote
from articles.quotes.harvest import harvest_quotes

from .articles import fault_in_article, store_article

_MARKS = frozenset("\"“”„‟«»‘’'`")
_FIELDS = ("start", "end", "kind", "speaker_start", "speaker_end")


def answers(lines: Iterable[dict]) -> Iterator[dict]:
    """A line for each article: its quotes in text order, with the place of the speaker's words or null."""
    for number, line in enumerate(lines):
        version = store_article(line, number)
        harvest_quotes(version)
        quotes = Quote.objects.filter(version=version).in_text_order().values(*_FIELDS)
        yield {"id": line["id"], "quotes": [_with_marks(version.text, quote) for quote in quotes]}


def summary(given: Sequence[dict]) -> str:
    found = [quote for answer in given for quote in answer["quotes"]]
    named = sum(quote["speaker_start"] is not None for quote in found)
    return f"{len(found)} quotations, {named} with a speaker"


def fault_in(line: object) -> str:
    return fault_in_article(line, ("id", "text"))


def _with_marks(text: str, quote: dict) -> dict:
    start, end = quote["start"], quote["end"]
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return quote | {"start": start, "end": end}
