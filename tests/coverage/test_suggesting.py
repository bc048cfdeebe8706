import pytest
from django.db.models import QuerySet
from django.utils import timezone

from articles.coverage.suggesting import suggest_links
from articles.models import Article, DeskSetting, Link
from articles.people.naming import create_person
from tests.coverage import stories
from tests.coverage.suggestions import suggested
from tests.factories import LinkFactory, VersionFactory

Relation, State = Link.Relation, Link.State


def rows():
    return list(Link.objects.order_by("pk").values())


def test_two_reports_of_one_event_are_suggested_with_reasons(dispatch, report):
    (link,) = suggested(report)

    assert (link.relation, link.state, link.origin) == (Relation.SAME_EVENT, State.SUGGESTED, None)
    assert 0.4 <= link.score <= 1
    assert any("Ansel" in reason and reason.startswith("both name") for reason in link.reasons)


def test_the_order_of_arrival_does_not_matter(dispatch, report):
    (later,) = suggested(report)
    Link.objects.all().delete()

    (earlier,) = suggested(dispatch)

    assert (earlier.low, earlier.high, earlier.relation) == (later.low, later.high, later.relation)


def test_a_look_alike_is_not_suggested(dispatch, other_fire):
    assert suggested(other_fire) == []


def test_a_text_that_stands_in_the_other_is_suggested_as_a_copy(dispatch, filed):
    local = filed("Rafts at the quay", stories.LOCAL)

    (link,) = suggested(local)

    assert link.relation == Relation.COPY
    assert any("word for word" in reason for reason in link.reasons)


def test_the_credited_report_is_the_origin_of_the_copy(dispatch, filed, wire, day):
    local = filed("Rafts at the quay", stories.LOCAL, wire_credit=wire, published_at=day(13))

    (link,) = suggested(local)

    assert link.origin == dispatch
    assert f"{local.source} credits Bay Wire, which has the other" in link.reasons


def test_known_people_are_named_in_the_reasons(dispatch, report):
    create_person("Ilse Brandt")
    create_person("Odo Fenn")

    (link,) = suggested(report)

    assert "both name Ilse Brandt and Odo Fenn" in link.reasons


def test_place_and_day_are_said(filed, day):
    filed(stories.WIRE_HEADLINE, stories.WIRE, dateline="ÄLVHAMN, Corvany", published_at=day(14))
    report = filed(stories.REPORT_HEADLINE, stories.REPORT, dateline="Älvhamn", published_at=day(15))

    (link,) = suggested(report)

    assert "same place, one day apart" in link.reasons


def test_reports_weeks_apart_are_not_compared(filed, day):
    filed(stories.WIRE_HEADLINE, stories.WIRE, published_at=day(1))
    late = filed(stories.REPORT_HEADLINE, stories.REPORT, published_at=day(30))

    assert suggested(late) == []


def test_a_spiked_article_is_neither_read_nor_suggested(dispatch, report):
    Article.objects.filter(pk=dispatch.pk).update(status=Article.Status.SPIKED)
    dispatch.refresh_from_db()

    assert suggested(report) == []
    assert suggested(dispatch) == []


@pytest.mark.parametrize("text", ["Ferry", "Ferry was late", "…", "渡し船は遅れた。", "word " * 20_000])
def test_a_text_that_says_little_is_linked_to_nothing(dispatch, filed, text):
    assert suggested(filed("Ferry", text)) == []


def test_two_equal_texts_of_one_source_are_a_copy(dispatch, filed, wire):
    again = filed("Ferry fire", stories.WIRE, source=wire)

    (link,) = suggested(again)

    assert (link.relation, link.score) == (Relation.COPY, 1)
    assert "the shorter text stands in the other, word for word" in link.reasons


def test_a_report_of_next_year_is_compared_all_the_same(dispatch, filed):
    future = timezone.now().replace(microsecond=0) + timezone.timedelta(days=400)
    article = filed(stories.REPORT_HEADLINE, stories.REPORT, published_at=future)

    assert len(suggested(article)) == 1


def test_suggesting_again_from_either_side_writes_nothing(dispatch, report, other_fire):
    everything = [report, dispatch, other_fire]
    first = [suggested(article) for article in everything]
    before = rows()

    again = [suggested(article) for article in everything]

    assert again == first
    assert rows() == before


@pytest.mark.parametrize(
    ("relation", "state"),
    [
        (Relation.UNRELATED, State.CONFIRMED),
        (Relation.COPY, State.CONFIRMED),
        (Relation.SAME_EVENT, State.UNSURE),
    ],
)
def test_a_decision_outlasts_every_new_text(dispatch, report, editor, relation, state):
    LinkFactory(
        one=dispatch,
        other=report,
        relation=relation,
        state=state,
        decided_by=editor,
        decided_at=timezone.now(),
    )
    before = rows()
    VersionFactory(article=report, raw_text=stories.WIRE)

    assert suggested(report) == []
    assert suggested(dispatch) == []
    assert rows() == before


def test_a_persons_suggestion_is_left_alone(dispatch, report, contributor):
    LinkFactory(one=dispatch, other=report, relation=Relation.UPDATE, suggested_by=contributor)
    before = rows()

    suggested(report)

    assert rows() == before


def test_a_new_text_brings_its_suggestion_up_to_date(dispatch, report):
    (weaker,) = suggested(report)
    VersionFactory(article=report, raw_text=stories.LOCAL)

    (link,) = suggested(report)

    assert link.pk == weaker.pk
    assert (weaker.relation, link.relation) == (Relation.SAME_EVENT, Relation.COPY)
    assert link.score != weaker.score


def test_a_suggestion_that_a_new_text_no_longer_bears_out_is_taken_back(dispatch, report):
    suggested(report)
    VersionFactory(article=report, raw_text=stories.OTHER)
    report.headline = stories.OTHER_HEADLINE
    report.save()

    assert suggested(report) == []
    assert not Link.objects.exists()


def test_two_workers_on_one_article_make_one_row(dispatch, report, monkeypatch):
    write = QuerySet.bulk_create

    def write_after_another_worker(rows, *args, **kwargs):
        monkeypatch.undo()
        suggested(dispatch)
        return write(rows, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "bulk_create", write_after_another_worker)

    suggested(report)

    assert Link.objects.count() == 1


@pytest.mark.parametrize("copies", [1, 8])
def test_the_number_of_queries_does_not_grow_with_the_story(
    filed, report, copies, django_assert_max_num_queries
):
    for number in range(copies):
        suggest_links(filed(f"Rafts at the quay {number}", stories.LOCAL))
    report = Article.objects.for_listing().get(pk=report.pk)

    with django_assert_max_num_queries(33):
        suggest_links(report)

    assert Link.objects.touching(report).count() == copies


@pytest.mark.parametrize(("suggest_from", "together"), [(0.05, True), (0.6, False)])
def test_the_desks_setting_says_what_is_one_story_and_so_what_is_suggested(filed, suggest_from, together):
    DeskSetting.objects.create(pk=1, suggest_from=suggest_from)
    one = filed(
        "Lady Ansel sails again",
        "The ferry Lady Ansel sailed from Älvhamn with a new captain, and the bakers of the town sold out of rolls.",
    )
    other = filed(
        "Crowds at the quay",
        "A brass band played in Älvhamn when the ferry left; the mayor, Petra Lund, had come with her dog.",
    )

    links = suggested(other)

    assert bool(links) is together
    stories_now = Article.objects.filter(pk__in=[one.pk, other.pk]).values("story").distinct()
    assert (stories_now.count() == 1) is together
