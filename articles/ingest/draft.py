import re
from dataclasses import dataclass, fields

from articles.text.dates import UNKNOWN, PartialDate

# PostgreSQL refuses the first, UTF-8 has no form for the others.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as it came in, whatever the format. Raises ValueError for what no database could hold."""

    raw_text: str  # as got; of HTML the main text; paragraphs separated by blank lines
    headline: str = ""
    guid: str = ""
    url: str = ""
    byline: str = ""
    dateline: str = ""
    published: PartialDate = UNKNOWN
    language: str = ""
    source_name: str = ""  # who published it, where the format says so
    source_url: str = ""
    credit: str = ""  # who is credited for the text, such as an agency
    format: str = "text"  # text, html, rss, atom, jsonfeed, ninjs, newsml or jsonl
    origin: str = ""  # the file or the address it came from

    def __post_init__(self) -> None:
        if not self.raw_text.strip():
            raise ValueError("A draft needs a text.")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str) and UNSTORABLE.search(value):
                raise ValueError(f"The {field.name} of a draft has a NUL or a lone surrogate in it.")
