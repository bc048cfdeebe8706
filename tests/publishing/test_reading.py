from datetime import UTC, datetime

import pytest

from articles.models import Event
from articles.publishing.content import build_content
from articles.publishing.reading import change_counts, moment_of, read_content
from tests.factories import EventFactory
from tests.publishing.stories import covered, full_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def content():
    return full_story().current_edition.content


def partial(value, precision):
    return {"value": value, "precision": precision, "said": "as said"}


@pytest.mark.parametrize(
    ("precision", "iso"),
    [
        ("minute", "2026-05-12T09:10:00+00:00"),
        ("day", "2026-05-12"),
        ("month", "2026-05"),
        ("year", "2026"),
    ],
)
def test_a_date_claims_no_more_than_is_known(precision, iso):
    assert moment_of(partial("2026-05-12T09:10:00+00:00", precision)) == ("as said", iso)


def test_an_unknown_date_is_only_said():
    assert moment_of(partial(None, "unknown")) == ("as said", "")


def test_the_page_asks_nothing_of_the_database(content, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = read_content(content)

    assert page.title == "Ministers agree to reopen the northern crossing"
    assert page.description == "The crossing opens on Monday."


def test_citations_lead_to_their_reports(content):
    page = read_content(content)

    first, second = page.summary[0].citations
    assert (first.number, first.report.source_name) == (1, "Bay Wire")
    assert (second.number, second.report.source_name) == (2, "Skarrow Post")
    assert [cited.number for cited in page.summary_citations] == [1, 2, 3, 4]


def test_findings_are_grouped_by_kind_each_with_its_sign(content):
    content["findings"].reverse()

    groups = read_content(content).findings

    assert [(group.kind, group.sign, len(group.rows)) for group in groups] == [
        ("agreed", "=", 1),
        ("differs", "≠", 1),
        ("single_source", "1", 1),
        ("not_established", "?", 1),
    ]


def test_reports_say_which_origin_they_belong_to(content):
    numbers = [(report.source_name, number) for report, number in read_content(content).reports]

    assert numbers == [("Bay Wire", 1), ("Skarrow Post", 2), ("Mercury 0", 1), ("Mercury 1", 1)]


def test_an_end_on_the_day_of_the_start_is_not_said_twice():
    day = {"started_at": datetime(2026, 5, 12, tzinfo=UTC), "started_precision": "day"}
    one_day = covered(**day, ended_at=day["started_at"], ended_precision="day")
    two_days = covered(**day, ended_at=datetime(2026, 5, 13, tzinfo=UTC), ended_precision="day")

    assert read_content(build_content(one_day)).ended is None
    assert read_content(build_content(two_days)).ended.said == "13 May 2026"


def test_a_draft_can_be_read_before_it_is_published():
    page = read_content(build_content(EventFactory(kind=Event.Kind.SPORT)))

    assert page.first_published.said == "not yet"
    assert page.summary == page.voices == page.reports == []
    assert page.strip is None
    assert page.description == page.title


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", ""])
def test_readers_are_sent_to_web_pages_only(content, url):
    content["articles"][0]["url"] = url

    assert read_content(content).reports[0][0].url == ""


def test_changes_are_counted_by_kind_the_gravest_first():
    log = [{"kind": kind} for kind in ("update", "correction", "clarification", "correction")]

    assert change_counts(log) == ["2 corrections", "1 clarification", "1 update"]
    assert change_counts([]) == []


@pytest.mark.parametrize(
    ("text", "opening", "ending"),
    [
        ("It opens on Monday.", "It opens on ", "Monday."),
        ("Monday.", "", "Monday."),
        ("See " + "x" * 40, "See " + "x" * 40, ""),
    ],
)
def test_the_last_word_stays_with_its_figures_unless_it_is_too_long(content, text, opening, ending):
    sentence = read_content(content).summary[0]._replace(text=text)

    assert (sentence.opening, sentence.ending) == (opening, ending)
