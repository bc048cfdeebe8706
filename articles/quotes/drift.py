"""How one utterance drifted: each outlet's rendering of it beside the one that leads, and in words what each did to it.

An editor's choice leads, else the fullest: the longest rendering word for word, unless a paraphrase has far more of it;
of equals, the one that was out first. Every other is aligned with it word by word. An outlet that renders the utterance
in two places, once in its own words and once in the speaker's, leaves out only what stands in neither.

Nothing is asked of the database and nothing is kept: the same comes of the same quotes, on the desk and in an edition.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from articles.text.quotation_marks import without_marks
from articles.text.renderings import How, Run, align_renderings
from articles.text.spans import Span, overlaps
from articles.text.spoken_words import spoken_words, telling_words

from .deviations import DIRECT, WORTH_TELLING, Piece, Reference, deviations, where_in

# A rendering of which fewer of the telling words are the leading one's is the outlet's own: what it leaves out it may
# have told otherwise ("step by step" for "in the right order"), so nothing is claimed of it.
KEPT = 0.5
# A paraphrase is taken for the fullest only where no quotation word for word has this share of its words.
FULL_ENOUGH = 0.6


class Told(NamedTuple):
    """A quote as it is compared. `out` is when its report must have been out, None where that is not known."""

    key: Hashable
    article: Hashable
    kind: str
    exact: str
    out: object = None

    @property
    def words(self) -> str:
        return without_marks(self.exact) if self.kind == DIRECT else self.exact.strip()


class Rendering(NamedTuple):
    told: Told
    pieces: list[Piece]
    says: list[str]
    leads: bool
    is_free: bool


class Dropped(NamedTuple):
    """A part of the utterance that whole outlets leave out."""

    where: str
    words: str
    articles: list[Hashable]


class Drift(NamedTuple):
    """`leading` is the quote that the others are compared with; `first` the one that was out first, None where that is
    not known."""

    leading: Told
    fullest: Told
    first: Told | None
    renderings: list[Rendering]
    dropped: list[Dropped]


def drift_of(told: Sequence[Told], leading: Hashable = None) -> Drift:
    """`told` are one utterance's quotes, in the order in which they were out; `leading` is the key of the one that an
    editor has lead, which counts if it is among them."""
    fullest = fullest_of(told)
    chosen = next((one for one in told if leading is not None and one.key == leading), fullest)
    words = [one.words for one in told]
    whole = words[told.index(chosen)]
    reference = Reference(chosen.kind, whole, spoken_words(whole))
    aligned = align_renderings(whole, words)
    by_article: dict[Hashable, list[list[Run]]] = {}
    for one, runs in zip(told, aligned, strict=True):
        by_article.setdefault(one.article, []).append(runs)
    missing = {article: _missing(of_article) for article, of_article in by_article.items()}
    renderings = [
        _leading_itself(one, own)
        if one == chosen
        else _rendering(
            one, own, reference, _not_told_elsewhere(runs, by_article[one.article], missing[one.article])
        )
        for one, own, runs in zip(told, words, aligned, strict=True)
    ]
    near = {one.told.article for one in renderings if not one.is_free}
    dropped = list(_dropped(reference, missing, near))
    return Drift(chosen, fullest, first_of(told), renderings, dropped)


def fullest_of(told: Sequence[Told]) -> Told:
    lengths = {one: len(spoken_words(one.words)) for one in told}
    longest = max(told, key=lengths.__getitem__)
    spoken = [one for one in told if one.kind == DIRECT]
    best = max(spoken, key=lengths.__getitem__, default=longest)
    return best if lengths[best] >= FULL_ENOUGH * lengths[longest] else longest


def first_of(told: Sequence[Told]) -> Told | None:
    first, *others = told
    others = [one for one in others if one.article != first.article]
    known = first.out is not None and others and all(one.out is None or first.out < one.out for one in others)
    return first if known else None


def _missing(aligned: Sequence[list[Run]]) -> list[Span]:
    """What of the leading one stands in none of an outlet's renderings."""
    left, *others = [_gone(runs) for runs in aligned]
    for spans in others:
        left = [both for _, both in overlaps(left, spans)]
    return left


def _gone(runs: Sequence[Run]) -> list[Span]:
    return [run.reference for run in runs if run.how == How.OMITTED]


def _not_told_elsewhere(runs: Sequence[Run], siblings: Sequence[list[Run]], missing: list[Span]) -> list[Run]:
    """Without what the outlet has in another place; what is gone from both is shown where the smaller gap is."""
    gaps = {span for sibling in siblings for span in _gone(sibling)}
    parts: dict[Span, list[Span]] = {}
    for span, both in overlaps(_gone(runs), missing):
        if both == span or both not in gaps:
            parts.setdefault(span, []).append(both)
    return [
        part
        for run in runs
        for part in (
            [run._replace(reference=both) for both in parts.get(run.reference, [])]
            if run.how == How.OMITTED
            else [run]
        )
    ]


def _leading_itself(told: Told, words: str) -> Rendering:
    return Rendering(told, [Piece(How.SAME.value, words)], [], True, False)


def _rendering(told: Told, words: str, reference: Reference, runs: list[Run]) -> Rendering:
    pieces = [
        Piece(
            run.how.value,
            words[slice(*run.own)],
            "" if run.how == How.SAME else reference.words[slice(*run.reference)],
        )
        for run in runs
    ]
    if _kept(words, runs) < KEPT:
        own = [piece for piece in pieces if piece.how != How.OMITTED]
        return Rendering(told, own, ["puts it in its own words"], False, True)
    says = deviations(told.kind, words, reference, pieces, _gone(runs))
    if not says:
        same = all(run.how == How.SAME for run in runs)
        says = ["the same words" if same else "nearly the same words"]
    return Rendering(told, pieces, says, False, False)


def _kept(words: str, runs: list[Run]) -> float:
    """Which share of its telling words a rendering has from the leading one."""
    own = [run.own for run in runs if run.how in (How.SAME, How.FORM, How.MOVED)]
    kept = sum(telling_words(words[slice(*span)]) for span in own)
    return kept / max(1, telling_words(words))


def _dropped(
    reference: Reference, missing: dict[Hashable, list[Span]], near: set[Hashable]
) -> Iterator[Dropped]:
    """Parts that outlets leave out, those of the most outlets first; of each part what all of them leave out."""
    found: dict[str, tuple[Span, list[Hashable]]] = {}
    for article, spans in missing.items():
        for span in spans if article in near else []:
            where = where_in(reference.places, span)
            if where and telling_words(reference.words[slice(*span)]) >= WORTH_TELLING:
                common, articles = found.get(where, (span, []))
                both = next((both for _, both in overlaps([common], [span])), common)
                found[where] = (both, [*articles, article])
    for where, (span, articles) in sorted(found.items(), key=lambda one: -len(one[1][1])):
        yield Dropped(where, reference.words[slice(*span)].strip(), articles)
