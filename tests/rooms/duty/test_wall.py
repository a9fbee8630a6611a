"""Shifts by the clock on the wall, over whole years and every night in which the clocks change."""

import datetime as dt
import itertools
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from samspil.duty.operations.rosters import cut
from samspil.duty.queries.wall import laid_out, moment, overlaps
from samspil.duty.service import stretches

ZONES = [ZoneInfo(f"Europe/{city}") for city in ("London", "Amsterdam", "Copenhagen", "Prague", "Helsinki")]
DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def patterns(rows):
    return [SimpleNamespace(line=line, part=part, starts=a, ends=b) for line, part, a, b in rows]


def months(since, count):
    first = since
    for _ in range(count):
        yield first
        first = (first + dt.timedelta(days=32)).replace(day=1)


def changes(zone, year):
    """Days of a year that are not 1,440 minutes long, with their minutes."""
    first = dt.date(year, 1, 1)
    days = [first + n * DAY for n in range(365)]
    lengths = {day: round((moment(zone, day + DAY) - moment(zone, day)) / MINUTE) for day in days}
    return {day: n for day, n in lengths.items() if n != 1440}


def test_at_every_instant_of_52_weeks_one_shift_of_each_line_runs_in_all_five_countries():
    for zone in ZONES:
        for kind in ("three", "two", "one"):
            rows = patterns(cut(kind, dt.time(7), two_lines=True))
            laid = [
                s
                for first in months(dt.date(2026, 1, 1), 13)
                for s in laid_out(rows, zone=zone, first=first, opens=LONG_AGO)
            ]
            for line in (1, 2):
                mine = sorted((s[2], s[3]) for s in laid if s[1].line == line)
                assert all(a[1] == b[0] for a, b in itertools.pairwise(mine)), (zone, kind, line)
                assert mine[0][0] == moment(zone, dt.date(2026, 1, 1), dt.time(7))
                assert mine[-1][1] == moment(zone, dt.date(2027, 2, 1), dt.time(7))


def test_every_change_day_of_ten_years_has_1380_or_1500_minutes_and_each_is_somebodys():
    rows = patterns(cut("three", dt.time(7), two_lines=False))
    for zone in ZONES:
        for year in range(2025, 2035):
            found = changes(zone, year)
            assert sorted(found.values()) == [1380, 1500]
            for day, minutes in found.items():
                around = [day.replace(day=1), (day.replace(day=1) + 32 * DAY).replace(day=1)]
                laid = [s for first in around for s in laid_out(rows, zone=zone, first=first, opens=LONG_AGO)]
                parts = stretches(
                    [(s[2], s[3], s[2]) for s in laid], since=moment(zone, day), until=moment(zone, day + DAY)
                )
                assert all(p.held for p in parts) and sum(p.minutes for p in parts) == minutes
                night = next(s for s in laid if s[0] == day - DAY and s[1].part == "night")
                assert (night[3] - night[2]) / MINUTE == 480 + minutes - 1440


@given(st.sets(st.integers(0, 95), min_size=1, max_size=6), st.sampled_from(ZONES), st.integers(2025, 2035))
@example({4, 5, 8}, ZONES[0], 2025)
@settings(max_examples=30, deadline=None)
def test_wherever_a_day_is_cut_nothing_is_left_open_in_a_night_of_change(cuts, zone, year):
    """Also where a shift begins or ends within the hour that is left out, or that comes twice."""
    clocks = [dt.time(n // 4, n % 4 * 15) for n in sorted(cuts)]
    rows = patterns((1, "day", a, b) for a, b in zip(clocks, [*clocks[1:], clocks[0]], strict=True))
    for day in changes(zone, year):
        around = [
            (day.replace(day=1) - DAY).replace(day=1),
            day.replace(day=1),
            (day.replace(day=1) + 32 * DAY).replace(day=1),
        ]
        laid = [s for first in around for s in laid_out(rows, zone=zone, first=first, opens=LONG_AGO)]
        assert len({s[2] for s in laid}) == len(laid) and all(s[2] < s[3] for s in laid)
        parts = stretches(
            [(s[2], s[3], s[2]) for s in laid],
            since=moment(zone, day - DAY),
            until=moment(zone, day + 2 * DAY),
        )
        assert all(part.held for part in parts)


def test_two_shifts_of_one_line_that_overlap_are_seen_also_over_midnight():
    eight, ten, twenty, two = dt.time(8), dt.time(10), dt.time(20), dt.time(2)
    assert not overlaps([(1, eight, twenty), (1, twenty, eight), (2, eight, eight)])
    assert overlaps([(1, eight, twenty), (1, ten, two)])
    assert overlaps([(1, twenty, ten), (1, eight, twenty)])
