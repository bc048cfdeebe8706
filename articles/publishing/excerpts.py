"""How much of an outlet's own text a page shows: its citations and the passages compared, all together.

The cited words come first, then what stands around them, then the comparison: evidence goes before overview. What is
over the limit is cut at the end of a word, and “…” says so. Quotes do not count: they are what somebody said, and
each is told with who said it; nor do headlines, which name the report.
"""

from collections.abc import Iterable
from typing import Any

from articles.models import DeskSetting, Source

CUT = "…"


def limits_of(sources: Iterable[Source]) -> dict[int, int]:
    """Characters, by the source's key. One query."""
    usual = DeskSetting.current().excerpt_limit
    return {source.pk: source.excerpt_limit or usual for source in sources}


class Allowance:
    """What is left to show of each outlet; `sources` are by the article's key."""

    def __init__(self, sources: dict[int, int], limits: dict[int, int]) -> None:
        self.sources, self.left = sources, dict(limits)

    def spend(self, article: int, words: str) -> str:
        """As much of the words as may still be shown, “…” at the end where that is not all."""
        source = self.sources[article]
        shown = words if len(words) <= self.left[source] else opening(words, self.left[source])
        self.left[source] -= len(shown)
        return shown if shown == words else f"{shown} {CUT}".lstrip()

    def affords(self, article: int, words: str) -> bool:
        return len(words) <= self.left[self.sources[article]]


def opening(words: str, most: int) -> str:
    """The whole words at the beginning that fit; letters, where words are not parted by spaces."""
    fitting = words[:most]
    whole = fitting if words[most : most + 1].isspace() else fitting.rpartition(" ")[0] or fitting
    return whole.rstrip()


def cap_excerpts(citations: list[dict], comparison: dict | None, allowance: Allowance):
    """Both as an edition may tell them. A citation that lost words of its own has `cut`."""
    shown = [cited_within(entry, allowance) for entry in citations]
    shown = [entry | around_within(entry, allowance) for entry in shown]
    return shown, comparison and compared_within(comparison, allowance)


def cited_within(entry: dict[str, Any], allowance: Allowance) -> dict[str, Any]:
    exact = allowance.spend(entry["article"], entry["exact"])
    return entry if exact == entry["exact"] else entry | {"exact": exact, "suffix": "", "cut": True}


def around_within(entry: dict[str, Any], allowance: Allowance) -> dict[str, Any]:
    """What stands around is all there or not at all: a bit of it explains nothing."""
    around = entry["prefix"] + entry["suffix"]
    if not allowance.affords(entry["article"], around):
        return {"prefix": "", "suffix": ""}
    allowance.spend(entry["article"], around)
    return {}


def compared_within(comparison: dict[str, Any], allowance: Allowance) -> dict[str, Any]:
    """A passage that cannot be shown whole is left out, and of what only one outlet has, counted."""

    def shown(article, excerpt):
        return allowance.affords(article, excerpt) and bool(allowance.spend(article, excerpt))

    shared = [row for row in comparison["shared"] if shown(row["article"], row["excerpt"])]
    only = []
    for row in comparison["only"]:
        excerpts = [excerpt for excerpt in row["excerpts"] if shown(row["article"], excerpt)]
        only.append(row | {"excerpts": excerpts, "more": row["more"] + len(row["excerpts"]) - len(excerpts)})
    return comparison | {"shared": shared, "only": only}
