"""Tells of Vejle's acute line: open for a good two months, people of three institutions on its rota, not one call; then the
first, at twelve past three, to the hand-over that the consultant accepts."""

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from samspil.duty import service as duty
from samspil.line import service as line
from samspil.story.scenes import vejle_line as said
from samspil.story.scenes.vejle_homes import HOUSE, LEAD
from samspil.story.telling import Stage

SILENT = 61
OPENED = -SILENT - 1
NIGHT = dt.timedelta(minutes=22)


def tell_line(stage: Stage, families: dict[str, Any]) -> None:
    zone = ZoneInfo(stage.houses[HOUSE].time_zone)
    rang = stage.moment(0, said.RANG, HOUSE)
    last = 0 if rang + dt.timedelta(hours=1) < stage.now else -1
    opened = stage.moment(OPENED + last, "00:00", HOUSE)
    before = opened - dt.timedelta(days=10)
    lead = {"by": stage.actor(LEAD, before, HOUSE), "at": before}
    roster = duty.open_roster(
        **lead,
        name=said.NAME,
        purpose="line",
        open_since=opened,
        otherwise=said.OTHERWISE,
        otherwise_phone=said.OTHERWISE_PHONE,
    )
    members = [_join(stage, roster, lead, *one) for one in said.MEMBERS]
    turn = -(rang.astimezone(zone).date() + dt.timedelta(days=last - 1)).toordinal() - said.NIGHT_AFTER
    for first in _months(opened.astimezone(zone).date(), stage.day(0)):
        _fill(stage, roster, members, turn, first, lead, publish=True)
    _next_month(stage, roster, members, turn)
    _line(stage, roster, lead, families, opened, last)


def _join(
    stage: Stage, roster: Any, lead: Any, key: str, house: str, phone: str, skills: tuple[str, ...]
) -> Any:
    return duty.join(
        **lead, roster=roster, account=stage.workers[key].pk, institution=stage.houses[house].pk, phone=phone,
        since=lead["at"].date(), second_line=True, skills=skills, languages=("da",),
    )  # fmt: skip


def _months(since: dt.date, until: dt.date) -> Iterator[dt.date]:
    first = since.replace(day=1)
    while first <= until:
        yield first
        first = (first + dt.timedelta(days=32)).replace(day=1)


def _fill(
    stage: Stage,
    roster: Any,
    members: list[Any],
    turn: int,
    first: dt.date,
    lead: Any,
    *,
    publish: bool,
    gap: int = 0,
) -> None:
    """Everybody in turn, so that between two shifts there is at least a day; behind the night stands somebody else."""
    month = duty.draw_up(**lead, roster=roster, first=first)
    page = duty.month_page(roster, for_=lead["by"], at=lead["at"], first=first)
    order = {"day": 0, "evening": 2, "night": 4, "whole": 3}
    given = {
        s.pk: members[(s.on.toordinal() + turn + order[s.part]) % len(members)]
        for s in page.shifts
        if not (s.on.day == gap and s.part == "night")
    }
    duty.give_many(**lead, roster=roster, given=given)
    if publish:
        duty.publish(**lead, month=month)


def _next_month(stage: Stage, roster: Any, members: list[Any], turn: int) -> None:
    """Being drawn up, with one night that nobody has yet: the second day of Christmas, when it is December."""
    at = stage.past(-1, "14:00", HOUSE)
    lead = {"by": stage.actor(LEAD, at, HOUSE), "at": at}
    first = (stage.day(0).replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    assert calendar.monthrange(first.year, first.month)[1] > said.GAP
    _fill(stage, roster, members, turn, first, lead, publish=False, gap=said.GAP)


def _line(
    stage: Stage, roster: Any, lead: Any, families: dict[str, Any], opened: dt.datetime, last: int
) -> None:
    opening = line.open_line(
        **lead, roster=roster, name=said.NAME, number=said.NUMBER, cost_a_day=said.COST, currency="DKK"
    )
    days = [OPENED + last + n for n in range(SILENT + 1)]
    tests = [d for d in days if stage.day(d).weekday() in (0, 4)]
    line.plan_tests(
        **lead,
        line=opening,
        moments=[stage.moment(d, "03:20", HOUSE) for d in [*tests, *range(last + 1, 15, 4)]],
    )
    for planned in line.due_tests(opening, at=stage.moment(last, "00:00", HOUSE), most=len(tests)):
        at = planned.planned_at + dt.timedelta(minutes=1)
        line.make_test(
            by=stage.actor(LEAD, at, HOUSE),
            at=at,
            line=opening,
            planned=planned.pk,
            result="first",
            seconds=said.SECONDS,
        )
    gone = -18 + last
    since, until = (stage.moment(gone, clock, HOUSE) for clock in said.GONE)
    at = stage.moment(gone, "09:00", HOUSE)
    line.note_outage(
        by=stage.actor(LEAD, at, HOUSE), at=at, line=opening, since=since, until=until, why=said.GONE_WHY
    )
    for key, secure in said.KNOWN:
        at = stage.past(-6 + last, "11:00", HOUSE)
        line.know(
            by=stage.actor(LEAD, at, HOUSE), at=at, line=opening, family=families[key].pk, confirmed_on=stage.day(-40),
            secure=secure, asked_on=at.date() if secure else None,
        )  # fmt: skip
    _first_call(stage, opening, last)


def _first_call(stage: Stage, opening: Any, last: int) -> None:
    at = stage.moment(last, said.RANG, HOUSE)
    who = {"by": stage.actor(said.ANSWERS, at), "at": at}
    call = line.begin(**who, line=opening, number=said.CALLER)
    families = {f.name: f.pk for f in line.families(opening, for_=who["by"], at=at)}
    line.set_family(**who, call=call, family=families[said.FAMILY])
    ended = at + NIGHT
    told = line.Said(
        text=said.TEXT, who=said.WHO, topics=("conflict", "contact"), ends=("advice", "handed"), advice=said.ADVICE,
        next_step=said.NEXT, helped=True, summary=said.SUMMARY, ask=said.ASK,
    )  # fmt: skip
    line.finish(by=stage.actor(said.ANSWERS, ended), at=ended, call=call, said=told)
    at = stage.moment(last, "08:06", HOUSE)
    handed = line.handovers(for_=stage.actor(said.CONSULTANT, at))
    if at < stage.now and handed and handed[0].due_at <= at:
        line.accept(by=stage.actor(said.CONSULTANT, at), at=at, handover=handed[0])
