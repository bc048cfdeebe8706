from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.facts import FactKind, compare_facts, find_facts

WIRE = (
    "PORT AMARY (Bay Wire) — The Lady Ansel was carrying 148 passengers and 14 crew on Friday when the alarm was "
    "raised at 08:05. Three people were treated, harbour master Wenna Dray said. The repairs will cost 6.4 million "
    "crowns, Dray said. Sailings start again on Monday, May 18."
)
MERCURY = (
    "The Lady Ansel had about 160 people on board on Friday. Five people went to hospital, Wenna Drey said. The alarm "
    "went at five past eight. Nobody asked Captain Oren Castaby. The bill comes to 6,400,000 crowns. The next boat "
    "leaves on Monday."
)


def said(facts):
    return [fact.said for fact in facts]


def keys(text, kind):
    return [fact.key for fact in find_facts(text) if fact.kind is kind]


def test_an_editor_sees_the_figures_and_names_on_which_two_reports_differ():
    differences = compare_facts(WIRE, MERCURY)

    assert said(differences.only_left) == [
        "PORT AMARY",
        "Bay Wire",
        "148 passengers",
        "14 crew",
        "Three people",
    ]
    assert said(differences.only_right) == ["about 160 people", "Five people", "Oren Castaby"]


def test_what_both_reports_say_is_paired_however_it_is_written():
    differences = compare_facts(WIRE, MERCURY)

    pairs = [(one.said, other.said) for one, other in differences.both]
    assert ("Wenna Dray", "Wenna Drey") in pairs
    assert ("08:05", "five past eight") in pairs
    assert ("6.4 million crowns", "6,400,000 crowns") in pairs
    assert ("Monday, May 18", "Monday") in pairs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They counted 214 passengers.", "They counted 214 people."),
        ("They counted three people.", "They put the number at three."),
        ("They saw twelve ships.", "They saw a dozen ships."),
        ("It cost $1.5 million.", "It cost 1,500,000 dollars."),
        ("A rise of 12 per cent.", "A rise of 12%."),
        ("It closed on 9 February.", "It has been shut since February."),
        ("It closed on 12 May 2026.", "It closed on Tuesday, May 12."),
        ("It opens at 22:00.", "It opens at ten at night."),
        ("It opens at 6 p.m. sharp.", "It opens at 18:00 sharp."),
        ("They flew to Ostmere.", "They met Ostmeran guards."),
        ("They met Tomás Haldane.", "They met Haldane."),
        ("They flew to Kiev.", "They flew to Kyiv."),
        ("They met Shah Mehmood Torr.", "They met Shah Mahmood Torr."),
        ("They flew to the United Provinces.", "They flew to the U.P. again."),
    ],
)
def test_one_fact_told_in_two_ways_is_no_difference(left, right):
    differences = compare_facts(left, right)

    assert (said(differences.only_left), said(differences.only_right)) == ([], [])
    assert differences.both


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They counted 214 people.", "They counted 241 people."),
        ("Three people died.", "Three bridges fell."),
        ("It cost $40.", "It cost €40."),
        ("A rise of 12 per cent.", "A rise of 12 points."),
        ("It closed on 9 February.", "It closed on 8 February."),
        ("It closed on Monday.", "It closed on Tuesday."),
        ("It opens at 22:00.", "It opens at 21:00."),
        ("They met Tom Quill.", "They met Mara Quill."),
        ("They flew to Austria.", "They flew to Australia."),
        ("They flew to Niger.", "They flew to Nigeria."),
    ],
)
def test_two_facts_are_a_difference(left, right):
    differences = compare_facts(left, right)

    assert differences.only_left
    assert differences.only_right
    assert not differences.both


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("more than 350 lorries waited", [("more than 350 lorries", "350")]),
        ("about 200 heavy goods vehicles", [("about 200 heavy goods vehicles", "200")]),
        ("two hundred and six homes", [("two hundred and six homes", "206")]),
        ("twenty-five minutes late", [("twenty-five minutes", "25")]),
        ("a 28-year-old ship", [("28-year-old", "28")]),
        ("1.2 million people", [("1.2 million people", "1200000")]),
        ("€1.5bn in aid", [("€1.5bn", "1500000000 eur")]),
        ("down 3.5 per cent", [("3.5 per cent", "3.5 %")]),
        ("three months and three people", [("three months", "3 month"), ("three people", "3 people")]),
        ("one of its two engines", []),
        ("two people", [("two people", "2 people")]),
        ("the 18th man, item MT-2026-041", []),
    ],
)
def test_figures_are_found_with_what_they_count(text, figures):
    found = [(fact.said, fact.key) for fact in find_facts(text) if fact.kind is FactKind.FIGURE]

    assert found == figures


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On Monday 18 May 2026 it opened", ["2026-05-18"]),
        ("issued 2026-05-18 and again", ["2026-05-18"]),
        ("by February 9 at the latest", ["--02-09"]),
        ("built in 1998, it", ["1998"]),
        ("since March it has", ["--03"]),
        ("It may march in may", []),
        ("between 06:00 and 22:00", ["06:00", "22:00"]),
        ("at four o’clock", ["4:00"]),
        ("at ten minutes to twelve", ["11:50"]),
        ("a little before noon", ["12:00"]),
        ("on 99 May", []),
    ],
)
def test_days_and_hours_have_a_key(text, dates):
    assert keys(text, FactKind.DATE) == dates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Transport Minister Mara Quill spoke. Then Quill left.", ["mara quill", "mara quill"]),
        ("The Minister of Transport, Mara Quill, spoke.", ["mara quill"]),
        ("They met Secretary of State Anton J. Blint there.", ["anton j blint"]),
        ("Hauliers welcomed it. Most hauliers agreed.", []),
        ("Castaby left. They thanked Oren Castaby.", ["castaby", "oren castaby"]),
        ("He joined the Ministry of Works in Low Skarrow.", ["ministry of works", "low skarrow"]),
        ("It was Mr. Arkwell’s boat.", ["arkwell"]),
        ("The minister flew to the U.S. on Friday.", ["us"]),
        ("PORT AMARY (Bay Wire) — A port closed.", ["port amary", "bay wire"]),
        ("Министр сказал, что Анна Белова уехала.", ["anna belova"]),
        ("部长说港口关闭。", []),
    ],
)
def test_names_are_runs_of_capitals_that_open_no_sentence(text, names):
    assert keys(text, FactKind.NAME) == names


