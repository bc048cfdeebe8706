"""Which words of the sentence does a reporting verb report?

- inverted, or between commas: the words before ("…, said X", "…, X said"), and those after if they go on;
- otherwise the words after: past whom is told and when and where it was said, after "that" if there is one;
- passive: after "was told that", or the subject of "was first reported by X".

What is said runs to the end of the sentence or to the next verb that is coordinated with this one. A verb inside
what is said reports in its own right. All spans are over token indices.
"""

from typing import NamedTuple

from articles.text.spans import Span

from .complements import complement, words_given
from .rules import Form, Use
from .sentence import Sentence
from .speakers import subject_after
from .tokens import DASHES
from .verbs import Verb

# Tokens of an adverbial like "In the end", which is no statement of its own.
SHORT_SCENE = 4
# Words of a passage that says something by itself, though it begins in lower case: "As for the pier, “closing it …”".
LONG_PASSAGE = 6
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
    if (verb.inverted and not verb.fronted) or _parenthetical(sentence, verb):
        return _around(sentence, verb, following, earlier)
    start, clause = complement(sentence, verb)
    if start is None or (verb.cue.use is Use.VOICING and sentence.t[start].kind != "q"):
        return []
    content = Span(start, _stop(sentence, start, verb, following))
    marked = sentence.t[start - 1].low in sentence.rules.that
    content = words_given(sentence, content, verb.cue.use, marked=marked)
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
    linked = compared and (
        t[start - 1].low == "," or (start == sentence.lo + 1 and t[sentence.lo].low in rules.conjunctions)
    )
    if not (before.kind == "q" or before.low in (",", "?", "!") or sentence.is_dash(start) or linked):
        return False
    if before.kind == "q" and start == sentence.lo and verb.cue.use is Use.VOICING:
        return True
    if _opens_with_speech(sentence, verb):
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


def _opens_with_speech(sentence: Sentence, verb: Verb) -> bool:
    """Whether the sentence is "“…,” the diver, Tom Ostrander, told …"."""
    t, lo = sentence.t, sentence.lo
    return t[lo].ends_in_comma and t[lo + 1].kind == "w" and not sentence.quoted(lo + 1, verb.at)


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
    while end > start and (t[end - 1].kind == "p" or t[end - 1].low in rules.comparing):
        end -= 1
    while start < end and t[start].kind == "p":
        start += 1
    if all(token.low in rules.conjunctions | rules.comparing for token in t[start:end]):
        end = start
    if start < end and t[start].kind == "q" and t[start].ends_in_comma and t[start + 1].kind == "w":
        end = start + 1
    if end - 1 > start and _announced(sentence, start, end - 1):
        start = end - 1
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
            words = words_given(sentence, Span(resumed, stop), verb.cue.use, marked=False)
            if not any(verb.at < other.at < words.start for other in following):
                found.append(_attribution(words, verb, True))
    return found


def _announced(sentence: Sentence, start: int, passage: int) -> bool:
    """Whether the words from `start` on only announce the passage before ", X said": "He was curt: “…,” X said."."""
    t = sentence.t
    if t[passage].kind != "q":
        return False
    if t[passage - 1].low in (":", "(") or sentence.is_dash(passage - 1):
        return True
    scene = t[start].low in sentence.rules.scenes | sentence.rules.comparing
    opens = t[passage].opens_capital or (scene and t[passage].words >= LONG_PASSAGE)
    return t[passage - 1].low == "," and opens and not sentence.quoted(start, passage)


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
    timed = any(token.low in rules.times for token in sentence.t[start:end])
    return scene and (sentence.t[resumed].kind == "q" or (timed and end - start <= SHORT_SCENE))


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
    quoted_only = (verb.inverted and not rules.verb_second) or remark
    return sentence.announced_passage(at) if quoted_only else at


# Where what is said ends


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
