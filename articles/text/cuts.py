"""Which characters of a raw text are left out, and where each kept one stands.

Cleaning never rewrites. It names stretches of the raw text that are no part of the report, and the clean text
is what remains, character by character. So a span found in the clean text can always be shown in the raw text,
and an editor can take back any single cut. All offsets count Unicode code points, as Python does.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

# Rule names are stored with each cut, so they stay as they are; the labels are what editors read.
RULES: Mapping[str, str] = MappingProxyType(
    {
        "headline": "Headline repeated at the top",
        "section-label": "Section label or breadcrumb",
        "date-line": "Date, time or reading-time line",
        "byline": "Byline",
        "dateline": "Dateline",
        "agency-credit": "Agency credit",
        "teaser": "Teaser for other stories",
        "sign-up": "Sign-up line",
        "share": "Share, follow or comment line",
        "advertisement": "Advertisement",
        "footer": "Standing footer or copyright line",
        "photo-caption": "Photo caption",
        "photo-credit": "Photo credit",
        "invisible": "Invisible characters",
        "whitespace": "Surplus white space",
        "editor": "Cut by an editor",
    }
)


class Cut(NamedTuple):
    start: int
    end: int
    rule: str


def apply_cuts(raw: str, cuts: Sequence[Cut]) -> str:
    """What remains of `raw`. Raises ValueError unless the cuts are sorted, apart and inside the text."""
    pieces = []
    kept_from = 0
    for cut in cuts:
        _check_inside(raw, cut)
        if cut.start < kept_from:
            raise ValueError(
                f"{cut} overlaps the cut before it or is out of order; call normalise_cuts first"
            )
        pieces.append(raw[kept_from : cut.start])
        kept_from = cut.end
    pieces.append(raw[kept_from:])
    return "".join(pieces)


def normalise_cuts(raw: str, cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """The cuts in text order without overlap: where two meet, the one that starts first keeps its characters.

    Two that start together keep the order they were given in. Empty cuts, and those swallowed whole, vanish.
    Raises ValueError for a cut outside the text.
    """
    apart: list[Cut] = []
    cut_up_to = 0
    for cut in sorted(cuts, key=lambda cut: cut.start):
        if cut.start == cut.end:
            continue
        _check_inside(raw, cut)
        start = max(cut.start, cut_up_to)
        if start < cut.end:
            apart.append(Cut(start, cut.end, cut.rule))
            cut_up_to = cut.end
    return tuple(apart)


def _check_inside(raw: str, cut: Cut) -> None:
    if not 0 <= cut.start < cut.end <= len(raw):
        raise ValueError(f"{cut} does not lie inside the text of {len(raw)} characters")


class OffsetMap:
    """Places in the raw text and in the clean text that `cuts` leave of it, each told from the other.

    Raises ValueError for cuts that `apply_cuts` refuses and for offsets outside their text.
    """

    def __init__(self, raw: str, cuts: Sequence[Cut]) -> None:
        self._raw_starts = [0]
        self._clean_starts = [0]
        self._clean_ends = []
        clean_length = 0
        for cut in cuts:
            _check_inside(raw, cut)
            if cut.start < self._raw_starts[-1]:
                raise ValueError(f"{cut} overlaps the cut before it or is out of order")
            clean_length += cut.start - self._raw_starts[-1]
            self._clean_ends.append(clean_length)
            self._raw_starts.append(cut.end)
            self._clean_starts.append(clean_length)
        self.raw_length = len(raw)
        self.clean_length = clean_length + len(raw) - self._raw_starts[-1]
        self._clean_ends.append(self.clean_length)

    def to_raw(self, clean_offset: int) -> int:
        """Where the clean character at this offset stands in raw; the end of clean is the end of raw."""
        if not 0 <= clean_offset <= self.clean_length:
            raise ValueError(
                f"offset {clean_offset} is outside the clean text of {self.clean_length} characters"
            )
        if clean_offset == self.clean_length:
            return self.raw_length
        run = bisect_right(self._clean_starts, clean_offset) - 1
        return self._raw_starts[run] + clean_offset - self._clean_starts[run]

    def to_clean(self, raw_offset: int) -> int | None:
        """Where the raw character at this offset stands in the clean text, or None when it was cut."""
        if not 0 <= raw_offset <= self.raw_length:
            raise ValueError(f"offset {raw_offset} is outside the raw text of {self.raw_length} characters")
        if raw_offset == self.raw_length:
            return self.clean_length
        run = bisect_right(self._raw_starts, raw_offset) - 1
        clean_offset = self._clean_starts[run] + raw_offset - self._raw_starts[run]
        return clean_offset if clean_offset < self._clean_ends[run] else None

    def span_to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span from the first to the last character of the clean one; it may enclose cuts."""
        if start > end:
            raise ValueError(f"span {start}–{end} ends before it starts")
        raw_start = self.to_raw(start)
        return (raw_start, raw_start) if start == end else (raw_start, self.to_raw(end - 1) + 1)

    def span_to_clean(self, start: int, end: int) -> tuple[int, int] | None:
        """The clean span of a raw one, or None when its first or last character was cut."""
        if start > end:
            raise ValueError(f"span {start}–{end} ends before it starts")
        clean_start = self.to_clean(start)
        clean_last = self.to_clean(max(start, end - 1))
        if clean_start is None or clean_last is None:
            return None
        return (clean_start, clean_start) if start == end else (clean_start, clean_last + 1)
