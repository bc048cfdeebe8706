from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.weekdays import WEEKDAYS, named_day

# A Tuesday.
PUBLISHED = date(2026, 5, 12)
SUNDAY = date(2026, 5, 10)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Sunday at Low Skarrow.",
        "SUNDAY’s meeting lasted nine hours.",
        "The bridge will open next Monday, the ministers said on Sunday.",
        "Until Friday nobody had spoken. They met on Sunday.",
        "Eleven were treated after a fire broke out on Sunday.",
    ],
)
def test_the_first_weekday_that_is_past_tells_the_day(text):
    assert named_day(text, PUBLISHED) == SUNDAY


def test_the_weekday_of_the_report_is_its_own_day():
    assert named_day("The ministers met on Tuesday.", PUBLISHED) == PUBLISHED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ministers met at noon.",
        "The bridge will open on Monday.",
        "The bridge is due to open to lorries on Monday.",
        "It has been shut since Monday.",
        "They meet every Monday.",
        "Mondayish weather is reported.",
    ],
)
def test_a_day_to_come_or_the_end_of_a_time_tells_nothing(text):
    assert named_day(text, PUBLISHED) is None


@given(st.dates(min_value=date(1605, 1, 1)), st.sampled_from(WEEKDAYS), st.text(max_size=40))
def test_the_day_bears_the_name_and_lies_in_the_week_that_ends_with_the_report(published, weekday, text):
    day = named_day(f"{text}. On {weekday} {text}", published)

    assert day is None or published - timedelta(days=6) <= day <= published
    assert named_day(f"On {weekday} {text}", published).strftime("%A").lower() == weekday
