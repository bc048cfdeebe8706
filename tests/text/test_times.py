import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.times import DAYS_IN_MONTH, NO_TIMES, days_between, find_times

MONDAY, THURSDAY, FRIDAY = 0, 3, 4


def day(month, number):
    return month * DAYS_IN_MONTH + number


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("It burnt on Thursday.", {THURSDAY}),
        ("Closed on Mondays and FRIDAY", {MONDAY, FRIDAY}),
        ("a monday morning", set()),
        ("The Fridayish feeling of Mondayville", set()),
    ],
)
def test_weekdays_are_those_named_with_a_capital(text, weekdays):
    assert find_times(text).weekdays == weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on May 3", {day(5, 3)}),
        ("on 3 May", {day(5, 3)}),
        ("on the 3rd of May", {day(5, 3)}),
        ("on Sept. 21st, 2019", {day(9, 21)}),
        ("SEPTEMBER 21", {day(9, 21)}),
        ("2019-09-21", {day(9, 21)}),
        ("2019/9/21 and 2019.09.22", {day(9, 21), day(9, 22)}),
        ("between 3 May and June 5", {day(5, 3), day(6, 5)}),
        ("May 3:45", set()),
        ("you may 3 times", set()),
        ("2019-13-21", set()),
        ("May 0, May 32 and May 39", set()),
    ],
)
def test_days_are_read_with_the_month_on_either_side_or_in_figures(text, days):
    assert find_times(text).days == days


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 1999 and 2021", 2021),
        ("In 1949 or 2050", 0),
        ("the 2019th visitor", 0),
        ("12019 crowns, 20191 votes", 0),
        ("no year at all", 0),
    ],
)
def test_the_latest_year_is_one_that_news_may_speak_of(text, year):
    assert find_times(text).latest_year == year


def test_a_text_without_a_day_names_none():
    assert find_times("The ferry burnt.") == NO_TIMES


@given(st.text("MayJune 0123456789-/.:MondayTuesday\n"))
def test_whatever_a_text_says_its_days_are_of_the_calendar(text):
    found = find_times(text)

    assert found.weekdays <= set(range(7))
    assert all(1 <= one // DAYS_IN_MONTH <= 12 and 1 <= one % DAYS_IN_MONTH <= 31 for one in found.days)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (day(5, 3), day(5, 3), 0),
        (day(5, 3), day(5, 10), 7),
        (day(12, 31), day(1, 1), 1),
        (day(1, 1), day(7, 2), 182),
    ],
)
def test_days_lie_apart_the_shorter_way_round_the_year(one, other, apart):
    assert days_between(one, other) == pytest.approx(apart, abs=1)
    assert days_between(one, other) == days_between(other, one)
