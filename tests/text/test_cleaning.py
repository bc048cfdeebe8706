from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import RULES, clean
from articles.text.cuts import apply_cuts, normalise_cuts
from articles.text.dates import UNKNOWN, Precision

HEADLINE = "Bridge at Port Selwyn reopens"
FIRST = "Workers reopened the main bridge at Port Selwyn on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."
BODY = f"{FIRST}\n\n{SECOND}"


def cut_pieces(raw, **options):
    return [
        (cut.rule, raw[cut.start : cut.end]) for cut in clean(raw, **options).cuts if cut.rule != "whitespace"
    ]


def test_a_whole_scraped_page_comes_apart():
    raw = (
        "\ufeffHome > News > Region\r\n\r\n"
        "Bridge at Port Selwyn reopens\r\n"
        "RegionBridge at Port Selwyn reop...\r\n\r\n"
        "By Jane Roe | Published: May 17, 2021 10:32 am\r\n"
        "Share\r\nTweet\r\n\r\n"
        "The bridge at dawn. Photo: Mary Poe/Harbour Times\r\n\r\n"
        "PORT SELWYN, Fenland (AP) — Workers reopened the bridge on Monday.\r\n\r\n"
        "ADVERTISEMENT\r\n\r\n"
        "“It will hold,” said the engineer.\r\n\r\n"
        "Read more: Ferry strike ends\r\n\r\n"
        "Must read\r\n\r\n"
        "Sign up for our newsletter\r\n\r\n"
        "© 2021 The Associated Press. All rights reserved.\r\n"
    )

    cleaned = clean(raw)

    assert cleaned.text == "Workers reopened the bridge on Monday.\r\n\r\n“It will hold,” said the engineer."
    assert cleaned.headline == HEADLINE
    assert cleaned.byline == "Jane Roe"
    assert cleaned.dateline == "PORT SELWYN, Fenland"
    assert cleaned.published == (datetime(2021, 5, 17, 10, 32, tzinfo=UTC), Precision.MINUTE)
    assert cleaned.credits == ("AP", "Associated Press")
    assert [rule for rule, _ in cut_pieces(raw)] == [
        "invisible",
        "section-label",
        "headline",
        "section-label",
        "headline",
        "byline",
        "share",
        "share",
        "photo-caption",
        "dateline",
        "advertisement",
        "teaser",
        "teaser",
        "sign-up",
        "agency-credit",
    ]


def test_the_first_seed_comes_apart(seeds):
    raw = seeds["000"].read_text(encoding="utf-8")

    cleaned = clean(raw)

    assert cleaned.headline == raw.splitlines()[0]
    assert cleaned.dateline == "ISLAMABAD, Pakistan"
    assert cleaned.published == UNKNOWN
    assert cleaned.text.startswith("The Foreign Minister Shah Mahmood Qureshi")
    assert cleaned.text.endswith("connectivity in South Asia.”")
    assert [rule for rule, _ in cut_pieces(raw)] == [
        "headline",
        "section-label",
        "headline",
        "dateline",
        "teaser",
    ]


def test_the_second_seed_comes_apart(seeds):
    raw = seeds["002"].read_text(encoding="utf-8")

    cleaned = clean(raw)

    assert cleaned.headline == raw.splitlines()[0].removeprefix(" date 2021-05-17 ")
    assert cleaned.published == (datetime(2021, 5, 17, tzinfo=UTC), Precision.DAY)
    assert cleaned.text.startswith("Pakistan on Sunday emphasized")
    assert [rule for rule, _ in cut_pieces(raw)] == ["date-line", "headline"]


@pytest.mark.parametrize("raw", ["", " \n\t\u00a0\f", "\ufeff\u200b"])
def test_a_text_that_shows_nothing_is_empty(raw):
    cleaned = clean(raw)

    assert (cleaned.headline, cleaned.text) == ("", "")


@pytest.mark.parametrize(
    "raw", ["Must read", "By Jane Roe", "ADVERTISEMENT\n\nShare", "Reuters", "17 May 2021"]
)
def test_a_text_that_is_all_furniture_is_left_standing(raw):
    cleaned = clean(raw)

    assert cleaned.text == raw
    assert cleaned.headline == raw.splitlines()[0]
    assert (cleaned.byline, cleaned.credits, cleaned.published) == ("", (), UNKNOWN)


def test_where_the_headline_is_all_there_is_it_stays_in_the_text():
    cleaned = clean(f"{HEADLINE}\n\nMust read", headline=HEADLINE)

    assert cleaned.text == HEADLINE
    assert cleaned.headline == HEADLINE


@pytest.mark.parametrize("rule", ["teaser", "advertisement", "share"])
def test_furniture_is_cut_between_paragraphs_without_a_trace(rule):
    line = {"teaser": "Must read", "advertisement": "ADVERTISEMENT", "share": "Share this article"}[rule]
    raw = f"{FIRST}\n\n{line}\n\n{SECOND}"

    assert clean(raw).text == BODY
    assert cut_pieces(raw) == [(rule, line)]


