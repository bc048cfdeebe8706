from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article, Coverage, Event, Source
from articles.publishing.curating import add_articles_to_event, add_to_event, event_from_articles
from tests.factories import ArticleFactory, CoverageFactory, EventFactory, PersonFactory, SourceFactory
from tests.publishing.stories import published

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


def dated(hour, **fields):
    return ArticleFactory(published_at=NOON.replace(hour=hour), published_precision="minute", **fields)


def test_an_event_takes_title_date_and_place_from_its_articles(editor):
    late = dated(15, headline="Bridge open again")
    early = dated(9, headline="Bridge to open", dateline="LOW SKARROW, Corvany")

    event = event_from_articles([late, early], user=editor)

    assert event.status == Event.Status.DRAFT
    assert event.title == "Bridge to open"
    assert event.slug == "bridge-to-open"
    assert event.place == "Low Skarrow, Corvany"
    assert (event.started_at, event.started_precision) == (NOON.replace(hour=0), "day")


def test_the_first_wire_report_leads(editor):
    paper = dated(8)
    wire = SourceFactory(kind=Source.Kind.WIRE)
    second, first = dated(11, source=wire), dated(10, source=wire)

    event = event_from_articles([paper, second, first], user=editor)

    roles = dict(event.coverage.values_list("article", "role"))
    assert roles == {first.pk: "lead", paper.pk: "core", second.pk: "core"}


def test_the_earliest_report_leads_when_no_agency_reported(editor):
    undated, late, early = ArticleFactory(), dated(12), dated(8)

    event = event_from_articles([undated, late, early], user=editor)

    assert event.coverage.get(role=Coverage.Role.LEAD).article == early
    assert [row.article for row in event.coverage.all()] == [early, late, undated]


def test_an_event_of_undated_articles_has_no_date(editor):
    event = event_from_articles([ArticleFactory()], user=editor)

    assert (event.started_at, event.started_precision) == (None, "unknown")


def test_a_given_title_wins_over_the_headline(editor):
    event = event_from_articles([ArticleFactory()], title="  Crossing reopens ", user=editor)

    assert event.title == "Crossing reopens"


def test_a_headline_too_long_for_a_title_is_cut(editor):
    event = event_from_articles([ArticleFactory(headline="long " * 100)], user=editor)

    assert len(event.title) <= 200
    assert event.title.endswith("…")
    assert len(event.slug) <= 80


def test_those_whom_the_articles_name_take_part(editor):
    quill, haldane = PersonFactory(name="Mara Quill"), PersonFactory(name="Tomás Haldane")
    text = "Mara Quill, the transport minister, met Tomás Haldane. Quill said the bridge would open."

    event = event_from_articles([ArticleFactory(text=text)], user=editor)

    rows = event.participations.all()
    assert [row.person for row in rows] == [quill, haldane]
    assert rows[0].history.get().history_user == editor


def test_what_the_editor_gives_wins_over_what_is_proposed(editor):
    PersonFactory(name="Mara Quill")
    haldane = PersonFactory()
    article = dated(9, dateline="LOW SKARROW, Corvany", text="Mara Quill opened the bridge.")

    event = event_from_articles(
        [article],
        started_at=NOON,
        started_precision="minute",
        place="Skarrow Bridge",
        people=[haldane],
        user=editor,
    )

    assert (event.started_at, event.started_precision) == (NOON, "minute")
    assert event.place == "Skarrow Bridge"
    assert [*event.participants.all()] == [haldane]


def test_an_editor_may_leave_out_what_is_proposed(editor):
    PersonFactory(name="Mara Quill")
    article = dated(9, dateline="LOW SKARROW, Corvany", text="Mara Quill opened the bridge.")

    event = event_from_articles([article], started_precision="unknown", place="", people=[], user=editor)

    assert (event.started_at, event.started_precision, event.place) == (None, "unknown", "")
    assert not event.participants.exists()


