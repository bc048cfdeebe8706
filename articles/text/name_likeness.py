"""Are two spellings one person's name?

Both names are folded to plain words (see `names.fold_name`); the words of the shorter are matched one to one with
those of the longer, best first. Equal words, initials, short forms ("Tom") and spellings that sound alike match. Then
seven figures about the match are weighed into one score. A shared surname is not enough: given names
that contradict each other keep the score low, while words that only one spelling has (a middle name, a
patronymic) cost little.
"""

from functools import lru_cache
from math import exp
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from articles.text.name_folding import fold_name, generation
from articles.text.name_spellings import SHORT_FORMS, SOUNDS

INITIAL = 0.85
SHORT_FORM = 0.93
# Sounding alike counts a little less than being spelt alike.
SOUND_DISCOUNT = 0.97
# Below this likeness two words are different names.
DIFFERENT = 0.7
# Logistic weights of the figures of `Evidence`, in its order, and the constant; learnt from 3,481 pairs of
# politicians' and listed persons' names. F1 at .5: five-fold .921, each source left out in turn .915; a token-set
# ratio at its best threshold .861.
WEIGHTS = (0.9, 2.41, 2.46, -0.89, 0.64, 1.78, 1.41)
CONSTANT = -5.85
# A surname alone agrees with everybody of that name.
ONE_WORD = 0.6
# "Jr." in one spelling only may be a house style; "Jr." against "Sr." is father and son.
ONE_GENERATION = 0.9
OTHER_GENERATION = 0.2
# Names of more words are chains of titles and lineage; the first dozen tell persons apart.
MOST_WORDS = 12


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The sounds of a folded word that transliterations keep."""
    sounds = word
    for pattern, replacement in SOUNDS:
        sounds = pattern.sub(replacement, sounds)
    return sounds or word


@lru_cache(maxsize=65_536)
def word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    if SHORT_FORMS.get(a, frozenset()) & SHORT_FORMS.get(b, frozenset()):
        return SHORT_FORM
    spelt = 0.5 * (JaroWinkler.similarity(a, b) + Levenshtein.normalized_similarity(a, b))
    left, right = skeleton(a), skeleton(b)
    sound = 0.5 * (JaroWinkler.similarity(left, right) + Levenshtein.normalized_similarity(left, right))
    return max(spelt, SOUND_DISCOUNT * sound)


def _matched(shorter: list[str], longer: list[str]) -> list[tuple[float, int, int]]:
    pairs = sorted(
        ((word_likeness(a, b), i, j) for i, a in enumerate(shorter) for j, b in enumerate(longer)),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]),
    )
    left: set[int] = set()
    right: set[int] = set()
    found: list[tuple[float, int, int]] = []
    for likeness, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((likeness, i, j))
    return found


class Evidence(NamedTuple):
    """What is weighed, each 0 to 1. "Shorter" and "longer" are the names with fewer and more words."""

    alike: float  # mean likeness of the matched words, by length
    wholly_alike: float  # the same to the fourth power: near 1 counts, middling does not
    weakest: float  # likeness of the worst matched word, squared
    unmatched: float  # share of the longer name's letters that match nothing
    joined: float  # likeness of the names written as one word
    last: float  # likeness of the last words
    agreed: float  # 1 if no matched word contradicts


def evidence(left: str, right: str) -> Evidence:
    """Of two folded names that are not empty."""
    shorter, longer = sorted(
        (left.split()[:MOST_WORDS], right.split()[:MOST_WORDS]), key=lambda w: (len(w), w)
    )
    matches = _matched(shorter, longer)
    alike = sum(likeness * len(shorter[i]) for likeness, i, _ in matches) / sum(map(len, shorter))
    weakest = min(likeness for likeness, _, _ in matches)
    used = {j for _, _, j in matches}
    unmatched = sum(len(word) for j, word in enumerate(longer) if j not in used) / sum(map(len, longer))
    one, other = "".join(shorter), "".join(longer)
    sounds = Levenshtein.normalized_similarity(skeleton(one), skeleton(other))
    return Evidence(
        alike=alike,
        wholly_alike=alike**4,
        weakest=weakest**2,
        unmatched=unmatched,
        joined=max(Levenshtein.normalized_similarity(one, other), sounds),
        last=word_likeness(shorter[-1], longer[-1]),
        agreed=float(weakest >= DIFFERENT),
    )


def same_name(a: str, b: str) -> float:
    """How likely two spellings name one person, 0 to 1; from about .5 on worth suggesting. Symmetric. Equal spellings
    are 1, a name without letters is 0, and one word against several is never more than a hint."""
    left, right = fold_name(a), fold_name(b)
    if not left or not right:
        return 0.0
    generations = {generation(a), generation(b)}
    if len(generations) == 2:
        return min(_weighed(left, right), OTHER_GENERATION if "" not in generations else ONE_GENERATION)
    return _weighed(left, right)


def _weighed(left: str, right: str) -> float:
    if left.replace(" ", "") == right.replace(" ", ""):
        return 1.0
    found = evidence(left, right)
    score = 1 / (1 + exp(-sum(w * figure for w, figure in zip(WEIGHTS, found, strict=True)) - CONSTANT))
    lonely = " " not in left or " " not in right
    return min(score, ONE_WORD) if lonely and found.unmatched else score
