"""How true the work was to the method, aspect by aspect from the log: the core four first, and never one mark.

What is not known is not met and not failed; what does not belong to this kind of help is left out.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from samspil.crisis.models import Programme
from samspil.crisis.terms import (
    DAYS,
    HOURS_A_WEEK,
    OUTSIDE_SHARE,
    START_DAYS,
    VISITS_A_WEEK,
    Aspect,
    Help,
    Phase,
)

CORE = (Aspect.TARGET, Aspect.MID, Aspect.LENGTH, Aspect.GOALS)
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Seen:
    """One aspect: `met` True, False or None where it is not known (yet). `value` of `of` in `unit` says what it rests on."""

    aspect: Aspect
    met: bool | None
    core: bool
    value: float | None = None
    least: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """What was done with the family in one week of the programme."""

    number: int
    hours: float
    visits: int
    least: int
    most: int


def phase(row: Programme, today: dt.date) -> Phase:
    if row.ended_on is not None or today > row.due_on:
        return Phase.OVER
    if row.closing_on is not None:
        return Phase.CLOSING
    return Phase.START if (today - row.started_on).days < START_DAYS else Phase.CHANGE


def weeks(row: Programme, contacts: list[Any], *, zone: str, today: dt.date) -> list[Week]:
    """Face to face, by weeks from the day it began. A week that has begun counts."""
    last = min(row.ended_on or today, today)
    number = max(0, (last - row.started_on).days) // 7 + 1
    low, high = HOURS_A_WEEK[Help(row.help)]
    found = []
    for n in range(number):
        mine = [c for c in _of(row, contacts, zone) if _week(row, c, zone) == n]
        found.append(Week(n + 1, round(sum(c.minutes for c in mine) / 60, 1), len(mine), low, high))
    return found


def _of(row: Programme, contacts: list[Any], zone: str) -> list[Any]:
    """Contacts face to face while it ran."""
    return [c for c in contacts if c.face_to_face and _day(c, zone) >= row.started_on]


def _day(contact: Any, zone: str) -> dt.date:
    day: dt.date = contact.starts_at.astimezone(ZoneInfo(zone)).date()
    return day


def _week(row: Programme, contact: Any, zone: str) -> int:
    return (_day(contact, zone) - row.started_on).days // 7


def fidelity(
    crisis: Any,
    row: Programme,
    contacts: list[Any],
    goals: list[Any],
    *,
    advised: int,
    zone: str,
    today: dt.date,
) -> list[Seen]:
    ended = row.ended_on is not None
    mine = _of(row, contacts, zone)
    days = ((row.ended_on or today) - row.started_on).days
    whole = [
        w
        for w in weeks(row, contacts, zone=zone, today=today)
        if row.started_on + w.number * WEEK <= (row.ended_on or today)
    ]
    rows = [
        Seen(Aspect.TARGET, row.fits, True),
        Seen(Aspect.MID, _mid(row, today), True),
        Seen(Aspect.LENGTH, days <= DAYS[Help(row.help)] if ended or days > DAYS[Help(row.help)] else None, True, days,
             DAYS[Help(row.help)], "days"),
        Seen(Aspect.GOALS, all(g.reached for g in goals) if ended and goals else None, True),
        Seen(Aspect.REACHABLE, bool(row.reachable) or None, False),
        _supervised(advised, ended),
        Seen(Aspect.REFERRER, row.referrer_took_part, False),
        Seen(Aspect.SPEED, _speed(crisis), False, _hours(crisis), 24, "hours"),
        _average(Aspect.HOURS, [w.hours for w in whole], HOURS_A_WEEK[Help(row.help)][0], "hours_week"),
    ]  # fmt: skip
    if Help(row.help) in VISITS_A_WEEK:
        rows.append(
            _average(
                Aspect.VISITS, [w.visits for w in whole], VISITS_A_WEEK[Help(row.help)][0], "visits_week"
            )
        )
    return rows + _shares(row, mine)


def _shares(row: Programme, mine: list[Any]) -> list[Seen]:
    """How much of the time with the family was outside office hours, and with its fixed worker."""
    minutes = sum(c.minutes for c in mine)
    outside = sum(c.outside_minutes for c in mine) / minutes if minutes else None
    own = sum(c.minutes for c in mine if c.account_id == row.worker_id) / minutes if minutes else None
    return [
        Seen(Aspect.OUTSIDE, _at_least(outside, OUTSIDE_SHARE), False, _percent(outside), 33, "share"),
        Seen(Aspect.FIXED, _at_least(own, 0.5), False, _percent(own), 50, "share"),
    ]


def _mid(row: Programme, today: dt.date) -> bool | None:
    if row.mid_on is not None:
        return True
    return False if row.ended_on is not None or today > row.due_on else None


def _supervised(times: int, ended: bool) -> Seen:
    """No frequency is published, so once counts; how often it was stands beside it."""
    return Seen(Aspect.SUPERVISION, True if times else False if ended else None, False, times, 1, "times")


def _hours(crisis: Any) -> float | None:
    if crisis.reported_at is None or crisis.met_at is None:
        return None
    hours: float = (crisis.met_at - crisis.reported_at).total_seconds() / 3600
    return round(hours, 1)


def _speed(crisis: Any) -> bool | None:
    hours = _hours(crisis)
    return None if hours is None else hours <= 24


def _average(aspect: Aspect, found: list[Any], least: int, unit: str) -> Seen:
    if not found:
        return Seen(aspect, None, False, None, least, unit)
    mean = round(sum(found) / len(found), 1)
    return Seen(aspect, mean >= least, False, mean, least, unit)


def _at_least(value: float | None, least: float) -> bool | None:
    return None if value is None else value >= least


def _percent(value: float | None) -> int | None:
    return None if value is None else round(100 * value)
