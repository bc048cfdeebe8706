"""Who governs a reporting verb: the noun phrase before it, after it, or beside an apposition.

No parser: a noun phrase is walked word by word until a word of a closed class (see `SpeechRules`) ends it. That is
exact for what news mostly writes — pronouns, names with titles, "officials in the city" — and where it is not, the
phrase still covers the head next to the verb. All spans here are over token indices.
"""

from articles.text.spans import Span

from .rules import SpeechRules
from .sentence import Sentence, VerbGroup
from .tokens import DASHES, Token

# No name with its title and place is longer; it bounds the walk in a text without punctuation.
LONGEST_PHRASE = 16
# Tokens and commas between a name and its verb: ", a former minister who left in May,".
LONGEST_APPOSITION = 40
MOST_COMMAS = 6
_BEFORE_ASIDE = DASHES | {",", "("}
_AFTER_ASIDE = DASHES | {",", ")"}


def contracted(token: Token, rules: SpeechRules) -> int:
    """Length of the pronoun in "he's", "they've"; 0 if the token is no such contraction."""
    for ending in rules.contractions:
        if token.low.endswith(ending) and token.low[: -len(ending)] in rules.subject_pronouns:
            return len(token.low) - len(ending)
    return 0


def _walk(sentence: Sentence, end: int, through: bool) -> int:
    """Where the phrase ending before `end` starts; `through`: all prepositions may stand in it, not only "of"."""
    t, rules, lo = sentence.t, sentence.rules, sentence.lo
    inner = rules.prepositions if through else rules.genitives
    at = end
    while at > lo and end - at < LONGEST_PHRASE:
        before = t[at - 1]
        low = before.low
        if before.kind != "w" or low in rules.finite_verbs:
            break
        if low in rules.prepositions:
            if at == end or low not in inner:
                break
        elif low in rules.conjunctions:
            joins = low in rules.joining and at < end and at - 2 >= lo and t[at - 2].kind == "w"
            if not (joins and t[at].capital and t[at - 2].capital):
                break
        elif low in rules.determiners:
            at -= 1
            owned = low in rules.genitive_articles and at > lo and t[at - 1].capital
            if owned or (at > lo and t[at - 1].low in inner | rules.determiners):
                continue
            break
        elif low in rules.clause_openers or low in rules.subordinators:
            break
        at -= 1
    return at


def _trimmed(sentence: Sentence, start: int, end: int) -> Span | None:
    t, rules = sentence.t, sentence.rules
    while (
        start < end
        and t[start].low not in rules.determiners
        and (sentence.is_adverb(start) or t[start].low in rules.conjunctions or t[start].kind != "w")
    ):
        start += 1
    for at in range(end - 1, start, -1):
        if t[at].low in rules.prepositions and any(token.low in rules.times for token in t[at + 1 : end]):
            end = at
    while end - 1 > start and t[end - 1].low in rules.times - rules.names_among_times:
        end -= 1
    if start >= end or t[end - 1].low in rules.prepositions or t[end - 1].low in rules.articles:
        return None
    return Span(start, end)


def phrase_before(sentence: Sentence, end: int) -> Span | None:
    """The noun phrase that ends before token `end`."""
    start = _walk(sentence, end, through=True)
    if start < end and sentence.t[start].low in sentence.rules.prepositions:
        start = _walk(sentence, end, through=False)
    return _trimmed(sentence, start, end)


def _beside_apposition(sentence: Sentence, end: int) -> Span | None:
    """The head of "Mara Quill, a former minister who left in May," where token end - 1 is the last comma."""
    t = sentence.t
    if t[end - 1].low == ")":
        opening = next((at for at in range(end - 2, sentence.lo, -1) if t[at].low == "("), None)
        return phrase_before(sentence, opening) if opening is not None else None
    commas = [end - 1]
    for at in range(end - 2, max(sentence.lo, end - LONGEST_APPOSITION) - 1, -1):
        if t[at].kind == "q" or t[at].low in (";", ":"):
            break
        if t[at].low in _BEFORE_ASIDE:
            commas.append(at)
    first: Span | None = None
    for comma in commas[:MOST_COMMAS]:
        alone = comma - 1 == sentence.lo and t[comma - 1].low in sentence.rules.plurals
        phrase = Span(comma - 1, comma) if alone else phrase_before(sentence, comma)
        if phrase is None:
            continue
        before = t[phrase.start - 1] if phrase.start > sentence.lo else None
        if before is None or before.kind != "w" or before.low in sentence.rules.conjunctions:
            if t[phrase.start].capital and t[phrase.end - 1].capital:
                return phrase
            first = first or phrase
    return first


