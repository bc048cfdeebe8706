import pytest

from articles.text.cleaning import clean

HEADLINE = "Bridge at Port Selwyn reopens"
BODY = (
    "Workers reopened the main bridge on Monday after three days of repairs.\n\n"
    "Engineers said the steel had been tested twice and would hold for another decade."
)


@pytest.mark.parametrize(
    "line",
    [
        "World",
        "WORLD NEWS",
        "Top Stories",
        "Home > World > Asia",
        "Home » News",
        "News | Politics",
        "Home / News",
    ],
)
@pytest.mark.parametrize("order", ["over", "under"])
def test_a_section_label_beside_the_headline_is_cut(line, order):
    head = f"{line}\n\n{HEADLINE}" if order == "over" else f"{HEADLINE}\n\n{line}"

    cleaned = clean(f"{head}\n\n{BODY}")

    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY


def test_a_breadcrumb_glued_to_the_only_headline_leaves_it():
    raw = f"Home > News > {HEADLINE}\n\n{BODY}"

    cleaned = clean(raw)

    assert cleaned.headline == HEADLINE
    assert (cleaned.cuts[0].rule, raw[: cleaned.cuts[0].end]) == ("section-label", "Home > News > ")


@pytest.mark.parametrize(
    "line", ["Harbour Board", "War and peace / a memoir", "Five > four", "World of boats"]
)
def test_a_short_line_that_is_no_known_section_stays(line):
    assert clean(f"{HEADLINE}\n\n{line}\n\n{BODY}").text == f"{line}\n\n{BODY}"


def test_a_subheading_with_the_name_of_a_section_stays():
    body = f"{BODY}\n\nMoney\n\n{BODY}"

    assert clean(f"{HEADLINE}\n\n{body}").text == body
