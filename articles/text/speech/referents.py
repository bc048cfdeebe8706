"""Whom do the speaker's words mean? "She", "Quill", "Mr. Quill" and "the minister" are led back to the words that name
the person in full, anywhere in the text, and a spokesperson to whom they speak for.

- A name leads to its longest form: the nearest before it, or else the first after it.
- A title ("the foreign minister") leads to the person whom the text introduces with these words, before or after the
  name ("Foreign Minister Mara Quill", "Mara Quill, the foreign minister,"). Two that fit equally well are nobody.
- A pronoun leads to who spoke last, or to the first person named in a sentence since, if nothing tells that it is a
  man where the pronoun tells of a woman. What tells is a courtesy, a role word, or an earlier pronoun.

Only what is certain enough to read well is told; where nothing is found the speaker's own words are all there is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from articles.text.proper_names import BODIES, Name, find_proper_names
from articles.text.spans import Span

from .found import FoundQuote
from .rules import SpeechRules
from .spokespeople import principal

# A name of more words is an institution or a headline.
LONGEST_NAME = 4
# Characters around a name in which the text introduces its bearer.
INTRODUCTION = 90
# Of those who spoke, and of those who were named, as many are tried as whom a pronoun means.
MOST_RECENT = 20
# Characters; a pronoun does not reach back further.
PRONOUN_REACH = 1_500
# Characters at the head of a sentence in which its subject is named.
OPENING = 60
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*")
_BREAK = re.compile(r"[.;:!?,()\[\]\n\r\u2028\u2029“”\"„«»]|\s[–—-]\s|—")
_ASIDE = re.compile(r"(?:,|\s[–—-]|\s\()\s*([^,;.!?()\n\r–—]+)")
_SENTENCE = re.compile(r"[.!?…][”\"’»“)]*\s+|[\n\r]+")


class _Mention(NamedTuple):
    """Somebody is spoken of at `at`; `full` names them."""

    at: int
    key: str
    full: Span


def with_referents(
    text: str, quotes: Sequence[FoundQuote], rules: SpeechRules, crossheads: Sequence[Span] = ()
) -> list[FoundQuote]:
    """The quotes with `named` and `on_behalf_of`. Nobody is led to a name in a crosshead."""
    if not any(quote.speaker for quote in quotes):
        return list(quotes)
    reader = _Reader(text, rules, crossheads)
    speakers = sorted({quote.speaker for quote in quotes if quote.speaker})
    answers = {speaker: reader.read(speaker) for speaker in speakers}
    return [
        quote._replace(named=answers[quote.speaker][0], on_behalf_of=answers[quote.speaker][1])
        if quote.speaker
        else quote
        for quote in quotes
    ]


class _Reader:
    def __init__(self, text: str, rules: SpeechRules, crossheads: Sequence[Span]) -> None:
        self.text = text
        self.rules = rules
        names = find_proper_names(text, crossheads)
        self.names = list(_people(names, rules)) if rules.capital_nouns else names
        self.starts = [name.start for name in self.names]
        self.by_key: dict[str, list[Name]] = {}
        for name in self.names:
            self.by_key.setdefault(name.key, []).append(name)
        self.titles: dict[frozenset[str], list[tuple[int, str]]] = {}
        self.wholes: dict[str, list[Name]] = {}
        self.spoken: list[_Mention] = []
        self.genders: dict[str, str] = {}
        self.principals: dict[str, Span] = {}

    def read(self, speaker: Span) -> tuple[Span | None, Span | None]:
        """Whom the words name in full, and whom they speak for."""
        words = self._words(*speaker)
        heads = self._heads(speaker)
        own = heads[-1] if heads else None
        if len(heads) > 1 and self.rules.joining.intersection(words):
            return None, principal(self.text, speaker, self.rules)
        if own is not None:
            full = self._full(own, speaker)
            key = own.key
        elif len(words) == 1 and words[0] in self.rules.genders:
            full, key = self._meant(speaker.start, self.rules.genders[words[0]])
        else:
            full, key = self._titled(speaker, words)
        behalf = principal(self.text, speaker, self.rules)
        if key:
            self._remember(speaker, key, full or Span(own.start, own.end) if own else full, words)
            behalf = behalf or self.principals.get(key)
            if behalf:
                self.principals.setdefault(key, behalf)
        return (None if full == speaker else full), behalf

    # Names

    def _inside(self, span: Span) -> list[Name]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [name for name in self.names[first:last] if name.end <= span.end]

    def _heads(self, speaker: Span) -> list[Name]:
        """The names that the phrase is about: not "Quill" in "a spokesman for Quill" or "Quill’s lawyer"."""
        return [
            name
            for name in self._inside(speaker)
            if self._is_person(name.key) and self._is_head(name, speaker)
        ]

    def _is_head(self, name: Name, speaker: Span) -> bool:
        before = self._words(speaker.start, name.start)
        owned = self.text[name.end : name.end + 2].replace("’", "'") in ("'s", "' ")
        return not owned and not (before and before[-1] in self.rules.prepositions)

    def _is_person(self, key: str) -> bool:
        words = key.split()
        return len(words) <= LONGEST_NAME and not BODIES.intersection(words)

    def _full(self, name: Name, speaker: Span) -> Span | None:
        """Where the name is written in full; None if nothing longer than the speaker's own words is."""
        whole = self._whole(name.key)
        if not whole:
            return self._later(name)
        at = bisect_right(whole, name.start, key=lambda one: one.start) - 1
        nearest = whole[max(at, 0)]
        if nearest.start == name.start and Span(nearest.start, nearest.end) == speaker:
            return None
        return Span(nearest.start, nearest.end)

    def _whole(self, key: str) -> list[Name]:
        """Where the longest form of a name is written, if it has two words or more."""
        if key not in self.wholes:
            lengths = [self._length(one) for one in self.by_key[key]]
            longest = max(lengths)
            named = [one for one, length in zip(self.by_key[key], lengths, strict=True) if length == longest]
            self.wholes[key] = named if longest > 1 else []
        return self.wholes[key]

    def _length(self, name: Name) -> int:
        """Words of a name without its courtesies: one in "Ms. Quill"."""
        return sum(word.rstrip(".") not in self.rules.gendered for word in self._words(name.start, name.end))

    def _later(self, name: Name) -> Span | None:
        """Of a surname that comes before the full name: the one person whose name ends in it."""
        full = {key for key in self.by_key if key.endswith(f" {name.key}") and self._is_person(key)}
        if len(full) != 1:
            return None
        one = self.by_key[full.pop()][0]
        return Span(one.start, one.end)

    # Titles

    def _titled(self, speaker: Span, words: list[str]) -> tuple[Span | None, str]:
        title = frozenset(words) - self.rules.determiners - self.rules.prepositions
        definite = bool(words) and words[0] in self.rules.definite
        institution = any(name.end == speaker.end for name in self._inside(speaker))
        if not title or not definite or institution:
            return None, ""
        fitting = self._fitting(title)
        before = bisect_left(fitting, (speaker.start, ""))
        if not fitting or (not before and len({key for _, key in fitting}) > 1):
            return None, ""
        at, key = fitting[max(before - 1, 0)]
        name = self.names[bisect_left(self.starts, at)]
        return self._full(name, speaker) or Span(name.start, name.end), key

    def _fitting(self, title: frozenset[str]) -> list[tuple[int, str]]:
        """Where the text introduces somebody with all words of a title, and whom, in text order."""
        if title not in self.titles:
            self.titles[title] = sorted(
                (at, key)
                for key, told in self.introduced.items()
                for at, description in told
                if title <= description
            )
        return self.titles[title]

    @cached_property
    def introduced(self) -> dict[str, list[tuple[int, frozenset[str]]]]:
        """With what words the text introduces each person, and where."""
        found: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for key, names in self.by_key.items():
            if self._is_person(key) and " " in key:
                told = [(name.start, self._described(name)) for name in names]
                found[key] = [one for one in told if one[1]]
        return found

    def _described(self, name: Name) -> frozenset[str]:
        """The words of the title before the name, and those of an apposition after it."""
        person = self._person_before(name.start)
        before = self.text[max(person, name.start - INTRODUCTION) : name.start].rstrip()
        apart = before.endswith(",")
        closed = not apart or self.text[name.end : name.end + 1] == ","
        title = self._title(before[:-1] if apart else before, apart) if closed else []
        aside = _ASIDE.match(self.text, name.end, min(len(self.text), name.end + INTRODUCTION))
        return frozenset(title + (self._words_of(aside[1]) if aside else []))

    def _person_before(self, at: int) -> int:
        """Where the person ends who is named before a place, or 0: a title does not reach over somebody's name."""
        i = bisect_left(self.starts, at) - 1
        while i >= 0 and self.starts[i] > at - INTRODUCTION:
            if " " in self.names[i].key and self._is_person(self.names[i].key):
                return self.names[i].end
            i -= 1
        return 0

    def _title(self, before: str, apart: bool) -> list[str]:
        """The title at the end of the words before a name; `apart` from it by a comma it has an article."""
        rules = self.rules
        *_, start = 0, *(mark.end() for mark in _BREAK.finditer(before))
        title: list[str] = []
        for word in reversed(self._words_of(before[start:])):
            if word in rules.determiners:
                return title if title else []
            if word in rules.verbs or (word in rules.prepositions and word not in rules.genitives):
                break
            title.append(word)
        return [] if apart else title

    # Pronouns

    @cached_property
    def openers(self) -> list[_Mention]:
        """The person whom each sentence names at its head, unless it begins with a pronoun."""
        starts = [0, *(mark.end() for mark in _SENTENCE.finditer(self.text))]
        found: dict[int, _Mention] = {}
        for name in self.names:
            start = starts[bisect_right(starts, name.start) - 1]
            if start in found or name.start > start + OPENING or " " not in name.key:
                continue
            first = _WORD.search(self.text, start)
            if self._is_person(name.key) and first and first.group().lower() not in self.rules.genders:
                found[start] = _Mention(name.start, name.key, Span(name.start, name.end))
        return list(found.values())

    def _meant(self, at: int, gender: str) -> tuple[Span | None, str]:
        i = bisect_right(self.openers, at, key=lambda one: one.at)
        recent = (*reversed(self.spoken[-MOST_RECENT:]), *reversed(self.openers[max(0, i - MOST_RECENT) : i]))
        fitting = (one for one in recent if self._may_be(one.key, gender))
        latest = max(fitting, key=lambda one: one.at, default=None)
        if latest is None or at - latest.at > PRONOUN_REACH:
            return None, ""
        name = Name(*latest.full, latest.key)
        self.genders[latest.key] = gender
        return self._full(name, Span(at, at)) or latest.full, latest.key

    def _may_be(self, key: str, gender: str) -> bool:
        if key not in self.genders:
            self.genders[key] = self._told_gender(key)
        return not self.genders[key] or self.genders[key] == gender

    def _told_gender(self, key: str) -> str:
        for name in self.by_key.get(key, ()):
            around = self._words(max(0, name.start - INTRODUCTION // 3), name.end)
            for word in around[-len(self._words(name.start, name.end)) - 2 :]:
                if word.rstrip(".") in self.rules.gendered:
                    return self.rules.gendered[word.rstrip(".")]
        return ""

    def _remember(self, speaker: Span, key: str, full: Span | None, words: list[str]) -> None:
        if full is not None:
            self.spoken.append(_Mention(speaker.start, key, full))
        told = next((self.rules.gendered[word] for word in words if word in self.rules.gendered), "")
        if told:
            self.genders[key] = told

    # Words

    def _words(self, start: int, end: int) -> list[str]:
        return self._words_of(self.text[start:end])

    def _words_of(self, text: str) -> list[str]:
        return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def _people(names: Sequence[Name], rules: SpeechRules) -> Iterator[Name]:
    """Without the titles, which have a capital as well: "Verkehrsministerin Mara Quill" is "Mara Quill"."""
    small = rules.subject_pronouns | rules.determiners | rules.prepositions | rules.adverbs
    for name in names:
        words = name.key.split()
        while words and (words[0].endswith(rules.role_endings) or words[0] in small):
            words = words[1:]
        written = name.end - name.start
        shown = min(len(" ".join(words)), written)
        if words:
            yield Name(name.end - shown, name.end, " ".join(words))
