"""What the card of an event or of a quote says: the edition's own words and figures."""

from django.utils.text import capfirst

from articles.models import Quote

from ..reading import change_counts, figures
from ..rendering import spoken
from .drawing import Card


def event_card(edition, *, site_name):
    """The latest line of the correction log is the event's status."""
    content = edition.content
    changes = change_counts(content["corrections"])
    return Card(
        site_name=site_name,
        label=" · ".join([capfirst(content["kind_label"]), *changes[:1]]),
        words=edition.title,
        byline=tuple(filter(None, [capfirst(edition.started), edition.place])),
        figures=figures(edition.article_count, edition.origin_count),
    )


def quote_card(quote, *, site_name):
    words = spoken({"exact": quote.exact, "kind": quote.kind})
    is_direct = quote.kind == Quote.Kind.DIRECT
    return Card(
        site_name=site_name,
        label="Word for word" if is_direct else "As reported",
        words=f"“{words}”" if is_direct else words,
        byline=tuple(filter(None, [quote.speaker_name, quote.post])),
        figures=f"{quote.source_name} · {quote.edition.title}",
    )
