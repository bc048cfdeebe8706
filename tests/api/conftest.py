import pytest

from articles.models import Coverage, Participation
from articles.publishing.lifecycle import publish
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    EventFactory,
    PersonFactory,
    QuoteFactory,
    SourceFactory,
    SummarySentenceFactory,
    UserFactory,
)


@pytest.fixture
def published(db):
    """Makes and publishes an event with `size` articles, each by its own source with one quote."""

    def make(slug="bridge", size=1, speaker=None, **event_fields):
        event = EventFactory(slug=slug, **event_fields)
        SummarySentenceFactory(event=event)
        speaker = speaker or PersonFactory()
        Participation.objects.create(event=event, person=speaker, role="mayor")
        for number in range(size):
            source = SourceFactory(slug=f"{slug}-outlet-{number}")
            article = ArticleFactory(source=source, headline=f"{slug} {number}", on_desk=True)
            role = Coverage.Role.LEAD if number == 0 else Coverage.Role.CORE
            CoverageFactory(event=event, article=article, role=role, position=number)
            QuoteFactory(version=article.current_version, speaker=speaker, confirmed=True)
        publish(event, user=UserFactory())
        return event

    return make
