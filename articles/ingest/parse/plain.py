from collections.abc import Iterator

from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError

from .values import Whence, make_draft


def read_text(text: str, whence: Whence) -> Iterator[Draft | IngestError]:
    """A text as people scrape or paste it; finding its headline and the rest is left to cleaning."""
    yield make_draft(whence, format="text", raw_text=text, url=whence.url)
