import pytest

from articles.text.cleaning import clean

HEADLINE = "Bridge at Port Selwyn reopens"
FIRST = "Workers reopened the main bridge on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."


def page(opening):
    return f"{HEADLINE}\n\n{opening}{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("ISLAMABAD, Pakistan: ", "ISLAMABAD, Pakistan"),
        ("NEW DELHI: ", "NEW DELHI"),
        ("KARACHI:", "KARACHI"),
        ("ROME: ", "ROME"),
        ("PORT SELWYN: ", "PORT SELWYN"),
        ("PORT SELWYN — ", "PORT SELWYN"),
        ("PORT SELWYN—", "PORT SELWYN"),
        ("PORT SELWYN - ", "PORT SELWYN"),
        ("PORT SELWYN -- ", "PORT SELWYN"),
        ("PORT SELWYN, Fenland — ", "PORT SELWYN, Fenland"),
        ("O'FALLON, Mo. — ", "O'FALLON, Mo."),
        ("DAR ES SALAAM, Tanzania: ", "DAR ES SALAAM, Tanzania"),
        ("PORT SELWYN/OLD HARBOUR: ", "PORT SELWYN/OLD HARBOUR"),
        ("PORT SELWYN, May 4 — ", "PORT SELWYN"),
        ("PORT SELWYN, Monday, May 4 — ", "PORT SELWYN"),
        ("Port Selwyn, 4 May 2021 — ", "Port Selwyn"),
        ("London – ", "London"),
        ("New Delhi - ", "New Delhi"),
    ],
)
def test_a_dateline_is_cut_and_tells_the_place(dateline, place):
    cleaned = clean(page(dateline))

    assert cleaned.dateline == place
    assert cleaned.text == f"{FIRST}\n\n{SECOND}"
    assert cleaned.credits == ()
    assert [cut.rule for cut in cleaned.cuts] == ["headline", "whitespace", "dateline"]


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("PARIS (AP) — ", "PARIS", "AP"),
        ("PARIS (AP)—", "PARIS", "AP"),
        ("London (AFP) – ", "London", "AFP"),
        ("Port Selwyn (Reuters) - ", "Port Selwyn", "Reuters"),
        ("WASHINGTON, May 4 (Reuters) - ", "WASHINGTON", "Reuters"),
        ("NEW DELHI, 17 May (PTI): ", "NEW DELHI", "PTI"),
        ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "HEMPSTEAD, N.Y.", "UPI"),
        ("BEIJING, May 17, 2021 (Xinhua) -- ", "BEIJING", "Xinhua"),
        ("TOKYO (Kyodo News) — ", "TOKYO", "Kyodo News"),
        ("PORT SELWYN (Northwire) — ", "PORT SELWYN", "Northwire"),
        ("LONDON, AP — ", "LONDON", "AP"),
    ],
)
def test_a_dateline_tells_its_agency(dateline, place, agency):
    cleaned = clean(page(dateline))

    assert (cleaned.dateline, cleaned.credits) == (place, (agency,))
    assert cleaned.text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("credit", ["(AP) — ", "(Reuters) - ", "Reuters - ", "AP — "])
def test_an_agency_alone_before_the_first_sentence_is_a_credit(credit):
    cleaned = clean(page(credit))

    assert cleaned.dateline == ""
    assert cleaned.credits == (credit.strip(" ()—-"),)
    assert cleaned.text == f"{FIRST}\n\n{SECOND}"
    assert cleaned.cuts[-1].rule == "agency-credit"


def test_an_unnamed_agency_is_cut_and_not_credited():
    cleaned = clean(page("LONDON, 4 May (Agencies) – "))

    assert (cleaned.dateline, cleaned.credits) == ("LONDON", ())
    assert cleaned.text.startswith(FIRST)


def test_where_an_outlet_put_its_own_dateline_before_the_agencys_both_go():
    cleaned = clean(page("LONDON (AP) — PORT SELWYN, Sept. 28 (UPI) — "))

    assert cleaned.dateline == "LONDON"
    assert cleaned.credits == ("AP", "UPI")
    assert cleaned.text.startswith(FIRST)


def test_a_dateline_behind_a_summary_is_found():
    cleaned = clean(f"{HEADLINE}\n\nThe town waited for three days.\n\nPORT SELWYN: {FIRST}\n\n{SECOND}")

    assert cleaned.dateline == "PORT SELWYN"
    assert cleaned.text == f"The town waited for three days.\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "opening",
    [
        "London: the capital had seen nothing like it. ",
        "LONDON: the capital had seen nothing like it. ",
        "London: The capital had seen nothing like it. ",
        "London – the capital of the fog trade – was quiet. ",
        "London – Europe's largest city – was quiet. ",
        "Holloway – The man who built it was not there. ",
        "Hope – That was all they had. ",
        "Roe, Doe: The two were seen. ",
        "Jane Roe (Labour) – ",
        "WARNING: This report has scenes of violence. ",
        "UPDATE: The ferry runs again. ",
        "EDITOR'S NOTE: This text was changed. ",
        "NASA: The agency said it would look into the fall. ",
        "Exclusive – ",
        "Monday: The day of the vote. ",
        "By Monday – ",
        "COVID-19 cases rose. ",
        "A HUGE fire – ",
        "FIRE IN THE DOCKS: Ships Burn, Crews Flee, Town Wakes. ",
        "FLOOD: TOWN CLEARED BY NOON. ",
        'He said: "We won." ',
        "10:30 was the hour. ",
        "Reuters – the agency – was first. ",
    ],
)
def test_a_sentence_that_only_begins_like_a_dateline_stays(opening):
    cleaned = clean(page(opening))

    assert cleaned.dateline == ""
    assert cleaned.text == f"{opening}{FIRST}\n\n{SECOND}"


def test_speakers_of_a_transcript_are_no_places():
    body = "HOLLOWAY: Good evening to you all.\n\nDOE: It is good to be here in this hall.\n\nHOLLOWAY: So."

    cleaned = clean(f"The debate in full\n\n{body}")

    assert cleaned.dateline == ""
    assert cleaned.text == body


def test_a_place_later_in_the_report_is_no_dateline():
    body = f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\nOLD HARBOUR: The ferry runs again."

    assert clean(f"{HEADLINE}\n\n{body}").text == body
