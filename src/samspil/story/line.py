"""Tells of Vejle's acute line: open since 1 November, people of three institutions on its rota, for sixty-one days not one call;
then the first, at twelve past three in the first night of the year, a few since, and one in the night that has just gone."""

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
NIGHT = dt.timedelta(minutes=22)
DAY = dt.timedelta(days=1)


def tell_line(stage: Stage, families: dict[str, Any]) -> None:
    zone = ZoneInfo(stage.houses[HOUSE].time_zone)
    last = 0 if stage.moment(0, said.RANG, HOUSE) + dt.timedelta(hours=1) < stage.now else -1
    opening = last + _first_of_november(stage.day(last))
    opened = stage.moment(opening, "00:00", HOUSE)
    before = opened - dt.timedelta(days=10)
    lead: dict[str, Any] = {"by": stage.actor(LEAD, before, HOUSE), "at": before}
    roster = duty.open_roster(
        **lead,
        name=said.NAME,
        purpose="line",
        open_since=opened,
        otherwise=said.OTHERWISE,
        otherwise_phone=said.OTHERWISE_PHONE,
    )
    members = [_join(stage, roster, lead, *one) for one in said.MEMBERS]
    duty.change_roster(
        **lead, roster=roster, revision=roster.revision, name=said.NAME, otherwise=said.OTHERWISE,
        otherwise_phone=said.OTHERWISE_PHONE, next_after=roster.next_after, otherwise_after=roster.otherwise_after,
        overlap_minutes=roster.overlap_minutes, wanted=said.WANTED,
    )  # fmt: skip
    turn = -stage.day(last - 1).toordinal() - said.NIGHT_AFTER
    for first in _months(opened.astimezone(zone).date(), stage.day(0)):
        _fill(stage, roster, members, turn, first, lead, publish=True)
    _next_month(stage, roster, members, turn)
    _line(stage, roster, lead, families, opening, last)


