"""A paragraph as the quotation engine reads it: words, punctuation, and each quoted passage as one opaque token.

Sentences are cut here and not by `structure.sentences`, because a full stop inside a quotation does not end the
sentence that reports it, while one at the end of a passage does: “We will go.” The minister left.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from articles.text.spans import Span

from .marks import Passage
from .rules import SpeechRules

ENDS = frozenset(".!?…")
DASHES = frozenset({"—", "–", "--", "-"})
BRACKETS = frozenset(")]")
# A text without full stops is cut here, so that the work on one sentence stays bounded; of
# 14,190 sentences of American news one in a thousand has more than 81 tokens, the longest 220.
LONGEST_SENTENCE = 400
# Within so many words after “…?” the one who asks is named.
ASKER_REACH = 6
_AFTER_COMMA = " \t\u00a0'’"
_TOKEN = re.compile(
    r"""
    (?P<word>(?:[^\W\d_]\.){2,}                      # U.S., a.m.
      | [^\W\d_]\w*\.(?=\s*[\w“"(,])                 # perhaps an abbreviation; the list decides
      | [^\W_]\w*(?:(?:['’&/]|-(?=\w)|[.,](?=\d))\w+)*(?:(?<=[sS])['’](?!\w))?)
    | (?P<mark>--+|\.\.+|[.!?…]+|[^\w\s])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """kind: "w" word, "p" punctuation, "q" quoted passage. `low` is the folded word or the mark itself."""

    kind: str
    start: int
    end: int
    low: str
    capital: bool
    passage: Passage | None = None
    ends_in_comma: bool = False


def _plain(text: str, start: int, end: int, rules: SpeechRules, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = match.group()
        if match.lastgroup == "mark":
            tokens.append(Token("p", first, last, word, False))
            continue
        low = word.lower().replace("’", "'")
        full_stop = low[-1] == "." and low.count(".") == 1 and len(low) > 2 and low not in rules.abbreviations
        if full_stop:
            tokens.append(Token("w", first, last - 1, low[:-1], word[0].isupper()))
            tokens.append(Token("p", last - 1, last, ".", False))
        else:
            tokens.append(Token("w", first, last, low, word[0].isupper()))


def tokens_of(text: str, paragraph: Span, passages: Sequence[Passage], rules: SpeechRules) -> list[Token]:
    found: list[Token] = []
    at = paragraph.start
    for passage in passages:
        _plain(text, at, passage.outer_start, rules, found)
        comma = text[passage.start : passage.end].rstrip(_AFTER_COMMA).endswith(",")
        found.append(Token("q", passage.outer_start, passage.outer_end, "“”", False, passage, comma))
        at = passage.outer_end
    _plain(text, at, paragraph.end, rules, found)
    return found


def _last_mark(text: str, passage: Passage) -> str:
    return text[passage.start : passage.end].rstrip(_AFTER_COMMA)[-1:]


def _ends_sentence(text: str, tokens: Sequence[Token], i: int, start: int) -> bool:
    token = tokens[i]
    if token.passage is not None:
        return not token.passage.closed or _last_mark(text, token.passage) in ENDS
    if token.low in BRACKETS:
        return i > start and tokens[i - 1].low[0] in ENDS
    return token.kind == "p" and token.low[0] in ENDS


def _may_begin(text: str, tokens: Sequence[Token], i: int, rules: SpeechRules) -> bool:
    """Whether tokens[i] may open a sentence. After “…?” and “…!” the one who asks may still follow."""
    before, token = tokens[i - 1], tokens[i]
    if token.start == before.end:
        return False
    if token.kind == "q":
        return True
    if token.kind == "p":
        return token.low in DASHES | {"(", "[", "•", "*"} and before.kind == "p"
    cased = token.low.upper() != token.low
    if cased and not token.capital:
        return False
    if before.passage is None or (before.passage.closed and _last_mark(text, before.passage) == "."):
        return True
    following = tokens[i : i + ASKER_REACH]
    return not any(t.low in rules.cues or t.low in rules.subject_pronouns for t in following if t.kind == "w")


def sentences_of(text: str, tokens: Sequence[Token], rules: SpeechRules) -> list[Span]:
    """Spans over token indices that tile the tokens."""
    found: list[Span] = []
    start = 0
    for i, token in enumerate(tokens):
        last = i + 1 == len(tokens) or i + 1 - start >= LONGEST_SENTENCE
        if not last and token.kind == "w":
            following = tokens[i + 1]
            abbreviated = token.low in rules.abbreviations_at_end
            last = abbreviated and following.capital and following.low in rules.sentence_openers
        elif not last:
            last = _ends_sentence(text, tokens, i, start) and _may_begin(text, tokens, i + 1, rules)
        if last:
            found.append(Span(start, i + 1))
            start = i + 1
    return found
