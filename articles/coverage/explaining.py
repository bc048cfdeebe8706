"""Why two reports are suggested, in sentences that an editor can check against the texts.

Only what the eye can verify is said: how much stands in both, who and what both name, place, date and credit. The
known people come first; where none is known to the desk, the names as the article writes them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from django.utils.text import get_text_list

from articles.text.everyday import EVERYDAY
from articles.text.keys import key
from articles.text.terms import terms

from .likeness import Reading
from .profiles import Bag, name_phrases, name_term
from .rarity import Rarity
from .scoring import Likelihood

# Below a tenth, the words two texts share are set phrases and titles.
OVERLAP_SAID_FROM = 0.1
# What a reader takes in at a glance.
MOST_NAMES = 4
MOST_WORDS = 3


class Wording(NamedTuple):
    """The words of an article behind the keys of its profile: those of its names as it writes them, the names they are
    part of ("ansel" is "Ansel", in "Lady Ansel"), and the other telling words."""

    spelled: Mapping[int, str]
    phrases: Mapping[int, Set[tuple[str, ...]]]
    plain: Mapping[int, str]


def wording(headline: str, text: str) -> Wording:
    spelled: dict[int, str] = {}
    phrases: dict[int, set[tuple[str, ...]]] = {}
    for phrase in name_phrases(headline, text):
        for word in phrase:
            term = name_term(word)
            if term and term not in EVERYDAY:
                spelled.setdefault(key(term), word)
                phrases.setdefault(key(term), set()).add(tuple(phrase))
    words = dict.fromkeys(terms(f"{headline}\n{text}"))
    plain = {key(word): word for word in words if word.isalpha() and word not in EVERYDAY}
    return Wording(spelled, phrases, plain)


def reasons(
    likelihood: Likelihood,
    one: Reading,
    other: Reading,
    words: Wording,
    rarity: Rarity,
    people: Collection[str] = (),
) -> list[str]:
    """`words` are those of `one`; `people` are the names of the known people that both reports name."""
    said = [
        _overlap(likelihood.overlap),
        _names(sorted(people)[:MOST_NAMES] or _shared_names(one, other, words, rarity)),
        _words(one, other, words, rarity),
        ", ".join(_circumstances(likelihood)),
        _credit(one, other) if likelihood.same_credit else "",
        f"written in {one.language} and {other.language}"
        if one.language != other.language and one.language and other.language
        else "",
    ]
    return [sentence for sentence in said if sentence]


def _overlap(share: float) -> str:
    if share == 1:
        return "the shorter text stands in the other, word for word"
    if share < OVERLAP_SAID_FROM:
        return ""
    return f"{share:.0%} of the shorter text stands in the other, word for word".replace("%", " %")


def _names(names: list[str]) -> str:
    return f"both name {get_text_list(names, 'and')}" if names else ""


def _shared_names(one: Reading, other: Reading, words: Wording, rarity: Rarity) -> list[str]:
    shared = _by_weight(one.profile.names, other.profile.names, rarity)
    return list(dict.fromkeys(_in_full(name, other, words) for name in shared))[:MOST_NAMES]


def _in_full(name: int, other: Reading, words: Wording) -> str:
    """The longest stretch of a name around this word that the other has too."""
    stretches = [_stretch(name, phrase, other) for phrase in words.phrases[name]]
    return " ".join(max(stretches, key=lambda stretch: (len(stretch), stretch)))


def _stretch(name: int, phrase: Sequence[str], other: Reading) -> tuple[str, ...]:
    terms_of = [name_term(word) for word in phrase]
    shared = [term in EVERYDAY or key(term) in other.profile.names.keys for term in terms_of]
    start = end = next(place for place, term in enumerate(terms_of) if term and key(term) == name)
    while start and shared[start - 1]:
        start -= 1
    while end + 1 < len(phrase) and shared[end + 1]:
        end += 1
    return tuple(phrase[start : end + 1])


def _words(one: Reading, other: Reading, words: Wording, rarity: Rarity) -> str:
    names = {*one.profile.names.keys, *other.profile.names.keys}
    shared = _by_weight(one.profile.lead, other.profile.lead, rarity)
    said = [f"“{words.plain[word]}”" for word in shared if word in words.plain and word not in names]
    if not said:
        return ""
    told = said[:MOST_WORDS]
    return f"the openings share the word{'s' if len(told) > 1 else ''} {get_text_list(told, 'and')}"


def _by_weight(one: Bag, other: Bag, rarity: Rarity) -> list[int]:
    """The keys that make two bags alike, those that weigh most first."""
    mine, theirs = one.counted(), other.counted()
    return sorted(
        mine.keys() & theirs.keys(), key=lambda word: (-rarity[word] * min(mine[word], theirs[word]), word)
    )


def _circumstances(likelihood: Likelihood) -> Iterator[str]:
    if likelihood.same_place:
        yield "same place"
    if likelihood.days == 0:
        yield "same day"
    elif likelihood.days is not None:
        yield "one day apart" if likelihood.days == 1 else f"{likelihood.days} days apart"


def _credit(one: Reading, other: Reading) -> str:
    if one.credit == other.credit:
        return f"both credit {one.credit_name}"
    crediting = one if one.credit == other.source else other
    return f"{crediting.source_name} credits {crediting.credit_name}, which has the other"
