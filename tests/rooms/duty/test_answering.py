"""At every instant exactly one answer, or a gap with the name of who answers all the same."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.duty import service as duty
from samspil.duty.terms import Answerer, NamedGap
from samspil.ground.errors import NotFound, Refused
from tests.cast import NOW
from tests.rooms.duty import scene as stage
from tests.rooms.duty.scene import wall

DAY = dt.timedelta(days=1)
CHANGES = [("2026-03-29", 1380), ("2026-10-25", 1500)]


@pytest.mark.django_db
def test_at_every_instant_of_a_year_there_is_exactly_one_answer_or_a_named_gap(django_assert_num_queries):
    """Fifty-two weeks of shifts and both change days; asked at every shift's edge, a second before, and between."""
    scene = stage.call(two_lines=False)
    early = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
    for month in range(1, 13):
        first = f"2026-{month:02}-01"
        month_row = stage.fill(scene, first, early, but=(13,), publish=False)
        for gap in scene.month(first, early).unnamed:
            duty.name_cover(
                **scene.who("hanne", early), roster=scene.roster, line=1, since=gap.since, until=gap.until,
                name="Lederen", phone="+45 5550 1500", why="ferie",
            )  # fmt: skip
        duty.publish(**scene.who("hanne", early), month=month_row)
    since, until = wall("2026-01-01T07:00"), wall("2027-01-01T07:00")
    parts = duty.reachable(roster=scene.roster, since=since, until=until, **scene.eyes())
    assert [p.until for p in parts[:-1]] == [p.since for p in parts[1:]]
    assert (parts[0].since, parts[-1].until) == (since, until)
    assert sum(p.minutes for p in parts) == 365 * 1440
    gaps = [p for p in parts if p.held is None]
    assert len(gaps) == 12 and sum(p.minutes for p in gaps) == 12 * 8 * 60
    edges = [
        p.since for p in parts if p.since.day in (13, 14, 28, 29, 24, 25, 26) and p.since.month in (3, 10, 11)
    ]
    for edge in edges:
        for moment in (edge, edge + dt.timedelta(minutes=90)):
            found = duty.answering(roster=scene.roster.pk, moment=moment, **scene.eyes())
            held = next(p.held for p in parts if p.since <= moment < p.until)
            if held is None:
                assert isinstance(found, NamedGap) and (found.name, found.phone) == (
                    "Lederen",
                    "+45 5550 1500",
                )
            else:
                assert isinstance(found, Answerer) and found.member == held
    eyes = scene.eyes()
    with django_assert_num_queries(1):
        duty.answering(roster=scene.roster.pk, moment=edges[0] + DAY * 3, **eyes)
    for day, minutes in CHANGES:
        begin = wall(f"{day}T00:00")
        end = wall(f"{dt.date.fromisoformat(day) + DAY}T00:00")
        found = duty.reachable(roster=scene.roster, since=begin, until=end, **scene.eyes())
        assert sum(p.minutes for p in found) == minutes


@pytest.mark.django_db
def test_what_is_not_published_answers_nobody_and_a_gap_is_not_published_without_a_name(cast):
    scene = stage.call()
    month = stage.fill(scene, "2026-12-01", but=(26,), publish=False)
    moment = wall("2026-12-10T12:00")
    found = duty.answering(roster=scene.roster.pk, moment=moment, **scene.eyes())
    assert found.is_gap and found.name == "Kommunens døgnvagt"
    with pytest.raises(Refused):
        duty.publish(**scene.who("hanne"), month=month)
    (gap,) = scene.month("2026-12-01").unnamed
    assert (gap.since, gap.until) == (wall("2026-12-26T23:00"), wall("2026-12-27T07:00"))
    duty.name_cover(
        **scene.who("hanne"),
        roster=scene.roster,
        line=1,
        since=gap.since,
        until=gap.until,
        name="Hanne Friis",
        phone="+45 1",
    )
    duty.publish(**scene.who("hanne"), month=month)
    found = duty.answering(roster=scene.roster.pk, moment=moment, **scene.eyes())
    assert found.member is not None and found.until == wall("2026-12-10T15:00")
    in_gap = duty.chain(roster=scene.roster, moment=wall("2026-12-27T03:12"), **scene.eyes())
    assert next((s.name, s.kind) for s in in_gap) == ("Hanne Friis", "gap")
    assert in_gap[-1].kind == "otherwise" and [s.after for s in in_gap] == [0, 20, 60]
    with pytest.raises(NotFound):
        duty.answering(roster=scene.roster.pk, moment=moment, for_=cast.actor(cast.jana), at=NOW)


@pytest.mark.django_db
def test_a_running_shift_is_taken_over_at_once_and_history_stays(time_machine):
    scene = stage.call(two_lines=False)
    stage.fill(scene, "2026-11-01", wall("2026-10-20T12:00"))
    at = wall("2026-11-24T10:00")
    had = duty.answering(roster=scene.roster.pk, **scene.eyes(at=at))
    other = next(key for key, m in scene.members.items() if m.pk != had.member)
    shift = duty.shift(had.shift, roster=scene.roster)
    duty.take_over(**scene.who(other, at), shift=shift)
    assert duty.answering(roster=scene.roster.pk, **scene.eyes(at=at)).member == scene.members[other].pk
    before = at - dt.timedelta(seconds=1)
    assert duty.answering(roster=scene.roster.pk, moment=before, **scene.eyes(at=at)).member == had.member
    with pytest.raises(Refused):
        duty.take_over(**scene.who("hanne", at), shift=shift)


HOURS = st.tuples(st.integers(0, 200), st.integers(1, 25), st.integers(0, 3))


@given(st.lists(HOURS, max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_shifts_at_all_cut_a_time_into_stretches_that_touch_and_do_not_overlap(said):
    begin = dt.datetime(2026, 3, 25, tzinfo=dt.UTC)
    end = begin + dt.timedelta(hours=200)
    hour = dt.timedelta(hours=1)
    shifts = [(begin + a * hour, begin + (a + n) * hour, who) for a, n, who in said]
    parts = duty.stretches(shifts, since=begin, until=end)
    assert parts[0].since == begin and parts[-1].until == end
    assert [p.until for p in parts[:-1]] == [p.since for p in parts[1:]]
    for part in parts:
        there = [s for s in shifts if s[0] <= part.since < s[1]]
        assert (part.held is None) == (not there)
        if there:
            newest = max(s[0] for s in there)
            assert part.held in {s[2] for s in there if s[0] == newest}
