"""Cut the white space that only scraping left behind; keep what separates words, lines and paragraphs.

Between two words one blank stays, between two lines one line end, between two paragraphs two line ends, each as it
was written. What other cuts leave standing side by side counts as one gap, and a gap breaks lines only where
the raw text did: two single line ends around a cut line do not make a new paragraph.
"""

import re
from collections.abc import Iterable, Iterator

from articles.text.cuts import Cut, normalise_cuts
from articles.text.lines import INVISIBLE, LINE_END

BLANKS = re.compile(r"\s*")
RUN = re.compile(r"\s{2,}")
UNSEEN = re.compile(f"[{INVISIBLE}]+")

Stretch = tuple[int, int]


def invisible_cuts(raw: str) -> list[Cut]:
    return [Cut(*unseen.span(), "invisible") for unseen in UNSEEN.finditer(raw)]


def tidied(raw: str, cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """The cuts, with the white space that they leave over cut as well; those of an earlier tidying are made anew."""
    content = normalise_cuts(raw, (cut for cut in cuts if cut.rule != "whitespace"))
    surplus = (Cut(start, end, "whitespace") for start, end in _surplus(raw, content))
    return normalise_cuts(raw, (*content, *surplus))


def _surplus(raw: str, cuts: tuple[Cut, ...]) -> Iterator[Stretch]:
    gap: list[Stretch] = []
    at_start = True
    for start, end in _kept(raw, cuts):
        text_start = _blanks_end(raw, start, end)
        gap.append((start, text_start))
        if text_start == end:
            continue
        yield from gap if at_start else _surplus_of(raw, gap)
        at_start = False
        text_end = start + len(raw[start:end].rstrip())
        for run in RUN.finditer(raw, text_start, text_end):
            if run[0] != "\n\n":
                yield from _surplus_of(raw, [run.span()])
        gap = [(text_end, end)]
    yield from gap


def _kept(raw: str, cuts: tuple[Cut, ...]) -> Iterator[Stretch]:
    position = 0
    for cut in cuts:
        yield position, cut.start
        position = cut.end
    yield position, len(raw)


def _blanks_end(raw: str, start: int, end: int) -> int:
    blanks = BLANKS.match(raw, start, end)
    return blanks.end() if blanks else start


def _surplus_of(raw: str, gap: list[Stretch]) -> Iterator[Stretch]:
    """All of a gap but its first two line ends, or its one, or its first blank."""
    breaks = max(([found.span() for found in LINE_END.finditer(raw, *piece)][:2] for piece in gap), key=len)
    first_blank = [(start, start + 1) for start, end in gap if start < end][:1]
    keep = breaks or first_blank
    if len(keep) == 2 and raw[keep[0][1] - 1] == "\r" and raw[keep[1][0]] == "\n":
        # Moved together the two would read as one Windows line end.
        keep = [(keep[0][0], keep[1][1])]
    for start, end in gap:
        for kept_start, kept_end in keep:
            if start <= kept_start < end:
                yield start, kept_start
                start = kept_end
        yield start, end
