import pytest

from articles.text.cleaning import clean
from articles.text.cleaning_rules.agencies import Agencies

HEADLINE = "Bridge at Port Selwyn reopens"
FIRST = "Workers reopened the main bridge on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."
BODY = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("Reuters", ("Reuters",)),
        ("REUTERS", ("REUTERS",)),
        ("— AFP", ("AFP",)),
        ("-AFP", ("AFP",)),
        ("(AP)", ("AP",)),
        ("The Associated Press", ("Associated Press",)),
        ("AFP/Reuters", ("AFP", "Reuters")),
        ("AP, AFP and Reuters", ("AP", "AFP", "Reuters")),
        ("Source: Reuters", ("Reuters",)),
        ("With input from AFP", ("AFP",)),
        ("(With inputs from PTI and ANI)", ("PTI", "ANI")),
        ("With additional reporting by Reuters.", ("Reuters",)),
        ("AP contributed to this report.", ("AP",)),
        ("Agencies", ()),
        ("With inputs from agencies", ()),
        ("© 2026 The Associated Press. All rights reserved.", ("Associated Press",)),
        ("Copyright 2026 AFP", ("AFP",)),
    ],
)
def test_a_closing_credit_is_cut_and_tells_the_agency(line, credits):
    cleaned = clean(f"{HEADLINE}\n\n{BODY}\n\n{line}")

    assert cleaned.credits == credits
    assert cleaned.text == BODY


@pytest.mark.parametrize(
    "line",
    ["© 2026 Harbour Times", "Copyright 2026 Harbour Times. All rights reserved.", "All rights reserved."],
)
def test_a_copyright_line_of_no_agency_is_a_footer(line):
    cleaned = clean(f"{HEADLINE}\n\n{BODY}\n\n{line}")

    assert cleaned.credits == ()
    assert cleaned.text == BODY
    assert cleaned.cuts[-1].rule == "footer"


@pytest.mark.parametrize("credit", [" — AFP", " -AFP", " (AFP)", " – AFP."])
def test_a_credit_behind_the_last_sentence_is_cut(credit):
    cleaned = clean(f"{HEADLINE}\n\n{BODY}{credit}")

    assert cleaned.credits == ("AFP",)
    assert cleaned.text == BODY
    assert cleaned.cuts[-1].rule == "agency-credit"


def test_credits_of_all_kinds_are_cut_from_one_tail():
    tail = "(Reporting by John Doe; Editing by Mary Poe)\n\nReuters\n\n© 2026 Harbour Times"

    cleaned = clean(f"{HEADLINE}\n\n{BODY} — AFP\n\n{tail}")

    assert cleaned.text == BODY
    assert set(cleaned.credits) == {"Reuters", "AFP"}


def test_an_agency_is_credited_once():
    cleaned = clean(f"{HEADLINE}\n\nPORT SELWYN (AP) — {BODY}\n\nAP\n\n— AP")

    assert cleaned.credits == ("AP",)


@pytest.mark.parametrize(
    "line",
    [
        "Reuters said it would not comment.",
        "He left for the Associated Press (AP).",
        "She works for the AP",
        "Copyright was the last thing on her mind.",
        "The app is free",
        "— Jane Roe",
        "Sources",
        "All rights were reserved for the king.",
        "With help from Reuters, she found the boat.",
    ],
)
def test_a_last_line_that_only_names_an_agency_stays(line):
    cleaned = clean(f"{HEADLINE}\n\n{BODY}\n\n{line}")

    assert cleaned.credits == ()
    assert cleaned.text == f"{BODY}\n\n{line}"


def test_abbreviations_count_only_as_they_are_written():
    agencies = Agencies()

    assert agencies.knows("APP")
    assert not agencies.knows("app")


def test_names_count_in_any_case_and_with_an_article():
    agencies = Agencies(["The Northwire"])

    assert agencies.knows("the ASSOCIATED press")
    assert agencies.knows("Northwire")
    assert agencies.knows("The Northwire")
    assert not agencies.knows("Associated Ports")
