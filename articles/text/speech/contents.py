"""Which words of the sentence does a reporting verb report?

- inverted, or between commas: the words before ("…, said X", "…, X said"), and those after if they go on;
- otherwise the words after: past whom is told and when and where it was said, after "that" if there is one;
- passive: after "was told that", or the subject of "was first reported by X".

What is said runs to the end of the sentence or to the next verb that is coordinated with this one. A verb inside
what is said reports in its own right. All spans are over token indices.
"""

from typing import NamedTuple

from articles.text.spans import Span

from .rules import Form, Use
from .sentence import ADJUNCT_REACH, Sentence
from .speakers import subject_after
from .tokens import DASHES
from .verbs import Verb

# Tokens of an adverbial like "In the end", which is no statement of its own.
SHORT_SCENE = 4
_PAUSES = DASHES | {",", ":", ";"}


class Attribution(NamedTuple):
    """`clause`: the content is marked as a clause by "that", a pronoun, or ", X said"."""

    content: Span
    subject: Span | None
    cue: Span
    use: Use
    clause: bool


def contents(
    sentence: Sentence, verb: Verb, following: list[Verb], earlier: list[Attribution]
) -> list[Attribution]:
    if verb.group.passive and Form.PARTICIPLE in verb.cue.forms:
        return _passive(sentence, verb, following)
    if verb.inverted or _parenthetical(sentence, verb):
        return _around(sentence, verb, following, earlier)
    start, clause = _complement(sentence, verb)
    if start is None or (verb.cue.use is Use.VOICING and sentence.t[start].kind != "q"):
        return []
    content = Span(start, _stop(sentence, start, verb, following))
    return [_attribution(content, verb, clause)] if content.end > content.start else []


def _attribution(content: Span, verb: Verb, clause: bool) -> Attribution:
    return Attribution(content, verb.subject, Span(verb.at, verb.end), verb.cue.use, clause)


def _passive(sentence: Sentence, verb: Verb, following: list[Verb]) -> list[Attribution]:
    at = verb.end
    if at >= sentence.hi:
        return []
    if sentence.t[at].low in sentence.rules.agent_marks:
        agent = subject_after(sentence, at + 1)
        if agent and verb.subject:
            return [_attribution(verb.subject, verb, False)._replace(subject=agent)]
        return []
    content = Span(at + 1, _stop(sentence, at + 1, verb, following))
    if sentence.t[at].low in sentence.rules.that and content.end > content.start:
        return [_attribution(content, verb, True)._replace(subject=None)]
    return []


# Words before and after "…, X said, …"


def _parenthetical(sentence: Sentence, verb: Verb) -> bool:
    """Whether the verb stands between or after what is said: "…, X said, …", "…, X told reporters on Sunday."."""
    t, rules = sentence.t, sentence.rules
    if verb.inherited or verb.subject is None or verb.subject.start <= sentence.lo:
        return False
    if verb.cue.use is Use.STANCE and not sentence.quoted_after(sentence.lo):
        return False
    start = verb.subject.start - 1
    before = t[start]
    compared = before.low in rules.comparing
    if compared and start == sentence.lo:
        return True
    linked = compared and t[start - 1].low == ","
    if not (before.kind == "q" or before.low in (",", "?", "!") or sentence.is_dash(start) or linked):
        return False
    if before.kind == "q" and start == sentence.lo and verb.cue.use is Use.VOICING:
        return True
    at = _past_telling(sentence, verb)
    if at >= sentence.hi:
        return True
    token = t[at]
    if token.low in (",", ";") or sentence.is_dash(at):
        return True
    if token.kind == "q":
        return before.kind == "q" and at > verb.end
    remark = token.low.endswith(rules.gerund_endings) or token.low in rules.subordinators | rules.conjunctions
    return before.kind == "q" and remark


def _past_telling(sentence: Sentence, verb: Verb) -> int:
    """Past whom is told, and when and where."""
    at = verb.after
    if verb.cue.lemma in sentence.rules.addressing:
        at = sentence.addressee_end(at)
        if at < sentence.hi and sentence.t[at].low in sentence.rules.genitives:
            return at
    return sentence.adverbials_end(at)


