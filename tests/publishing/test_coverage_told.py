import json

import pytest

from articles.coverage.origins import independent_origins
from articles.models import Link
from articles.publishing.coverage_told import told_coverage
from tests.factories import LinkFactory, SourceFactory
from tests.publishing.stories import report

pytestmark = pytest.mark.django_db
TEXT = "The gate at Low Skarrow opens on Monday morning after four months of talks between both ministries."
OTHER = "A baker on Tanner Street has sold coffee to waiting drivers since February and will miss them."

# Tells too little to be compared, and makes a text long enough to be quoted from.
CHAFF = " ".join(["It is so."] * 120)


def copied(one, other, **fields):
    fields = {"relation": Link.Relation.COPY, "origin": one, "confirmed": True} | fields
    return LinkFactory(one=one, other=other, **fields)


def test_a_text_is_told_with_who_took_it_from_whom_and_when():
    wire, post = report("Bay Wire", 0, TEXT), report("Post", 32, TEXT)
    copied(wire, post)

    [text] = told_coverage([wire, post])["syndication"]

    assert text == {
        "first": 1,
        "reports": [
            {
                "number": 1,
                "article": wire.pk,
                "source": wire.source.slug,
                "source_name": "Bay Wire",
                "published": {
                    "value": "2026-05-12T09:10:00+00:00",
                    "precision": "minute",
                    "said": "12 May 2026, 09:10",
                },
                "taken": None,
            },
            {
                "number": 2,
                "article": post.pk,
                "source": post.source.slug,
                "source_name": "Post",
                "published": {
                    "value": "2026-05-12T09:42:00+00:00",
                    "precision": "minute",
                    "said": "12 May 2026, 09:42",
                },
                "taken": {"origin": 1, "relation": "copy", "share": 1.0, "stated": True},
            },
        ],
    }


def test_a_report_outside_the_event_is_told_by_its_outlet_alone():
    absent, post = report("Bay Wire", 0, TEXT), report("Post", 32, TEXT)
    copied(absent, post)

    told = told_coverage([post])

    first = told["syndication"][0]["reports"][0]
    assert (first["article"], first["source_name"]) == (None, "Bay Wire")
    assert absent.headline not in json.dumps(told)
    assert absent.url not in json.dumps(told)


def test_where_nothing_tells_who_was_first_none_is_named():
    agency = SourceFactory(name="Far Agency")
    one, other = (report(name, 0, TEXT, wire_credit=agency) for name in ("Post", "Mercury"))
    copied(one, other, origin=None)

    [text] = told_coverage([one, other])["syndication"]

    assert text["first"] is None
    assert [row["taken"] for row in text["reports"]] == [None, None]


def test_the_comparison_is_told_with_outlets_and_excerpts():
    one, other = report("Post", 0, f"{TEXT} {OTHER} {CHAFF}"), report("Mercury", 9, f"{TEXT} {CHAFF}")

    comparison = told_coverage([one, other])["comparison"]

    assert comparison["articles"] == [one.pk, other.pk]
    assert comparison["shared"] == [
        {
            "article": one.pk,
            "source": one.source.slug,
            "source_name": "Post",
            "excerpt": TEXT,
            "articles": [one.pk, other.pk],
        }
    ]
    assert comparison["only"] == [
        {
            "article": one.pk,
            "source": one.source.slug,
            "source_name": "Post",
            "excerpts": [OTHER],
            "more": 0,
        }
    ]


def test_with_one_origin_there_is_no_comparison():
    assert told_coverage([report("Post", 0, TEXT)])["comparison"] is None


def test_an_event_without_articles_tells_nothing():
    assert told_coverage([]) == {"origins": [], "syndication": [], "comparison": None}


def test_everything_told_is_plain_json():
    wire, post, alone = report("Bay Wire", 0, TEXT), report("Post", 1, TEXT), report("Radio", 2, OTHER)
    copied(wire, post)

    told = told_coverage([wire, post, alone])

    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize("copies", [1, 12])
def test_telling_takes_six_queries_at_any_size(copies, django_assert_num_queries):
    wire, alone = report("Bay Wire", 0, TEXT), report("Radio", 1, OTHER)
    taken = [report(f"Mercury {number}", 2, TEXT) for number in range(copies)]
    for copy in taken:
        copied(wire, copy)

    with django_assert_num_queries(6):
        told_coverage([wire, alone, *taken])


def test_the_origins_are_those_that_are_counted():
    wire, post, alone = report("Bay Wire", 0, TEXT), report("Post", 1, TEXT), report("Radio", 2, OTHER)
    copied(wire, post)

    told = told_coverage([wire, post, alone])

    assert len(told["origins"]) == len(independent_origins([wire, post, alone])) == 2
