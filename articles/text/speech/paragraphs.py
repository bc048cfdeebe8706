"""The quotations of one paragraph: what its verbs report, each passage given to one verb, and lone passages.

Whether reported words are speech at all is decided here too: what somebody did not say is none, nor what they might,
nor a term or the name of a work in marks.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.text.spans import Span

from .attributions import announcer, attributions
from .contents import Attribution
from .found import FoundQuote, Kind
from .rules import SpeechRules, Use
from .sentence import Sentence
from .speakers import characters
from .tokens import Token, is_called_out, past_dateline, sentences_of

# Of the letters of a direct quotation, the share that stands inside marks.
DIRECT_SHARE = 0.95
# Words a passage without any reporting verb must have to be taken for speech rather than for a term or a title. In
# 400 American news articles 26 % of the marked passages of three words were no quotation, of four 12 %, of four and
# more 3 %.
LONE_WORDS = 4
# Words of a lone passage in the middle of a sentence: of those with a capital and a closing mark inside four in five of
# four words were speech, of the others that took ten.
LONE_WORDS_INSIDE = 10
# Tokens before a verb among which its auxiliaries and negation stand.
VERB_GROUP = 3
# Characters of a speaker's name at the head of a line in an interview.
LONGEST_LABEL = 40
_SPACE = " \t\r\n\u00a0"


class Voice(NamedTuple):
    """Who spoke last, for passages that stand alone."""

    speaker: Span | None = None
    cue: Span | None = None


class Paragraph:
    def __init__(self, text: str, tokens: list[Token], rules: SpeechRules, voice: Voice) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules
        self.voice = voice
        self.claimed: set[int] = set()

    def quotes(self) -> Iterator[FoundQuote]:
        for span in sentences_of(self.text, self.tokens, self.rules):
            span = Span(past_dateline(self.tokens, span), span.end)
            sentence = Sentence(self.tokens, span, self.rules)
            for one, kind in self._disjoint(attributions(sentence)):
                yield from self._attributed(one, kind)
            yield from self._lone(span)
            announced = announcer(sentence)
            if announced is not None:
                self.voice = Voice(characters(self.tokens, announced, self.rules))

    def opening(self, mark: str) -> int | None:
        """Where the passage begins that opens the paragraph, if it opens with this mark."""
        passage = self.tokens[0].passage if self.tokens else None
        return self._bare(passage.start, passage.end)[0] if passage and self.mark(0) == mark else None

    def mark(self, at: int) -> str:
        """The mark that opens the passage which is the first (0) or the last (-1) token."""
        passage = self.tokens[at].passage if self.tokens else None
        return self.text[passage.outer_start : passage.start] if passage else ""

    def unclosed(self) -> int | None:
        """Where the words end whose mark the paragraph leaves open."""
        passage = self.tokens[-1].passage if self.tokens else None
        return self._bare(passage.start, passage.end)[1] if passage and not passage.closed else None

    def _letters(self, start: int, end: int) -> int:
        return sum(map(str.isalnum, self.text[start:end]))

    def _passages(self, content: Span) -> list[Token]:
        return [token for token in self.tokens[content.start : content.end] if token.kind == "q"]

    def _kind(self, content: Span) -> Kind:
        quoted = self._passages(content)
        if not quoted:
            return "indirect"
        inside = sum(self._letters(token.start, token.end) for token in quoted)
        whole = self._letters(self.tokens[content.start].start, self.tokens[content.end - 1].end)
        grammar = self.rules.articles | self.rules.conjunctions
        outside = [token for token in self.tokens[content.start : content.end] if token.kind == "w"]
        loose = all(token.low in grammar for token in outside)
        return "direct" if loose and inside >= DIRECT_SHARE * whole else "mixed"

    def _disjoint(self, found: list[Attribution]) -> list[tuple[Attribution, Kind]]:
        """Each passage goes to the verb that takes it alone; a longer content stops before that verb's clause."""
        kinds = [self._kind(one.content) for one in found]
        taker: dict[int, Attribution] = {}
        for one, kind in zip(found, kinds, strict=True):
            if kind == "direct":
                taker.update((token.start, one) for token in self._passages(one.content))
        kept: list[tuple[Attribution, Kind]] = []
        for one, kind in zip(found, kinds, strict=True):
            if kind == "mixed":
                one = self._before_rival(one, taker)
                kind = self._kind(one.content) if one.content.end > one.content.start else kind
            if one.content.end > one.content.start and self._reports(one, kind, found):
                kept.append((one, kind))
        return kept

    def _before_rival(self, one: Attribution, taker: dict[int, Attribution]) -> Attribution:
        for token in self._passages(one.content):
            rival = taker.get(token.start)
            if rival is None or rival is one:
                continue
            clause = min(one.start for one in (rival.content, rival.cue, rival.subject) if one is not None)
            if one.content.start < clause < one.content.end:
                return one._replace(content=self._without_connector(one.content.start, clause))
            names = one.use in (Use.NAMING, Use.VOICING)
            if names and clause <= one.content.start <= rival.cue.start < one.content.end:
                return one._replace(content=Span(clause, clause))
        return one

    def _without_connector(self, start: int, end: int) -> Span:
        loose = self.rules.conjunctions | self.rules.subordinators
        while end > start and (self.tokens[end - 1].kind == "p" or self.tokens[end - 1].low in loose):
            end -= 1
        return Span(start, end)

    def _reports(self, one: Attribution, kind: Kind, found: Sequence[Attribution]) -> bool:
        """Whether it is reported speech at all. Without marks, naming and sounding verbs do not report; an attitude,
        or a thing spoken about, must not lie inside what another reports, nor be only wished or possible."""
        if kind != "indirect":
            return True
        if one.use in (Use.NAMING, Use.VOICING) or self._denied(one):
            return False
        if one.use is Use.SAYING or (one.use is Use.MATTER and one.clause):
            return True
        if one.use is Use.STANCE and not one.clause:
            return False
        tokens, rules = self.tokens, self.rules
        relative = one.subject is not None and tokens[one.subject.start].low in rules.relative_pronouns
        if relative or any(token.low in rules.modals for token in self._before(one)):
            return False
        return not any(other.content.start <= one.cue.start < other.content.end for other in found)

    def _denied(self, one: Attribution) -> bool:
        """Whether somebody did not say it: "did not say that …", but not "did not say whether …"."""
        rules = self.rules
        negated = any(
            token.low in rules.negations or token.low.endswith(rules.negation_endings)
            for token in (
                *self._before(one),
                *self.tokens[one.cue.end : min(one.content.start, one.cue.end + VERB_GROUP)],
            )
        )
        asked = self.tokens[one.content.start].low in rules.complementisers - rules.that
        return negated and one.content.start >= one.cue.end and not asked

    def _before(self, one: Attribution) -> list[Token]:
        return self.tokens[max(0, one.cue.start - VERB_GROUP) : one.cue.start]

    def _attributed(self, one: Attribution, kind: Kind) -> Iterator[FoundQuote]:
        tokens = self.tokens
        speaker = characters(tokens, one.subject, self.rules) if one.subject else None
        cue = Span(tokens[one.cue.start].start, tokens[one.cue.end - 1].end)
        free = [token for token in self._passages(one.content) if token.start not in self.claimed]
        self.claimed.update(token.start for token in free)
        if kind != "indirect" and not free:
            return
        self.voice = Voice(speaker, cue)
        if kind == "direct" and (len(free) == 1 or one.content.end - one.content.start == len(free)):
            for token in free:
                yield from self._direct(token)
        else:
            start, end = self._bare(tokens[one.content.start].start, tokens[one.content.end - 1].end)
            if start < end:
                yield FoundQuote(start, end, "mixed" if free else kind, speaker, cue)

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in _SPACE:
            start += 1
        while end > start and self.text[end - 1] in _SPACE:
            end -= 1
        return start, end

    def _direct(self, token: Token) -> Iterator[FoundQuote]:
        if token.passage is not None:
            start, end = self._bare(token.passage.start, token.passage.end)
            label = _label(self.text, start, end)
            if label is not None:
                self.voice = Voice(label)
                start = self._bare(label.end + 1, end)[0]
            if start < end:
                yield FoundQuote(start, end, "direct", self.voice.speaker, self.voice.cue)

    def _lone(self, sentence: Span) -> Iterator[FoundQuote]:
        for at in range(*sentence):
            token = self.tokens[at]
            if token.kind == "q" and token.start not in self.claimed:
                alone = sentence.end - sentence.start == 1
                if is_called_out(self.tokens[max(0, at - 2) : at], self.rules) or self._speaks(token, alone):
                    yield from self._direct(token)

    def _speaks(self, token: Token, alone: bool) -> bool:
        """Whether a passage without a reporting verb is speech, not a term, a title, a crosshead or a scare quote."""
        words = self.text[token.start : token.end].strip("\"'“”„‟«»‘’`").split()
        if alone and (all(word.isupper() for word in words) or words[-1].endswith(":")):
            return False
        if alone:
            return len(words) >= LONE_WORDS or self.voice.speaker is not None
        long = [word for word in words if len(word) >= LONE_WORDS]
        titled = (
            not self.rules.capital_nouns
            and len(long) > 1
            and all(word[0].isupper() or not word[0].isalpha() for word in long)
        )
        whole = token.opens_capital and words and words[-1][-1] in ".,!?"
        return not titled and len(words) >= (LONE_WORDS if whole else LONE_WORDS_INSIDE)


def _label(text: str, start: int, end: int) -> Span | None:
    """The name at the head of a line of an interview: “QUILL: We will go.”"""
    colon = text.find(":", start, min(end, start + LONGEST_LABEL))
    name = text[start:colon] if colon > start else ""
    return Span(start, colon) if name.isupper() and len(name) > 1 else None
