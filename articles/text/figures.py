"""The figures of a report: "about 200 lorries", "6.4 million crowns", "$1.5bn", "12 per cent", "eleven".

The key by which two reports are compared is the plain amount ("214", "6400000"), with a unit only where it is another
thing without: money ("1500000000 usd") and percentages ("12 %"). Small numbers stand all over a report, so their
key names what is counted ("3 month"); people are people, be they passengers or workers. The noun and a
qualifier ("about", "more than") belong to what is said, not to the key.

"One" is a pronoun more often than a figure, and "two" of things mostly means both; they are left out, as are ordinals,
but two people are counted.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from articles.text.numerals import NUMBER, value
from articles.text.terms import STOP_WORDS

# Up to here a number by itself does not tell one figure from another: three people, three months.
LARGEST_SMALL = 20
CURRENCIES = {
    "$": "usd",
    "us$": "usd",
    "dollars": "usd",
    "£": "gbp",
    "pounds": "gbp",
    "€": "eur",
    "euros": "eur",
    "¥": "jpy",
    "yen": "jpy",
    "₹": "inr",
    "rs": "inr",
    "rupees": "inr",
}
# Money of several countries; which one's it is, the reports do not differ on.
_MONEY = (
    "crowns dinars dirhams francs krona kronor krone kroner pesos reais rand ringgit riyals roubles won yuan"
)
MONEY = frozenset(_MONEY.split())
_PEOPLE = """
    adults casualties children civilians crew deaths employees fatalities girls boys guests injuries members men
    migrants officers passengers patients people persons protesters residents rescuers soldiers students survivors
    troops victims women workers
"""
PEOPLE = frozenset(_PEOPLE.split())
# What is counted without an ending.
_UNMARKED = PEOPLE | MONEY | frozenset({"feet", "hectare", "yen"})

_QUALIFIERS = (
    "about|almost|an estimated|approximately|around|as many as|at least|at most|fewer than|less than|more than|nearly"
    "|only|over|roughly|some|under|up to"
)
_BEFORE = re.compile(rf"(?:\b(?:{_QUALIFIERS}) )?(?P<sign>US\$|[$£€¥₹]|\bRs\.? ?)?\Z", re.IGNORECASE)
_PERCENT = re.compile(r" ?%| per ?cent(?:age points?)?\b", re.IGNORECASE)
_COMPOUND = re.compile(r"[-‐‑](?P<noun>[^\W\d_]+)(?:[-‐‑][^\W\d_]+)*")
_FOLLOWING = re.compile(r"[ \u00a0]([a-z]+)")
# A noun stands up to this many words behind its number: "350 heavy goods vehicles".
FURTHEST_NOUN = 3
LONGEST_QUALIFIER = 20


class Figure(NamedTuple):
    """text[start:end] is the number with what qualifies it and what it counts."""

    start: int
    end: int
    key: str


def find_figures(text: str, taken: Iterable[tuple[int, int]] = ()) -> Iterator[Figure]:
    """The figures in text order, but for numbers in the places that are `taken`, in order, by dates."""
    spans = iter(taken)
    span = next(spans, None)
    for match in NUMBER.finditer(text):
        while span and span[1] <= match.start():
            span = next(spans, None)
        inside = span is not None and span[0] < match.end()
        if not inside:
            figure = _figure(text, match)
            if match.group().lower() not in ("one", "two") or figure.key == "2 people":
                yield figure


def _figure(text: str, match: re.Match[str]) -> Figure:
    before = _BEFORE.search(text, max(0, match.start() - LONGEST_QUALIFIER), match.start())
    start, sign = (
        (before.start(), (before["sign"] or "").strip(" .").lower()) if before else (match.start(), "")
    )
    amount = value(match.group())
    percent = _PERCENT.match(text, match.end())
    noun, end = ("", percent.end()) if percent else _counted(text, match.end())
    return Figure(start, end, _key(amount, "%" if percent else sign or noun))


def _counted(text: str, end: int) -> tuple[str, int]:
    """What is counted, and where that ends; nothing and the end of the number where no noun can be made out."""
    compound = _COMPOUND.match(text, end)
    if compound:
        return compound["noun"].lower() + "s", compound.end()
    noun = ""
    at = end
    for _ in range(FURTHEST_NOUN):
        word = _FOLLOWING.match(text, at)
        if not word or word[1] in STOP_WORDS or (noun and not _is_counted(word[1])):
            break
        at = word.end()
        if _is_counted(word[1]):
            noun, end = word[1], at
    return noun, end


def _is_counted(word: str) -> bool:
    return word in _UNMARKED or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _key(amount: Decimal, unit: str) -> str:
    plain = f"{amount.normalize():f}"
    if unit == "%" or unit in CURRENCIES or unit in MONEY:
        return f"{plain} {CURRENCIES.get(unit, unit)}"
    if amount <= LARGEST_SMALL and unit:
        return f"{plain} {'people' if unit in PEOPLE else unit.removesuffix('s')}"
    return plain


def answers(key: str) -> frozenset[str]:
    """The keys to which a figure answers: "3 people" also to a 3 of which the report does not say what it counts."""
    amount, _, unit = key.partition(" ")
    return frozenset({key}) if unit == "%" else frozenset({key, amount})


def is_bare(key: str) -> bool:
    """Whether it is a small number of which the report does not say what it counts."""
    return key.isdigit() and int(key) <= LARGEST_SMALL
