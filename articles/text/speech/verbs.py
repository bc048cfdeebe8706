"""Which words of a sentence are reporting verbs, and whose?

A word of the list is a verb here if it has a subject: before it ("X said"), after it ("…, said X"), or shared with
an earlier verb ("and added", ", saying", "by insisting"). Words that are nouns as often ("reports", "claims") must
show more: a name or pronoun before them, or a "that" after them.
"""

from typing import NamedTuple

from articles.text.spans import Span

from .rules import Cue, Form
from .sentence import Sentence, VerbGroup
from .speakers import first_subject, phrase_before, subject_after, subject_before
from .tokens import Token

# A subject without a name after its verb ("said several people who …") is not longer.
LONGEST_UNNAMED = 8


class Verb(NamedTuple):
    """`at` … `end` is the verb with its particle, `start` where its own clause begins: the connector or comma before
    it, or its subject. `fronted`: the subject follows only because something else opens the sentence. All over token
    indices."""

    at: int
    end: int
    cue: Cue
    group: VerbGroup
    subject: Span | None
    inherited: bool
    start: int
    fronted: bool = False

    @property
    def inverted(self) -> bool:
        return self.subject is not None and not self.inherited and self.subject.start >= self.end

    @property
    def after(self) -> int:
        """The token after the verb, or after its subject if that follows."""
        return self.subject.end if self.subject is not None and self.inverted else self.end


def find_verbs(sentence: Sentence) -> list[Verb]:
    found: list[Verb] = []
    for at in range(sentence.lo, sentence.hi):
        token = sentence.t[at]
        cue = sentence.rules.cues.get(token.low) if token.kind == "w" else None
        if cue is None or (token.capital and at > sentence.lo):
            continue
        end = at + 1
        particles = sentence.rules.particles.get(cue.lemma)
        if particles is not None:
            if sentence.rules.verb_second:
                if not (_separated(sentence, end, particles) or cue.forms == {Form.PARTICIPLE}):
                    continue
            elif end >= sentence.hi or sentence.t[end].low not in particles:
                continue
            else:
                end += 1
            if end < sentence.hi and sentence.t[end].low in sentence.rules.infinitive_marks:
                continue
        verb = _verb(sentence, at, end, cue, found)
        if verb is not None:
            found.append(verb)
    return found


def _separated(sentence: Sentence, start: int, particles: frozenset[str]) -> bool:
    """Whether the part that a verb has left at the end of its clause stands there: "teilte die Behörde mit"."""
    comma = sentence.next_comma(start, sentence.hi)
    return sentence.t[(sentence.hi if comma is None else comma) - 1].low in particles


def _verb(sentence: Sentence, at: int, end: int, cue: Cue, earlier: list[Verb]) -> Verb | None:
    t, rules = sentence.t, sentence.rules
    group = sentence.verb_group(at)
    if Form.ING in cue.forms and not group.helped:
        return _participle(sentence, at, end, cue, group, earlier)
    inverted = _subject_after_verb(sentence, at, end, cue)
    if inverted is not None:
        return Verb(at, end, cue, group, inverted, False, group.start)
    if rules.verb_second:
        second = _second(sentence, at, end, cue, group)
        if second is not None:
            return second
    ambiguous = t[at].low in rules.noun_cues and not group.helped
    if ambiguous and group.start > sentence.lo and _makes_noun(sentence, t[group.start - 1], cue):
        return None
    if group.start > sentence.lo and t[group.start].low in rules.infinitive_marks:
        doer = earlier[-1].subject if earlier else first_subject(sentence, group.start)
        return Verb(at, end, cue, group, doer, True, group.start)
    subject = subject_before(sentence, group)
    if subject is None:
        return _sharing(sentence, at, end, cue, group, earlier)
    head = _head(sentence, subject)
    finite = group.helped or bool(cue.forms - {Form.ING, Form.BASE})
    several = any(token.low in rules.joining for token in t[subject.start : subject.end])
    if not finite and not several and not _plural(sentence, head):
        return None
    if ambiguous and not _reads_as_verb(sentence, end, cue, head):
        return None
    return Verb(at, end, cue, group, subject, False, subject.start)


