from collections.abc import Iterator
from typing import Any

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .jsonfeed import is_json_feed, read_json_feed
from .load_json import load_json
from .ninjs import is_ninjs
from .records import item_draft, read_json_lines
from .values import Whence

# What exports call their list of articles.
LISTS = ("items", "_items", "articles", "results", "data")


def read_json(text: str, whence: Whence) -> Iterator[Draft | IngestError]:
    """A JSON file: a feed, one article, a list of them, or lines of JSON under another name."""
    try:
        value = load_json(text)
    except IngestError:
        if not _is_lines(text):
            raise
        yield from read_json_lines(text, whence)
        return
    if is_json_feed(value):
        yield from read_json_feed(value, whence)
        return
    items = _items(value)
    if not items:
        raise IngestError("It holds no article: the list in it is empty.")
    for number, item in enumerate(items, start=1):
        try:
            yield item_draft(item, whence)
        except IngestError as error:
            yield error.about(whence.origin if len(items) == 1 else f"{whence.origin} item {number}")


def _items(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not is_ninjs(value):
        found = next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
        if found is not None:
            return found
    return [value]


def _is_lines(text: str) -> bool:
    """Whether the first line that is not empty is an object by itself."""
    first = text.lstrip().partition("\n")[0]
    try:
        return isinstance(load_json(first), dict) and "\n" in text.strip()
    except IngestError:
        return False