def test_lines_that_the_source_repeats_are_cut_whatever_their_case_and_spacing():
    footer = "Harbour Times is owned by its readers."
    raw = f"{HEADLINE}\n\n{BODY}\n\nHarbour  Times is owned by its READERS."

    assert clean(raw, footers=[footer]).text == BODY
    assert cut_pieces(raw, footers=[footer])[-1] == ("footer", "Harbour  Times is owned by its READERS.")


def test_a_footer_is_cut_from_one_text_only_when_it_is_the_whole_line():
    footer = "Harbour Times is owned by its readers."
    raw = f"{HEADLINE}\n\n{FIRST} {footer}\n\n{SECOND}"

    assert clean(raw, footers=[footer, "", " "]).text == f"{FIRST} {footer}\n\n{SECOND}"


def test_a_wrapped_paragraph_is_never_cut_into():
    paragraph = (
        "The clerk at the desk told the visitors from the other side of the river to\n"
        "follow us on Facebook and to wait, and the visitors, who had come by boat and\n"
        "Must read\n"
        "every notice on the wall, said they would rather go home."
    )

    assert clean(f"{HEADLINE}\n\n{paragraph}\n\n{SECOND}").text == f"{paragraph}\n\n{SECOND}"


def test_times_without_a_zone_are_the_sources_own():
    raw = f"{HEADLINE}\n\nPublished: May 17, 2021 3:32 pm\n\n{BODY}"

    assert clean(raw, zone="Asia/Karachi").published.value == datetime(2021, 5, 17, 10, 32, tzinfo=UTC)


def test_a_zone_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="not a time zone"):
        clean(f"{HEADLINE}\n\n17 May 2021\n\n{BODY}", zone="Nowhere")


def test_the_newsrooms_own_agencies_count_as_agencies():
    raw = f"{HEADLINE}\n\n{BODY}\n\n— Northwire"

    assert clean(raw).text == f"{BODY}\n\n— Northwire"
    assert clean(raw, agencies=["Northwire"]).text == BODY
    assert clean(raw, agencies=["Northwire"]).credits == ("Northwire",)


@pytest.mark.parametrize(
    "raw",
    [
        "The river rose and fell again. " * 6_000,
        "Must read\n" * 20_000,
        "Facebook\n" * 20_000,
        "17 May 2021\n\n" * 20_000,
        "The bridge is open.\n" * 20_000,
        "By Jane Roe, " * 15_000,
        "\n \f" * 60_000,
        "PORT SELWYN " * 16_000,
        "(photo: " * 25_000,
        "Home > " * 28_000,
        "a\u00ad" * 50_000,
        "x" + " " * 200_000 + "y",
    ],
)
def test_a_text_of_any_shape_is_worked_through(raw):
    cleaned = clean(raw, headline="Bridge reopens", footers=["The bridge is open."])

    assert cleaned.text == apply_cuts(raw, cleaned.cuts)


LINES = st.sampled_from(
    [
        *(
            HEADLINE,
            FIRST,
            SECOND,
            "Must read",
            "Share",
            "Facebook",
            "By Jane Roe",
            "17 May 2021",
            "date 2021-05-17 ",
        ),
        *(
            "PORT SELWYN (AP) — ",
            "Home > News",
            "Photo: Jane Roe",
            "Reuters",
            "— AFP",
            "World",
            "Related stories",
        ),
        *(
            "  ",
            "\t",
            "\ufeff",
            "Re\u00adopened 👩‍👩‍👧",
            "Read more: Ferry strike ends",
            "Bridge at Port Sel...",
            "“Stop.” (AP)",
        ),
    ]
)
GAPS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "\f", "", "\u2029"])
PAGES = st.lists(st.tuples(LINES | st.text(max_size=12), GAPS), max_size=14).map(
    lambda pairs: "".join(line + gap for line, gap in pairs)
)


@given(PAGES, st.sampled_from(["", HEADLINE, "Other"]))
def test_cleaning_only_ever_cuts_under_known_rules(raw, headline):
    cleaned = clean(raw, headline=headline, footers=[SECOND])

    assert cleaned.text == apply_cuts(raw, cleaned.cuts)
    assert cleaned.cuts == normalise_cuts(raw, cleaned.cuts)
    assert {cut.rule for cut in cleaned.cuts} <= RULES.keys() - {"editor"}
    assert cleaned.text == cleaned.text.strip()
    assert not headline or cleaned.headline == headline


@given(PAGES)
def test_a_text_that_shows_something_has_a_headline_and_a_text(raw):
    cleaned = clean(raw)

    shows = any(not (character.isspace() or character in "\x00\u00ad\u200b\u2060\ufeff") for character in raw)
    assert bool(cleaned.headline) == bool(cleaned.text) == shows
    assert len(cleaned.headline) <= 200
