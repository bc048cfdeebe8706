"""Why two reports are suggested, in sentences that an editor can check against the texts.

Only what the eye can verify is said: how much stands in both, who and what both name, place, date and credit. The
known people come first; where none is known to the desk, the names as the article writes them.
"""

from collections.abc import Collection, Iterator

from django.utils.text import get_text_list

from articles.text.everyday import EVERYDAY

from .profiles import Profile, Weighed, shared
from .scoring import Likelihood, Reading

# Below a tenth, the words two texts share are set phrases and titles.
OVERLAP_SAID_FROM = 0.1
# What a reader takes in at a glance.
MOST_NAMES = 4
MOST_WORDS = 3


def reasons(
    likelihood: Likelihood,
    one: Reading,
    other: Reading,
    weighed_one: Weighed,
    weighed_other: Weighed,
    people: Collection[str] = (),
) -> list[str]:
    """`people` are the names of the known people that both reports name."""
    said = [
        _overlap(likelihood.overlap),
        _names(sorted(people)[:MOST_NAMES] or _shared_names(one, other, weighed_one, weighed_other)),
        _words(one, other, weighed_one, weighed_other),
        _place_and_day(likelihood),
        _credit(one, other) if likelihood.same_credit else "",
    ]
    return [sentence for sentence in said if sentence]


def _overlap(share: float) -> str:
    if share == 1:
        return "the shorter text stands in the other, word for word"
    return (
        f"{share:.0%} of the shorter text stands in the other, word for word".replace("%", " %")
        if (share >= OVERLAP_SAID_FROM)
        else ""
    )


def _names(names: list[str]) -> str:
    return f"both name {get_text_list(names, 'and')}" if names else ""


def _shared_names(one: Reading, other: Reading, weighed_one: Weighed, weighed_other: Weighed) -> list[str]:
    names = (
        _as_both_write(word, one.profile, other.profile)
        for word in shared(weighed_one.names, weighed_other.names)
    )
    return list(dict.fromkeys(names))[:MOST_NAMES]


def _as_both_write(word: str, one: Profile, other: Profile) -> str:
    """The longest name with this word that both have, else the word."""
    both = one.phrases[word] & other.phrases[word]
    return max(both, key=lambda phrase: (len(phrase), phrase)) if both else one.spelled[word]


def _words(one: Reading, other: Reading, weighed_one: Weighed, weighed_other: Weighed) -> str:
    said = [
        word
        for word in shared(weighed_one.lead, weighed_other.lead)
        if word.isalpha()
        and not (word in EVERYDAY or word in one.profile.names or word in other.profile.names)
    ]
    words = [f"“{word}”" for word in said[:MOST_WORDS]]
    if not words:
        return ""
    return f"the openings share the word{'s' if len(words) > 1 else ''} {get_text_list(words, 'and')}"


def _place_and_day(likelihood: Likelihood) -> str:
    return ", ".join(_circumstances(likelihood))


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
