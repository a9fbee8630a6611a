"""Sixty-one days without a call: what was reachable, and what the silence can and cannot mean."""

import datetime as dt

import pytest
from django.conf import settings

from samspil.line import service as line
from samspil.line.models import Call
from tests.rooms.duty.scene import wall
from tests.rooms.line import scene as stage

EARLY, NEW_YEAR = wall("2026-10-20T12:00"), wall("2027-01-01T09:00")


@pytest.mark.django_db
def test_sixty_one_silent_days_are_told_with_their_bounds_and_their_holes(client, time_machine):
    scene = stage.call()
    for first in ("2026-11-01", "2026-12-01"):
        scene.fill(first, EARLY)
    gone = {"since": wall("2026-12-14T06:50"), "until": wall("2026-12-14T07:35")}
    line.note_outage(**scene.who("hanne", NEW_YEAR), line=scene.line, why="Ingen mødt ind", **gone)
    line.plan_tests(
        **scene.who("hanne", EARLY),
        line=scene.line,
        moments=[wall("2026-11-02T03:20"), wall("2026-12-28T03:20")],
    )
    for test in line.due_tests(scene.line, at=NEW_YEAR):
        line.make_test(
            **scene.who("hanne", wall("2026-12-28T03:21")),
            line=scene.line,
            planned=test.pk,
            result="first",
            seconds=8,
        )
    line.know(
        **scene.who("hanne", NEW_YEAR), line=scene.line, family=scene.care.family.pk, confirmed_on=dt.date(2026, 11, 1),
        secure="agree", asked_on=dt.date(2026, 12, 1),
    )  # fmt: skip
    time = {"since": dt.date(2026, 11, 1), "until": dt.date(2026, 12, 31)}
    found = line.quiet(scene.line, **scene.eyes("hanne", NEW_YEAR), **time)
    assert (len(found.days), found.minutes, found.reached) == (61, 87_840, 87_795)
    assert next(d for d in found.days if d.on == dt.date(2026, 12, 14)).reached == 1395
    assert (len(found.tests), found.tests_passed, found.know, found.families) == (2, 2, 1, 1)
    figures = found.figures
    assert (figures.offered, figures.share, figures.within, figures.seconds, figures.back_in_time) == (
        0,
        None,
        None,
        None,
        None,
    )
    assert found.bound.a_day == pytest.approx(2.9957 / 60.97, rel=1e-3)
    assert found.bound.a_month == pytest.approx(1.47, abs=0.01)
    assert found.bound.two_sided_month == pytest.approx(1.82, abs=0.01)
    chances = {one.every: one.chance for one in found.bound.chances}
    assert chances[91] == pytest.approx(0.512, abs=0.002) and chances[30] == pytest.approx(0.131, abs=0.001)
    time_machine.move_to(NEW_YEAR, tick=False)
    client.force_login(scene.care.hanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = f"/line/{scene.line.pk}/quiet/"
    page = client.get(f"{address}?from=2026-11-01&to=2026-12-31").content.decode()
    assert "61 days without a single call" in page and "1.47" in page and "never validated" in page
    assert "neither 0 nor 100" in page
    assert "one call in 20 days" in client.get(f"{address}?from=2026-11-01&to=2026-12-31&every=20").content.decode()
    assert client.post(address, {"act": "plan", "days": ["0", "4"], "at": "03:20"}).status_code == 303
    assert scene.line.tests.filter(made_at=None).count() == 16
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_day_on_which_the_clocks_change_has_its_own_minutes_and_calls_their_figures():
    scene = stage.call("2026-10-01T00:00")
    scene.fill("2026-10-01", EARLY)
    asked = {**scene.eyes("hanne", NEW_YEAR), "since": dt.date(2026, 10, 24), "until": dt.date(2026, 10, 26)}
    assert [d.minutes for d in line.quiet(scene.line, **asked).days] == [1440, 1500, 1440]
    at = wall("2026-10-25T03:12")
    for wait, talk in ((10, 300), (40, 600)):
        begun = at + dt.timedelta(hours=wait)
        answered = begun + dt.timedelta(seconds=wait)
        Call.objects.create(
            line=scene.line, began_at=begun, answered_at=answered, ended_at=answered + dt.timedelta(seconds=talk), kind="self",
            by=scene.lars, family=scene.care.family, back_at=begun + dt.timedelta(hours=1), back_done_at=answered,
        )  # fmt: skip
    for seconds in (2, 30):
        begun = at + dt.timedelta(minutes=seconds)
        Call.objects.create(line=scene.line, began_at=begun, ended_at=begun + dt.timedelta(seconds=seconds))
    figures = line.quiet(
        scene.line, **scene.eyes("hanne", NEW_YEAR), since=dt.date(2026, 10, 24), until=dt.date(2026, 10, 30)
    ).figures
    assert (figures.offered, figures.answered, figures.abandoned, figures.short) == (3, 2, 1, 1)
    assert (figures.within, figures.seconds, figures.handled) == (1, 25, 450)
    assert (figures.back_in_time, figures.back_due, figures.repeat) == (2, 2, 1)
