"""How alike are two words of names?

Folded words (see `name_folding`) are equal, initials of each other, short forms of one name, or alike in letters or
in the sounds that transliterations keep.
"""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from articles.text.name_spellings import SHORT_FORMS, SOUNDS

INITIAL = 0.85
SHORT_FORM = 0.93
# Sounding alike counts a little less than being spelt alike.
SOUND_DISCOUNT = 0.97


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


def match_words(shorter: Sequence[str], longer: Sequence[str]) -> list[tuple[float, int, int]]:
    """Each word of the shorter name with its partner in the longer, likeliest first: likeness and both places."""
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
