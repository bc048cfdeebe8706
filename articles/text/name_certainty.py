"""Are two spellings so surely one person's name that nobody need be asked?

Likeness alone does not tell: "Roger Fenner" and "Roger Fennel" are more alike than "A. J. Terrin" and "Antony John
Terrin". What tells is that nothing is left unexplained. Every word
of the shorter name must be in the longer one: as it is, as an initial, as a short form, as another spelling of its
sounds, or with a slip in a longer word. The order must be the same, or turned round as a whole ("Terrin Antony"). What
the longer name has besides may be initials, or names in the middle, because that is where second names stand; a
further name at either end is as often another member of the family.

Of the 3,481 pairs that `tests/benchmarks/learn_names.py` was tried on, 99.0 of 100 so tied are one person (most of the
others are one person entered twice), and so are tied 66.5 of 100 that are.
"""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from articles.text.name_spellings import SHORT_FORMS
from articles.text.name_words import match_words, skeleton

# Below this many letters, sounding alike is chance: "Jo Ren" and "Jo Ran" are two people.
SHORTEST_SOUND = 4
# Below this many letters, one letter makes another name: "Tim" and "Jim".
SHORTEST_FOR_A_SLIP = 5
# "Lena Maria Odile Terrin" is Lena Terrin; with more between them it is a chain of forefathers.
MOST_SECOND_NAMES = 2
# "Daniel" and "Daniela": a vowel at the end is no slip.
_VOWELS = "aeiouy"
_SYLLABIC = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


def written_differently(a: str, b: str) -> bool:
    """Whether both are written in Han, kana or hangul and differ: two characters of one sound are two names."""
    left, right = "".join(_SYLLABIC.findall(a)), "".join(_SYLLABIC.findall(b))
    return bool(left and right) and left != right


def surely_one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the folded words of two names, at least two each, leave nothing to ask."""
    shorter, longer = sorted((left, right), key=lambda words: (len(words), words))
    if len(shorter) < 2:
        return False
    places = sorted((i, j) for _, i, j in match_words(shorter, longer))
    pairs = [(shorter[i], longer[j]) for i, j in places]
    in_longer = [j for _, j in places]
    further = [(j, longer[j]) for j in range(len(longer)) if j not in in_longer]
    names = [j for j, word in further if len(word) > 1]
    return (
        all(_is_one_word(one, other) for one, other in pairs)
        and _has_given_name_and_surname(pairs, further)
        and _in_order(in_longer, turned_round=not further)
        and len(names) <= MOST_SECOND_NAMES
        and all(min(in_longer) < j < max(in_longer) for j in names)
        and (not names or all(_is_plainly_one(one, other) for one, other in pairs))
    )


def _is_plainly_one(one: str, other: str) -> bool:
    return one == other or bool(SHORT_FORMS.get(one, frozenset()) & SHORT_FORMS.get(other, frozenset()))


def _is_one_word(one: str, other: str) -> bool:
    if _is_plainly_one(one, other):
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if min(len(one), len(other)) >= SHORTEST_SOUND and skeleton(one) == skeleton(other):
        return True
    return _differ_by_a_slip(one, other)


def _differ_by_a_slip(one: str, other: str) -> bool:
    """A letter too many, a vowel for a vowel, or two letters swapped. A consonant for a consonant is another surname:
    "Petrov" and "Petkov"."""
    if min(len(one), len(other)) < SHORTEST_FOR_A_SLIP or OSA.distance(one, other) > 1:
        return False
    if one.rstrip(_VOWELS) == other.rstrip(_VOWELS):
        return False
    wrong = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) != len(other) or len(wrong) == 2 or all(letter in _VOWELS for letter in wrong[0])


def _has_given_name_and_surname(pairs: Sequence[tuple[str, str]], further: Sequence[tuple[int, str]]) -> bool:
    """Whether enough agrees beside a surname: two initials that stand for two names, but not the one of "J.
    Terrin", nor those of "J. J. Terrin" for "Joe Terrin"."""
    written = [pair for pair in pairs if min(map(len, pair)) > 1]
    initials = len(pairs) - len(written)
    if len(written) >= 2:
        return True
    same = bool(written) and written[0][0] == written[0][1]
    return same and initials >= 2 and not further


def _in_order(places: Sequence[int], *, turned_round: bool) -> bool:
    in_order = sorted(places)
    if list(places) == in_order:
        return True
    at = places.index(in_order[0])
    return turned_round and [*places[at:], *places[:at]] == in_order