def subject_before(sentence: Sentence, group: VerbGroup) -> Span | None:
    """The subject that ends where the verb group starts, or None (then the verb may share an earlier subject)."""
    t, rules, end = sentence.t, sentence.rules, group.start
    if end <= sentence.lo:
        return None
    before = t[end - 1]
    if before.kind != "w":
        return _beside_apposition(sentence, end) if before.low in _AFTER_ASIDE else None
    if before.low in rules.subject_pronouns or contracted(before, rules):
        return Span(end - 1, end)
    if before.low in rules.connectors:
        return None
    phrase = phrase_before(sentence, end)
    at = phrase.start - 1 if phrase else sentence.lo
    if at > sentence.lo and t[at].low in rules.relative_persons:
        return phrase_before(sentence, at) if t[at - 1].kind == "w" else _beside_apposition(sentence, at)
    return phrase


def subject_after(sentence: Sentence, start: int, *, before_verb: bool = False) -> Span | None:
    """The subject of an inverted verb ("said Mara Quill, the transport minister"), or with `before_verb`
    the one that opens a clause ("the minister stressed")."""
    t, rules = sentence.t, sentence.rules
    at = start
    while at < sentence.hi and at - start < LONGEST_PHRASE and t[at].kind == "w":
        low = t[at].low
        if (
            at == start
            and low not in rules.determiners
            and (low in rules.subject_pronouns or contracted(t[at], rules))
        ):
            return Span(at, at + 1)
        if low in rules.clause_marks or low in rules.subordinators or low in rules.auxiliaries:
            break
        if low in rules.prepositions and (at == start or not _stays_inside(sentence, at)):
            break
        if at > start and low in rules.times - rules.names_among_times:
            break
        if rules.capital_nouns and at > start and _ends_noun(sentence, at):
            break
        if low in rules.conjunctions and not (
            at + 1 < sentence.hi and t[at + 1].capital and t[at - 1].capital
        ):
            break
        cue = rules.cues.get(low)
        if (
            cue
            and at > start
            and low not in rules.noun_cues
            and (before_verb or cue.lemma in rules.inverting)
        ):
            break
        at += 1
    while at > start and (t[at - 1].low in rules.prepositions or sentence.is_adverb(at - 1)):
        at -= 1
    return Span(start, at) if at > start and t[at - 1].low not in rules.articles else None


def _ends_noun(sentence: Sentence, at: int) -> bool:
    """Where nouns have capitals: whether a small word after one belongs to the phrase no more."""
    token, rules = sentence.t[at], sentence.rules
    joins = token.low in rules.genitive_articles | rules.genitives
    return sentence.t[at - 1].capital and not token.capital and not joins


def _stays_inside(sentence: Sentence, at: int) -> bool:
    """Whether a preposition belongs to the phrase: "of the council", "issued by the ministry"."""
    low, rules = sentence.t[at].low, sentence.rules
    agent = low in rules.agent_marks and sentence.t[at - 1].low.endswith(rules.past_endings)
    return low in rules.genitives or agent


def first_noun(sentence: Sentence, start: int, end: int) -> Span | None:
    """The short phrase that opens tokens start … end, up to its verb or preposition."""
    t, rules = sentence.t, sentence.rules
    stop = start
    article = start < end and t[start].low in rules.determiners
    while stop < min(end, start + 5) and t[stop].kind == "w":
        if t[stop].low in rules.auxiliaries or t[stop].low in rules.prepositions:
            break
        if stop > start and not t[stop].capital and not article:
            break
        stop += 1
    return Span(start, stop) if stop > start else None


def first_subject(sentence: Sentence, end: int) -> Span | None:
    """The phrase that opens the sentence or follows its opening adverbial: "In May, the council"."""
    t, rules = sentence.t, sentence.rules
    at = sentence.lo
    while at < end and (t[at].kind != "w" or t[at].low in rules.conjunctions or sentence.is_adverb(at)):
        at += 1
    if at >= end:
        return None
    endings = rules.past_endings + rules.gerund_endings
    fronted = t[at].low in rules.scenes - rules.names_among_times or t[at].low.endswith(endings)
    comma = sentence.next_comma(at, end) if fronted else at - 1
    while comma is not None:
        phrase = first_noun(sentence, comma + 1, end)
        if not fronted or (phrase and phrase.end < end and t[phrase.end].low != ","):
            return phrase
        comma = sentence.next_comma(comma + 1, end)
    return None


def characters(sentence_tokens: list[Token], span: Span, rules: SpeechRules) -> Span:
    """Code-point offsets of a phrase; the verb of "he's" stays outside."""
    first, last = sentence_tokens[span.start], sentence_tokens[span.end - 1]
    pronoun = contracted(last, rules) if span.end - span.start == 1 else 0
    return Span(first.start, last.start + pronoun if pronoun else last.end)
