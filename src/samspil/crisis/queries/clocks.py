"""Clock hours: what has passed and what is left, whatever the calendar says; and which of it lay outside office hours."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.crisis.terms import OFFICE
from samspil.ground.calendars import is_working_day
from samspil.ground.errors import Invalid
from samspil.rules import service as rules
from samspil.rules.terms import CallWhen, Limit, Table

FIRST = (Limit.METHOD, Limit.GUIDELINE)


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit: `state` is running, soon, late, met, missed or unknown; `left` is what remains, or was needed."""

    hours: int
    limit: str
    state: str
    passed: dt.timedelta | None
    left: dt.timedelta | None

    @property
    def share(self) -> int:
        """Of a hundred, how much of the time has gone."""
        if self.passed is None:
            return 0
        return max(1, min(100, round(100 * self.passed / dt.timedelta(hours=self.hours))))


def limits(*, for_: Actor, at: dt.datetime) -> dict[str, int]:
    """The hours of each limit at the actor's institution. One query."""
    rows = rules.in_force(Table.CRISIS, country=for_.country, institution=for_.institution, on=for_.day(at))
    return {row.limit: row.hours for row in rows}


def calls(*, for_: Actor, at: dt.datetime) -> list[Any]:
    """Whom to call in this country when life is in danger; the emergency number first. One query."""
    rows = rules.in_force(Table.CALLS, country=for_.country, on=for_.day(at))
    order = list(CallWhen.values)
    return sorted(rows, key=lambda row: (order.index(row.when), row.order))


def clocks(crisis: Any, hours: dict[str, int], *, at: dt.datetime) -> list[Clock]:
    """The two limits for the first meeting, apart. Moments are compared as moments: a night with 25 hours has 25."""
    return [
        _clock(limit, hours[limit], crisis.reported_at, crisis.met_at, at)
        for limit in FIRST
        if limit in hours
    ]


def _clock(limit: str, hours: int, since: Any, met_at: Any, at: dt.datetime) -> Clock:
    if since is None:
        return Clock(hours, limit, "unknown", None, None)
    whole = dt.timedelta(hours=hours)
    passed = (met_at or at) - since
    if met_at is not None:
        return Clock(hours, limit, "met" if passed <= whole else "missed", passed, passed)
    state = "late" if passed > whole else "soon" if whole - passed <= whole / 8 else "running"
    return Clock(hours, limit, state, passed, abs(whole - passed))


def moment(zone: str, day: dt.date, clock: dt.time, field: str = "at") -> dt.datetime:
    """A day and a time as people say them. In the hour that comes twice the first is meant: it is the stricter one."""
    home = ZoneInfo(zone)
    local = dt.datetime.combine(day, clock, tzinfo=home)
    found = local.astimezone(dt.UTC)
    if found.astimezone(home).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Invalid(
            {field: _("This time did not exist: that night the clocks went forward. Write an hour later.")}
        )
    return found


def outside_office(starts_at: dt.datetime, minutes: int, *, zone: str, country: str) -> int:
    """How many of these minutes lay outside office hours: evenings, weekends and holidays of the country."""
    home = ZoneInfo(zone)
    inside = 0
    ends_at = starts_at + dt.timedelta(minutes=minutes)
    for day in _days(starts_at.astimezone(home).date(), ends_at.astimezone(home).date()):
        if is_working_day(day, country):
            opens, shuts = (dt.datetime.combine(day, t, tzinfo=home).astimezone(dt.UTC) for t in OFFICE)
            overlap = min(shuts, ends_at) - max(opens, starts_at)
            inside += max(0, round(overlap.total_seconds() / 60))
    return minutes - min(inside, minutes)


def _days(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((last - first).days + 1))


def document_by(by: Actor, at: dt.datetime) -> dt.datetime:
    hours = limits(for_=by, at=at).get(Limit.DOCUMENT, 6)
    return at + dt.timedelta(hours=hours)
