"""Paragraphs, subheadings and sentences of a clean text.

Blank lines separate blocks; in a text without any, single line ends do. A crosshead (a short line between
paragraphs that ends no sentence) is no part of the report's prose, so its words never join a sentence.

Sentences come from sentencex, which loses no character. What it splits behind an abbreviation is joined again
from the lists below, which are data: add what is found missing.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from articles.text.lines import LINE_END
from articles.text.spans import Span

# Subheadings of newspapers run to about 60 characters; a line that is longer is a paragraph without its full stop.
LONGEST_CROSSHEAD = 80
MOST_CROSSHEAD_WORDS = 10

# Never the end of a sentence: something always follows. All of these count only as they are written here.
_LEADING = """
    Adm Amb Asst Brig Capt Cdr Cllr Cllrs Cmdr Col Comdr Const Coun Cpl Cpt Det Dr Drs Ens Fr Ft Gen Gens Gov Govs
    Hon Insp Lt Lts Maj Messrs Mlle Mme Mr Mrs Ms Mt Mx Pres Prof Profs Pte Pvt Rep Reps Rev Revd Sen Sens Sgt Sgts
    Spc St Ste Supt approx cf e.g i.e v viz vs
"""
LEADING = frozenset(_LEADING.split())
# The end of a sentence only when the next word opens one: "in the U.S. The vote", but "the U.S. Senate".
_TRAILING = """
    D.C D.S Esq Inc Corp Co Cos Ltd Jr Sr M.D Ph.D B.A M.A U.A.E U.K U.N U.S U.S.A E.U P.O Dept Univ Assn Ave Blvd Rd
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont N.C N.D N.H N.J N.M N.Y
    Neb Nev Okla Ore Pa R.I S.C S.D Tenn Tex Va Vt W.Va Wash Wis Wyo
"""
TRAILING = frozenset(_TRAILING.split())
# The end of a sentence unless a number follows: "No. 5", "pp. 12", "Sept. 3".
_BEFORE_NUMBER = """
    No Nos no nos Art Arts Sec Vol Fig Figs Ch Para Paras para paras p pp cl
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun
"""
BEFORE_NUMBER = frozenset(_BEFORE_NUMBER.split())
# The end of a sentence unless a day or a clock's name follows: "at 5 p.m. Monday", "at 9 a.m. GMT".
_HOURS = "a.m p.m A.M P.M"
HOURS = frozenset(_HOURS.split())

_AFTER_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b|[A-Z]{2,4}\b|Eastern|Pacific|Central|Mountain|Greenwich|\d"
)
_BLANK_LINE = re.compile(rf"(?:{LINE_END.pattern})[^\S\n\r]*(?:{LINE_END.pattern})\s*")
_SINGLE_LINE_END = re.compile(rf"(?:{LINE_END.pattern})\s*")
_LAST_WORD = re.compile(r"(?:^|[\s(\[“\"‘'—–-])([^\W\d_][\w.]{0,9})\.$")
_INITIAL = re.compile(r"(?:^|[\s.(\[“\"‘'])[^\W\d_]\.$")
_TIME = re.compile(r"\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\.?", re.IGNORECASE)
_OPENERS = re.compile(
    r"[\"“‘'(\[]?(?:The|A|An|He|She|It|They|We|I|You|This|That|These|Those|There|His|Her|Its|Their|Our|My|But|And|Or|So"
    r"|Yet|In|On|At|By|For|From|To|Of|With|As|If|When|While|Where|After|Before|Since|Until|Although|Though|Because"
    r"|However|Meanwhile|Also|Asked|Both|Some|Many|Most|All|No|Not|Only|What|Who|How|Why|Last|Earlier|Later|Mr|Mrs|Ms"
    r"|Dr|According|Among|Under|Over|During|Despite)\b|[\"“‘]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


# Characters; a longer sentence is none. At this size 200,000 open quotes take 0.3 s instead of 13.
WINDOW = 5_000


class Block(NamedTuple):
    kind: Literal["paragraph", "crosshead"]
    start: int
    end: int


def blocks(text: str) -> list[Block]:
    """The blocks of a clean text, in order, without the white space around them."""
    separator = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _SINGLE_LINE_END
    spans = list(_split(text, separator))
    short = [_is_short(text[span.start : span.end]) for span in spans]
    found: list[Block] = []
    for number, span in enumerate(spans):
        between = 0 < number < len(spans) - 1 and not short[number - 1] and not short[number + 1]
        found.append(Block("crosshead" if short[number] and between else "paragraph", span.start, span.end))
    return found


def sentences(text: str) -> list[Span]:
    """The sentences of the paragraphs, in order: none crosses a block, none is empty, no word is left out."""
    found: list[Span] = []
    for block in blocks(text):
        if block.kind == "paragraph":
            found.extend(_sentences_of(text, block))
    return found


def _split(text: str, separator: re.Pattern[str]) -> Iterator[Span]:
    position = 0
    for gap in separator.finditer(text):
        yield from _stripped(text, position, gap.start())
        position = gap.end()
    yield from _stripped(text, position, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(bare))


def _is_short(block: str) -> bool:
    """A short line of a few words that neither ends a sentence nor quotes one nor announces what follows."""
    if len(block) > LONGEST_CROSSHEAD or len(block.split()) > MOST_CROSSHEAD_WORDS or LINE_END.search(block):
        return False
    if _TIME.fullmatch(block):
        return True
    return not block[0].islower() and block[0] not in '"“«-–—•*' and block[-1] not in '.!?…:;,。！？؟۔।"”»)'


def _sentences_of(text: str, block: Block) -> Iterator[Span]:
    piece = _SURROGATE.sub("\ufffd", text[block.start : block.end])
    start = 0
    for end in _boundaries(piece):
        if not _goes_on(piece[start:end].rstrip(), piece[end : end + 24].lstrip()):
            yield from _stripped(text, block.start + start, block.start + end)
            start = end
    yield from _stripped(text, block.start + start, block.end)


def _boundaries(piece: str) -> Iterator[int]:
    """Where sentencex ends a sentence. It sees a window at a time: its cost grows with the square of open quotes."""
    start = 0
    while start < len(piece):
        window = piece[start : start + WINDOW]
        ends: list[int] = [boundary["end_index"] for boundary in get_sentence_boundaries("en", window)]
        if start + len(window) < len(piece) and len(ends) > 1:
            ends.pop()
        yield from (start + end for end in ends)
        start += ends[-1] if ends else len(window)


def _goes_on(sentence: str, following: str) -> bool:
    """Does the sentence that seems to end here go on with what follows?"""
    if not sentence or not following or following[0].islower():
        return True
    if not sentence.endswith("."):
        return False
    tail = sentence[-14:]
    if _INITIAL.search(tail):
        return not _OPENERS.match(following)
    last = _LAST_WORD.search(tail)
    if not last:
        return False
    word = last[1]
    if word in LEADING:
        return True
    if word in HOURS:
        return bool(_AFTER_HOUR.match(following))
    if word in BEFORE_NUMBER:
        return following[0].isdigit()
    return word in TRAILING and not _OPENERS.match(following)