def test_a_date_without_its_precision_is_no_date(editor):
    with pytest.raises(ValidationError, match="articles_event_start_and_precision"):
        event_from_articles([ArticleFactory()], started_at=NOON, started_precision="unknown", user=editor)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Überflutung in Łódź", "uberflutung-in-lodz"),
        ("Мост открыт", "most-otkryt"),
        ("!!!", "event"),
    ],
)
def test_addresses_are_made_of_latin_letters(editor, title, slug):
    event = event_from_articles([ArticleFactory()], title=title, user=editor)

    assert event.slug == slug


def test_events_of_one_title_get_different_addresses(editor):
    slugs = [event_from_articles([ArticleFactory()], title="Bridge", user=editor).slug for _ in range(3)]

    assert slugs == ["bridge", "bridge-2", "bridge-3"]


def test_an_event_needs_an_article(editor):
    with pytest.raises(ValidationError, match="at least one article"):
        event_from_articles([], user=editor)


def test_nothing_is_made_when_one_of_the_articles_is_spiked(editor):
    spiked = ArticleFactory(status=Article.Status.SPIKED)

    with pytest.raises(ValidationError, match="is spiked"):
        event_from_articles([ArticleFactory(), spiked], user=editor)

    assert not Event.objects.exists()


def test_an_added_article_comes_last_and_leaves_the_inbox(editor):
    event = EventFactory()
    CoverageFactory(event=event, position=4)
    article = ArticleFactory()

    coverage = add_to_event(event, article, user=editor)

    assert (coverage.role, coverage.position) == ("core", 5)
    article.refresh_from_db()
    assert article.status == Article.Status.DESK


def test_the_history_says_who_added_an_article(editor):
    coverage = add_to_event(EventFactory(), ArticleFactory(), user=editor)

    assert coverage.history.get().history_user == editor


def test_an_article_is_added_once(editor):
    coverage = CoverageFactory()

    with pytest.raises(ValidationError, match="is already in"):
        add_to_event(coverage.event, coverage.article, user=editor)


def test_an_event_has_one_lead(editor):
    event = CoverageFactory(role=Coverage.Role.LEAD).event

    with pytest.raises(ValidationError, match="is the lead already"):
        add_to_event(event, ArticleFactory(), role=Coverage.Role.LEAD, user=editor)


def test_an_unknown_role_is_refused(editor):
    with pytest.raises(ValidationError, match="not a valid choice"):
        add_to_event(EventFactory(), ArticleFactory(), role="star", user=editor)


def test_a_withdrawn_event_takes_no_articles(editor, withdrawn):
    with pytest.raises(ValidationError, match="was withdrawn"):
        add_to_event(withdrawn, ArticleFactory(), user=editor)


def test_a_published_event_takes_articles_for_its_next_edition(editor):
    event = published()

    add_to_event(event, ArticleFactory(), user=editor)

    assert event.coverage.count() == 2
    assert event.current_edition.article_count == 1


def test_the_articles_of_a_story_are_added_in_the_order_in_which_they_were_published(editor):
    event = CoverageFactory().event
    late, early = dated(15), dated(9)

    assert add_articles_to_event(event, [late, early], user=editor) == 2

    assert [row.article for row in event.coverage.all()][1:] == [early, late]


def test_articles_that_are_in_the_event_already_are_left_as_they_are(editor):
    row = CoverageFactory(role=Coverage.Role.LEAD)
    new = ArticleFactory()

    assert add_articles_to_event(row.event, [row.article, new], user=editor) == 1

    assert dict(row.event.coverage.values_list("article", "role")) == {row.article_id: "lead", new.pk: "core"}


def test_no_article_is_added_where_one_of_them_is_spiked(editor):
    event, spiked = EventFactory(), ArticleFactory(headline="Bridge moves", status=Article.Status.SPIKED)

    with pytest.raises(ValidationError, match="“Bridge moves” is spiked"):
        add_articles_to_event(event, [ArticleFactory(), spiked], user=editor)

    assert not event.coverage.exists()
