"""What changed for readers between two editions: their contents, part by part, as a reader would name the parts."""

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from articles.text.alignment import Piece, pieces_between

# Of a hundred: from here on two sentences are one that was rewritten, not one taken out and another put in.
REWRITTEN = 55


class Change(NamedTuple):
    """A line of a part that was put in, taken out or changed, in pieces that join to what stands there."""

    pieces: list[Piece]


class PartChanges(NamedTuple):
    name: str
    changes: list[Change]


def compare_contents(before: dict[str, Any], after: dict[str, Any]) -> list[PartChanges]:
    """The parts that differ, in the order of the page."""
    compared = [
        PartChanges(name, list(_changes(_lines(before, told), _lines(after, told))))
        for name, told in PARTS.items()
    ]
    return [part for part in compared if part.changes]


def _lines(content: dict[str, Any], told: Callable[[dict[str, Any]], Iterable[str]]) -> list[str]:
    return [line for line in told(content) if line]


def _changes(before: list[str], after: list[str]) -> Iterable[Change]:
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield from _replaced(before[start:end], after[other_start:other_end])


def _replaced(old: list[str], new: list[str]) -> Iterable[Change]:
    """Each new line against the most alike of the old ones that is left."""
    left = list(old)
    for line in new:
        nearest = max(left, key=lambda one: fuzz.ratio(one, line), default="")
        if nearest and fuzz.ratio(nearest, line) >= REWRITTEN:
            left.remove(nearest)
            yield Change(pieces_between(nearest, line))
        else:
            yield Change([Piece("put_in", line)])
    for line in left:
        yield Change([Piece("taken_out", line)])


def _cited(content: dict[str, Any], part: str, label: Callable[[dict[str, Any]], str]) -> Iterator[str]:
    """The sentences of a part with the outlets they cite, since what one rests on is a part of what it says."""
    outlets = {article["id"]: article["source_name"] for article in content["articles"]}
    cited = {one["number"]: outlets[one["article"]] for one in content["citations"]}
    for row in content[part]:
        names = ", ".join(dict.fromkeys(cited[number] for number in row["cites"]))
        yield f"{label(row)}{row['text']} [{names}]" if names else f"{label(row)}{row['text']}"


def _when(content):
    dates = [content["started"]["said"], content["ended"]["said"] if content["ended"]["value"] else ""]
    return [" to ".join(filter(None, dates))]


def _quote(quote: dict[str, Any]) -> str:
    behalf = f", on behalf of {quote['on_behalf_of']}" if quote["on_behalf_of"] else ""
    context = f" ({quote['context']})" if quote["context"] else ""
    return f"{quote['speaker_name']}{behalf}: {quote['exact']}{context}"


def _leading(content: dict[str, Any]) -> Iterator[str]:
    """The rendering that leads each statement; in an edition from before editors chose, the fullest."""
    quotes = {quote["id"]: quote for quote in content["quotes"]}
    for statement in content.get("statements", []):
        yield _quote(quotes[statement.get("leading", statement["fullest"])])


def _picture(picture: dict[str, Any]) -> str:
    return f"{picture['caption'] or picture['alt']} ({picture['credit']})"


def _person(person: dict[str, Any]) -> str:
    return ", ".join(filter(None, (person["name"], person["post"], person["role"])))


PARTS: dict[str, Callable[[dict[str, Any]], Iterable[str]]] = {
    "Title": lambda content: [content["title"]],
    "Kind": lambda content: [content["kind_label"]],
    "When": _when,
    "Where": lambda content: [content["place"]],
    "Summary": lambda content: _cited(content, "summary", lambda row: ""),
    "Pictures": lambda content: map(_picture, content.get("pictures", [])),
    "Findings": lambda content: _cited(content, "findings", lambda row: f"{row['label'].capitalize()}: "),
    "Who said what": lambda content: map(_quote, content["quotes"]),
    "Which rendering leads": _leading,
    "Coverage": lambda content: [f"{one['source_name']}: {one['headline']}" for one in content["articles"]],
    "People": lambda content: map(_person, content["people"]),
    "Timeline": lambda content: _cited(content, "milestones", lambda row: f"{row['happened']['said']}: "),
    "Corrections": lambda content: [f"{line['label']}: {line['text']}" for line in content["corrections"]],
}
