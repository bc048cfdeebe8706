import pytest
from django.urls import reverse

from articles.models import Event, SummarySentence
from tests.admin.event_forms import form_of, page, row
from tests.factories import (
    ArticleFactory,
    CoverageFactory,
    EventFactory,
    FindingFactory,
    MilestoneFactory,
    PassageFactory,
    PersonFactory,
    SummarySentenceFactory,
)
from tests.publishing.stories import full_story, published


def test_a_contributor_drafts_an_event(as_contributor):
    response = as_contributor.post(
        reverse("admin:articles_event_add"),
        form_of(EventFactory.build(title="Gate opens", slug="gate-opens")),
    )

    event = Event.objects.get()
    assert response.status_code == 302
    assert (event.title, event.status) == ("Gate opens", "draft")


def test_dates_are_entered_with_their_precision(as_editor):
    event = EventFactory()
    typed = {"started_0": "2026-05-12", "started_2": "month", "ended_0": "2026-06-03", "ended_2": "day"}

    as_editor.post(page(event), form_of(event, **typed))

    event.refresh_from_db()
    assert (event.started, event.ended) == ("May 2026", "3 June 2026")


def test_an_event_may_lie_ahead(as_editor):
    event = EventFactory()

    as_editor.post(page(event), form_of(event, started_0="2199-05-12", started_2="day"))

    event.refresh_from_db()
    assert event.started == "12 May 2199"


def test_an_event_that_ends_before_it_starts_is_refused(as_editor):
    event = EventFactory()
    typed = {"started_0": "2026-05-12", "started_2": "day", "ended_0": "2026-05-11", "ended_2": "day"}

    html = as_editor.post(page(event), form_of(event, **typed)).content.decode()

    assert "An event cannot end before it started." in html


def test_the_address_of_a_published_event_is_fixed(as_editor):
    event = published()

    html = as_editor.post(page(event), form_of(event, slug="elsewhere")).content.decode()

    assert "Readers already have this address" in html


def test_a_sentence_cites_passages(as_editor):
    event, passage = EventFactory(), PassageFactory()

    as_editor.post(
        page(event),
        form_of(event, **row("summary", text="It opened.", position=0, passages=[passage.pk])),
    )

    assert event.summary.get().passages.get() == passage


def test_without_javascript_passages_are_given_by_number(as_editor):
    event, one, other = EventFactory(), PassageFactory(), PassageFactory()
    typed = row("summary", text="It opened.", position=0) | {
        "summary-0-passages-typed": f"{one.pk}, {other.pk}",
    }

    as_editor.post(page(event), form_of(event, **typed))

    assert set(event.summary.get().passages.all()) == {one, other}


def test_passages_that_are_no_numbers_are_refused_and_kept_as_typed(as_editor):
    event = EventFactory()
    typed = row("summary", text="It opened.", position=0) | {"summary-0-passages-typed": "seven"}

    html = as_editor.post(page(event), form_of(event, **typed)).content.decode()

    assert "“seven” is no number." in html
    assert 'name="summary-0-passages-typed" value="seven"' in html


def test_articles_people_findings_and_the_timeline_are_kept(as_editor):
    event, article, person = EventFactory(), ArticleFactory(), PersonFactory()
    typed = (
        row("coverage", article=article.pk, role="lead", position=0, note="")
        | row("participations", person=person.pk, role="host", position=0)
        | row("findings", kind="agreed", text="It opened.", position=0)
        | row("milestones", happened_0="2026-05-12", happened_2="day", text="Opened.", position=0)
    )

    as_editor.post(page(event), form_of(event, **typed))

    assert event.coverage.get().article == article
    assert event.participations.get().person == person
    assert event.findings.get().kind == "agreed"
    assert event.milestones.get().happened == "12 May 2026"


def test_a_new_sentence_is_offered_the_last_place(as_editor):
    event = EventFactory()
    SummarySentenceFactory(event=event, position=4)

    html = as_editor.get(page(event)).content.decode()

    assert '<input type="number" name="summary-1-position" value="5"' in html


def test_two_leads_are_refused_in_words(as_editor):
    event = EventFactory()
    CoverageFactory(event=event, role="lead")

    html = as_editor.post(
        page(event), form_of(event, **row("coverage", article=ArticleFactory().pk, role="lead", position=1))
    ).content.decode()

    assert "An event has one lead article." in html


def coverage_rows(*rows):
    data = {"coverage-TOTAL_FORMS": len(rows), "coverage-INITIAL_FORMS": len(rows)}
    for number, (one, role) in enumerate(rows):
        values = {
            "id": one.pk,
            "event": one.event_id,
            "article": one.article_id,
            "role": role,
            "position": number,
        }
        data |= {f"coverage-{number}-{name}": value for name, value in values.items()}
    return data


@pytest.mark.parametrize("order", [1, -1])
def test_the_lead_changes_hands_in_one_save(order, as_editor):
    event = EventFactory()
    old, new = CoverageFactory(event=event, role="lead"), CoverageFactory(event=event)

    as_editor.post(page(event), form_of(event, **coverage_rows(*[(old, "core"), (new, "lead")][::order])))

    assert event.coverage.get(role="lead") == new
    assert old.history.first().role == "core"


def test_the_article_of_a_row_stays(as_editor):
    kept, other = CoverageFactory(), ArticleFactory()
    typed = coverage_rows((kept, "partial")) | {"coverage-0-article": other.pk}

    as_editor.post(page(kept.event), form_of(kept.event, **typed))

    assert (kept.event.coverage.get().article, kept.event.coverage.get().role) == (kept.article, "partial")


def test_an_article_that_a_colleague_added_meanwhile_is_not_added_twice(as_editor):
    theirs = CoverageFactory()
    mine = row("coverage", article=theirs.article_id, role="core", position=1)

    html = as_editor.post(page(theirs.event), form_of(theirs.event, **mine)).content.decode()

    assert "This article is already in the event." in html


def test_the_list_counts_articles_and_quotes(as_editor):
    event = full_story()

    shown = as_editor.get(reverse("admin:articles_event_changelist")).context["cl"].result_list.get()

    assert shown == event
    assert (shown.article_count, shown.quote_count) == (4, 4)


def test_an_editor_sees_what_was_published_and_when(as_editor):
    event = full_story()

    html = as_editor.get(page(event)).content.decode()

    assert event.get_absolute_url() in html
    assert "edition 1" in html
    assert "edition 2" in html


@pytest.mark.parametrize("size", [1, 8])
def test_the_page_costs_the_same_however_much_the_event_holds(size, as_editor, django_assert_num_queries):
    event = EventFactory()
    for _ in range(size):
        CoverageFactory(event=event)
        event.participations.create(person=PersonFactory())
        for factory in (SummarySentenceFactory, FindingFactory, MilestoneFactory):
            factory(event=event).passages.add(PassageFactory(), PassageFactory())

    with django_assert_num_queries(22):
        as_editor.get(page(event))


def test_deleting_a_sentence_leaves_its_passage(as_editor):
    event = EventFactory()
    sentence = SummarySentenceFactory(event=event)
    passage = PassageFactory()
    sentence.passages.add(passage)
    typed = row("summary", id=sentence.pk, text="x", position=0, DELETE="on")

    as_editor.post(page(event), form_of(event, **typed))

    assert not SummarySentence.objects.exists()
    passage.refresh_from_db()
