"""Which stored articles are worth comparing with one? Those filed under the same keys within the window of days.

Looked for in both directions of time, because an outlet's report of yesterday may arrive today. Those that the
machine suggested before are added, whose suggestion may have to go. A fixed number of queries, and a bounded number of
fingerprints, however large the archive is.
"""

from collections.abc import Iterable

from articles.models import Article, Fingerprint, Link, Source
from articles.search.postings import look_up
from articles.text.terms import fold

from .fingerprints import Filed, unpacked, windows
from .likeness import Reading
from .profiles import Profile

# A story may have as many members as there are candidates; from 30 to 60 the suggestions are the same.
CANDIDATES = 30
# Some of those looked up are spiked.
LOOKED_UP = 45

# What a stored reading is made of, in the order in which `_reading` takes it; no text. Asked for once and for all,
# because to name so many columns takes longer than to read their rows.
STORED = Fingerprint.objects.exclude(article__status=Article.Status.SPIKED).values_list(
    "article",
    "bags",
    "norms",
    "article__source",
    "article__source__slug",
    "article__source__name",
    "article__wire_credit",
    "article__wire_credit__name",
    "article__dateline",
    "article__language",
    "article__published_at",
    "article__published_precision",
)


def candidates(article: Article, filed: Filed) -> dict[int, Reading]:
    """By article, best match first."""
    found = look_up(filed.keys, windows(article), without=article.pk, limit=LOOKED_UP)
    again = [] if filed.is_new else Link.objects.suggested().partners_of(article.pk)
    stored = _stored([*found, *again])
    best = [pk for pk in found if pk in stored][:CANDIDATES]
    return {pk: _unpacked(stored[pk]) for pk in dict.fromkeys([*best, *again]) if pk in stored}


def readings(articles: Iterable[int]) -> dict[int, Reading]:
    """By article, for those that were read and not spiked; one query."""
    return {pk: _unpacked(row) for pk, row in _stored(articles).items()}


def reading_of(article: Article, profile: Profile) -> Reading:
    source, credit = article.source, article.wire_credit
    return _reading(
        article.pk,
        profile,
        (),
        source.pk,
        source.slug,
        source.name,
        credit and credit.pk,
        credit and credit.name,
        article.dateline,
        article.language,
        article.published_at,
        article.published_precision,
    )


def _stored(articles: Iterable[int]) -> dict[int, tuple]:
    return {row[0]: row for row in STORED.filter(pk__in=articles)}


def _unpacked(row: tuple) -> Reading:
    article, bags, *facts = row
    return _reading(article, unpacked(bags), *facts)


def _reading(
    article,
    profile,
    norms,
    source,
    slug,
    source_name,
    credit,
    credit_name,
    dateline,
    language,
    published,
    precision,
) -> Reading:
    return Reading(
        article=article,
        # Reports of an unknown source are of many: each stands for one of its own.
        source=-article if slug == Source.UNKNOWN_SLUG else source,
        source_name=source_name,
        credit=credit,
        credit_name=credit_name or "",
        place=fold(dateline.partition(",")[0]).strip(),
        language=language.partition("-")[0].lower(),
        published=published,
        precision=precision,
        profile=profile,
        norms=tuple(norms),
    )