def _second(sentence: Sentence, at: int, end: int, cue: Cue, group: VerbGroup) -> Verb | None:
    """A verb after an adverbial that opens the sentence ("Am Montag sagte Quill"), or at the end of its clause with
    its auxiliary in second place ("Quill hat am Montag gesagt")."""
    t, rules, lo = sentence.t, sentence.rules, sentence.lo
    if cue.forms == {Form.PARTICIPLE} and not group.helped:
        finite = next((i for i in range(lo, at) if t[i].low in rules.auxiliaries), None)
        if finite is None or finite + 1 >= at:
            return None
        subject = subject_before(sentence, VerbGroup(finite, False, True)) or subject_after(
            sentence, finite + 1
        )
        return Verb(at, end, cue, group, subject, False, lo) if subject and subject.end <= at else None
    opener = t[lo].low
    if at == lo or t[at - 1].kind != "w" or not (opener in rules.scenes or sentence.is_adverb(lo)):
        return None
    subject = subject_after(sentence, end)
    return Verb(at, end, cue, group, subject, False, lo, fronted=True) if subject else None


def _head(sentence: Sentence, subject: Span) -> Token:
    """The noun that the verb agrees with: "aides" of "aides to the mayor"."""
    t, rules = sentence.t, sentence.rules
    for at in range(subject.start + 1, subject.end):
        if t[at].low in rules.prepositions:
            return t[at - 1]
    return t[subject.end - 1]


def _makes_noun(sentence: Sentence, before: Token, cue: Cue) -> bool:
    """Whether the word before says that this is a noun: "the claims", "her hopes", "some states"."""
    rules = sentence.rules
    several = before.low in rules.plurals - rules.relative_pronouns and cue.forms == {Form.PRESENT}
    return before.kind == "w" and (
        several
        or before.low in rules.determiners - rules.subject_pronouns
        or before.low in rules.prepositions
        or before.low.endswith(rules.possessive_endings)
    )


def _plural(sentence: Sentence, head: Token) -> bool:
    return (
        head.low.endswith(sentence.rules.plural_endings)
        or head.low in sentence.rules.plurals
        or head.low[0].isdigit()
    )


def _reads_as_verb(sentence: Sentence, end: int, cue: Cue, head: Token) -> bool:
    """Whether a word that is a noun as well ("reports", "claims") is a verb after the subject's last word `head`."""
    rules = sentence.rules
    named = head.capital or head.low in rules.subject_pronouns
    if end >= sentence.hi:
        return named
    if Form.PAST in cue.forms:
        return True
    following = sentence.t[end]
    if following.low in rules.that:
        return not head.low[0].isdigit()
    if following.kind == "q" or following.low in (":", ","):
        return named or Form.BASE in cue.forms
    return named and following.kind == "w" and following.low not in rules.connectors | rules.auxiliaries


def _participle(
    sentence: Sentence, at: int, end: int, cue: Cue, group: VerbGroup, earlier: list[Verb]
) -> Verb | None:
    """ ", adding that …", "by saying …", "Stressing …, the minister", "with three in ten saying …"."""
    t, rules = sentence.t, sentence.rules
    before = group.start - 1
    if before < sentence.lo:
        comma = sentence.next_comma(at + 1, sentence.hi)
        subject = None if comma is None else subject_after(sentence, comma + 1, before_verb=True)
        return Verb(at, end, cue, group, subject, True, group.start)
    if t[before].kind == "w":
        if t[before].low not in rules.connectors:
            marked = end < sentence.hi and (
                t[end].low in rules.that
                or t[end].kind == "q"
                or (end + 1 < sentence.hi and t[end].low in (":", ",") and t[end + 1].kind == "q")
            )
            own = subject_before(sentence, group) if marked or cue.lemma in rules.plain else None
            return Verb(at, end, cue, group, own, False, own.start) if own else None
        noun = t[at].low in rules.noun_cues and t[before].low in rules.prepositions
        if noun and t[before].low not in rules.agent_marks:
            return None
    subject = earlier[0].subject if earlier else first_subject(sentence, group.start)
    return Verb(at, end, cue, group, subject, True, group.start if t[before].kind == "q" else before)


