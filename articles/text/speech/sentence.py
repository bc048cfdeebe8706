"""One sentence of tokens and the small questions that every rule of reported speech asks about it.

All offsets here are token indices. `lo` … `hi` leaves the closing punctuation out, `end` does not.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from articles.text.spans import Span

from .rules import SpeechRules
from .tokens import BRACKETS, DASHES, ENDS, Token

# Within so many words an adverbial between a verb and its "that" ends: "said in a statement on Sunday that".
ADJUNCT_REACH = 14
# Within so many words a clause shows its verb.
CLAUSE_REACH = 16
# The longest description of whom somebody tells: "the regional daily newspaper".
LONGEST_ADDRESSEE = 6


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries and adverbs: tokens `start` … verb. `helped`: it has an auxiliary or "to"."""

    start: int
    passive: bool
    helped: bool


class Sentence:
    def __init__(self, tokens: Sequence[Token], span: Span, rules: SpeechRules) -> None:
        self.t = tokens
        self.lo = span.start
        self.hi = self.end = span.end
        self.rules = rules
        while self.hi > self.lo and self._closes(tokens[self.hi - 1]):
            self.hi -= 1

    @cached_property
    def last_passage(self) -> int:
        return next((i for i in range(self.hi - 1, self.lo - 1, -1) if self.t[i].kind == "q"), -1)

    @staticmethod
    def _closes(token: Token) -> bool:
        return token.kind == "p" and (token.low[0] in ENDS or token.low in BRACKETS)

    def is_adverb(self, at: int) -> bool:
        token = self.t[at]
        return token.low in self.rules.adverbs or (
            token.low.endswith(self.rules.adverb_endings) and not token.capital
        )

    def is_dash(self, at: int) -> bool:
        return self.t[at].low in DASHES

    def quoted_after(self, at: int) -> bool:
        """Whether a quoted passage stands at or after `at`."""
        return self.last_passage >= at

    def quoted(self, start: int, end: int) -> bool:
        return any(token.kind == "q" for token in self.t[start:end])

    def announced_passage(self, at: int) -> int | None:
        """The next passage after a comma or colon."""
        for later in range(max(at, self.lo + 1), self.hi):
            if self.t[later].kind == "q" and self.t[later - 1].low in (",", ":"):
                return later
        return None

    def next_comma(self, start: int, end: int) -> int | None:
        return next((at for at in range(start, end) if self.t[at].low == ","), None)

    def has_verb(self, start: int) -> bool:
        """Whether the words from `start` on look like a clause: a helping verb, a past tense or a pronoun."""
        rules = self.rules
        for token in self.t[start : min(start + CLAUSE_REACH, self.hi)]:
            if (
                token.low in rules.verbs
                or token.low in rules.persons
                or token.low.endswith(rules.clause_endings)
            ):
                return True
        return False

    def verb_group(self, verb: int) -> VerbGroup:
        t, rules = self.t, self.rules
        at, passive, helped, nearest = verb, False, False, True
        while at > self.lo and t[at - 1].kind == "w":
            low = t[at - 1].low
            if low in rules.auxiliaries:
                passive = passive or (nearest and low in rules.passive_auxiliaries)
                helped, nearest = True, False
            elif low in rules.infinitive_marks or (low in rules.catenatives and self._before_infinitive(at)):
                helped = True
            elif not self.is_adverb(at - 1):
                break
            at -= 1
        return VerbGroup(at, passive, helped)

    def _before_infinitive(self, at: int) -> bool:
        return self.t[at].low in self.rules.infinitive_marks or self.t[at].low in self.rules.catenatives

    def adverbials_end(self, at: int) -> int:
        """Past times and prepositional phrases: "on Sunday", "in a statement", "of his rivals"."""
        t, rules = self.t, self.rules
        while at < self.hi and t[at].kind == "w":
            if t[at].low in rules.times or self.is_adverb(at):
                at += 1
            elif t[at].low in rules.prepositions and not self.counts(at):
                at += 1
                while at < self.hi and t[at].kind == "w" and not self._ends_phrase(t[at]):
                    at += 1
            else:
                break
        return at

    def _ends_phrase(self, token: Token) -> bool:
        return token.low in self.rules.clause_marks or token.low in self.rules.auxiliaries

    def counts(self, at: int) -> bool:
        """Whether a preposition opens a number: "at least six"."""
        return at + 1 < self.hi and self.t[at + 1].low in self.rules.superlatives

    def short_adverbial_end(self, at: int) -> int:
        """Past "Sunday", "again"; not past an adverb that belongs to the word after it: "unusually high"."""
        end = at
        while (
            end < self.hi
            and self.t[end].kind == "w"
            and (self.t[end].low in self.rules.times or self.is_adverb(end))
        ):
            end += 1
        if end == at or end >= self.hi or self.t[end].kind != "w":
            return end
        opens = self.rules.clause_openers | self.rules.prepositions
        return at if self.is_adverb(end - 1) and self.t[end].low not in opens else end

    def addressee_end(self, at: int) -> int:
        """Past whom somebody tells: "her", "Mara Quill", "the regional daily"."""
        t, rules = self.t, self.rules
        if at >= self.hi or t[at].kind != "w":
            return at
        if t[at].low in rules.object_pronouns:
            return at + 1
        article = t[at].low in rules.articles
        if t[at].capital or (article and at + 1 < self.hi and t[at + 1].capital):
            end = self._name_end(at + 1)
        else:
            end = at + (t[at].low in rules.determiners)
            stop = min(end + LONGEST_ADDRESSEE, self.hi)
            while end < stop and t[end].kind == "w" and not self._ends_addressee(t[end]):
                end += 1
        return self._title_end(end)

    def _ends_addressee(self, token: Token) -> bool:
        rules = self.rules
        return (
            token.capital
            or token.low in rules.clause_openers
            or token.low in rules.determiners
            or token.low in rules.prepositions
        )

    def _name_end(self, at: int) -> int:
        t, rules = self.t, self.rules
        while at < self.hi and t[at].kind == "w":
            joins = t[at].low in rules.genitives | rules.joining | rules.articles
            joins = joins and at + 1 < self.hi and t[at + 1].capital
            if not (t[at].capital or joins or t[at - 1].low.endswith(rules.possessive_endings)):
                break
            if t[at].low in rules.subject_pronouns | rules.determiners and not joins:
                break
            at += 1
        return at

    def _title_end(self, at: int) -> int:
        """Past "of state" in "the secretary of state of …": the last genitive is the matter, not the title."""
        genitives = [i for i in range(at, min(at + 4, self.hi)) if self.t[i].low in self.rules.genitives]
        return genitives[-1] if len(genitives) > 1 else at