def _around(
    sentence: Sentence, verb: Verb, following: list[Verb], earlier: list[Attribution]
) -> list[Attribution]:
    t, rules = sentence.t, sentence.rules
    start = _floor(sentence, verb, earlier)
    end = verb.subject.start if verb.subject is not None and not verb.inverted else verb.group.start
    while end > start and t[end - 1].kind == "p":
        end -= 1
    while start < end and (t[start].kind == "p" or t[start].low in rules.conjunctions):
        start += 1
    if start < end and t[start].kind == "q" and t[start].ends_in_comma and t[start + 1].kind == "w":
        end = start + 1
    found: list[Attribution] = []
    resumed = _resumed(sentence, verb)
    if end > start and not _fronted(sentence, start, end, resumed):
        found.append(_attribution(Span(start, end), verb, True))
    if resumed is not None:
        stop = _stop(sentence, resumed, verb, following)
        passage = end > start and t[end - 1].kind == "q"
        bare = start < end and not any(
            token.low in rules.auxiliaries or token.low.endswith(rules.past_endings) for token in t[start:end]
        )
        clause = stop - resumed >= SHORT_SCENE and sentence.has_verb(resumed)
        if stop > resumed and (sentence.quoted(resumed, stop) or (not passage and (bare or clause))):
            found.append(_attribution(Span(resumed, stop), verb, True))
    return found


def _floor(sentence: Sentence, verb: Verb, earlier: list[Attribution]) -> int:
    """Where words before this verb may start being its content."""
    floor = sentence.lo
    for one in earlier:
        if one.content.start < verb.group.start < one.content.end:
            floor = max(floor, one.content.start)
        elif one.content.end <= verb.group.start:
            floor = max(floor, one.content.end, one.cue.end)
    return floor


def _fronted(sentence: Sentence, start: int, end: int, resumed: int | None) -> bool:
    """Whether words before ", X said, “…”" only set the scene: "On Sunday", "Asked about the road"."""
    if resumed is None or sentence.quoted(start, end):
        return False
    rules, low = sentence.rules, sentence.t[start].low
    participle = low.endswith(rules.gerund_endings + rules.past_endings)
    scene = low in rules.scenes or participle or sentence.is_adverb(start)
    return scene and (sentence.t[resumed].kind == "q" or end - start <= SHORT_SCENE)


def _resumed(sentence: Sentence, verb: Verb) -> int | None:
    """Where what is said goes on after ", X said,"; None if only a remark about the saying follows."""
    t, rules = sentence.t, sentence.rules
    at = _past_telling(sentence, verb)
    while at < sentence.hi and t[at].low not in _PAUSES and t[at].kind != "q":
        at += 1
    if at >= sentence.hi or t[at].low == ";":
        return None
    if t[at].kind == "q":
        return at
    at += 1
    if at >= sentence.hi:
        return None
    aside = rules.relative_pronouns | rules.prepositions
    remark = t[at].kind == "w" and (t[at].low.endswith(rules.gerund_endings) or t[at].low in aside)
    # After an inverted subject stands an apposition: only a quotation goes on.
    return sentence.announced_passage(at) if verb.inverted or remark else at


# Words after "X said"


def _complement(sentence: Sentence, verb: Verb) -> tuple[int | None, bool]:
    """Start of the content after the verb, and whether it is marked as a clause."""
    t, rules = sentence.t, sentence.rules
    at = verb.after
    addressing = verb.cue.lemma in rules.addressing
    if addressing:
        at = sentence.addressee_end(at)
        marked = _past_addressee(sentence, at)
        if marked is not None:
            return marked, True
    marked = _marked(sentence, at)
    if marked is not None:
        return marked, True
    at = sentence.short_adverbial_end(at)
    if at >= sentence.hi:
        return None, False
    if t[at].kind == "p":
        return _after_mark(sentence, verb, at), True
    if t[at].low in rules.links and at + 1 < sentence.hi and (addressing or verb.cue.use is not Use.SAYING):
        return at + 1, False
    quoted = sentence.quoted_after(at)
    places = t[at].low in rules.placing and not sentence.counts(at)
    if (not quoted and (places or verb.cue.lemma in rules.strict)) or t[at].low in rules.dismissing:
        return None, False
    clause = t[at].low in rules.clause_openers or t[at].low in rules.infinitive_marks
    plain = verb.cue.lemma in rules.plain and sentence.hi - at >= SHORT_SCENE
    if clause or plain or quoted or verb.cue.use is not Use.SAYING or sentence.has_verb(at):
        return at, clause
    return None, False


