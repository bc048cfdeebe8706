import pytest
from django.core.exceptions import ValidationError

from articles.models import Coverage, Event, Passage
from articles.publishing.comparing import compare_contents
from articles.publishing.content import build_content
from articles.publishing.restoring import restore
from tests.factories import ArticleFactory, PictureFactory, SummarySentenceFactory
from tests.publishing.stories import cover, full_story, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return full_story()


def test_what_was_changed_comes_back_as_it_was(event, editor):
    before = event.current_edition
    Event.objects.filter(pk=event.pk).update(
        title="Another", place="", started_at=None, started_precision="unknown"
    )
    event.summary.all().delete()
    event.findings.all().delete()
    event.milestones.all().delete()
    event.participations.all().delete()
    event.refresh_from_db()

    lost = restore(before, event, user=editor)

    assert lost == []
    assert compare_contents(before.content, build_content(event)) == []


def test_pictures_come_back_with_their_files(event, editor):
    before = event.current_edition
    event.pictures.last().delete()
    event.pictures.update(credit="Somebody else", sizes=[])
    PictureFactory(event=event, alt="Not in the edition")

    restore(before, event, user=editor)

    assert build_content(event)["pictures"] == before.content["pictures"]
    assert event.pictures.count() == 2


def test_readers_see_no_change_and_the_status_stays(event, editor):
    shown = event.current_edition

    restore(shown, event, user=editor)

    event.refresh_from_db()
    assert (event.current_edition, event.status, event.editions.count()) == (shown, "published", 2)


def test_articles_that_came_later_stay(event, editor):
    later = ArticleFactory()
    cover(event, later, role=Coverage.Role.CORE, position=9)

    restore(event.current_edition, event, user=editor)

    assert event.coverage.filter(article=later).exists()


def test_the_history_says_who_brought_back_which(event, editor):
    restore(event.current_edition, event, user=editor)

    line = event.history.first()
    assert (line.history_user, line.history_change_reason) == (editor, "Restored from edition 2")


def test_what_cannot_be_cited_any_more_is_told(event, editor):
    edition = event.current_edition
    for rows in (event.summary, event.findings, event.milestones):
        for row in rows.all():
            row.passages.clear()
    Passage.objects.filter(exact="More than 350 lorries").delete()

    assert restore(edition, event, user=editor) == ["“More than 350 lorries” can be cited no more."]


def test_an_event_that_someone_changed_meanwhile_is_left_alone(event, editor):
    SummarySentenceFactory(event=event, text="New.")
    event.lock_version -= 1

    with pytest.raises(ValidationError, match="changed by someone else"):
        restore(event.current_edition, event, user=editor)

    assert event.summary.filter(text="New.").exists()


def test_an_edition_of_another_event_is_refused(event, editor):
    with pytest.raises(ValidationError, match="another event"):
        restore(published(slug="other").current_edition, event, user=editor)
