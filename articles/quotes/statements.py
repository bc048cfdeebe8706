"""Which quotes render one utterance? Suggested afresh whenever it is asked; only what an editor says is kept.

Two quotes are compared where their articles are of one story or of one event, and were out within two weeks of each
other. They go together where their words are alike enough for what is known of who spoke (see `text.utterances` and
`speakers`), and what goes together with one of several goes with all of them: one outlet has the first half, another
the second. Quotes of two statements never go together, nor two that an editor told apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from articles.models import Article, Coverage, Event, Quote, QuotesToldApart, Statement
from articles.text.terms import folded_words
from articles.text.utterances import ALIKE, ALIKE_UNKNOWN, Utterances

from .reasons import reasons_for
from .speakers import Agreement, agreement

# What somebody says is reported within days; two weeks is as far as articles are compared at all.
WINDOW = timedelta(days=14)
# As many quotes as are looked at for the desk's list, the newest first. Comparing them takes .4 s of a slow core, half
# of it in a process that has read them before.
MOST_QUOTES = 1000


class Suggested(NamedTuple):
    """Quotes of at least two articles, the first published first; `statement` is the one that some are part of."""

    quotes: list[Quote]
    statement: Statement | None
    score: float
    reasons: list[str]

    @property
    def new(self) -> list[Quote]:
        """Those that are not yet part of the statement."""
        return [quote for quote in self.quotes if quote.statement_id is None]

    @property
    def score_of_100(self) -> int:
        return round(100 * self.score)

    @property
    def key(self) -> str:
        return "-".join(str(pk) for pk in sorted(quote.pk for quote in self.quotes))


def suggested_statements(quotes: Iterable[Quote]) -> list[Suggested]:
    """Those of these quotes that seem to be one utterance, the surest first. Four queries, however many there are,
    where the quotes are loaded `for_comparing`."""
    loaded = list(quotes)
    prefetch_related_objects([quote.speaker for quote in loaded if quote.speaker_id], "posts")
    apart = _apart(loaded)
    found = [one for scope in _scopes(loaded) for one in _suggested_among(scope, apart)]
    return sorted(found, key=lambda one: (-one.score, one.quotes[0].pk))


def waiting_suggestions() -> list[Suggested]:
    """What the desk is asked about: among the quotes of what came in lately and of the events that are worked on."""
    since = timezone.now() - WINDOW
    covering = Coverage.objects.filter(event__in=Event.objects.open()).values("article")
    articles = Article.objects.filter(Q(created_at__gte=since) | Q(pk__in=covering))
    return suggested_statements(quotes_of(articles).order_by("-pk")[:MOST_QUOTES])


def quotes_of(articles) -> Iterable[Quote]:
    return Quote.objects.standing().filter(version__article__in=articles).for_comparing()


def neighbours_of(quotes: Sequence[Quote]) -> Iterable[Quote]:
    """The quotes with which these are compared, and these themselves."""
    articles = {quote.version.article_id for quote in quotes}
    stories = {quote.version.article.story_id for quote in quotes} - {None}
    events = Coverage.objects.filter(article__in=articles).values("event")
    together = Coverage.objects.filter(event__in=events).values("article")
    return quotes_of(Article.objects.filter(Q(pk__in=articles) | Q(story__in=stories) | Q(pk__in=together)))


def _apart(quotes: list[Quote]) -> dict[int, set[int]]:
    apart: dict[int, set[int]] = defaultdict(set)
    for low, high in QuotesToldApart.objects.among([quote.pk for quote in quotes]).pairs():
        apart[low].add(high)
        apart[high].add(low)
    return apart


def _scopes(quotes: list[Quote]) -> list[list[Quote]]:
    """The quotes by what their articles tell: those of one story or one event together, and of what these share."""
    leads: dict[object, object] = {}

    def lead(of: object) -> object:
        while leads.setdefault(of, of) != of:
            of = leads[of]
        return of

    articles = {quote.version.article_id for quote in quotes}
    for quote in quotes:
        if quote.version.article.story_id:
            leads[lead(("story", quote.version.article.story_id))] = lead(quote.version.article_id)
    for article, event in Coverage.objects.filter(article__in=articles).values_list("article", "event"):
        leads[lead(("event", event))] = lead(article)
    scopes = defaultdict(list)
    for quote in sorted(quotes, key=_in_time):
        scopes[lead(quote.version.article_id)].append(quote)
    return list(scopes.values())


def _in_time(quote: Quote) -> tuple:
    return *quote.version.article.in_time(), quote.start, quote.pk


def _suggested_among(quotes: list[Quote], apart: dict[int, set[int]]) -> Iterator[Suggested]:
    """`quotes` are in order of time."""
    nodes = list(_same_words(quotes, apart).values())
    utterances = Utterances([node[0].exact for node in nodes])
    groups = _by_statement(nodes)
    weakest: dict[int, tuple[float, int, int]] = {}
    for likeness, one, other in utterances.alike():
        mine, theirs = groups[one], groups[other]
        if mine is theirs or likeness < _needed(nodes[one][0], nodes[other][0]):
            continue
        if not _may_join(
            *([quote for number in side for quote in nodes[number]] for side in (mine, theirs)), apart
        ):
            continue
        mine.extend(theirs)
        groups |= dict.fromkeys(theirs, mine)
        # The last that joins is the least like.
        weakest[id(mine)] = (likeness, one, other)
    for group in {id(group): group for group in groups.values()}.values():
        together = sorted((quote for number in group for quote in nodes[number]), key=_in_time)
        score, one, other = weakest.get(id(group), (1.0, group[0], group[0]))
        if _is_news(together, utterances.tells(group[0])):
            reasons = reasons_for(together, utterances, one, other)
            yield Suggested(together, _statement(together), score, reasons)


def _by_statement(nodes: list[list[Quote]]) -> dict[int, list[int]]:
    """Which nodes go together from the start: what an editor put together is not asked for likeness."""
    stated: dict[int | None, list[int]] = {}
    groups = {}
    for number, node in enumerate(nodes):
        statement = node[0].statement_id
        groups[number] = stated.setdefault(statement, []) if statement else []
        groups[number].append(number)
    return groups


def _same_words(quotes: list[Quote], apart: dict[int, set[int]]) -> dict[tuple, list[Quote]]:
    """Copies of a report carry each quotation again: one is compared for all."""
    nodes: dict[tuple, list[Quote]] = defaultdict(list)
    for quote in quotes:
        same = (quote.speaker_id or quote.speaker_text, quote.statement_id, *folded_words(quote.exact))
        nodes[(quote.pk,) if quote.pk in apart else same].append(quote)
    return nodes


def _needed(one: Quote, other: Quote) -> float:
    """How much alike two quotes must be; more than can be where they are of two speakers or of two times."""
    speakers = agreement(one, other)
    if speakers == Agreement.OTHERS or not _of_one_time(one.version.article, other.version.article):
        return 2.0
    return ALIKE if speakers == Agreement.SAME else ALIKE_UNKNOWN


def _of_one_time(one: Article, other: Article) -> bool:
    return _out(one) is None or _out(other) is None or abs(_out(one) - _out(other)) <= WINDOW


def _out(article: Article) -> datetime | None:
    return article.published_at


def _may_join(one: list[Quote], other: list[Quote], apart: dict[int, set[int]]) -> bool:
    statements = {quote.statement_id for quote in (*one, *other)} - {None}
    theirs = {quote.pk for quote in other}
    return len(statements) < 2 and not any(apart[quote.pk] & theirs for quote in one if quote.pk in apart)


def _is_news(together: list[Quote], tells: bool) -> bool:
    """Several articles, something to decide, and words that are worth it."""
    articles = {quote.version.article_id for quote in together}
    return tells and len(articles) > 1 and any(quote.statement_id is None for quote in together)


def _statement(together: list[Quote]) -> Statement | None:
    return next((quote.statement for quote in together if quote.statement_id), None)
