"""Who of thousands of known people may be meant by a spelling that nobody has entered yet?

Comparing it with every spelling would take seconds a text. But two spellings of one name share a word, be it by its
sounds or as a short form. So spellings are looked up by their words, and only those compared that share two of them, or
one that few have.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from articles.text.name_folding import fold_name
from articles.text.name_likeness import SUGGEST_FROM, SURE_FROM, same_name
from articles.text.name_spellings import SHORT_FORMS
from articles.text.name_words import skeleton

# Spellings that share one word only and are compared all the same. A word that more of them have ("Mohammed") finds
# nobody by itself.
MOST_COMPARED = 100
# Spellings that share two words, compared for one name: of 500 of one person the first are as good as all.
MOST_SHARING_TWO = 300


class Likely(NamedTuple):
    """A person, how likely it is they, and their spelling that comes nearest."""

    person: int
    score: float
    spelling: str

    @property
    def sure(self) -> bool:
        return self.score >= SURE_FROM


class Spellings:
    """The known spellings of two words or more, by word."""

    def __init__(self, named: Iterable[tuple[str, int]]) -> None:
        self._spellings: dict[tuple[int, str], str] = {}
        self._by_key: dict[str, list[tuple[int, str]]] = {}
        for name, person in named:
            folded = fold_name(name)
            if " " not in folded or (person, folded) in self._spellings:
                continue
            self._spellings[person, folded] = name
            for key in name_keys(folded):
                self._by_key.setdefault(key, []).append((person, folded))

    def likely(self, name: str, *, most: int = MOST_COMPARED) -> list[Likely]:
        """Each person who may be meant, the likeliest first; `most` share but one word with the name."""
        bearers = sorted((self._by_key.get(key, []) for key in name_keys(fold_name(name))), key=len)
        shared = Counter(chain.from_iterable(bearers))
        found = set([one for one, words in shared.items() if words > 1][:MOST_SHARING_TWO])
        alone: set[tuple[int, str]] = set()
        for one in bearers:
            if len(alone) + len(one) > most:
                break
            alone.update(one)
        found |= alone
        best: dict[int, Likely] = {}
        for person, folded in sorted(found):
            spelling = self._spellings[person, folded]
            score = same_name(name, spelling)
            if score >= SUGGEST_FROM and (person not in best or score > best[person].score):
                best[person] = Likely(person, score, spelling)
        return sorted(best.values(), key=lambda one: (-one.score, one.person))


def name_keys(folded: str) -> set[str]:
    keys: set[str] = set()
    for word in folded.split():
        if len(word) > 1:
            keys.add(skeleton(word))
            keys |= {f"={number}" for number in SHORT_FORMS.get(word, ())}
    return keys
