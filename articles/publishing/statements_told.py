"""What an edition tells of utterances that several of its quotes render: the renderings aligned, and who was first.

Made from the told quotes and articles alone, so that the page of an edition from before this was told has it too.
"""

from django.utils.dateparse import parse_datetime

from articles.quotes.drift import Told, drift_of

from .moments import out_by


def told_statements(quotes, articles, leading=None):
    """`quotes` and `articles` as an edition tells them, in its order; those of one statement side by side. `leading`
    has the quote that an editor has lead, by its statement."""
    leading = leading or {}
    out = {
        article["id"]: out_by(
            parse_datetime(article["published"]["value"] or ""), article["published"]["precision"]
        )
        for article in articles
    }
    together = {}
    for quote in quotes:
        if quote["statement"]:
            together.setdefault(quote["statement"], []).append(quote)
    return [
        told_statement(key, same, out, leading.get(key)) for key, same in together.items() if len(same) > 1
    ]


def told_statement(key, quotes, out, leading):
    drift = drift_of(
        [
            Told(quote["id"], quote["article"], quote["kind"], quote["exact"], out[quote["article"]])
            for quote in quotes
        ],
        leading,
    )
    return {
        "id": key,
        "leading": drift.leading.key,
        "fullest": drift.fullest.key,
        "first": drift.first.key if drift.first else None,
        "dropped": [dropped._asdict() for dropped in drift.dropped],
        "renderings": [
            {
                "quote": rendering.told.key,
                "article": rendering.told.article,
                "kind": rendering.told.kind,
                "says": rendering.says,
                "pieces": [piece._asdict() for piece in rendering.pieces],
            }
            for rendering in drift.renderings
        ],
    }
