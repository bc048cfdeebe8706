"""Propose a summary of an event, and findings about its coverage, for the editor to rewrite.

Extractive: each sentence is one that an outlet wrote, already cited to every report that tells the same. A summary
has what most outlets report, told in the order of the report that has most of it; with a single report, how that one
begins. Findings say what all report, where figures, days, names and places differ, and what only one has. Nothing that
an event has is changed, and what it cites already is not proposed again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from articles.coverage.comparison import Voices, typical, voices_of
from articles.coverage.origins import independent_origins
from articles.coverage.syndication import syndicated_texts
from articles.models import Event, Finding, Passage, SummarySentence
from articles.models.deeds import save_deed
from articles.text.common_ground import CommonGround, Place, Told, common_ground
from articles.text.facts import Fact, FactKind, compare_facts
from articles.text.retelling import read_sentences
from articles.text.speech.languages import rules_for

from .content import covering
from .lifecycle import OPEN, hold

# A page's opening: what a reader takes in before the findings.
MOST_SENTENCES = 5
# Of one report alone, its opening.
OPENING = 3
# Of each kind of finding. More are found in the comparison under the event.
MOST_OF_A_KIND = 4
KINDS_THAT_DIFFER = {FactKind.FIGURE: "figures", FactKind.DATE: "days", FactKind.NAME: "names and places"}
WORD = re.compile(r"[^\W\d_]+")


class Proposal(NamedTuple):
    """A sentence and where it stands, in whichever report."""

    text: str
    places: Sequence[Place]
    kind: Finding.Kind | None = None


@transaction.atomic
def draft_summary(event: Event, *, user) -> int:
    """How many sentences were added. Raises ValidationError where no article has a text."""
    voices, found = _read(event)
    return _write(event, SummarySentence, voices, _summary(voices, found), user)


@transaction.atomic
def draft_findings(event: Event, *, user) -> int:
    """How many findings were added. Raises ValidationError where there are no two origins to compare."""
    voices, found = _read(event)
    if len(voices.articles) < 2:
        raise ValidationError(
            "All coverage comes from one origin: there is nothing to compare. Add another report."
        )
    return _write(event, Finding, voices, _findings(voices, found), user)


def _read(event: Event) -> tuple[Voices, CommonGround]:
    hold(event, "drafted", *OPEN)
    event.refresh_from_db()
    articles = covering(event)
    voices = voices_of(independent_origins(articles), syndicated_texts(articles))
    if not voices.articles:
        raise ValidationError("No article of the event has a text. Add one that does.")
    return voices, common_ground(voices.texts)


def _summary(voices: Voices, found: CommonGround) -> Iterator[Proposal]:
    told = found.told[:MOST_SENTENCES]
    if not told:
        sentences = read_sentences(voices.texts[0])[:OPENING]
        told = [Told((Place(0, sentence.start, sentence.end),)) for sentence in sentences]
    counts = [
        sum(place.text == number for one in told for place in one.places)
        for number in range(len(voices.texts))
    ]
    fullest = counts.index(max(counts))
    for one in sorted(told, key=lambda one: _order(one, fullest)):
        yield _proposal(one, voices)


def _order(told: Told, fullest: int) -> tuple[bool, int]:
    """As the fullest report tells it; what that one lacks comes last."""
    here = [place.start for place in told.places if place.text == fullest]
    return (not here, here[0] if here else told.places[0].start)


def _findings(voices: Voices, found: CommonGround) -> Iterator[Proposal]:
    differing = [(told, words) for told in found.told if (words := _what_differs(told, voices))]
    differ = {told for told, _ in differing}
    by_all = [told for told in found.told if len(told.places) == len(voices.articles) and told not in differ]
    for told in by_all[:MOST_OF_A_KIND]:
        yield _proposal(told, voices, Finding.Kind.AGREED)
    for told, words in differing[:MOST_OF_A_KIND]:
        yield Proposal(words, told.places, Finding.Kind.DIFFERS)
    alone = [places[0] for places in found.only if places]
    for place in alone[:MOST_OF_A_KIND]:
        yield _proposal(Told((place,)), voices, Finding.Kind.SINGLE_SOURCE)


def _what_differs(told: Told, voices: Voices) -> str:
    """“Figures: “200” Bay Wire, “350” Post”: what two reports of one thing do not have in common; empty if nothing."""
    said: dict[FactKind, dict[int, str]] = {}
    for one, other in combinations(told.places, 2):
        clashes: dict[FactKind, tuple[str, str]] = {}
        for mine, theirs in _clashes(one, other, voices):
            clashes.setdefault(mine.kind, (mine.said, theirs.said))
        for kind, both in clashes.items():
            said.setdefault(kind, {}).update(zip((one.text, other.text), both, strict=True))
    return "; ".join(
        f"{label.capitalize()}: "
        + ", ".join(
            f"“{fact}” {voices.articles[text].source.name}" for text, fact in sorted(said[kind].items())
        )
        for kind, label in KINDS_THAT_DIFFER.items()
        if kind in said
    )


def _clashes(one: Place, other: Place, voices: Voices) -> Iterator[tuple[Fact, Fact]]:
    """What each says that the other does not. One name stands for another after the same word ("at Harrow", "at
    Tollen"); elsewhere a report only names somebody or something more."""
    differences = compare_facts(_words(one, voices), _words(other, voices))
    for mine, theirs in product(differences.only_left, differences.only_right):
        if mine.kind is theirs.kind and (
            mine.kind is not FactKind.NAME
            or _word_before(mine, one, voices) == _word_before(theirs, other, voices) != ""
        ):
            yield mine, theirs


def _word_before(fact: Fact, place: Place, voices: Voices) -> str:
    """The last that is no article; empty where the sentence begins."""
    articles = rules_for(voices.articles[place.text].language).articles
    before = [word.casefold() for word in WORD.findall(_words(place, voices)[: fact.start])]
    return next((word for word in reversed(before) if word not in articles), "")


def _proposal(told: Told, voices: Voices, kind: Finding.Kind | None = None) -> Proposal:
    text = " ".join(_words(typical(told.places, voices.texts)[0], voices).split())
    return Proposal(text, told.places, kind)


def _words(place: Place, voices: Voices) -> str:
    return voices.texts[place.text][place.start : place.end]


def _write(event: Event, model, voices: Voices, proposals: Iterator[Proposal], user) -> int:
    rows = model.objects.filter(event=event)
    cited = set(rows.values_list("passages__version", "passages__start", "passages__end"))
    last = rows.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    count = 0
    for proposal in proposals:
        passages = [_passage(place, voices) for place in proposal.places]
        if any((passage.version_id, passage.start, passage.end) in cited for passage in passages):
            continue
        fields = {"kind": proposal.kind} if proposal.kind else {}
        row = model(event=event, text=proposal.text, position=position + count, **fields)
        save_deed(row, user=user)
        row.passages.set(passages)
        count += 1
    return count


def _passage(place: Place, voices: Voices) -> Passage:
    passage, _ = Passage.objects.get_or_create(
        version_id=voices.articles[place.text].current_version_id,
        start=place.start,
        end=place.end,
        defaults={"exact": _words(place, voices)},
    )
    return passage
