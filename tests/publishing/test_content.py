import hashlib
import json
from datetime import UTC, datetime

import pytest

from articles.models import Coverage, Link, Statement
from articles.publishing.content import build_content, checksum
from tests.factories import (
    ArticleFactory,
    EventFactory,
    FindingFactory,
    LinkFactory,
    MilestoneFactory,
    QuoteFactory,
    SourceFactory,
    StatementFactory,
    SummarySentenceFactory,
)
from tests.publishing.stories import MORNING, SAID, cite, cover, covered, full_story, report

pytestmark = pytest.mark.django_db


def lead_of(event):
    return event.coverage.get(role=Coverage.Role.LEAD).article


def test_content_tells_the_event_itself():
    event = covered(
        title="Bridge opens",
        slug="bridge",
        kind="accident",
        place="Low Skarrow",
        started_at=MORNING,
        started_precision="month",
    )

    content = build_content(event)

    assert (content["title"], content["slug"], content["place"]) == ("Bridge opens", "bridge", "Low Skarrow")
    assert (content["kind"], content["kind_label"]) == ("accident", "accident or disaster")
    assert content["started"] == {
        "value": "2026-05-12T09:10:00+00:00",
        "precision": "month",
        "said": "May 2026",
    }
    assert content["ended"] == {"value": None, "precision": "unknown", "said": "date unknown"}
    assert content["first_published"] is None
    assert content["corrections"] == []


def test_content_is_plain_json():
    content = full_story().current_edition.content

    assert json.loads(json.dumps(content)) == content


def test_content_is_the_same_as_long_as_the_event_is():
    event = full_story()

    assert build_content(event) == build_content(event) == event.current_edition.content


def test_an_article_is_told_with_its_outlet_and_never_with_its_text():
    wire = SourceFactory(name="Bay Wire", slug="bay-wire", kind="wire")
    group = SourceFactory(name="Mercury Group")
    event = EventFactory()
    outlet = SourceFactory(name="Mercury", slug="mercury", owner=group, country="XC", language="en")
    cover(event, report("Mercury", 0, "The whole text.", source=outlet, wire_credit=wire, byline="N. Tess"))

    content = build_content(event)

    [article] = content["articles"]
    assert article == {
        "id": article["id"],
        "source": "mercury",
        "source_name": "Mercury",
        "headline": "Mercury on the crossing",
        "byline": "N. Tess",
        "url": "https://mercury.example/crossing",
        "language": "en",
        "published": {
            "value": "2026-05-12T09:10:00+00:00",
            "precision": "minute",
            "said": "12 May 2026, 09:10",
        },
        "wire_credit": "Bay Wire",
        "role": "core",
    }
    assert content["sources"] == [
        {
            "id": outlet.pk,
            "slug": "mercury",
            "name": "Mercury",
            "kind": "newspaper",
            "homepage": "",
            "country": "XC",
            "language": "en",
            "owner": "Mercury Group",
        }
    ]
    assert "The whole text" not in json.dumps(content)


def test_articles_stand_in_the_order_in_which_each_must_have_been_out():
    event = EventFactory()
    day = datetime(2026, 5, 12, tzinfo=UTC)
    rows = [
        ("undated", None, "unknown"),
        ("year", datetime(2026, 1, 1, tzinfo=UTC), "year"),
        ("month", datetime(2026, 5, 1, tzinfo=UTC), "month"),
        ("day", day, "day"),
        ("evening", day.replace(hour=20), "minute"),
        ("next morning", day.replace(day=13, hour=6), "minute"),
    ]
    for headline, at, precision in rows:
        article = ArticleFactory(headline=headline, published_at=at, published_precision=precision)
        cover(event, article)

    headlines = [article["headline"] for article in build_content(event)["articles"]]

    assert headlines == ["evening", "day", "next morning", "month", "year", "undated"]


def test_each_outlet_is_told_once():
    event, outlet = EventFactory(), SourceFactory()
    cover(event, ArticleFactory(source=outlet))
    cover(event, ArticleFactory(source=outlet))

    assert [source["id"] for source in build_content(event)["sources"]] == [outlet.pk]


def test_origins_hold_article_ids_in_time_order_with_reasons():
    event = EventFactory()
    late, early, alone = report("B", 9, "x"), report("A", 1, "x"), report("C", 5, "y")
    for article in (late, early, alone):
        cover(event, article)
    LinkFactory(one=early, other=late, relation=Link.Relation.COPY, origin=early, confirmed=True)

    content = build_content(event)

    first, second = content["origins"]
    assert (first["articles"], second["articles"]) == ([early.pk, late.pk], [alone.pk])
    assert len(first["reasons"]) == 1
    assert second["reasons"] == []
    assert content["counts"] == {"articles": 3, "origins": 2}


