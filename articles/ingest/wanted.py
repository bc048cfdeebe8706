from typing import NamedTuple


class Wanted(NamedTuple):
    """What is fetched, as a refusal names it; `otherwise` is what an editor can do without it."""

    noun: str
    otherwise: str
    accept: str


PAGE = Wanted(
    "page",
    "paste its text",
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/json;q=0.9,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.5",
)
PICTURE = Wanted("picture", "give the address of another", "image/webp,image/jpeg,image/png,image/*;q=0.8")
