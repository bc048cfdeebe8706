"""May two quotes be by one speaker? By the person where both are known, else by what the texts call them.

"The engineer", "she" and a quote that names nobody may be anybody; another name is somebody else, and so is another
description. A spokesperson and
the organisation they speak for say the same thing, and so do a minister and the ministry.
"""

from enum import IntEnum

from articles.people.naming import standing_person
from articles.text.name_folding import fold_name
from articles.text.name_likeness import same_name
from articles.text.terms import STOP_WORDS, folded_words

# From here on two spellings are worth taking for one name; see name_likeness.
ONE_NAME = 0.5


class Agreement(IntEnum):
    OTHERS = 0
    PERHAPS = 1
    SAME = 2


def agreement(one, other) -> Agreement:
    """Of two quotes whose speakers, and those speakers' posts, are loaded."""
    person, someone = standing_person(one.speaker), standing_person(other.speaker)
    if person is not None and person == someone:
        return Agreement.SAME
    if _one_voice(one, other):
        return Agreement.PERHAPS
    if person is not None and someone is not None:
        return Agreement.OTHERS
    mine, theirs = _called(one), _called(other)
    if not (is_name(mine) and is_name(theirs)):
        return Agreement.OTHERS if _two_descriptions(mine, theirs) else Agreement.PERHAPS
    if same_name(mine, theirs) >= ONE_NAME or _surname_of(mine, theirs) or _surname_of(theirs, mine):
        return Agreement.SAME
    return Agreement.OTHERS


def is_name(words: str) -> bool:
    """Whether the words name somebody, rather than say what somebody is: “she”, “the engineer”."""
    return any(word[:1].isupper() and word.casefold() not in STOP_WORDS for word in words.split())


def _two_descriptions(mine: str, theirs: str) -> bool:
    """“The hospital” is not “the border service”; “she” may be either, and “the ministry” the transport ministry."""
    described = not (is_name(mine) or is_name(theirs))
    words, others = _words(mine), _words(theirs)
    return described and bool(words) and bool(others) and not words & others


def _called(quote) -> str:
    return quote.speaker.name if quote.speaker_id else quote.speaker_text


def _surname_of(short: str, full: str) -> bool:
    """“Quill” of “Mara Quill”, whatever titles stand before it."""
    words, named = fold_name(short).split(), fold_name(full).split()
    return len(words) == 1 and words[0] in named


def _one_voice(one, other) -> bool:
    return _speaks_for(one, other) or _speaks_for(other, one) or _same_principal(one, other)


def _speaks_for(one, other) -> bool:
    """Whether the other quote's speaker is the organisation that this one's speaks for or holds a post in."""
    if other.speaker_id or not is_name(other.speaker_text):
        return False
    posts = one.speaker.posts.all() if one.speaker_id else []
    organisations = [one.on_behalf_of, *(post.organisation for post in posts)]
    wanted = _words(other.speaker_text)
    return any(wanted and wanted <= _words(name) for name in organisations)


def _same_principal(one, other) -> bool:
    """Two who speak for one organisation, of whom one is not known by name."""
    named = one.speaker_id and other.speaker_id
    mine, theirs = _words(one.on_behalf_of), _words(other.on_behalf_of)
    return bool(mine and theirs) and not named and (mine <= theirs or theirs <= mine)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in folded_words(text) if word not in STOP_WORDS)
