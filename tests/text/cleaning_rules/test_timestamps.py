from datetime import UTC, datetime

import pytest

from articles.text.cleaning import clean
from articles.text.dates import UNKNOWN, PartialDate, Precision

HEADLINE = "Bridge at Port Selwyn reopens"
FIRST = "Workers reopened the main bridge on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."
BODY = f"{FIRST}\n\n{SECOND}"
MAY_17 = PartialDate(datetime(2021, 5, 17, tzinfo=UTC), Precision.DAY)
AT_1032 = PartialDate(datetime(2021, 5, 17, 10, 32, tzinfo=UTC), Precision.MINUTE)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("17 May 2021", MAY_17),
        ("Monday, May 17, 2021", MAY_17),
        ("date 2021-05-17", MAY_17),
        ("Published: May 17, 2021", MAY_17),
        ("Published on 17th May 2021", MAY_17),
        ("Date: 2021-05-17", MAY_17),
        ("Posted on May 17, 2021", MAY_17),
        ("First published May 17, 2021", MAY_17),
        ("on May 17, 2021", MAY_17),
        ("Published: May 17, 2021 10:32 am", AT_1032),
        ("May 17, 2021 | 10:32 am", AT_1032),
        ("10:32 am Monday 17 May 2021", AT_1032),
        ("2021-05-17T10:32:00Z", AT_1032),
        ("Published: May 17, 2021 | Updated: May 18, 2021", MAY_17),
        ("Published May 17, 2021 Updated May 18, 2021", MAY_17),
        ("Updated: May 18, 2021, Published: May 17, 2021", MAY_17),
        ("May 17, 2021 | 3 min read", MAY_17),
        ("News | May 17, 2021", MAY_17),
        ("Last updated on May 17, 2021", MAY_17),
        ("UPDATED: 17 MAY 2021", MAY_17),
        ("Updated 2 hours ago", UNKNOWN),
        ("3 min read", UNKNOWN),
        ("05/06/2021", UNKNOWN),
        ("Published: 05/06/21 10:32 am", UNKNOWN),
    ],
)
def test_a_date_line_under_the_headline_is_cut_and_tells_when(line, published):
    cleaned = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert cleaned.published == published
    assert cleaned.text == BODY
    assert [cut.rule for cut in cleaned.cuts if cut.rule != "whitespace"] == ["headline", "date-line"]


@pytest.mark.parametrize("line", ["17 May 2021", "Published: May 17, 2021"])
def test_a_date_line_over_the_headline_is_cut_and_tells_when(line):
    cleaned = clean(f"{line}\n{HEADLINE}\n\n{BODY}")

    assert cleaned.published == MAY_17
    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY


def test_a_date_of_publication_on_a_later_line_counts_more_than_an_update():
    cleaned = clean(f"{HEADLINE}\n\nUpdated: May 18, 2021\nPublished: May 17, 2021\n\n{BODY}")

    assert cleaned.published == MAY_17


@pytest.mark.parametrize(
    "front",
    ["2021-05-17 ", "date 2021-05-17 ", "Published: May 17, 2021 ", "May 17, 2021 | ", "17 May 2021 – "],
)
def test_a_date_glued_to_the_headline_is_cut_from_it(front):
    raw = f"{front}{HEADLINE}\n\n{BODY}"

    cleaned = clean(raw)

    assert cleaned.published == MAY_17
    assert cleaned.headline == HEADLINE
    assert (cleaned.cuts[0].rule, raw[: cleaned.cuts[0].end]) == ("date-line", front)
    assert cleaned.text == BODY


def test_a_labelled_date_is_cut_from_a_first_line_that_is_not_the_given_headline():
    cleaned = clean(f"Published: May 17, 2021 Ferry strike ends\n\n{BODY}", headline=HEADLINE)

    assert cleaned.published == MAY_17
    assert cleaned.text == f"Ferry strike ends\n\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "17 May 2021 was a day like any other in Port Selwyn.",
        "May 17, 2021: the day the bridge fell",
        "Published in 2019, the report was soon forgotten.",
        "Posted on every door was the same notice.",
        "Updated plans for the bridge are on show.",
        "2021",
        "Dated letters were found in the attic.",
    ],
)
def test_a_line_that_only_begins_like_a_date_line_stays(line):
    cleaned = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert cleaned.published == UNKNOWN
    assert cleaned.text == f"{line}\n\n{BODY}"


def test_dates_that_head_the_paragraphs_of_a_chronicle_stay():
    body = f"May 17, 2021\n\n{FIRST}\n\nMay 18, 2021\n\n{SECOND}"

    cleaned = clean(f"The bridge, day by day\n\n{body}")

    assert cleaned.published == UNKNOWN
    assert cleaned.text == body


def test_hours_that_head_the_paragraphs_of_a_live_report_stay():
    body = f"The latest from Port Selwyn (all times local):\n\n2:45 p.m.\n\n{FIRST}\n\n2:10 p.m.\n\n{SECOND}"

    assert clean(f"{HEADLINE}\n\n{body}").text == body


def test_a_bare_date_behind_the_first_sentence_stays():
    body = f"{FIRST}\n\nMay 17, 2021\n\n{SECOND}"

    cleaned = clean(f"{HEADLINE}\n\n{body}")

    assert cleaned.text == body
    assert cleaned.published == UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "Published in Harbour Times, May 17th, 2021",
        "Published in the Harbour Times on May 17, 2021.",
        "Published: May 17, 2021",
    ],
)
def test_a_closing_imprint_is_cut_and_tells_when(line):
    cleaned = clean(f"{HEADLINE}\n\n{BODY}\n\n{BODY}\n\n{line}")

    assert cleaned.published == MAY_17
    assert cleaned.text == f"{BODY}\n\n{BODY}"
    assert cleaned.cuts[-1].rule == "date-line"


def test_a_last_sentence_about_a_publication_stays():
    line = "Published in Harbour Times, the letter of May 17th was never answered."

    assert clean(f"{HEADLINE}\n\n{BODY}\n\n{line}").text.endswith(line)
