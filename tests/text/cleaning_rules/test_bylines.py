import pytest

from articles.text.cleaning import clean

HEADLINE = "Bridge at Port Selwyn reopens"
FIRST = "Workers reopened the main bridge on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."
BODY = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("BY JANE ROE", "JANE ROE"),
        ("by Jane Roe", "Jane Roe"),
        ("By: Jane Roe", "Jane Roe"),
        ("Written by Jane Roe", "Jane Roe"),
        ("By Jane Roe and John Doe, Staff Writer", "Jane Roe and John Doe, Staff Writer"),
        ("By Jane Roe, Political Editor, in Port Selwyn", "Jane Roe, Political Editor, in Port Selwyn"),
        ("By Jane Roe for the Harbour Times", "Jane Roe for the Harbour Times"),
        ("By Jane Roe in Port Selwyn", "Jane Roe"),
        ("From Jane Roe in Port Selwyn", "Jane Roe"),
        ("By Dr. J. K. de la Roe-Doe", "Dr. J. K. de la Roe-Doe"),
        ("By Muhammad bin Salem al-Harbi", "Muhammad bin Salem al-Harbi"),
        ("By Jane Roe and agencies", "Jane Roe and agencies"),
        ("By Jane Roe jane.roe@harbour.example", "Jane Roe"),
        ("By Jane Roe @janeroe", "Jane Roe"),
        ("Jane Roe | Harbour Times", "Jane Roe"),
        ("Jane Roe, Staff Writer", "Jane Roe, Staff Writer"),
        ("Our Correspondent", "Our Correspondent"),
        ("By Our Correspondent", "By Our Correspondent"),
        ("Staff Reporter", "Staff Reporter"),
        ("Web Desk", "Web Desk"),
        ("Harbour Times Web Desk", "Harbour Times Web Desk"),
        ("By Jane Roe | May 17, 2021 | 3 min read", "Jane Roe"),
        ("By Jane Roe May 17, 2021", "Jane Roe"),
        ("Posted on May 17, 2021 by Jane Roe", "Jane Roe"),
        ("Jane Roe • 17 May 2021", "Jane Roe"),
    ],
)
def test_a_byline_under_the_headline_is_cut_and_tells_who_wrote(line, byline):
    cleaned = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert cleaned.byline == byline
    assert cleaned.text == BODY
    assert [cut.rule for cut in cleaned.cuts if cut.rule != "whitespace"] == ["headline", "byline"]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the river had risen to the second step.",
        "By Monday",
        "By noon",
        "By the River",
        "By hook or by crook",
        "By Popular Demand",
        "By All Accounts",
        "By land and sea",
        "By 2021 the bridge was old",
        "Jane Roe",
        "Harbour Board",
        "Jane Roe, the mayor",
        "Mayor Jane Roe | a life in pictures",
        "The correspondent wrote by night",
    ],
)
def test_a_line_that_only_begins_like_a_byline_stays(line):
    cleaned = clean(f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert cleaned.byline == ""
    assert cleaned.text == f"{line}\n\n{BODY}"


def test_a_byline_behind_a_one_line_summary_is_found():
    cleaned = clean(f"{HEADLINE}\n\nThe town waited for three days.\n\nBy Jane Roe\n\n{BODY}")

    assert cleaned.byline == "Jane Roe"
    assert cleaned.text == f"The town waited for three days.\n\n{BODY}"


def test_a_subheading_inside_the_report_is_no_byline():
    body = f"{BODY}\n\nBy Royal Appointment\n\n{FIRST}"

    assert clean(f"{HEADLINE}\n\n{body}").text == body


def test_the_first_of_two_bylines_is_told_and_both_are_cut():
    cleaned = clean(f"{HEADLINE}\n\nBy Jane Roe\nWeb Desk\n\n{BODY}")

    assert cleaned.byline == "Jane Roe"
    assert cleaned.text == BODY


def test_an_agency_in_the_byline_is_credited():
    cleaned = clean(f"{HEADLINE}\n\nBy Jane Roe, Associated Press\n\n{BODY}")

    assert cleaned.byline == "Jane Roe, Associated Press"
    assert cleaned.credits == ("Associated Press",)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        (
            "(Reporting by Jane Roe and John Doe in Port Selwyn; Editing by Mary Poe)",
            "Jane Roe and John Doe in Port Selwyn",
        ),
        ("Reporting by Jane Roe; Additional reporting by John Doe", "Jane Roe"),
        ("(Additional reporting by John Doe; Editing by Mary Poe)", ""),
        ("John Doe contributed to this report.", ""),
        ("John Doe and Mary Poe contributed reporting.", ""),
        ("Our Correspondent", "Our Correspondent"),
    ],
)
def test_a_closing_line_of_names_is_cut_and_tells_who_wrote(line, byline):
    text = f"{BODY}\n\n{BODY}"

    cleaned = clean(f"{HEADLINE}\n\n{text}\n\n{line}")

    assert cleaned.text == text
    assert cleaned.byline == byline
    assert cleaned.cuts[-1].rule == "byline"


def test_a_closing_line_of_names_does_not_replace_the_byline():
    cleaned = clean(f"{HEADLINE}\n\nBy Jane Roe\n\n{BODY}\n\n(Reporting by John Doe; Editing by Mary Poe)")

    assert cleaned.byline == "Jane Roe"


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the committee showed a loss.",
        "Editing by committee had ruined the film.",
        "The heat contributed to this report of a fire.",
    ],
)
def test_a_last_sentence_that_only_begins_like_names_stays(line):
    assert clean(f"{HEADLINE}\n\n{BODY}\n\n{line}").text == f"{BODY}\n\n{line}"
