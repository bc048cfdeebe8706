from datetime import UTC, datetime, timedelta

import pytest

from articles.publishing.reading import Moment, Report
from articles.publishing.strip import MARGIN, MOST_TICKS, draw_strip

START = datetime(2026, 5, 12, 9, 10, tzinfo=UTC)


def report(pk, minutes=0, precision="minute"):
    at = START + timedelta(minutes=minutes)
    if precision == "day":
        at = at.replace(hour=0, minute=0)
    value = None if precision == "unknown" else at.isoformat()
    published = {"value": value, "precision": precision, "said": ""}
    return Report(
        pk, f"Headline {pk}", "", f"Outlet {pk}", "", "en", "", Moment(f"minute {minutes}", ""), published
    )


def places(lane):
    return [float(mark.x[:-1]) for mark in lane.marks]


def test_the_first_report_is_at_the_start_and_the_last_at_the_end():
    strip = draw_strip([[report(1)], [report(2, 30)], [report(3, 60)]])

    assert [places(lane) for lane in strip.lanes] == [[MARGIN], [50.0], [100 - MARGIN]]
    assert (strip.begins, strip.ends) == ("minute 0", "minute 60")


def test_copies_hang_below_their_origin_at_their_own_time():
    strip = draw_strip([[report(1), report(2, 30), report(3, 60)]])

    [lane] = strip.lanes
    origin, *copies = lane.marks
    assert not origin.hangs
    assert all(copy.hangs and copy.y > origin.y for copy in copies)
    assert (lane.x, lane.end) == (origin.x, copies[-1].x)
    assert lane.others == [mark.report for mark in copies]


def test_marks_that_would_overlap_hang_at_different_heights():
    strip = draw_strip([[report(1), report(2, 1), report(3, 2), report(4, 600)]])

    [lane] = strip.lanes
    heights = [mark.y for mark in lane.marks]
    assert len(set(heights[:3])) == 3
    assert heights[3] == heights[1]
    assert lane.height > max(heights)


def test_a_report_of_a_known_day_is_a_bar_as_long_as_the_day():
    strip = draw_strip([[report(1, precision="day")], [report(2, 24 * 60 * 2)]])

    bar, dot = strip.lanes[0].marks[0], strip.lanes[1].marks[0]
    assert bar.is_bar
    assert not dot.is_bar
    scale = (100 - 2 * MARGIN) / (
        (START + timedelta(days=2)) - START.replace(hour=0, minute=0)
    ).total_seconds()
    assert float(bar.width[:-1]) == pytest.approx(scale * 24 * 3600, abs=0.02)


def test_a_bar_hangs_from_its_origin_where_it_covers_it():
    strip = draw_strip([[report(1), report(2, precision="day")], [report(3, 24 * 60 * 2)]])

    origin, bar = strip.lanes[0].marks
    assert float(bar.x[:-1]) < float(origin.x[:-1]) < float(bar.end[:-1])
    assert bar.stem == origin.x == strip.lanes[0].x == strip.lanes[0].end


def test_what_follows_a_bar_hangs_from_its_end():
    strip = draw_strip([[report(1, precision="day"), report(2, 24 * 60 * 2)]])

    bar, dot = strip.lanes[0].marks
    assert (strip.lanes[0].x, strip.lanes[0].end) == (bar.end, dot.x)


def test_a_report_without_a_day_has_a_lane_without_a_mark():
    strip = draw_strip(
        [[report(1)], [report(2, 60)], [report(3, precision="unknown"), report(4, 5, "month")]]
    )

    assert strip.lanes[2].marks == []
    assert strip.lanes[2].first.id == 3


@pytest.mark.parametrize(
    "origins",
    [
        [],
        [[report(1)]],
        [[report(1)], [report(2)]],
        [[report(1)], [report(2, precision="unknown")]],
        [[report(1, precision="day")], [report(2, 100, precision="day")]],
    ],
)
def test_there_is_no_strip_when_nothing_can_be_compared(origins):
    assert draw_strip(origins) is None


@pytest.mark.parametrize("minutes", [1, 25, 50, 300, 900, 3000, 20_000, 200_000, 2_000_000, 20_000_000])
def test_ticks_are_few_and_inside_the_drawing(minutes):
    strip = draw_strip([[report(1)], [report(2, minutes)]])

    ticks = strip.ticks
    assert len(ticks) <= MOST_TICKS + 1
    assert all(MARGIN <= float(tick.x[:-1]) <= 100 - MARGIN for tick in ticks)
    assert len({tick.label for tick in ticks}) == len(ticks)


def test_ticks_stand_on_round_times_and_name_the_day_at_midnight():
    strip = draw_strip([[report(1)], [report(2, 24 * 60)]])

    assert [tick.label for tick in strip.ticks] == ["12:00", "18:00", "13 May", "06:00"]


def test_ticks_over_the_turn_of_a_year_name_the_year():
    strip = draw_strip([[report(1)], [report(2, 60 * 24 * 400)]])

    assert all(tick.label.endswith(("2026", "2027")) for tick in strip.ticks)


def test_ticks_follow_the_local_clock(settings):
    settings.TIME_ZONE = "Asia/Kathmandu"

    strip = draw_strip([[report(1)], [report(2, 120)]])

    assert [tick.label for tick in strip.ticks] == ["15:00", "15:30", "16:00", "16:30"]


def test_labels_at_the_edges_are_set_inwards():
    strip = draw_strip([[report(1, -10)], [report(2, 50)]])

    assert [tick.anchor for tick in strip.ticks] == ["start", "middle", "end"]


def test_a_date_mistyped_by_two_thousand_years_still_makes_a_drawing():
    strip = draw_strip([[report(1)], [report(2, -1000 * 1_000_000)]])

    assert [places(lane) for lane in strip.lanes] == [[100 - MARGIN], [MARGIN]]
