"""Why two reports are suggested, in sentences that an editor can check against the texts.

Only what the eye can verify is said: how much stands in both, who and what both name, place, date and credit. The
known people come first; where none is known to the desk, the names as the article writes them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from django.utils.text import get_text_list

from articles.text.everyday import EVERYDAY
from articles.text.keys import key, short
from articles.text.proper_names import find_proper_names
from articles.text.shingles import PlacedShingle, longest_shared, placed_shingles

from .likeness import Reading
from .profiles import Bag, name_term, telling_words
from .rarity import Rarity
from .scoring import Likelihood

# Below a tenth, the words two texts share are set phrases and titles.
OVERLAP_SAID_FROM = 0.1
# What a reader takes in at a glance.
MOST_NAMES = 4
MOST_WORDS = 3
# Shorter passages are set phrases ("spoke on condition of anonymity"), longer ones are cut.
FEWEST_QUOTED, MOST_QUOTED = 7, 14


class Wording(NamedTuple):
    """What an article writes behind the keys of its profile: the names that a word is part of, each as its words
    ("ansel" is in "Lady Ansel"), and the other telling words."""

    names: Mapping[int, Set[tuple[str, ...]]]
    plain: Mapping[int, str]
    text: str
    runs: Sequence[PlacedShingle]


def wording(headline: str, text: str) -> Wording:
    names: dict[int, set[tuple[str, ...]]] = {}
    for name in find_proper_names(text):
        written = tuple(text[name.start : name.end].split())
        for term in map(name_term, written):
            if term and term not in EVERYDAY:
                names.setdefault(key(term), set()).add(written)
    words = dict.fromkeys(telling_words(f"{headline}\n{text}"))
    plain = {key(word): word for word in words if len(word) > 1 and word.isalpha() and word not in EVERYDAY}
    runs = [run._replace(shingle=short(run.shingle)) for run in placed_shingles(text)]
    return Wording(names, plain, text, runs)


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
        _passage(other, words) if likelihood.overlap < 1 else "",
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


def _passage(other: Reading, words: Wording) -> str:
    """The longest passage that stands in both, shortened to what a reader takes in at a glance."""
    passage = longest_shared(words.text, words.runs, other.profile.runs).split()
    if len(passage) < FEWEST_QUOTED:
        return ""
    quoted = " ".join(passage[:MOST_QUOTED])
    return f"both write “{quoted}{' …' if len(passage) > MOST_QUOTED else ''}”"


def _names(names: list[str]) -> str:
    return f"both name {get_text_list(names, 'and')}" if names else ""


def _shared_names(one: Reading, other: Reading, words: Wording, rarity: Rarity) -> list[str]:
    """Those that tell most come first: names of several words before single ones, so people before their countries."""
    weights = _weights(one.profile.names, other.profile.names, rarity)
    names = {_in_full(word, other, words) for word in weights.keys() & words.names.keys()}

    def weight(name: Sequence[str]) -> float:
        return sum(weights.get(key(name_term(part)), 0) for part in name)

    return [" ".join(name) for name in sorted(names, key=lambda name: (-weight(name), name))[:MOST_NAMES]]


def _in_full(word: int, other: Reading, words: Wording) -> tuple[str, ...]:
    """The longest name around this word that the other has too."""
    stretches = [_stretch(word, name, other) for name in words.names[word]]
    return max(stretches, key=lambda stretch: (len(stretch), stretch))


def _stretch(word: int, name: tuple[str, ...], other: Reading) -> tuple[str, ...]:
    """All of the name if the other has its first word and its last: what is between, outlets spell as they like."""
    terms_of = [name_term(part) for part in name]
    shared = [term in EVERYDAY or key(term) in other.profile.names.keys for term in terms_of]
    if shared[0] and shared[-1]:
        return name
    start = end = next(place for place, term in enumerate(terms_of) if term and key(term) == word)
    while start and shared[start - 1]:
        start -= 1
    while end + 1 < len(name) and shared[end + 1]:
        end += 1
    return name[start : end + 1]


def _words(one: Reading, other: Reading, words: Wording, rarity: Rarity) -> str:
    # A name that opens a sentence is none in the profile.
    names = {*one.profile.names.keys, *other.profile.names.keys, *words.names}
    weights = _weights(one.profile.lead, other.profile.lead, rarity)
    shared = sorted(weights, key=lambda word: (-weights[word], word))
    said = [f"“{words.plain[word]}”" for word in shared if word in words.plain and word not in names]
    if not said:
        return ""
    told = said[:MOST_WORDS]
    return f"the openings share the word{'s' if len(told) > 1 else ''} {get_text_list(told, 'and')}"


def _weights(one: Bag, other: Bag, rarity: Rarity) -> dict[int, float]:
    """The keys that make two bags alike, with how much each does for it."""
    mine, theirs = one.counted(), other.counted()
    return {word: rarity[word] * min(mine[word], theirs[word]) for word in mine.keys() & theirs.keys()}


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
