"""Quotes in articles of one story, for the tests of statements."""

from datetime import UTC, datetime, timedelta

from tests.factories import ArticleFactory, PersonFactory, QuoteFactory, SourceFactory, StoryFactory

MORNING = datetime(2026, 5, 12, 9, tzinfo=UTC)
DIRECT = "“This bridge is no longer safe, and nobody drives over it tonight.”"
INDIRECT = "the bridge was no longer safe"
OTHER = "four million would have to be found for a new pier"


def report(story, *words, minutes=0, outlet=None, **article):
    """An article that has these quotations, one a paragraph."""
    return ArticleFactory(
        story=story,
        source=SourceFactory(name=outlet) if outlet else SourceFactory(),
        text="\n\n".join(words),
        published_at=MORNING + timedelta(minutes=minutes),
        published_precision="minute",
        **article,
    )


def said(article, words, speaker=None, kind=None, **fields):
    kind = kind or ("direct" if words.startswith("“") else "indirect")
    return QuoteFactory(version=article.current_version, exact=words, kind=kind, speaker=speaker, **fields)


def one_utterance(*words, speaker=None, **fields):
    """Each by an outlet of its own, an hour apart, in one story."""
    story, speaker = StoryFactory(), speaker or PersonFactory(name="Ines Tarrow")
    return [
        said(report(story, one, minutes=60 * n, outlet=f"Outlet {n + 1}"), one, speaker, **fields)
        for n, one in enumerate(words)
    ]
