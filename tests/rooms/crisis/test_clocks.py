"""Clock hours run on whatever the calendar does; what is not known is not met; office hours follow the country."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from samspil.crisis import service as crisis
from samspil.ground.errors import Invalid

HOURS = {"method": 24, "guideline": 48}
HOME = ZoneInfo("Europe/Amsterdam")


def local(*parts: int, fold: int = 0) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=HOME, fold=fold).astimezone(dt.UTC)


def states(reported_at, met_at, at):
    row = SimpleNamespace(reported_at=reported_at, met_at=met_at)
    return [c.state for c in crisis.clocks(row, HOURS, at=at)]


@pytest.mark.parametrize(
    ("reported", "noon_next_day", "passed"),
    [((2026, 10, 24, 12), (2026, 10, 25, 12), 25), ((2026, 3, 28, 12), (2026, 3, 29, 12), 23)],
)
def test_a_night_with_another_number_of_hours_is_counted_in_hours(reported, noon_next_day, passed):
    row = SimpleNamespace(reported_at=local(*reported), met_at=local(*noon_next_day))
    day, two = crisis.clocks(row, HOURS, at=local(*noon_next_day))
    assert day.passed == dt.timedelta(hours=passed)
    assert (day.state, two.state) == ("missed" if passed > 24 else "met", "met")


def test_the_two_limits_stand_apart_and_an_unknown_time_is_never_met():
    since = local(2026, 11, 24, 18)
    assert states(since, None, since + dt.timedelta(hours=22)) == ["soon", "running"]
    assert states(since, None, since + dt.timedelta(hours=30)) == ["late", "running"]
    assert states(since, since + dt.timedelta(hours=30), since + dt.timedelta(days=9)) == ["missed", "met"]
    assert states(None, since, since) == ["unknown", "unknown"]


def test_a_time_that_the_night_skipped_is_refused_and_one_that_came_twice_is_the_first():
    with pytest.raises(Invalid) as refused:
        crisis.moment("Europe/Amsterdam", dt.date(2026, 3, 29), dt.time(2, 30), "reported_time")
    assert set(refused.value.problems) == {"reported_time"}
    twice = crisis.moment("Europe/Amsterdam", dt.date(2026, 10, 25), dt.time(2, 30))
    assert twice == local(2026, 10, 25, 2, 30, fold=0)


@pytest.mark.parametrize(
    ("start", "minutes", "country", "outside"),
    [
        ((2026, 11, 24, 17, 30), 60, "NL", 30),  # a Tuesday, half of it after six
        ((2026, 11, 24, 10), 60, "NL", 0),
        ((2026, 11, 21, 10), 60, "NL", 60),  # a Saturday
        ((2026, 4, 27, 10), 45, "NL", 45),  # the King's day, a Monday
        ((2026, 4, 27, 10), 45, "DK", 0),
        ((2026, 11, 24, 23), 600, "NL", 540),  # through the night until nine
        ((2026, 11, 24, 10), 0, "NL", 0),
    ],
)
def test_what_lay_outside_office_hours_follows_the_holidays_of_the_country(start, minutes, country, outside):
    found = crisis.outside_office(local(*start), minutes, zone="Europe/Amsterdam", country=country)
    assert found == outside
