"""The page of an article and what its form posts."""

from django.urls import reverse


def page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def form_of(article, **changes):
    """What the page's form posts when nothing but `changes` was typed."""
    return {
        "headline": article.headline,
        "source": article.source_id,
        "published_0": "",
        "published_1": "",
        "published_2": "unknown",
        "url": article.url,
        "byline": article.byline,
        "dateline": article.dateline,
        "wire_credit": "",
        "language": article.language,
        "guid": article.guid,
        **changes,
    }
