import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import clean
from articles.text.cleaning_rules.headlines import repeated_from

HEADLINE = "Bridge at Port Selwyn reopens after “three days”"
FIRST = "Workers reopened the main bridge at Port Selwyn on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."
BODY = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n"])
def test_a_first_line_that_looks_like_a_headline_is_the_headline(gap):
    cleaned = clean(f"{HEADLINE}{gap}{FIRST}{gap}{SECOND}")

    assert cleaned.headline == HEADLINE
    assert cleaned.text == f"{FIRST}{gap}{SECOND}"


@pytest.mark.parametrize(
    "headline", ["Is the bridge safe?", "Bridge reopens!", "‘We will rebuild’", "Bridge at Port Selw..."]
)
def test_a_headline_may_ask_call_quote_or_be_cut_short(headline):
    assert clean(f"{headline}\n\n{BODY}").headline == headline


def test_a_text_that_begins_with_prose_is_headed_by_its_first_sentence_and_keeps_it():
    cleaned = clean(BODY)

    assert cleaned.headline == FIRST
    assert cleaned.text == BODY


def test_a_text_of_one_line_is_headed_by_its_first_sentence_and_keeps_it():
    cleaned = clean(f"{FIRST} {SECOND}")

    assert cleaned.headline == FIRST
    assert cleaned.text == f"{FIRST} {SECOND}"


def test_a_single_line_without_a_full_stop_is_headline_and_text():
    cleaned = clean("Bridge reopens")

    assert cleaned.headline == cleaned.text == "Bridge reopens"


def test_a_dateline_is_no_part_of_the_headline_made_of_prose():
    cleaned = clean(f"PORT SELWYN: {BODY}")

    assert cleaned.headline == FIRST
    assert cleaned.dateline == "PORT SELWYN"


def test_a_long_first_sentence_is_shortened_at_a_word():
    sentence = "The harbour board " + "and its many friends " * 20 + "met."

    headline = clean(f"{sentence}\n\n{BODY}").headline

    assert 150 < len(headline) <= 200
    assert sentence.startswith(f"{headline} ")


@pytest.mark.parametrize("text", ["x" * 300, "-" * 300])
def test_a_first_sentence_without_a_blank_is_cut_at_the_limit(text):
    assert clean(text).headline == text[:200]


def test_a_wrapped_first_sentence_makes_a_headline_of_one_line():
    cleaned = clean("The harbour board has met\nand the bridge is open. It rained.\n\nMore followed.")

    assert cleaned.headline == "The harbour board has met and the bridge is open."
    assert cleaned.text.startswith("The harbour board has met\nand")


def test_a_first_line_longer_than_any_headline_is_prose():
    line = "Bridge reopens and " * 12 + "closes"

    assert clean(f"{line}\n\n{BODY}").text == f"{line}\n\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        HEADLINE,
        'BRIDGE AT PORT SELWYN REOPENS AFTER "THREE DAYS"',
        "Bridge at Port Selwyn  reopens after 'three days'",
        "Bridge at Port Selwyn reopens after...",
        "Bridge at Port Selwyn reop…",
        "Bridge at Port Selwyn reopens after “three days” | Harbour Times",
        "Bridge at Port Selwyn reopens after “three days” - Harbour Times",
    ],
)
def test_a_first_line_that_repeats_the_given_headline_is_cut(line):
    cleaned = clean(f"{line}\n\n{BODY}", headline=HEADLINE)

    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY
    assert [cut.rule for cut in cleaned.cuts] == ["headline", "whitespace"]


@pytest.mark.parametrize(
    "line",
    [
        "Ferry strike ends",
        "Bridge at Port Selwyn reopens after four days",
        "Bridge at Port Selwyn",
        "Bri...",
    ],
)
def test_a_first_line_that_is_not_the_given_headline_stays(line):
    cleaned = clean(f"{line}\n\n{BODY}", headline=HEADLINE)

    assert cleaned.headline == HEADLINE
    assert cleaned.text == f"{line}\n\n{BODY}"


def test_the_headline_a_feed_gives_is_kept_though_the_page_says_more():
    cleaned = clean(f"{HEADLINE}\n\n{BODY}", headline="Bridge at Port Selwyn reopens…")

    assert cleaned.headline == "Bridge at Port Selwyn reopens…"
    assert cleaned.text == BODY


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (f"Harbour Board{HEADLINE}", "Harbour Board"),
        ("Harbour BoardBridge at Port Selwyn reopens aft...", "Harbour Board"),
        (f"World | {HEADLINE}", "World | "),
        (f"Home > News > {HEADLINE}", "Home > News > "),
    ],
)
def test_a_label_glued_to_a_repeated_headline_is_cut_apart_from_it(line, label):
    raw = f"{HEADLINE}\n\n{line}\n\n{BODY}"

    cleaned = clean(raw)

    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY
    pieces = [(cut.rule, raw[cut.start : cut.end]) for cut in cleaned.cuts if cut.rule != "whitespace"]
    assert pieces[1:] == [("section-label", label), ("headline", line.removeprefix(label))]


def test_where_the_glued_line_comes_first_the_full_one_is_the_headline():
    raw = f"Harbour BoardBridge at Port Selwyn reopens af...\n\n{HEADLINE}\n\n{BODY}"

    cleaned = clean(raw)

    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY


def test_a_sentence_that_quotes_the_headline_stays():
    sentence = "Over the picture stood the words bridge at Port Selwyn reopens after three days"

    assert sentence in clean(f"{HEADLINE}\n\n{sentence}\n\n{BODY}").text


def test_a_headline_behind_a_date_on_one_line_is_found():
    cleaned = clean(f" date 2021-05-17 {HEADLINE}\n\n{BODY}")

    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY


def test_a_headline_under_its_section_is_found():
    cleaned = clean(f"World News\n\n{HEADLINE}\n\n{BODY}")

    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY


@pytest.mark.parametrize("given", ["", HEADLINE])
@pytest.mark.parametrize("kicker", ["Harbour Board", "Harbour Times", "OPINION PAGE"])
def test_a_label_over_the_headline_is_cut(kicker, given):
    raw = f"{kicker}\n\n{HEADLINE}\n\n{BODY}"

    cleaned = clean(raw, headline=given)

    assert cleaned.headline == HEADLINE
    assert cleaned.text == BODY
    assert (cleaned.cuts[0].rule, raw[: cleaned.cuts[0].end]) == ("section-label", kicker)


def test_a_short_headline_over_a_summary_is_the_headline():
    cleaned = clean(f"Bridge reopens\n\nTraffic rolls again over the river after three days\n\n{BODY}")

    assert cleaned.headline == "Bridge reopens"
    assert cleaned.text == f"Traffic rolls again over the river after three days\n\n{BODY}"


def test_a_short_line_over_a_line_that_is_not_the_given_headline_stays():
    text = f"Harbour Board\n\nFerry strike ends after talks in town\n\n{BODY}"

    assert clean(text, headline=HEADLINE).text == text


@pytest.mark.parametrize(
    "headline",
    [
        "Watch: Bridge reopens in Port Selwyn",
        "Photos: Bridge reopens in Port Selwyn",
        "Must read: the letters of a bridge builder",
    ],
)
def test_a_headline_that_could_be_a_teaser_is_a_headline_at_the_top(headline):
    assert clean(f"{headline}\n\n{BODY}").headline == headline
    assert clean(f"{headline}\n\n{BODY}", headline=headline).text == BODY


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_repeated_headline_begins_inside_its_line(line, headline):
    start = repeated_from(line, headline)

    assert start is None or 0 <= start < len(line)
