"""Annotated articles read by the real engine, and what it says of them. Here in the test's own database."""

import pytest

from articles.evaluation.links import answers, fault_in
from articles.models import Article, Link
from tests.coverage import stories

pytestmark = pytest.mark.django_db


def line(number, headline, text, **more):
    return {"id": f"a{number}", "title": headline, "text": text, "source": f"Outlet {number}", **more}


LINES = [
    line(1, stories.WIRE_HEADLINE, stories.WIRE, published_at="2026-05-14T08:00:00Z"),
    line(2, stories.OTHER_HEADLINE, stories.OTHER, published_at=None),
    line(3, stories.REPORT_HEADLINE, stories.REPORT, published_at="2026-05-15"),
]


def predicted(lines):
    return list(answers(lines))


def told(rows):
    """The predictions with stories as numbers in their order, whatever the database calls them."""
    names = {}
    return [{**row, "story": names.setdefault(row["story"], len(names))} for row in rows]


def test_each_line_gets_its_story_its_links_and_its_candidates_in_order():
    first, second, third = told(predicted(LINES))

    assert [row["id"] for row in (first, second, third)] == ["a1", "a2", "a3"]
    assert [row["story"] for row in (first, second, third)] == [0, 1, 0]
    assert (first["links"], second["links"]) == ([], [])
    assert [(link["id"], link["relation"]) for link in third["links"]] == [("a1", "same_event")]
    assert 0.5 <= third["links"][0]["score"] <= 1
    assert third["candidates"][0] == "a1"


def test_annotations_are_not_read():
    annotated = [row | {"event": f"e{number}", "topic": "t"} for number, row in enumerate(LINES)]

    plain = told(predicted(LINES))
    Link.objects.all().delete()
    Article.objects.all().delete()

    assert {row["id"]: row["links"] for row in told(predicted(annotated))} == {
        row["id"]: row["links"] for row in plain
    }


@pytest.mark.parametrize(
    ("published", "precision"),
    [
        ("2026-05-14T08:30:00+02:00", "minute"),
        ("2026-05-14 08:30", "minute"),
        ("2026-05-14", "day"),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_date_is_known_as_finely_as_it_is_written(published, precision):
    predicted([line(1, "Fire", stories.WIRE, published_at=published)])

    assert Article.objects.get().published_precision == precision


def test_lines_without_a_source_are_of_two_unknown_sources():
    rows = [{"id": str(number), "title": "Fire", "text": stories.WIRE} for number in (1, 2)]

    predicted(rows)

    assert Article.objects.values("source").distinct().count() == 2


def test_a_line_may_lack_its_title_or_its_text():
    rows = [{"id": "1", "title": "", "text": stories.WIRE}, {"id": "2", "title": "Fire", "text": ""}]

    assert [row["id"] for row in predicted(rows)] == ["1", "2"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (LINES[0], ""),
        ([], "needs id, title and text"),
        ({"id": "1", "title": "Fire"}, "needs id, title and text"),
        (LINES[0] | {"id": 7}, "something other than text"),
        (LINES[0] | {"text": None}, "something other than text"),
        (LINES[0] | {"published_at": 1747209600}, "something other than text"),
        (LINES[0] | {"id": ""}, "has no id"),
        (LINES[0] | {"title": " ", "text": "\n"}, "neither a title nor a text"),
        (LINES[0] | {"published_at": "2026-13-45"}, "date that cannot be read, “2026-13-45”"),
        (LINES[0] | {"text": "A\0B"}, "characters that no database takes"),
        (LINES[0] | {"title": "\ud800"}, "characters that no database takes"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(row, fault):
    said = fault_in(row)

    assert fault in said
    assert bool(said) == bool(fault)
