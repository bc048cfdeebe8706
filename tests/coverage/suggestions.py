"""What the machine suggests for an article, once it has read it."""

from articles.coverage.suggesting import suggest_links
from articles.models import Link
from articles.people.mentions import harvest_mentions


def suggested(article):
    """The suggested links that stand after reading, likeliest first."""
    harvest_mentions(article.current_version)
    suggest_links(article)
    links = Link.objects.suggested().touching(article).filter(suggested_by=None)
    return list(links.order_by("-score", "-pk"))
