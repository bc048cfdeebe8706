"""Standing footers: the lines that one source puts under many of its articles.

To cut a sentence of a report is worse than to leave a footer, so lines count as one only where they are the whole end
of reports that have nothing else in common. A story that is told again ends with the same background too, but it
also has the same lines above: such reports are no evidence, nor are several that have the same line above the
footer. Lines that only begin articles are left alone: there a headline, a byline or a section label stands, each
with a cleaning rule of its own.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models.functions import Length, Right

from articles.models import Article, Source
from articles.text.cuts import Cut
from articles.text.lines import fold, visible_lines

RULE = "footer"

# The latest articles of a source that are looked at: outlets change their footers, and two dozen tell them all.
WINDOW = 20
# Two articles may end alike by chance; of a source's latest a quarter must agree, or it is one story's background.
FEWEST_ARTICLES = 3
SMALLEST_SHARE = 0.25
# What ends a report and is longer than an imprint with a notice of rights is likelier a part of it.
FOOTER_LINES = 6
LONGEST_LINE = 400
LONGEST_FOOTER = 800
LARGEST_PART = 0.5
# Enough characters for those lines, some that other rules cut, and the end of the line above.
TAIL_LENGTH = 2000

NOT_STORED = 0


class EndLine(NamedTuple):
    key: str  # folded, so that case, accents and marks make no difference
    text: str
    may_be_footer: bool


class Ending(NamedTuple):
    lines: tuple[EndLine, ...]
    text_length: int


def ending_of(raw_text: str, cuts: Collection[Cut]) -> Ending:
    """The last lines of a raw text, and before them the line above; without those that another rule cuts."""
    tail_start = max(0, len(raw_text) - TAIL_LENGTH)
    return _ending(raw_text[tail_start:], len(raw_text), cuts)


def _ending(tail: str, text_length: int, cuts: Iterable[Cut]) -> Ending:
    tail_start = text_length - len(tail)
    cut_places = [cut for cut in cuts if cut.rule != RULE]
    lines = [
        line
        for line in visible_lines(tail)
        if not any(
            cut.start <= tail_start + line.start and tail_start + line.end <= cut.end for cut in cut_places
        )
    ]
    above = len(lines) - FOOTER_LINES
    first = max(0, above - 1)
    ending = []
    for number, line in enumerate(lines[first:], start=first):
        key = fold(line.text)
        ending.append(
            EndLine(key, line.text, number >= above and key != "" and len(line.text) <= LONGEST_LINE)
        )
    return Ending(tuple(ending), text_length)


def standing_footers(endings: Iterable[Ending]) -> frozenset[str]:
    """The lines, as written, that end enough of these articles."""
    endings = list(endings)
    enough = max(FEWEST_ARTICLES, SMALLEST_SHARE * len(endings))
    counts = Counter(
        key for ending in endings for key in {line.key for line in ending.lines if line.may_be_footer}
    )
    repeated = {key for key, count in counts.items() if count >= enough}
    above: dict[str, set[str]] = {key: set() for key in repeated}
    written: dict[str, set[str]] = {key: set() for key in repeated}
    for ending in endings if repeated else ():
        own_line, footer = _split(ending, repeated)
        for line in footer:
            above[line.key].add(own_line)
            written[line.key].add(line.text)
    return frozenset(text for key in repeated if len(above[key]) >= enough for text in written[key])


def _split(ending: Ending, repeated: Collection[str]) -> tuple[str, Sequence[EndLine]]:
    """The last line that is the article's own, and the repeated lines below it if they can be a footer."""
    footer: list[EndLine] = []
    lines = list(ending.lines)
    while lines and lines[-1].may_be_footer and lines[-1].key in repeated:
        footer.append(lines.pop())
    length = sum(len(line.text) for line in footer)
    too_long = length > min(LONGEST_FOOTER, LARGEST_PART * ending.text_length)
    if not lines or too_long or any(line.key in repeated for line in lines):
        return "", ()
    return lines[-1].key, footer


class Joined(NamedTuple):
    """The latest endings of a source with one more among them, and the footers that they show."""

    endings: Mapping[int, Ending]
    footers: frozenset[str]


class FooterWatch:
    """The footers of sources while a batch runs: each source is read from the database once, then followed."""

    def __init__(self) -> None:
        self._latest: dict[int, Joined] = {}

    def known(self, source: Source) -> frozenset[str]:
        return self._latest_of(source).footers

    def joined_by(
        self, source: Source, article: Article | None, raw_text: str, cuts: Collection[Cut]
    ) -> Joined:
        """What will be known once this text of an article, None for a new one, has come in too."""
        key = article.pk if article else NOT_STORED
        endings = {pk: ending for pk, ending in self._latest_of(source).endings.items() if pk != key}
        endings[key] = ending_of(raw_text, cuts)
        endings = dict(list(endings.items())[-WINDOW:])
        return Joined(endings, standing_footers(endings.values()))

    def keep(self, source: Source, article: Article, joined: Joined) -> None:
        """To be told of what was stored, and only of that."""
        endings = {article.pk if pk == NOT_STORED else pk: ending for pk, ending in joined.endings.items()}
        self._latest[source.pk] = joined._replace(endings=endings)

    def _latest_of(self, source: Source) -> Joined:
        if source.pk not in self._latest:
            endings = _latest_endings(source)
            self._latest[source.pk] = Joined(endings, standing_footers(endings.values()))
        return self._latest[source.pk]


def _latest_endings(source: Source) -> dict[int, Ending]:
    latest = (
        Article.objects.filter(source=source, current_version__isnull=False)
        .order_by("-pk")
        .values_list(
            "pk",
            Right("current_version__raw_text", TAIL_LENGTH),
            Length("current_version__raw_text"),
            "current_version__cuts",
        )[:WINDOW]
    )
    return {
        pk: _ending(tail, length, (Cut(*cut) for cut in cuts)) for pk, tail, length, cuts in reversed(latest)
    }
