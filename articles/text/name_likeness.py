"""Are two spellings one person's name?

Both names are folded to plain words (see `names.fold_name`); the words of the shorter are matched one to one with
those of the longer, best first. Equal words, initials, short forms ("Tom") and spellings that sound alike match. Then
seven figures about the match are weighed into one score. A shared surname is not enough: given names
that contradict each other keep the score low, while words that only one spelling has (a middle name, a
patronymic) cost little. Whether a pair is beyond asking is another question, with an answer of its own.
"""

from math import exp
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from articles.text.name_certainty import surely_one, written_differently
from articles.text.name_folding import fold_name, generation
from articles.text.name_words import match_words, skeleton, word_likeness

# Below this likeness two words are different names.
DIFFERENT = 0.7
# Logistic weights of the figures of `Evidence`, in its order, and the constant; learnt from 3,481 pairs of
# politicians' and listed persons' names by tests/benchmarks/learn_names.py. F1 at .5: five-fold .922, each source left
# out in turn .912; a token-set ratio at its best threshold .861.
WEIGHTS = (-1.64, 3.85, 3.81, -2.02, 0.41, 2.36, 0.74)
CONSTANT = -5.07
# From where an editor is asked; five-fold F1 hardly differs between .4 and .6.
SUGGEST_FROM = 0.5
# From where a name is tied without asking; see `name_certainty`.
SURE_FROM = 0.95
# A surname alone agrees with everybody of that name.
ONE_WORD = 0.6
# "Jr." in one spelling only may be a house style; "Jr." against "Sr." is father and son.
ONE_GENERATION = 0.9
OTHER_GENERATION = 0.2
# What is not beyond asking stays below SURE_FROM, however alike.
UNSURE = 0.94
# Names of more words are chains of titles and lineage; the first dozen tell persons apart.
MOST_WORDS = 12


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
    matches = match_words(shorter, longer)
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
    """How likely two spellings name one person, 0 to 1: worth suggesting from SUGGEST_FROM on, and beyond asking from
    SURE_FROM on. Symmetric. Equal spellings are 1, a name without letters is 0, and one word against several is never
    more than a hint."""
    left, right = fold_name(a), fold_name(b)
    if not left or not right:
        return 0.0
    likely = _weighed(left, right)
    generations = {generation(a), generation(b)}
    if len(generations) == 2:
        return min(likely, OTHER_GENERATION if "" not in generations else ONE_GENERATION)
    if written_differently(a, b):
        return min(likely, UNSURE)
    if left.replace(" ", "") == right.replace(" ", ""):
        return 1.0
    if surely_one(left.split(), right.split()):
        return SURE_FROM + (1 - SURE_FROM) * likely
    return min(likely, UNSURE)


def _weighed(left: str, right: str) -> float:
    found = evidence(left, right)
    score = 1 / (1 + exp(-sum(w * figure for w, figure in zip(WEIGHTS, found, strict=True)) - CONSTANT))
    lonely = " " not in left or " " not in right
    return min(score, ONE_WORD) if lonely and found.unmatched else score
