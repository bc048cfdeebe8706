"""Which stored articles are worth comparing with one? Those that the full-text index ranks highest for its opening.

Looked for in both directions of time, because an outlet's report of yesterday may arrive today. Reports with the same
agency credit are added, and those that the machine suggested before, whose suggestion may have to go. A fixed
number of queries, and a bounded number of texts, however large the archive is.
"""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import Article, Link
from articles.search.query import matching_any
from articles.text.dates import Precision
from articles.text.terms import fold

from .profiles import profile, search_terms
from .scoring import TO_THE_DAY, Reading

# On 772 short reports 25 terms bring 98 of 100 true partners among the first 20, and more terms no more. From 25 to
# 60 candidates the suggestions are equally good; a story may have as many members as there are candidates.
SEARCH_TERMS = 25
CANDIDATES = 30
# The index ranks the whole archive; what is outside the window or spiked is left out after that.
RANKED = 240
# A story is written up for days, its follow-ups for two weeks; what is further apart is another event.
WINDOW = timedelta(days=14)
# Agency copy runs within hours; more articles than this with one credit are the day's whole wire.
MOST_CREDITED = 20


def candidates(article: Article) -> list[Article]:
    """Best match first, each with its source, its credit and the current text."""
    ranked = matching_any(
        search_terms(profile(article.headline, article.text), most=SEARCH_TERMS), limit=RANKED
    )
    others = _in_window(Article.objects.not_spiked().exclude(pk=article.pk), article)
    near = set(others.filter(pk__in=ranked).values_list("pk", flat=True))
    best = [pk for pk in ranked if pk in near][:CANDIDATES]
    credited = (
        others.filter(_same_credit(article)).order_by("-created_at", "-pk").values_list("pk", flat=True)
    )
    wanted = dict.fromkeys([*best, *credited[:MOST_CREDITED], *_suggested_before(article)])
    found = (
        others.filter(pk__in=wanted, current_version__isnull=False)
        .select_related("source", "wire_credit", "current_version")
        .defer("current_version__raw_text", "current_version__cuts")
        .in_bulk()
    )
    return [found[pk] for pk in wanted if pk in found]


def readings(articles: list[Article]) -> list[Reading]:
    return [
        Reading(
            article=article.pk,
            source=article.source_id,
            source_name=article.source.name,
            credit=article.wire_credit_id,
            credit_name=article.wire_credit.name if article.wire_credit else "",
            place=fold(article.dateline.partition(",")[0]).strip(),
            published=article.published_at,
            precision=article.published_precision,
            profile=profile(article.headline, article.text),
        )
        for article in articles
    ]


def _in_window(articles: QuerySet, article: Article) -> QuerySet:
    """Without those known to be too far away in time. A date still to come is taken for a mistake, not for a date."""
    tomorrow = timezone.now() + timedelta(days=1)
    known = article.published_precision in TO_THE_DAY and article.published_at <= tomorrow
    if not known:
        return articles
    near = Q(published_at__range=(article.published_at - WINDOW, article.published_at + WINDOW))
    vague = Q(published_precision__in=[Precision.UNKNOWN, Precision.YEAR, Precision.MONTH])
    return articles.filter(near | vague | Q(published_at__gt=tomorrow))


def _same_credit(article: Article) -> Q:
    same = Q(wire_credit=article.source_id)
    if article.wire_credit_id is not None:
        same |= Q(wire_credit=article.wire_credit_id) | Q(source=article.wire_credit_id)
    return same


def _suggested_before(article: Article) -> list[int]:
    pairs = Link.objects.suggested().touching(article).values_list("low", "high")
    return [high if low == article.pk else low for low, high in pairs]
