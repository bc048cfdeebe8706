"""For whom does a spokesperson speak? "State Department spokesperson Ned Price", "a spokesman for the Harbour
Authority", "Mara Quill, speaking for the hauliers,": the organisation or person is a span of the same text.

It is looked for in the speaker's own words, and in the aside that follows a name ("Ned Price, a spokesman for …,").
"""

import re

from articles.text.spans import Span

from .rules import SpeechRules

# Characters after the speaker's words within which an aside says for whom they speak.
LONGEST_ASIDE = 120
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'&.][^\W_]+)*")
_STOP = re.compile(r"[,;:!?()\[\]\n\r“”\"„«»—–]|\.(?:\s|$)")
_ASIDE = re.compile(r"\s*(?:,|–|—|\()\s*")


class _Word:
    __slots__ = ("capital", "end", "low", "start")

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.low = match.group().lower().replace("’", "'")
        self.capital = match.group()[0].isupper() or match.group()[0].isdigit()


def principal(text: str, speaker: Span, rules: SpeechRules) -> Span | None:
    """Whom the speaker speaks for, without the article; None where the text does not say."""
    found = _in_phrase(_words(text, speaker.start, speaker.end), rules)
    if found is not None:
        return found
    aside = _ASIDE.match(text, speaker.end)
    if aside is None:
        return None
    end = _STOP.search(text, aside.end(), aside.end() + LONGEST_ASIDE)
    return _in_phrase(_words(text, aside.end(), end.start() if end else aside.end() + LONGEST_ASIDE), rules)


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(match) for match in _WORD.finditer(text, start, min(end, len(text)))]


def _in_phrase(words: list[_Word], rules: SpeechRules) -> Span | None:
    lows = [word.low for word in words]
    for phrase in rules.speaking_for:
        for at in range(len(words) - len(phrase)):
            if tuple(lows[at : at + len(phrase)]) == phrase:
                return _named(words[at + len(phrase) :], rules, small=True)
    role = next((i for i, low in enumerate(lows) if low in rules.spokespeople), None)
    if role is None:
        return None
    after = words[role + 1 :]
    if after and after[0].low in rules.behalf:
        return _named(after[1:] if after[0].low in rules.prepositions else after, rules, small=True)
    return _named(words[:role], rules)


def _named(words: list[_Word], rules: SpeechRules, *, small: bool = False) -> Span | None:
    """The name in the words: from the first that is no article, up to a verb or the next preposition but "of".
    `small`: it need not have a capital ("for the hauliers")."""
    first = 0
    while first < len(words) and words[first].low in rules.articles:
        first += 1
    last = first
    while last < len(words) and not _ends(words[last], rules):
        last += 1
    while last > first and (words[last - 1].low in rules.genitives or words[last - 1].low in rules.articles):
        last -= 1
    if last == first or (not small and not any(word.capital for word in words[first:last])):
        return None
    end = words[last - 1].end
    for ending in rules.possessive_endings:
        if words[last - 1].low.endswith(ending) and ending.startswith("'"):
            end -= len(ending)
    return Span(words[first].start, end)


def _ends(word: _Word, rules: SpeechRules) -> bool:
    if word.low in rules.relative_pronouns or word.low in rules.verbs:
        return True
    return word.low in rules.prepositions and word.low not in rules.genitives
