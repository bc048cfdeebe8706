"""Which words of a sentence are reported, by which verb, as whose? All spans are over token indices."""

from articles.text.spans import Span

from .contents import SHORT_SCENE, Attribution, contents
from .rules import Use
from .sentence import ADJUNCT_REACH, Sentence
from .speakers import first_subject, phrase_before, subject_after
from .verbs import find_verbs


def attributions(sentence: Sentence) -> list[Attribution]:
    """In the order of the verbs, "according to" last."""
    verbs = find_verbs(sentence)
    found: list[Attribution] = []
    for i, verb in enumerate(verbs):
        found.extend(contents(sentence, verb, verbs[i + 1 :], found))
    found.extend(_according(sentence))
    return found


def announcer(sentence: Sentence) -> Span | None:
    """Who is announced by a sentence that ends in a colon: "The minister continued:"."""
    if sentence.end <= sentence.lo or sentence.t[sentence.end - 1].low != ":":
        return None
    verbs = find_verbs(sentence)
    return verbs[-1].subject if verbs else first_subject(sentence, sentence.end - 1)


def _according(sentence: Sentence) -> list[Attribution]:
    t, rules = sentence.t, sentence.rules
    found: list[Attribution] = []
    firsts = {words[0] for words in rules.accordings}
    for at in range(sentence.lo, sentence.hi):
        one = None
        if t[at].low in firsts:
            one = _named_after(sentence, at)
        elif t[at].low in rules.according_after:
            one = _named_before(sentence, at)
        if one is not None and one.content.end > one.content.start:
            found.append(one)
    return found


def _named_after(sentence: Sentence, at: int) -> Attribution | None:
    """ "According to X, …" and "…, according to X"."""
    t, rules = sentence.t, sentence.rules
    for words in rules.accordings:
        after = at + len(words)
        if after >= sentence.hi or tuple(token.low for token in t[at:after]) != words:
            continue
        subject = subject_after(sentence, after)
        if subject is None:
            continue
        opens = at <= sentence.lo + 1 and t[sentence.lo].kind != "q"
        content = _after_source(sentence, subject.end) if opens else _before_source(sentence, at)
        return Attribution(content, subject, Span(at, after), Use.SAYING, True)
    return None


def _named_before(sentence: Sentence, at: int) -> Attribution | None:
    """ "X zufolge …" and "…, X zufolge"."""
    subject = phrase_before(sentence, at)
    if subject is None:
        return None
    opens = subject.start == sentence.lo
    content = _after_source(sentence, at + 1) if opens else _before_source(sentence, subject.start)
    return Attribution(content, subject, Span(at, at + 1), Use.SAYING, True)


def _after_source(sentence: Sentence, at: int) -> Span:
    """The statement after the source that opens the sentence: after its comma, or at once before a second verb."""
    if sentence.rules.verb_second and at < sentence.hi and sentence.t[at].low != ",":
        return Span(at, sentence.hi)
    comma = sentence.next_comma(at, sentence.hi)
    return Span(at, at) if comma is None else Span(comma + 1, sentence.hi)


def _before_source(sentence: Sentence, end: int) -> Span:
    while end > sentence.lo and sentence.t[end - 1].kind == "p":
        end -= 1
    return Span(_past_scene(sentence, end), end)


def _past_scene(sentence: Sentence, end: int) -> int:
    """Past "But", "Still," and "Despite the rain,", where the statement begins."""
    t, start = sentence.t, sentence.lo
    while start < end and t[start].kind == "p":
        start += 1
    if start < end and sentence.is_adverb(start):
        comma = sentence.next_comma(start, min(start + ADJUNCT_REACH, end))
        if comma is not None and end - comma > SHORT_SCENE:
            return comma + 1
    return start
