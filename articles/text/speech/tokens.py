"""A paragraph as the quotation engine reads it: words, punctuation, and each quoted passage as one opaque token.

Sentences are cut here and not by `structure.sentences`, because a full stop inside a quotation does not end the
sentence that reports it, while one at the end of a passage does: “We will go.” The minister left.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.text.spans import Span

from .marks import Passage
from .rules import SpeechRules

ENDS = frozenset(".!?…")
DASHES = frozenset({"—", "–", "--", "-"})
BRACKETS = frozenset(")]")
# A text without full stops is cut here, so that the work on one sentence stays bounded; of
# 14,190 sentences of American news one in a thousand has more than 81 tokens, the longest 220.
LONGEST_SENTENCE = 250
# Characters; in text that is wrapped, a line is longer.
SHORTEST_WRAPPED = 60
# Tokens of a dateline with its agency, and words of the name of a work.
LONGEST_DATELINE = 12
LONGEST_TITLE = 8
# Tokens from the title of a piece to its first words: “Pier to Close,” by the Courier’s Ada Pell: “…”
LONGEST_AUTHOR = 10
# Within so many words after “…?” the one who asks is named.
ASKER_REACH = 6
_BEFORE_WORD = " \t\u00a0\"'“”‘’«»„([…."
_CLOSING = ".,;:!?'’"
_AFTER_COMMA = " \t\u00a0'’"
_TOKEN = re.compile(
    r"""
    (?P<word>(?:[^\W\d_]\.){2,}                      # U.S., a.m.
      | [^\W\d_]\w*+\.(?=\s*[\w“"(,])                 # perhaps an abbreviation; the list decides
      | [^\W_]\w*+(?:(?:['’&/]|-(?=\w)|[.,](?=\d))\w++)*+(?:(?<=[sS])['’](?!\w))?)
    | (?P<mark>--+|\.\.+|[.!?…]+|[^\w\s])
    """,
    re.VERBOSE,
)

_BY = re.compile(r",?[ \u00a0]+([^\W\d_]+)[ \u00a0]+(?:the[ \u00a0]+)?(\w)")


class Token(NamedTuple):
    """kind: "w" word, "p" punctuation, "q" quoted passage. `low` is the folded word or the mark itself."""

    kind: str
    start: int
    end: int
    low: str
    capital: bool
    passage: Passage | None = None
    ends_in_comma: bool = False
    opens_capital: bool = False
    ends_sentence: bool = False

    @property
    def words(self) -> int:
        """About how many words a passage has, at five letters and a space a word."""
        return (self.end - self.start) // 6


def _plain(text: str, start: int, end: int, rules: SpeechRules, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first = match.start()
        last = first + len(word)
        if match.lastgroup == "mark":
            tokens.append(Token("p", first, last, word, False))
            continue
        low = word.lower().replace("’", "'")
        if low[-1] == "." and len(low) > 2 and low.count(".") == 1 and low not in rules.abbreviations:
            tokens.append(Token("w", first, last - 1, low[:-1], word[0].isupper()))
            tokens.append(Token("p", last - 1, last, ".", False))
        else:
            tokens.append(Token("w", first, last, low, word[0].isupper()))


def tokens_of(text: str, paragraph: Span, passages: Sequence[Passage], rules: SpeechRules) -> list[Token]:
    found: list[Token] = []
    at = paragraph.start
    for passage in passages:
        _plain(text, at, passage.outer_start, rules, found)
        found.append(_passage_token(text, passage, found, rules))
        at = passage.outer_end
    _plain(text, at, paragraph.end, rules, found)
    return found


def _passage_token(text: str, passage: Passage, before: Sequence[Token], rules: SpeechRules) -> Token:
    words = text[passage.start : passage.end]
    end = words.rstrip(_AFTER_COMMA)[-1:]
    authored = _is_authored(text, passage, rules)
    if authored or _is_title(words, before, rules) or _is_excerpt(text, before, rules):
        return Token("w", passage.outer_start, passage.outer_end, words.strip(_CLOSING).lower(), True)
    return Token(
        "q",
        passage.outer_start,
        passage.outer_end,
        "“”",
        False,
        passage,
        ends_in_comma=end == ",",
        ends_sentence=end in ENDS,
        opens_capital=words.lstrip(_BEFORE_WORD)[:1].isupper(),
    )


def _is_authored(text: str, passage: Passage, rules: SpeechRules) -> bool:
    """Whether it is the title of a piece, as in a digest: "“Pier to Close,” by the Courier's Ada Pell"."""
    after = _BY.match(text, passage.outer_end)
    comma = "," in text[passage.end - 2 : passage.outer_end + 1]
    return after is not None and comma and after[1] in rules.agent_marks and after[2].isupper()


def _is_excerpt(text: str, before: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether a passage is a piece's own words after its title and author."""
    if not before or before[-1].low != ":":
        return False
    near = before[-LONGEST_AUTHOR:]
    return any(
        title.end - title.start > len(title.low) and by.low in rules.agent_marks
        for title, by in pairwise(near)
        if title.kind == "w"
    )


def is_called_out(before: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether the noun before a passage says that it was: "chants of “…”", "under the slogan “…”"."""
    of = bool(before) and before[-1].low in rules.genitives
    return len(before) > of and before[-1 - of].low in rules.outcries


def _is_title(words: str, before: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether a passage is the name of a work or broadcast: "on the radio's “Morning Show”"."""
    comma = len(before) > 1 and before[-1].low == ","
    last = before[-2 if comma else -1] if before else None
    if rules.capital_nouns or last is None or last.kind != "w" or is_called_out(before, rules):
        return False
    work = last.low in rules.works
    named = last.low in rules.prepositions or last.low.endswith(rules.possessive_endings) or last.capital
    told = words.split()
    capitals = [word[0].isupper() for word in told if word.lower().strip(_CLOSING) not in rules.small]
    if not (work or (named and not comma and len(told) > 1)) or len(told) > LONGEST_TITLE:
        return False
    return bool(capitals) and all(capitals)


def past_dateline(tokens: Sequence[Token], sentence: Span) -> int:
    """Past "SKARROW, Norland (Bay Wire) —" at the start of a paragraph."""
    if sentence.start != 0 or not tokens[0].low.upper() or not tokens[0].capital:
        return sentence.start
    for at in range(1, min(LONGEST_DATELINE, sentence.end)):
        token = tokens[at]
        if token.low in DASHES:
            return at + 1 if at + 1 < sentence.end else sentence.start
        if token.kind == "q" or not (token.capital or token.kind == "p" or token.low[0].isdigit()):
            break
    return sentence.start


def _last_mark(text: str, passage: Passage) -> str:
    return text[passage.start : passage.end].rstrip(_AFTER_COMMA)[-1:]


def _ends_sentence(text: str, tokens: Sequence[Token], i: int, start: int, rules: SpeechRules) -> bool:
    token = tokens[i]
    if token.passage is not None:
        return not token.passage.closed or _last_mark(text, token.passage) in ENDS
    if rules.ordinals and token.low == "." and i > start and tokens[i - 1].low.isdigit():
        return False
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


def _ends_line(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a line that is too short to be wrapped ends after tokens[i]: a heading, an item of a list."""
    after, following = tokens[i].end, tokens[i + 1]
    if "\n" not in text[after : following.start] or not (following.capital or following.kind == "q"):
        return False
    return "\n" in text[max(0, after - SHORTEST_WRAPPED) : after] or after < SHORTEST_WRAPPED


def sentences_of(text: str, tokens: Sequence[Token], rules: SpeechRules) -> list[Span]:
    """Spans over token indices that tile the tokens."""
    found: list[Span] = []
    start = 0
    lined = bool(tokens) and "\n" in text[tokens[0].start : tokens[-1].end]
    for i, token in enumerate(tokens):
        last = i + 1 == len(tokens) or i + 1 - start >= LONGEST_SENTENCE
        if not last and token.kind == "w":
            following = tokens[i + 1]
            abbreviated = token.low in rules.abbreviations_at_end
            last = abbreviated and following.capital and following.low in rules.sentence_openers
        elif not last:
            last = _ends_sentence(text, tokens, i, start, rules) and _may_begin(text, tokens, i + 1, rules)
        last = last or (lined and _ends_line(text, tokens, i))
        if last:
            found.append(Span(start, i + 1))
            start = i + 1
    return found