def test_a_fact_told_twice_is_listed_where_it_is_first_told():
    text = "They counted 214 lorries. The 214 lorries left."

    (fact,) = compare_facts(text, "").only_left

    assert text.index("214") == fact.start


def test_a_small_number_of_nothing_in_particular_is_not_called_out():
    differences = compare_facts("The gate shuts at ten.", "The gate shuts early.")

    assert differences.only_left == ()


WORDS = "12 May 2026-05-18 06:00 Mara Quill U.S. $1.5 million 6.4m two hundred and six o'clock 12% Mr. “Go” per cent"
PIECES = st.sampled_from([*WORDS.split(), "\n\n", ". ", " of ", "\u00a0", "a dozen"])
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=200))


@given(TEXTS)
def test_facts_stand_where_they_say_in_order_and_do_not_overlap(text):
    facts = find_facts(text)

    assert all(text[fact.start : fact.end] == fact.said for fact in facts)
    assert all(one.end <= other.start for one, other in pairwise(facts))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    differences = compare_facts(text, text)

    assert (differences.only_left, differences.only_right) == ((), ())


@given(TEXTS, TEXTS)
def test_swapping_the_texts_swaps_the_differences(left, right):
    there, back = compare_facts(left, right), compare_facts(right, left)

    assert (there.only_left, there.only_right) == (back.only_right, back.only_left)
