import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.bare_headlines import bare_headline

HEADLINE = "Skarrow Bridge reopens after three months"


@pytest.mark.parametrize(
    "dressed",
    [
        f"BREAKING: {HEADLINE}",
        f"Breaking News | {HEADLINE}",
        f"UPDATE 2-{HEADLINE}",
        f"Update 1 - {HEADLINE}",
        f"Exclusive – {HEADLINE}",
        f"Watch: {HEADLINE}",
        f"Live: Updated: {HEADLINE}",
    ],
)
def test_a_label_in_front_goes(dressed):
    assert bare_headline(dressed) == HEADLINE


@pytest.mark.parametrize(
    "dressed",
    [
        f"{HEADLINE} - Bay Wire",
        f"{HEADLINE} – The Bay Wire",
        f"{HEADLINE} — BayWire.com",
        f"{HEADLINE} | Bay Wire",
        f"{HEADLINE} | Transport | Bay Wire",
        f"{HEADLINE} | Somebody Else",
    ],
)
def test_the_name_of_the_outlet_behind_goes(dressed):
    assert bare_headline(dressed, ["Bay Wire"]) == HEADLINE


@pytest.mark.parametrize(
    "headline",
    [
        "Ostmere: talks resume",
        "Bridge reopens – minister",
        "Live-fire drill closes the pass",
        "Updates on the ferry: what we know",
        "Politics | Minister Quill resigns over the bridge",
        "Bay Wire",
        "Breaking: ",
    ],
)
def test_what_is_part_of_the_headline_stays(headline):
    assert bare_headline(headline, ["Bay Wire"]) == headline.strip()


def test_a_headline_over_two_lines_is_set_on_one():
    assert bare_headline(" Skarrow\n Bridge  reopens ") == "Skarrow Bridge reopens"


@given(st.text(max_size=80) | st.from_regex(r"(breaking: |live \| )?[a-z ]{0,9}( \| [a-z]{2,5}| - bay)?"))
def test_something_of_it_is_always_left_and_nothing_is_taken_off_twice(headline):
    bare = bare_headline(headline, ["bay"])

    assert bare in " ".join(headline.split())
    assert bool(bare) == bool(headline.split())
    assert bare_headline(bare, ["bay"]) == bare
