"""Tells the meetings: called in time, answered, held, with decisions and dissent."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from samspil.institutions.terms import Competence, Decision
from samspil.meetings import service as meetings
from samspil.meetings.terms import BASIS_OF, Basis, Invitee
from samspil.story.script import Child, Gathering, Verdict
from samspil.story.telling import Stage

DAY_ENDS = 20
_MATTER = {
    Competence.STATUTORY: Decision.PROTECTION_MEASURE,
    Competence.FAMILY_SUPPORT: Decision.SUPPORT_AT_HOME,
    Competence.CRISIS: Decision.SUPPORT_AT_HOME,
    Competence.SCHOOL: Decision.SCHOOL_MEASURE,
    Competence.YOUTH_WORK: Decision.CLUB_OFFER,
    Competence.HEALTH: Decision.TREATMENT,
}


def tell_gatherings(child: Child, stage: Stage) -> None:
    for gathering in child.gatherings:
        _tell(gathering, child, stage)


def _starts(gathering: Gathering, house: str, stage: Stage) -> dt.datetime:
    """A meeting of today that would have begun by now begins within the hour, or tomorrow if the day is over:
    the demo opens on a day that lies ahead."""
    starts = stage.moment(gathering.day, gathering.time, house)
    if gathering.held or starts > stage.now:
        return starts
    soon = stage.now + dt.timedelta(minutes=50)
    if soon.astimezone(ZoneInfo(stage.houses[house].time_zone)).hour >= DAY_ENDS:
        return starts + dt.timedelta(days=1)
    return soon.replace(minute=soon.minute // 15 * 15, second=0, microsecond=0)


def _tell(gathering: Gathering, child: Child, stage: Stage) -> None:
    house = stage.houses[child.house]
    starts = _starts(gathering, child.house, stage)
    at = min(starts - dt.timedelta(days=6), stage.now - dt.timedelta(days=1))
    at = max(at, stage.moment(child.opened_day, "10:00", child.house))
    by = stage.actor(gathering.by, at, child.house)
    local = starts.astimezone(ZoneInfo(house.time_zone))
    meeting = meetings.call(
        by=by,
        at=at,
        case=stage.cases[child.key],
        kind=gathering.kind,
        goal=gathering.goal,
        on=local.date(),
        time=local.time(),
        minutes=gathering.minutes,
        place=gathering.place,
        invited=[_invitee(key, role, gathering, child, stage) for key, role, _ in gathering.people],
    )
    for key, _role, said in gathering.people:
        if key in stage.workers and said != "waiting":
            later = at + dt.timedelta(hours=3)
            meetings.answer(by=stage.actor(key, later), at=later, meeting=meeting, answer=said)
    for unsaid in meetings.sheet(meeting.pk, for_=by, at=at).invitations:
        if not unsaid.basis:
            meetings.say_basis(by=by, at=at, meeting=meeting, invitation=unsaid.pk, basis=Basis.CHOSEN)
    for item, note in gathering.prepared:
        meetings.prepare(by=by, at=at + dt.timedelta(hours=4), meeting=meeting, item=item, note=note)
    if gathering.held:
        _hold(gathering, child, meeting, by, starts, stage)


def _invitee(key: str, role: str, gathering: Gathering, child: Child, stage: Stage) -> Invitee:
    if key in stage.workers:
        account = stage.workers[key]
        home = stage.houses[stage.homes[key]].pk
        return Invitee(name=account.name, role=role, why=gathering.goal, account=account.pk, institution=home)
    person = stage.people[child.key, key]
    basis = "" if role in BASIS_OF else Basis.CHOSEN
    return Invitee(name=person.name, role=role, why=gathering.goal, person=person.pk, basis=basis)


def _hold(
    gathering: Gathering, child: Child, meeting: Any, by: Any, starts: dt.datetime, stage: Stage
) -> None:
    sheet = meetings.sheet(meeting.pk, for_=by, at=starts)
    present = [invitation.pk for invitation in sheet.invitations]
    meetings.begin(by=by, at=starts, meeting=meeting, present=present)
    at = starts + dt.timedelta(minutes=gathering.minutes - 5)
    for verdict in gathering.decisions:
        _decide(verdict, meeting, by, at, stage)
    _said(gathering, child, sheet, by, at, stage)
    held = meetings.hold(by=by, at=at + dt.timedelta(minutes=5), meeting=meeting)
    if gathering.record:
        later = at + dt.timedelta(hours=1)
        held = meetings.write_minutes(
            by=by, at=later, meeting=held, revision=held.revision, text=gathering.record
        )
        held = meetings.close_minutes(by=by, at=later, meeting=held, revision=held.revision)
        meetings.sign_presence(by=by, at=later, meeting=held, invitations=present)
        for who, words in gathering.comments:
            said_by = _invited(who, child, sheet, stage)
            day_after = later + dt.timedelta(days=1)
            meetings.note_comment(by=by, at=day_after, meeting=held, invitation=said_by, words=words)


def _said(gathering: Gathering, child: Child, sheet: Any, by: Any, at: dt.datetime, stage: Stage) -> None:
    for text, measure, whose in gathering.risks:
        home = stage.houses[stage.homes[whose]].pk
        meetings.note_risk(by=by, at=at, meeting=sheet.meeting, text=text, measure=measure, institution=home)
    for text, who, day in gathering.tasks:
        due = stage.moment(day, "12:00", child.house).date()
        found = _invited(who, child, sheet, stage)
        meetings.note_task(by=by, at=at, meeting=sheet.meeting, text=text, invitation=found, due_on=due)


def _invited(key: str, child: Child, sheet: Any, stage: Stage) -> Any:
    if key in stage.workers:
        return next(i.pk for i in sheet.invitations if i.account_id == stage.workers[key].pk)
    return next(i.pk for i in sheet.invitations if i.person_id == stage.people[child.key, key].pk)


def _decide(verdict: Verdict, meeting: Any, by: Any, at: dt.datetime, stage: Stage) -> None:
    decision = meetings.decide(
        by=by,
        at=at,
        meeting=meeting,
        text=verdict.text,
        matter=_MATTER.get(Competence(verdict.competence), Decision.JOINT_PLAN),
        institution=stage.houses[stage.homes[verdict.by]].pk,
        reasons=verdict.reasons,
        decided_by=stage.workers[verdict.by].name,
    )
    for who, words in verdict.dissent:
        meetings.dissent(by=by, at=at, meeting=meeting, decision=decision.pk, words=words, who=who)