def test_citations_are_numbered_in_the_order_of_reading():
    event = covered(size=2)
    one, two = [row.article for row in event.coverage.order_by("position")]
    milestone = MilestoneFactory(event=event)
    [late] = cite(milestone, two, exact="Report 1")
    finding = FindingFactory(event=event)
    [said] = cite(finding, one, exact=SAID)
    [first, second] = cite(event.summary.get(), one, two)
    finding.passages.add(second)

    content = build_content(event)

    assert content["summary"][0]["cites"] == [1, 2]
    assert content["findings"][0]["cites"] == [3, 2]
    assert content["milestones"][0]["cites"] == [4]
    assert [(cited["number"], cited["exact"]) for cited in content["citations"]] == [
        (number, passage.exact) for number, passage in enumerate([first, second, said, late], start=1)
    ]


def test_sentences_findings_and_milestones_keep_the_order_of_the_desk():
    event = EventFactory()
    SummarySentenceFactory(event=event, text="Second.", position=2)
    SummarySentenceFactory(event=event, text="First.", position=1)
    FindingFactory(event=event, text="Differs.", kind="differs", position=2)
    FindingFactory(event=event, text="Agreed.", position=1)
    MilestoneFactory(
        event=event, text="After.", happened_at=MORNING.replace(hour=10), happened_precision="minute"
    )
    MilestoneFactory(event=event, text="Before.", happened_at=MORNING, happened_precision="minute")

    content = build_content(event)

    assert [row["text"] for row in content["summary"]] == ["First.", "Second."]
    assert [(row["kind"], row["label"]) for row in content["findings"]] == [
        ("agreed", "agreed"),
        ("differs", "differs"),
    ]
    assert [row["text"] for row in content["milestones"]] == ["Before.", "After."]
    assert content["milestones"][0]["happened"]["said"] == "12 May 2026, 09:10"


def test_a_desk_note_is_never_told():
    event = covered()
    article = lead_of(event)
    Coverage.objects.update(note="Coverage note")
    QuoteFactory(version=article.current_version, exact=SAID, confirmed=True, desk_note="Desk note")

    told = json.dumps(build_content(event))

    assert "Desk note" not in told
    assert "Coverage note" not in told


def test_a_citation_of_an_article_outside_the_event_is_left_out():
    event = covered()
    cite(event.summary.get(), ArticleFactory(text="Rain."), exact="Rain")

    content = build_content(event)

    assert content["citations"] == []
    assert content["summary"][0]["cites"] == []


@pytest.mark.parametrize("size", [1, 10])
def test_the_cost_of_building_does_not_grow(size, django_assert_num_queries):
    event = full_story(copies=size)

    with django_assert_num_queries(22):
        build_content(event)


def test_renderings_of_one_statement_are_told_beside_the_fullest():
    event = full_story(copies=1)
    content = event.current_edition.content
    quotes = {quote["id"]: quote for quote in content["quotes"]}

    [told] = content["statements"]

    assert told["id"] == content["quotes"][0]["statement"]
    assert quotes[told["fullest"]]["kind"] == "direct"
    assert told["first"] == content["quotes"][0]["id"]
    assert [one["quote"] for one in told["renderings"]] == list(quotes)
    mixed = next(one for one in told["renderings"] if one["kind"] == "mixed")
    assert "".join(piece["text"] for piece in mixed["pieces"]) == quotes[mixed["quote"]]["exact"]


def test_a_statement_of_one_quote_is_not_compared():
    event = covered()
    quote = QuoteFactory(
        version=lead_of(event).current_version, exact=SAID, statement=StatementFactory(), confirmed=True
    )

    content = build_content(event)

    assert content["quotes"][0]["id"] == quote.pk
    assert content["statements"] == []


def test_a_rendering_that_nobody_confirmed_is_not_compared():
    event, statement = covered(size=2), StatementFactory()
    one, other = [row.article for row in event.coverage.order_by("position")]
    QuoteFactory(version=one.current_version, exact=SAID, statement=statement, confirmed=True)
    QuoteFactory(version=other.current_version, exact=SAID, statement=statement)

    assert build_content(event)["statements"] == []


def test_the_summary_for_the_desk_is_never_told():
    event = full_story()
    Statement.objects.update(summary="Only for the desk")

    assert "Only for the desk" not in json.dumps(build_content(event))


def test_the_checksum_is_sha256_of_canonical_json():
    canonical = '{"a":{"c":1,"d":null},"b":["é"]}'

    assert checksum({"b": ["é"], "a": {"d": None, "c": 1}}) == hashlib.sha256(canonical.encode()).hexdigest()