def _past_addressee(sentence: Sentence, at: int) -> int | None:
    """After the "that" of "told the paper's “Morning Show” on Sunday that …"."""
    t, rules = sentence.t, sentence.rules
    for later in range(at, min(at + ADJUNCT_REACH, sentence.hi)):
        if t[later].low in rules.that:
            return later + 1
        titled = t[later].kind == "q" and later + 1 < sentence.hi and t[later + 1].low in rules.that
        if not titled and (t[later].kind != "w" or t[later].low in rules.cues):
            break
    return None


def _after_mark(sentence: Sentence, verb: Verb, at: int) -> int | None:
    """The content after "said:", "said, “…”", "says, win or lose, …"."""
    t = sentence.t
    following = at + 1 < sentence.hi
    if following and (t[at].low == ":" or (t[at].low == "," and t[at + 1].kind == "q")):
        return at + 1
    passage = sentence.announced_passage(at + 1)
    if passage is not None:
        return passage
    opens = verb.subject is not None and not verb.inherited and verb.start <= sentence.lo + 1
    plain = verb.cue.lemma in sentence.rules.plain
    return at + 1 if t[at].low == "," and following and opens and plain else None


def _marked(sentence: Sentence, at: int) -> int | None:
    """After the "that" of "said on Sunday that …", or at the passage of "said in a statement: “…”"."""
    t, rules = sentence.t, sentence.rules
    if at < sentence.hi and t[at].low in rules.that:
        return at + 1
    at = sentence.short_adverbial_end(at)
    if at >= sentence.hi:
        return None
    if t[at].low in rules.that:
        return at + 1
    bracketed = t[at].low == ","
    if not bracketed and t[at].low not in rules.prepositions:
        return None
    for later in range(at + 1, min(at + ADJUNCT_REACH, sentence.hi)):
        low, before = t[later].low, t[later - 1].low
        if low in rules.that and before not in rules.prepositions:
            return later + 1 if not bracketed or before == "," else None
        if t[later].kind == "q" and before in (",", ":"):
            return later
        if not bracketed and low in rules.persons:
            return later if before not in rules.conjunctions else None
        if low == "," and later + 1 < sentence.hi and t[later + 1].kind == "q":
            return later + 1
        if low == ";" or low in rules.cues or (not bracketed and (low == "," or low in rules.joining)):
            break
    return None


def _stop(sentence: Sentence, start: int, verb: Verb, following: list[Verb]) -> int:
    """Where the content ends: before the next verb that is coordinated with this one, or with the sentence."""
    t = sentence.t
    for other in following:
        stop = _cut_before(sentence, verb, other) if other.start > start and other.at > start else None
        if stop is not None and stop > start:
            return stop
    stop = sentence.hi
    while stop > start and t[stop - 1].kind == "p":
        stop -= 1
    return stop


def _cut_before(sentence: Sentence, verb: Verb, other: Verb) -> int | None:
    """Where content of `verb` ends because of `other`; None if `other` is part of the content."""
    t, rules = sentence.t, sentence.rules
    at = other.start
    if other.inherited:
        relative = verb.subject is not None and t[verb.subject.start].low in rules.relative_pronouns
        contrast = any(token.low in rules.contrasting for token in t[at : at + 2])
        loose = other.group.helped or other.cue.use in (Use.VOICING, Use.NAMING)
        if loose and not contrast and not (relative and t[at].low == ","):
            return None
        return at - 1 if t[at - 1].low == "," else at
    if other.inverted:
        return None
    before = t[at - 1].low
    fronted = verb.inherited and verb.start <= sentence.lo
    if before == ";" or (fronted and before == ","):
        return at - 1
    if before in rules.coordinating and t[at - 2].low == ",":
        return at - 2
    return at - 1 if before in rules.simultaneous else None
