"""What an edition tells of its coverage as a whole: origins, who ran whose text, what the reports share.

Plain JSON values like all of the content. An article that is not in the event is told by its outlet and date alone.
"""

from articles.coverage.comparison import compare_coverage
from articles.coverage.origins import independent_origins
from articles.coverage.syndication import syndicated_texts

from .moments import partial

# To the whole per cent and a little: finer would claim what counting runs of words cannot tell.
SHARE_DIGITS = 3


def told_coverage(articles):
    """`articles` in the order of their publication. Six queries, however many there are."""
    origins = independent_origins(articles)
    texts = syndicated_texts(articles)
    return {
        "origins": told_origins(origins, articles),
        "syndication": told_syndication(texts, articles),
        "comparison": told_comparison(compare_coverage(origins, texts)),
    }


def told_origins(origins, articles):
    place = {article.pk: number for number, article in enumerate(articles)}
    told = [
        {
            "articles": sorted((article.pk for article in origin.articles), key=place.get),
            "reasons": list(origin.reasons),
        }
        for origin in origins
    ]
    return sorted(told, key=lambda origin: place[origin["articles"][0]])


def told_syndication(texts, articles):
    here = {article.pk for article in articles}
    return [told_text(text, here) for text in texts]


def told_text(text, here):
    numbers = {article.pk: number for number, article in enumerate(text.articles, start=1)}
    taken = {one.article.pk: one for one in text.taken}
    return {
        "first": numbers[text.first.pk] if text.first else None,
        "reports": [
            {
                "number": numbers[article.pk],
                "article": article.pk if article.pk in here else None,
                **told_outlet(article),
                "published": partial(article.published_at, article.published_precision),
                "taken": told_taken(taken.get(article.pk), numbers),
            }
            for article in text.articles
        ],
    }


def told_taken(one, numbers):
    if one is None:
        return None
    return {
        "origin": numbers[one.origin.pk],
        "relation": str(one.relation),
        "share": None if one.share is None else round(one.share, SHARE_DIGITS),
        "stated": one.stated,
    }


def told_outlet(article):
    return {"source": article.source.slug, "source_name": article.source.name}


def told_comparison(comparison):
    if comparison is None:
        return None
    return {
        "articles": [article.pk for article in comparison.articles],
        "shared": [
            {
                "article": shared.extract.article.pk,
                **told_outlet(shared.extract.article),
                "excerpt": shared.extract.words,
                "articles": [article.pk for article in shared.articles],
            }
            for shared in comparison.shared
        ],
        "only": [
            {
                "article": only.article.pk,
                **told_outlet(only.article),
                "excerpts": [extract.words for extract in only.extracts],
                "more": only.more,
            }
            for only in comparison.only
        ],
    }
