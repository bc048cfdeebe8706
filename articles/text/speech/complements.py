"""Where does the content of a reporting verb begin, when it stands after the verb: "X said (that) …"?

Past whom is told and when and where it was said, after "that" if there is one. Of a content with quoted words only
the passage counts where a colon, dash or comma announces it, or "as"; where it names a thing ("called it “…”"), if it
is long enough to stand for itself. All spans are over token indices.
"""

from articles.text.spans import Span

from .rules import Use
from .sentence import ADJUNCT_REACH, Sentence
from .tokens import DASHES
from .verbs import Verb

# Tokens from which words without any mark of a clause may be one.
SHORT_CLAUSE = 4
# Words of a passage that stands for itself beside the thing it names. In 400 American articles that is how half of
# the longer ones are annotated, and a third of the shorter.
LONG_NAME = 12


def complement(sentence: Sentence, verb: Verb) -> tuple[int | None, bool]:
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
    at = sentence.adverbials_end(at) if rules.verb_second else sentence.short_adverbial_end(at)
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
    plain = verb.cue.lemma in rules.plain and sentence.hi - at >= SHORT_CLAUSE
    if clause or plain or quoted or verb.cue.use is not Use.SAYING or sentence.has_verb(at):
        return at, clause
    return None, False


def _past_addressee(sentence: Sentence, at: int) -> int | None:
    """After the "that" of "told the paper's “Morning Show” on Sunday that …"."""
    t, rules = sentence.t, sentence.rules
    for later in range(at, min(at + ADJUNCT_REACH, sentence.hi)):
        if t[later].low in rules.that:
            return later + 1
        if t[later].kind == "q" or t[later].low == ",":
            if not _goes_on(sentence, later + 1):
                break
        elif t[later].kind != "w" or t[later].low in rules.cues:
            break
    return None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether what follows a comma still says where: "in Skarrow, Norland, that"."""
    return at < sentence.hi and (sentence.t[at].capital or sentence.t[at].low in sentence.rules.that)


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
        if low == ";" or low in rules.cues:
            break
        if not bracketed and (low in rules.joining or (low == "," and not _goes_on(sentence, later + 1))):
            break
    return None


def words_given(sentence: Sentence, content: Span, use: Use, *, marked: bool) -> Span:
    """The part of the content that counts: all of it, or only its passage. `marked`: it follows "that"."""
    t, rules = sentence.t, sentence.rules
    quoted = [at for at in range(*content) if t[at].kind == "q"]
    if not quoted:
        return content
    last = quoted[-1]
    if t[last].ends_in_comma and last + 2 < content.end:
        joins = t[last + 1].low in rules.conjunctions and t[last + 2].low in rules.persons
        if joins or t[last + 1].low in rules.verbs:
            content = Span(content.start, last + 1)
    first = quoted[0]
    leads = first == content.start
    before = "" if leads else t[first - 1].low
    aside = t[content.start].low in rules.relative_pronouns
    paused = before == ":" or (not leads and sentence.is_dash(first - 1))
    announced = paused or (before == "," and not marked and (t[first].opens_capital or aside))
    if (announced or leads) and _is_over(sentence, first, content.end, alone=len(quoted) == 1):
        return Span(first, first + 1)
    if use is Use.VOICING and leads and (len(quoted) == 1 or t[first].ends_in_comma):
        return Span(first, first + 1)
    if first == content.start + 1 and before in rules.comparing:
        return Span(first, content.end)
    if announced or (use is Use.NAMING and (leads or before == "," or t[first].words >= LONG_NAME)):
        return Span(first, quoted[-1] + 1)
    return content


def _is_over(sentence: Sentence, passage: int, end: int, *, alone: bool) -> bool:
    """Whether a passage says all, and what follows is a remark: "said “…” – a hint –", "said, “…,” and left"."""
    token = sentence.t[passage]
    tail = sentence.t[passage + 1].low if passage + 1 < end else ""
    if tail in DASHES:
        return True
    closes = token.ends_sentence and tail not in sentence.rules.verbs
    return alone and (token.ends_in_comma or tail == "," or closes)