def _subject_after_verb(sentence: Sentence, at: int, end: int, cue: Cue) -> Span | None:
    """The subject of "…, said X": the verb must follow what it reports and the subject end the clause."""
    t, rules = sentence.t, sentence.rules
    if at == sentence.lo or Form.ING in cue.forms:
        return None
    before = t[at - 1]
    said = (
        before.kind == "q"
        and (before.ends_in_comma or before.ends_sentence)
        and bool(cue.forms - {Form.BASE})
    )
    if cue.lemma not in rules.inverting and not said:
        return None
    if not (before.kind == "q" or before.low in (",", "?", "!") or sentence.is_dash(at - 1)):
        return None
    if end >= sentence.hi or t[end].kind != "w" or t[end].low in rules.clause_marks:
        return None
    if t[end].low in rules.times - rules.names_among_times:
        return None
    if t[end].low in rules.object_pronouns - rules.subject_pronouns:
        return None
    subject = subject_after(sentence, end)
    if subject is None or before.kind == "q":
        return subject
    if before.low == "," and _ends_apposition(sentence, at):
        return None
    return subject if _closes_clause(sentence, subject) else None


def _ends_apposition(sentence: Sentence, at: int) -> bool:
    """Whether the comma before the verb closes an apposition and no clause: "Tom Ostrander, a diver, said"."""
    rules = sentence.rules
    if rules.verb_second or not subject_before(sentence, sentence.verb_group(at)):
        return False
    return not any(
        token.kind == "q" or token.low in rules.verbs or token.low.endswith(rules.clause_endings)
        for token in sentence.t[sentence.lo : at - 1]
    )


def _closes_clause(sentence: Sentence, subject: Span) -> bool:
    """Whether no verb follows the words after "said" — else they are what is said: "said prices would rise"."""
    t, rules = sentence.t, sentence.rules
    if (
        subject.end < sentence.hi
        and t[subject.end].kind == "w"
        and t[subject.end].low not in rules.clause_ends
    ):
        return False
    for token in t[subject.end : sentence.hi]:
        if token.kind != "w" or token.low in rules.relative_pronouns or token.low in rules.subordinators:
            break
        if token.low in rules.auxiliaries:
            return False
    return t[subject.end - 1].capital or subject.end - subject.start <= LONGEST_UNNAMED


def _sharing(
    sentence: Sentence, at: int, end: int, cue: Cue, group: VerbGroup, earlier: list[Verb]
) -> Verb | None:
    """A verb coordinated with an earlier one: "… and added", "who heard it, called"."""
    t, rules = sentence.t, sentence.rules
    start = group.start - 1
    if start < sentence.lo or not (t[start].low in rules.conjunctions or (t[start].low == "," and earlier)):
        return None
    if t[at].low in rules.noun_cues and Form.PAST not in cue.forms:
        return None
    if not group.helped and not cue.forms - {Form.BASE, Form.ING}:
        return None
    subject = earlier[-1].subject if earlier else first_subject(sentence, group.start)
    if subject is None:
        return None
    if t[start].low == ",":
        relative = subject.end - subject.start == 1 and t[subject.start].low in rules.relative_pronouns
        head = (
            phrase_before(sentence, subject.start - 1) if relative and subject.start > sentence.lo else None
        )
        subject = head or subject
    elif start > sentence.lo and t[start - 1].low == ",":
        start -= 1
    return Verb(at, end, cue, group, subject, True, start)
