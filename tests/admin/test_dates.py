from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.admin.dates import PartialDateField, PartialDateWidget
from articles.text.dates import PartialDate, Precision


@pytest.fixture
def noon():
    with time_machine.travel(datetime(2026, 5, 12, 12, tzinfo=UTC), tick=False):
        yield


@pytest.mark.parametrize(
    ("parts", "value", "precision"),
    [
        (["2021-05-17", "", "day"], datetime(2021, 5, 17, tzinfo=UTC), Precision.DAY),
        (["2021-05-17", "", "month"], datetime(2021, 5, 1, tzinfo=UTC), Precision.MONTH),
        (["2021-05-17", "", "year"], datetime(2021, 1, 1, tzinfo=UTC), Precision.YEAR),
        (["2021-05-17", "14:05", "minute"], datetime(2021, 5, 17, 14, 5, tzinfo=UTC), Precision.MINUTE),
        (["", "", "unknown"], None, Precision.UNKNOWN),
    ],
)
def test_a_date_is_kept_as_exactly_as_it_is_known(parts, value, precision):
    date = PartialDateField().clean(parts)

    assert date == PartialDate(value, precision)


def test_a_time_is_read_in_the_desks_own_zone():
    with timezone.override("Asia/Karachi"):
        date = PartialDateField().clean(["2021-05-17", "14:05", "minute"])

    assert date.value == datetime(2021, 5, 17, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (["", "", "day"], "Give the date, or choose “not known”."),
        (["2021-05-17", "", "unknown"], "Say how exactly this date is known, or clear it."),
        (["2021-05-17", "", "minute"], "Give the time too, or choose “day only”."),
    ],
)
def test_a_date_that_contradicts_itself_is_refused_with_what_to_do(parts, message):
    with pytest.raises(ValidationError) as refused:
        PartialDateField().clean(parts)

    assert refused.value.messages == [message]


def test_a_day_that_has_begun_anywhere_on_earth_is_not_the_future(noon):
    date = PartialDateField(past="no.").clean(["2026-05-13", "", "day"])

    assert date.value == datetime(2026, 5, 13, tzinfo=UTC)


def test_a_future_day_is_refused(noon):
    with pytest.raises(ValidationError, match=r"14 May 2026 has not come yet: no\."):
        PartialDateField(past="no.").clean(["2026-05-14", "", "day"])


def test_a_future_minute_is_refused(noon):
    with pytest.raises(ValidationError, match="12 May 2026, 12:01 has not come yet"):
        PartialDateField(past="no.").clean(["2026-05-12", "12:01", "minute"])


def test_what_is_shown_unchanged_is_no_change():
    moment = datetime(2026, 5, 12, 9, 10, 42, tzinfo=UTC)
    shown = PartialDateWidget().decompress(PartialDate(moment, Precision.MINUTE))

    changed = PartialDateField().has_changed(shown, ["2026-05-12", "09:10", "minute"])

    assert not changed


def test_a_day_is_shown_as_that_day_in_every_zone():
    with timezone.override("America/Los_Angeles"):
        day, _, _ = PartialDateWidget().decompress(
            PartialDate(datetime(2026, 5, 12, tzinfo=UTC), Precision.DAY)
        )

    assert day == datetime(2026, 5, 12, tzinfo=UTC).date()
