"""Which of the names in a text are people's, when nobody has told which people there are?

A run of capitals may as well be a town, a ministry or a newspaper. News says of a person at first mention who that
is, and these ways of saying it are looked for: an office or a courtesy before the name ("Transport Minister Mara
Quill"), an initial inside it, an age or "who" behind it, a courtesy or a verb of saying at the surname alone later
on, a common given name before such a surname. A verb of saying at the full name counts if nothing speaks for an
organisation, because those speak too. One sign at one place of the text is enough for the name in all of it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from articles.text.everyday import EVERYDAY
from articles.text.name_folding import fold_name
from articles.text.name_spellings import SHORT_FORMS
from articles.text.names import find_names
from articles.text.proper_names import BODIES, OFFICES, Name, find_proper_names
from articles.text.spans import Span
from articles.text.terms import STOP_WORDS, folded_word, folded_words

# Longer runs are lists and headlines.
MOST_WORDS = 5
# How far around a name the signs are looked for, in characters.
REACH = 48

_NO_PERSON = """
    airlines airport alliance authority avenue beach blog bridge brigade bulletin bureau canal canyon castle
    central centre center channel chronicle club coalition congress corp corporation corridor courier crossing
    daily desert district division east embassy forces forest foundation front fund gazette general group hall
    harbour harbor herald highlands highway hill hills holdings hospital hotel inc industries initiative
    institution international island islands journal lake lane limited ltd mail market mercury mountain
    mountains movement museum national news nations network north northern ocean organisation organization
    palace parish park parliament party peninsula plain plaza plc police post press programme project province
    quay quarter radio railway region report reporters review ridge river road route sea senate service
    services shore south southern square station straits street strip studio summit sun telegraph television
    territories territory theatre times today tower town tribune trust tunnel tv union united valley village
    war watch west western wire
"""
NO_PERSON = BODIES | frozenset(_NO_PERSON.split())
_SAYING = """
    added admitted agreed announced argued asked claimed confirmed declared denied emphasised emphasized explained
    highlighted informed insisted noted pledged promised reaffirmed reiterated replied reported said say says stated
    stressed suggested telling tells told tweeted underlined underscored urged vowed warned wrote
"""
_SAID = "|".join(_SAYING.split())
_SAYS_AFTER = re.compile(rf"(?:,[^,.\n]{{1,{REACH - 12}}},)? (?:also |has |had |later )?(?:{_SAID})\b")
_SAYS_BEFORE = re.compile(rf"(?:[,”\"] ?(?:{_SAID})|[Aa]ccording to) \Z")
# "Said Odo Fenn", and not "the mayor, who was there, said Odo Fenn would come".
_ENDS = re.compile(r"[.,;:)\n]|\Z| (?:after|and|at|during|in|on|when|while|who)\b")
# Where a place is.
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear) \Z")
_AGE = re.compile(r",? (?:\(\d\d\)|\d\d(?=[,.;)]))|, (?:aged|age) \d\d\b|, who\b")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof)\.? \Z")
_OFFICE = re.compile(r"([A-Za-z]\w+)(?: (?:of State|General))? \Z")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) \Z")
_INITIAL = re.compile(r"\w[^\s.]+ (?:[A-Z]\.? )+\w[^\s.]+")


class Written(NamedTuple):
    """A person's full name at a place of the text."""

    span: Span
    name: str


def find_people(text: str) -> list[Written]:
    """The full names of people in text order, of at least two words each."""
    full = [name for name in find_proper_names(text) if _may_be_a_person(text[name.start : name.end])]
    written: dict[str, list[Name]] = {}
    for name in full:
        written.setdefault(text[name.start : name.end], []).append(name)
    alone = _surnames_alone(text, written)
    people = {
        words
        for words, places in written.items()
        if not any(_PLACE.search(text, max(0, place.start - REACH), place.start) for place in places)
        if any(_is_said_to_be_one(text, place.start, place.end) for place in places)
        or any(_is_spoken_of_alone(text, span) for span in alone.get(words, ()))
        or (words in alone and fold_name(words).split()[0] in SHORT_FORMS)
    }
    return [
        Written(Span(n.start, n.end), text[n.start : n.end]) for n in full if text[n.start : n.end] in people
    ]


def _may_be_a_person(name: str) -> bool:
    words = [word for word in folded_words(name) if len(word) > 1]
    folded = fold_name(name).split()
    return (
        2 <= len(folded) <= MOST_WORDS
        and "\n" not in name
        and bool(words)
        and len(folded[-1]) > 1
        and not any(word in NO_PERSON or word in STOP_WORDS or word.isdigit() for word in words)
        and not all(word in EVERYDAY for word in words)
        and words[-1] not in OFFICES
    )


def _surnames_alone(text: str, names: Iterable[str]) -> dict[str, list[Span]]:
    alone: dict[str, list[Span]] = {}
    for span, name in find_names(text, names):
        if len(fold_name(text[span.start : span.end]).split()) == 1:
            alone.setdefault(name, []).append(span)
    return alone


def _is_said_to_be_one(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if _ARTICLE.search(before):
        return False
    return bool(
        has_office_before(before)
        or _INITIAL.fullmatch(text, start, end)
        or _AGE.match(after)
        or _says(before, after)
    )


def has_office_before(before: str) -> bool:
    """Whether the words before a name end in an office or a courtesy."""
    if _COURTESY.search(before):
        return True
    office = _OFFICE.search(before)
    return office is not None and folded_word(office[1]) in OFFICES


def _is_spoken_of_alone(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    return not _ARTICLE.search(before) and bool(_COURTESY.search(before) or _says(before, after))


def _says(before: str, after: str) -> bool:
    return bool(_SAYS_AFTER.match(after) or (_SAYS_BEFORE.search(before) and _ENDS.match(after)))