def _first_of_november(last: dt.date) -> int:
    """The last 1 November after which there were sixty-one silent days, the first call, and some days more; counted from `last`."""
    year = last.year
    while (dt.date(year, 11, 1) + dt.timedelta(days=SILENT + 3)) > last:
        year -= 1
    return (dt.date(year, 11, 1) - last).days


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
    lead: dict[str, Any] = {"by": stage.actor(LEAD, at, HOUSE), "at": at}
    first = (stage.day(0).replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    assert calendar.monthrange(first.year, first.month)[1] > said.GAP
    wish = dt.datetime.combine(first.replace(day=said.WISH), dt.time(), tzinfo=ZoneInfo(roster.time_zone))
    duty.away(
        **lead,
        member=members[2],
        kind="rather_not",
        since=wish.astimezone(dt.UTC),
        until=(wish + DAY).astimezone(dt.UTC),
    )
    _fill(stage, roster, members, turn, first, lead, publish=False, gap=said.GAP)


def _line(stage: Stage, roster: Any, lead: Any, families: dict[str, Any], opened: int, last: int) -> None:
    opening = line.open_line(
        **lead, roster=roster, name=said.NAME, number=said.NUMBER, cost_a_day=said.COST, currency="DKK"
    )
    _tests(stage, opening, lead, opened, last)
    gone = opened + said.GONE_DAY
    since, until = (stage.moment(gone, clock, HOUSE) for clock in said.GONE)
    at = stage.moment(gone, "09:00", HOUSE)
    line.note_outage(
        by=stage.actor(LEAD, at, HOUSE), at=at, line=opening, since=since, until=until, why=said.GONE_WHY
    )
    for key, secure in said.KNOWN:
        at = stage.moment(opened + said.ASKED_DAY, "11:00", HOUSE)
        line.know(
            by=stage.actor(LEAD, at, HOUSE), at=at, line=opening, family=families[key].pk, confirmed_on=stage.day(opened),
            secure=secure, asked_on=at.date() if secure else None,
        )  # fmt: skip
    first = opened + SILENT
    _handed(
        stage, opening, first, said.FIRST_FAMILY, line.Said(
            text=said.FIRST_TEXT, who=said.FIRST_WHO, topics=("conflict", "family"), ends=("advice", "handed"),
            advice=said.FIRST_ADVICE, next_step=said.FIRST_NEXT, helped=True, may_learn=True, summary=said.FIRST_SUMMARY,
            ask=said.FIRST_ASK,
        ),
    )  # fmt: skip
    for days, clock, *what in said.SINCE_THEN:
        if first + days < last - 1:
            _since(stage, opening, stage.moment(first + days, clock, HOUSE), *what)
    _handed(
        stage, opening, last, said.FAMILY, line.Said(
            text=said.TEXT, who=said.WHO, topics=("conflict", "contact"), ends=("advice", "handed"), advice=said.ADVICE,
            next_step=said.NEXT, helped=True, summary=said.SUMMARY, ask=said.ASK,
        ), said.CALLER,
    )  # fmt: skip
    _learned(stage, opening, last)


def _tests(stage: Stage, opening: Any, lead: Any, opened: int, last: int) -> None:
    """Mondays and Fridays at night, all made up to yesterday; some more are planned."""
    tests = [day for day in range(opened, last) if stage.day(day).weekday() in (0, 4)]
    moments = [stage.moment(day, "03:20", HOUSE) for day in [*tests, *range(last + 1, last + 15, 4)]]
    line.plan_tests(**lead, line=opening, moments=moments)
    for planned in line.due_tests(opening, at=stage.moment(last, "00:00", HOUSE), most=len(tests)):
        at = planned.planned_at + dt.timedelta(minutes=1)
        by = stage.actor(LEAD, at, HOUSE)
        line.make_test(by=by, at=at, line=opening, planned=planned.pk, result="first", seconds=said.SECONDS)


def _taker(stage: Stage, opening: Any, at: dt.datetime) -> str:
    """Whoever has the shift."""
    lead = stage.actor(LEAD, at, HOUSE)
    found = duty.answering(for_=lead, at=at, roster=opening.roster_id, moment=at)
    return next(
        key for key, *_rest in said.MEMBERS if stage.workers[key].pk == getattr(found, "account", None)
    )


def _handed(stage: Stage, opening: Any, day: int, family: str, told: line.Said, number: str = "") -> None:
    """A call at twelve past three, handed to the consultant, who says yes on the next working day."""
    at = stage.moment(day, said.RANG, HOUSE)
    taker = _taker(stage, opening, at)
    who: dict[str, Any] = {"by": stage.actor(taker, at), "at": at}
    call = line.begin(**who, line=opening, number=number)
    families = {f.name: f.pk for f in line.families(opening, for_=who["by"], at=at)}
    line.set_family(**who, call=call, family=families[family])
    ended = at + NIGHT
    line.finish(by=stage.actor(taker, ended), at=ended, call=call, said=told)
    handed = next(h for h in line.handovers(for_=stage.actor(said.CONSULTANT, ended)) if h.call_id == call.pk)
    at = handed.due_at + dt.timedelta(minutes=6)
    if at < stage.now:
        accepted = line.accept(by=stage.actor(said.CONSULTANT, at), at=at, handover=handed)
        at += dt.timedelta(hours=2)
        if at < stage.now - dt.timedelta(days=2):
            line.done(by=stage.actor(said.CONSULTANT, at), at=at, handover=accepted)


def _since(
    stage: Stage, opening: Any, at: dt.datetime, topic: str, advice: str, may_learn: bool | None
) -> None:
    """A call of the months after, about nobody named; or nobody was there."""
    taker = _taker(stage, opening, at)
    who: dict[str, Any] = {"by": stage.actor(taker, at), "at": at}
    if not topic:
        line.quick(**who, line=opening, kind="silent")
        return
    call = line.begin(**who, line=opening)
    ended = at + NIGHT
    told = line.Said(text=advice, topics=(topic,), ends=("advice",), advice=advice, may_learn=may_learn)
    line.finish(by=stage.actor(taker, ended), at=ended, call=call, said=told)


def _learned(stage: Stage, opening: Any, last: int) -> None:
    """Calls are drawn to learn from; whoever took them is asked, and of one a colleague has answered already."""
    at = stage.moment(last - 2, "10:00", HOUSE)
    line.draw(by=stage.actor(LEAD, at, HOUSE), at=at, line=opening, most=2)
    asked = [
        (key, review) for key, *_rest in said.MEMBERS
        for review in line.learning(opening, for_=stage.actor(key, at), at=at).asked
    ]  # fmt: skip
    for key, review in asked[:1]:
        at = stage.moment(last - 1, "13:00", HOUSE)
        agreed = line.allow(by=stage.actor(key, at), at=at, review=review, agree=True)
        reader = next(k for k, *_rest in said.MEMBERS if stage.workers[k].pk == agreed.reader_id)
        at = stage.moment(last - 1, "14:00", HOUSE)
        line.give_back(
            by=stage.actor(reader, at),
            at=at,
            review=agreed,
            found=("safe", "step"),
            well=said.WELL,
            other=said.OTHER,
        )
