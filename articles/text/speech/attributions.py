"""Which words of a sentence are reported, by which verb, as whose? All spans are over token indices."""

from articles.text.spans import Span

from .contents import SHORT_SCENE, Attribution, contents
from .rules import Use
from .sentence import ADJUNCT_REACH, Sentence
from .speakers import first_subject, subject_after
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
    t, words = sentence.t, sentence.rules.according
    found: list[Attribution] = []
    for at in range(sentence.lo, sentence.hi - len(words)):
        after = at + len(words)
        if t[at].low != words[0] or tuple(token.low for token in t[at:after]) != words:
            continue
        subject = subject_after(sentence, after)
        if subject is None:
            continue
        if at <= sentence.lo + 1 and t[sentence.lo].kind != "q":
            comma = sentence.next_comma(subject.end, sentence.hi)
            start, end = (comma + 1, sentence.hi) if comma is not None else (at, at)
        else:
            end = at
            while end > sentence.lo and t[end - 1].kind == "p":
                end -= 1
            start = _past_scene(sentence, end)
        if end > start:
            found.append(Attribution(Span(start, end), subject, Span(at, after), Use.SAYING, True))
    return found


def _past_scene(sentence: Sentence, end: int) -> int:
    """Past "But", "Still," and "Despite the rain,", where the statement begins."""
    t, rules, start = sentence.t, sentence.rules, sentence.lo
    while start < end and (t[start].kind == "p" or t[start].low in rules.conjunctions):
        start += 1
    if start < end and (t[start].low in rules.prepositions or sentence.is_adverb(start)):
        comma = sentence.next_comma(start, min(start + ADJUNCT_REACH, end))
        if comma is not None and end - comma > SHORT_SCENE:
            return comma + 1
    return start
