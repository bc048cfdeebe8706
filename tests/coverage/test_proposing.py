from datetime import UTC, datetime

import pytest

from articles.coverage.proposing import propose_event
from articles.models import Article, Source
from tests.factories import ArticleFactory, MentionFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db

# A Tuesday.
PUBLISHED = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
SUNDAY = datetime(2026, 5, 10, tzinfo=UTC)
TUESDAY = datetime(2026, 5, 12, tzinfo=UTC)


def titled(*headlines, **fields):
    return [ArticleFactory(headline=headline, text="Work was done.", **fields) for headline in headlines]


def dated(text="Work was done.", at=PUBLISHED, precision="minute", **fields):
    return ArticleFactory(text=text, published_at=at, published_precision=precision, **fields)


def test_the_title_is_the_headline_that_says_most_of_what_the_others_say():
    articles = titled(
        "What the queue at Low Skarrow says",
        "Ministers agree to reopen Skarrow Bridge",
        "Skarrow Bridge: ministers reopen crossing",
        "Ministers at odds over lorries",
    )

    assert propose_event(articles).title == "Ministers agree to reopen Skarrow Bridge"


def test_a_headline_counts_for_what_stands_in_the_openings_of_the_others_too():
    text = "Skarrow Bridge reopens, the transport minister said."
    articles = [
        ArticleFactory(headline="Good news for lorries", text=text),
        ArticleFactory(headline="Minister reopens Skarrow Bridge", text="It rained."),
        ArticleFactory(headline="At last", text=text),
    ]

    assert propose_event(articles).title == "Minister reopens Skarrow Bridge"


def test_of_equal_titles_that_of_an_agency_is_taken_and_then_the_earliest():
    late = dated(headline="Bridge reopens", at=PUBLISHED)
    early = dated(headline="Reopens: bridge", at=PUBLISHED.replace(hour=7))

    assert propose_event([late, early]).title == "Reopens: bridge"

    wire = dated(headline="BRIDGE REOPENS", source=SourceFactory(kind=Source.Kind.WIRE))
    assert propose_event([late, early, wire]).title == "BRIDGE REOPENS"


def test_the_title_is_without_what_the_outlet_put_around_it():
    article = ArticleFactory(
        headline="BREAKING: Bridge reopens | Bay Wire", source=SourceFactory(name="Bay Wire")
    )

    assert propose_event([article]).title == "Bridge reopens"


def test_a_long_title_is_cut():
    title = propose_event(titled("long " * 100)).title

    assert len(title) <= 200
    assert title.endswith("…")


@pytest.mark.parametrize("headline", ["!!!", "It is what it is", "橋が開く"])
def test_a_headline_without_a_telling_word_is_a_title_all_the_same(headline):
    assert propose_event(titled(headline)).title == headline


def test_the_day_is_that_of_the_first_report():
    articles = [dated(at=PUBLISHED.replace(day=13)), dated(), ArticleFactory()]

    proposal = propose_event(articles)

    assert (proposal.started_at, proposal.started_precision) == (TUESDAY, "day")


def test_the_day_is_by_the_calendar_where_the_outlet_is():
    karachi = SourceFactory(time_zone="Asia/Karachi")

    proposal = propose_event([dated(at=datetime(2026, 5, 11, 22, tzinfo=UTC), source=karachi)])

    assert proposal.started_at == TUESDAY


def test_the_day_that_most_reports_name_by_its_weekday_is_the_day():
    articles = [
        dated("Ministers met on Sunday."),
        dated("They had met on Sunday.", at=PUBLISHED.replace(day=13), precision="day"),
        dated("Ministers met."),
    ]

    assert propose_event(articles).started_at == SUNDAY


def test_a_day_that_half_of_the_reports_name_is_not_taken():
    articles = [dated("Ministers met on Sunday."), dated("Ministers met.")]

    assert propose_event(articles).started_at == TUESDAY


def test_a_report_without_a_date_is_taken_to_be_of_the_day_of_the_first():
    articles = [dated("Ministers met on Sunday."), ArticleFactory(text="They met on Sunday.")]

    assert propose_event(articles).started_at == SUNDAY


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_date_not_known_to_the_day_is_no_day(precision):
    proposal = propose_event([dated("Ministers met on Sunday.", precision=precision)])

    assert (proposal.started_at, proposal.started_precision) == (None, "unknown")


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("Low Skarrow", "Low Skarrow"),
        ("OSLO", "Oslo"),
        ("ST. ANSEL-ON-SEA, UAE", "St. Ansel-On-Sea, UAE"),
        ("DULL, U.S.", "Dull, U.S."),
        ("", ""),
    ],
)
def test_places_in_capitals_are_calmed(dateline, place):
    assert propose_event([ArticleFactory(dateline=dateline)]).place == place


def test_the_place_is_the_dateline_that_most_reports_carry_however_it_is_spelt():
    datelines = ["PORT AMARY", "LOW SKARROW, Corvany", "Low Skarrow, Corvany", "Low Skarrow", ""]
    articles = [ArticleFactory(dateline=dateline) for dateline in datelines]

    assert propose_event(articles).place == "Low Skarrow, Corvany"


def test_people_whom_half_of_the_reports_name_take_part_the_most_named_first():
    quill, haldane, castaby = [
        PersonFactory(name=name) for name in ("Mara Quill", "Tomás Haldane", "Oren Castaby")
    ]
    texts = ["Tomás Haldane and Mara Quill met. Haldane left.", "Haldane, Tomás Haldane said, was late."]
    texts += ["Mara Quill was early.", "Mara Quill waited. Oren Castaby did not."]
    articles = [ArticleFactory(text=text) for text in texts]

    people = propose_event(articles).people

    assert people == [quill, haldane]
    assert castaby not in people


def test_a_name_that_an_editor_rejected_is_nobody():
    person = PersonFactory(name="Mara Quill")
    article = ArticleFactory(text="The Mara Quill left the harbour.")
    MentionFactory(
        version=article.current_version,
        exact="Mara Quill",
        person=person,
        state="rejected",
        decided_at=PUBLISHED,
    )

    assert propose_event([article]).people == []


def test_an_article_without_a_text_is_no_hindrance():
    article = Article.objects.create(source=SourceFactory(), headline="Bridge reopens")

    assert propose_event([article, ArticleFactory()]).title.startswith("Bridge reopens")


def test_nothing_is_proposed_from_nothing():
    assert propose_event([]) == ("", None, "unknown", "", [])


@pytest.mark.parametrize("size", [1, 12])
def test_a_proposal_takes_five_queries(size, django_assert_num_queries):
    PersonFactory(name="Mara Quill")
    articles = [dated("Mara Quill came on Sunday.") for _ in range(size)]

    with django_assert_num_queries(5):
        propose_event(articles)
