"""What do all outlets report, and what only one of them?

Passages are compared, not articles as wholes (see `articles.text.common_ground`), and origins are counted, not outlets:
copies of one text are one voice, heard in the report that took its text from no other here, else in the earliest. A
passage that six copies carry is reported once.

The comparison is the machine's. It goes into editions all the same, so it quotes sparingly: a little of each passage,
few passages, and never more than a share of any one report, for that report is its outlet's to tell.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from articles.models import Article
from articles.text.common_ground import CommonGround, Place, common_ground
from articles.text.shingles import resemblance
from articles.text.terms import terms

from .origins import Origin
from .syndication import SyndicatedText

# Two lines of print: enough to know what a passage says.
EXCERPT = 240
# Of one report, all excerpts together. A third leaves it unread; half of a short item would be the news itself.
MOST_OF_A_TEXT = 1 / 3
# What only this report has may take half of that, so that something is left for what it shares.
MOST_AS_ONLY_HERE = MOST_OF_A_TEXT / 2
# What a reader looks through without losing the thread. The rest is counted.
MOST_SHARED, MOST_ONLY = 8, 3


class Extract(NamedTuple):
    """A passage as an article has it, shortened; `start` and `end` are of the whole passage in its text."""

    article: Article
    start: int
    end: int
    words: str


class Shared(NamedTuple):
    """A passage that several origins report, in the words most like those of the others. `articles` are the reports
    that have it, one for each origin."""

    extract: Extract
    articles: tuple[Article, ...]


class Only(NamedTuple):
    """What no other origin than the article's reports; `more` passages are not shown."""

    article: Article
    extracts: tuple[Extract, ...]
    more: int


class Comparison(NamedTuple):
    """`articles` are the reports compared, one for each origin that has a text. What most of them share comes first."""

    articles: tuple[Article, ...]
    shared: tuple[Shared, ...]
    only: tuple[Only, ...]


class Voices(NamedTuple):
    """One report of each origin that has a text, and the texts."""

    articles: list[Article]
    texts: list[str]


def compare_coverage(origins: Sequence[Origin], texts: Iterable[SyndicatedText]) -> Comparison | None:
    """None where there are no two origins to compare; one query. The articles of an origin stand in the order of their
    publication."""
    voices = voices_of(origins, texts)
    if len(voices.articles) < 2:
        return None
    quoting = _Quoting(*voices)
    found = common_ground(quoting.texts)
    # First what only one can be quoted for: what is shared has other voices when one has been quoted enough.
    only = tuple(_only(found, quoting))
    return Comparison(tuple(voices.articles), tuple(_shared(found, quoting)), only)


def voices_of(origins: Sequence[Origin], texts: Iterable[SyndicatedText]) -> Voices:
    """One query."""
    words = _words(article.pk for origin in origins for article in origin.articles)
    takers = {one.article.pk for text in texts for one in text.taken}
    voices = [voice for origin in origins if (voice := _voice(origin, takers, words))]
    return Voices(voices, [words[voice.pk] for voice in voices])


def _words(keys: Iterable[int]) -> dict[int, str]:
    versions = Article.objects.filter(pk__in=list(keys), current_version__isnull=False)
    return dict(versions.values_list("pk", "current_version__text"))


def _voice(origin: Origin, takers: set[int], words: dict[int, str]) -> Article | None:
    by_rank = sorted(origin.articles, key=lambda article: article.pk in takers)
    return next((article for article in by_rank if words.get(article.pk, "").strip()), None)


class _Quoting:
    """Makes extracts as long as a report may be quoted."""

    def __init__(self, articles: list[Article], texts: list[str]) -> None:
        self.articles, self.texts = articles, texts
        self._quoted = [0 for _ in texts]

    def words(self, place: Place) -> str:
        return self.texts[place.text][place.start : place.end]

    def quote(self, place: Place, most: float = MOST_OF_A_TEXT) -> Extract | None:
        words = shortened(self.words(place))
        if self._quoted[place.text] + len(words) > most * len(self.texts[place.text]):
            return None
        self._quoted[place.text] += len(words)
        return Extract(self.articles[place.text], place.start, place.end, words)


def shortened(passage: str) -> str:
    words = " ".join(passage.split())
    if len(words) <= EXCERPT:
        return words
    kept = words[: EXCERPT - len(" …")]
    return (kept.rpartition(" ")[0] or kept) + " …"


def _shared(found: CommonGround, quoting: _Quoting) -> Iterator[Shared]:
    for told in found.told[:MOST_SHARED]:
        typical_first = typical(told.places, quoting.texts)
        extract = next((quoted for place in typical_first if (quoted := quoting.quote(place))), None)
        if extract is not None:
            yield Shared(extract, tuple(quoting.articles[place.text] for place in told.places))


def typical(places: Sequence[Place], texts: Sequence[str]) -> list[Place]:
    """First the passage at the middle of the others, which stands for all best; of equals the earliest report's."""
    words = {place: frozenset(terms(texts[place.text][place.start : place.end])) for place in places}

    def likeness(place: Place) -> float:
        return sum(resemblance(words[place], words[other]) for other in places)

    return sorted(places, key=lambda place: (-likeness(place), place))


def _only(found: CommonGround, quoting: _Quoting) -> Iterator[Only]:
    for article, places in zip(quoting.articles, found.only, strict=True):
        quotes = (quoting.quote(place, MOST_AS_ONLY_HERE) for place in places)
        extracts = tuple(islice(filter(None, quotes), MOST_ONLY))
        if places:
            yield Only(article, extracts, len(places) - len(extracts))
