"""The dateline that opens a report: where it was written, perhaps when, and for which agency.

"ISLAMABAD, Pakistan:", "PARIS (AP) —", "WASHINGTON, May 4 (Reuters) -". The text before the first colon or dash
must be a place and nothing else. How sure that is depends on its form, so the forms differ in what they
ask for: a place in capitals may stand alone; one in small letters needs an agency, a date or to be a known city;
a colon behind small letters ("London: the capital …") is never a dateline without those.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from articles.text.cleaning_rules.agencies import Agencies
from articles.text.cleaning_rules.places import is_city

LONGEST = 110
LONGEST_CITY_WORDS = 4
LONGEST_REGION_WORDS = 3
# Shorter words in capitals are as likely an abbreviation (NASA, FBI) as a town.
LEAST_LETTERS_ALONE = 5
# A full stop nearer than this closes an abbreviation ("Sen. Roe said …"), not a title.
LEAST_TITLE = 12

_MARK = re.compile(r"\s*:(?:\s+|(?=[^\W\d_]))|\s+[-–—―]{1,2}\s+|\s*—\s*|\s+--\s*|(?<=\))\s*[-–—]\s*|–\s+")
_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\.?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?:\s+\d{4})?)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_CREDIT = re.compile(r"\s*[,/]?\s*\((?P<agency>[^()]{2,40})\)$")
_PLACE_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_AGENCY_NAME = re.compile(r"[A-Z][\w.&-]*(?:[ /][A-Z][\w.&-]*){0,3}")
_SECOND_DASH = re.compile(r"\s[-–—]\s")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]?\s")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z'’.-]+ ?){1,4}:\s")
_SMALL_WORDS = "al and da das de del den der di do dos du el es ibn la las le los of on the upon"
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
# What opens a line before a colon or dash and is no place.
_LABELS = """
    a advisory an analysis and answer at breaking but by clarification comment correction dear editor exclusive
    explainer explained factbox fact check file flash for hamas how i image in interpol interview is it latest letter
    letters listen live my note of opec opinion our photo photos picture poll posted published q question quote read
    review summary the timeline to today unesco unhcr unicef update updated urgent video warning watch we what when
    where who why with yes your
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
"""
LABELS = frozenset(_LABELS.split())


class Dateline(NamedTuple):
    """`length` counts the characters of the line that it takes; the place may be empty ("(AP) — …")."""

    place: str
    credits: tuple[str, ...]
    length: int


class _Opening(NamedTuple):
    place: str
    city: str
    has_region: bool
    has_date: bool
    agency: str


def read_dateline(
    line: str, agencies: Agencies, others: Collection[str] = (), first: bool = True
) -> Dateline | None:
    """The dateline that a paragraph opens with. `others` are the paragraphs after it.

    `first`: it is the first paragraph. Later ones are asked for a surer form.
    """
    found = _one_dateline(line, agencies, others, first)
    if not found:
        return None
    second = _one_dateline(line[found.length :], agencies, (), False)
    if not second or not second.credits:
        return found
    return Dateline(
        found.place or second.place, (*found.credits, *second.credits), found.length + second.length
    )


def _one_dateline(line: str, agencies: Agencies, others: Collection[str], first: bool) -> Dateline | None:
    mark = _MARK.search(line[:LONGEST])
    if not mark or not mark.start() or mark.end() == len(line):
        return None
    opening = _read_opening(line[: mark.start()], agencies)
    if not opening:
        return None
    rest = line[mark.end() :]
    known = agencies.named(opening.agency) if opening.agency else None
    credits = (opening.agency,) if opening.agency and known is None else (known or ())
    if opening.place:
        sure = known is not None or _is_sure(opening, mark[0], rest, others, first)
    else:
        sure = line[0] == "(" or (":" not in mark[0] and _reads_on(rest) and not _is_appositive(rest))
    return Dateline(opening.place, credits, mark.end()) if sure else None


def _read_opening(text: str, agencies: Agencies) -> _Opening | None:
    agency = ""
    credit = _CREDIT.search(text)
    if credit:
        agency, text = credit["agency"].strip(), text[: credit.start()]
        if agencies.named(agency) is None and not _AGENCY_NAME.fullmatch(agency):
            return None
    if agencies.knows(text) and not agency:
        return _Opening("", "", False, False, text)
    parts = [part.strip() for part in text.split(",")] if text else []
    if parts and len(parts) > 1 and agencies.knows(parts[-1]) and not agency:
        agency = parts.pop()
    if len(parts) > 2 and _YEAR.fullmatch(parts[-1]):
        parts.pop()
    has_date = False
    while len(parts) > 1 and _DATE.fullmatch(parts[-1]):
        has_date = True
        parts.pop()
    if not parts:
        return _Opening("", "", False, False, agency) if agencies.named(agency) else None
    city, *regions = parts
    if not _is_place(city, LONGEST_CITY_WORDS) or len(regions) > 2:
        return None
    if not all(_is_place(region, LONGEST_REGION_WORDS) for region in regions):
        return None
    return _Opening(", ".join(parts), city, bool(regions), has_date, agency)


def _is_place(text: str, most_words: int) -> bool:
    words = re.split(r"[ /]", text)
    if not text or len(words) > most_words or (words[0].casefold() in LABELS and not is_city(text)):
        return False
    if text.isupper() and any(word.casefold() in LABELS - SMALL_WORDS for word in words):
        return False
    return all(_PLACE_WORD.fullmatch(word) and (word[0].isupper() or word in SMALL_WORDS) for word in words)


def _is_sure(opening: _Opening, mark: str, rest: str, others: Collection[str], first: bool) -> bool:
    in_capitals = opening.city.replace("Mc", "MC").isupper()
    known = is_city(opening.city)
    if opening.agency or opening.has_date:
        return in_capitals or known or opening.has_date
    if in_capitals and (known or opening.has_region):
        return _starts_sentence(rest)
    if in_capitals:
        long_enough = sum(map(str.isalpha, opening.city)) >= LEAST_LETTERS_ALONE
        return long_enough and _reads_on(rest) and not any(_SPEAKER.match(other) for other in others)
    return first and known and ":" not in mark and _reads_on(rest) and not _is_appositive(rest)


def _starts_sentence(rest: str) -> bool:
    start = rest.lstrip("\"'“‘«( ")[:1]
    return start.isalnum() and not start.islower()


def _reads_on(rest: str) -> bool:
    """Does a sentence begin here, and not a title with its words in capitals?"""
    end = _SENTENCE_END.search(rest, LEAST_TITLE, 200)
    words = [word for word in rest[: end.start() if end else 200].split()[:16] if word[0].isalpha()]
    return _starts_sentence(rest) and 3 * sum(not word[0].isupper() for word in words) >= len(words)


def _is_appositive(rest: str) -> bool:
    """ "London – Europe's largest city – woke …": a second dash before the sentence ends."""
    end = _SENTENCE_END.search(rest, 0, 400)
    return bool(_SECOND_DASH.search(rest, 0, end.start() if end else 400))
