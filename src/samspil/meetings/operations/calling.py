"""Calling, changing and cancelling a meeting."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, Refused
from samspil.ground.ids import new_id
from samspil.meetings import policy
from samspil.meetings.models import Meeting
from samspil.meetings.operations.guard import locked, require_planned, row_of
from samspil.meetings.operations.inviting import _invite_all, invitee_problems, resting_problems
from samspil.meetings.operations.resting import Consents, ends_at, too_late
from samspil.meetings.operations.telling import CANCEL, REQUEST, tell
from samspil.meetings.terms import LONGEST_MINUTES, Answer, Invitee, Kind, KindRow, State, Told, row_for
from samspil.trail import service as trail


def local_start(on: dt.date, time: dt.time, zone: str) -> dt.datetime:
    """The moment a clock on the wall of that zone shows this. An hour that the change of the clock leaves out is refused;
    of an hour that comes twice the first one counts."""
    tz = ZoneInfo(zone)
    wall = dt.datetime.combine(on, time.replace(tzinfo=None, fold=0))
    moment = wall.replace(tzinfo=tz).astimezone(dt.UTC)
    if moment.astimezone(tz).replace(tzinfo=None) != wall:
        raise Invalid({"time": _("This hour is left out that day: the clock goes forward. Choose another.")})
    return moment


@transaction.atomic
def call(
    *, by: Actor, at: dt.datetime, case: Any, kind: str, goal: str, on: dt.date, time: dt.time, invited: Iterable[Invitee],
    minutes: int = 60, place: str = "", link: str = "", agenda: str = "", late_reason: str = "",
) -> Meeting:  # fmt: skip
    """Call a meeting about a case and tell everybody invited what it is, when, and what for. The row of its kind says
    which roles there are and until when it is held; who holds it later writes why."""
    require(by, Word.MEETING_CALL)
    header = cases.header(case.pk, for_=by, at=at)
    cases.require_part(by, case.pk, at)
    if header.case.closed_at is not None:
        raise Refused(_("The case is closed. Open it again first."))
    asked = list(invited)
    starts_at, problems = _when(on, time, by.time_zone, at)
    problems |= _problems(kind, goal, minutes, place, link)
    if kind not in Kind.values:
        raise Invalid(problems)
    row = row_for(kind, by.country, by.day(at))
    offered = Consents(by=by, at=at, child=header.case.child_id)
    wrong = invitee_problems(asked, row) or resting_problems(asked, offered, ends_at(starts_at, minutes))
    problems |= wrong | _late(row, by.day(at), on, late_reason, problems)
    if problems:
        raise Invalid(problems)
    id = new_id()
    meeting = Meeting.objects.create(
        id=id, uid=f"{id}@samspil", case=header.case, institution_id=by.institution, called_by_id=by.account, called_at=at,
        kind=kind, kind_row=row.key, starts_at=starts_at, minutes=minutes, time_zone=by.law_zone,
        **_words(goal, place, link, agenda, late_reason),
    )  # fmt: skip
    _invite_all(by=by, at=at, meeting=meeting, header=header, invited=asked, offered=offered)
    _announce(by, at, meeting, "meetings.called")
    _recorded(by, at, meeting, "meetings.call", invited=len(asked))
    return meeting


@transaction.atomic
def change(
    *, by: Actor, at: dt.datetime, meeting: Meeting, revision: int, goal: str, on: dt.date, time: dt.time, minutes: int,
    place: str = "", link: str = "", agenda: str = "", late_reason: str = "",
) -> Meeting:  # fmt: skip
    """Change a planned meeting. Calendars get the next sequence; at another time, everybody is asked again."""
    now = locked(by, "lead", meeting, at, revision)
    require_planned(now)
    starts_at, problems = _when(on, time, by.time_zone, at)
    problems |= _problems(now.kind, goal, minutes, place, link)
    problems |= _late(row_of(now), by.day(now.called_at), on, late_reason, problems)
    if "on" not in problems and (later := too_late(now, ends_at(starts_at, minutes), by=by, at=at)):
        problems["on"] = later
    if problems:
        raise Invalid(problems)
    moved = starts_at != now.starts_at
    now.starts_at, now.minutes, now.changed_at = starts_at, minutes, at
    for name, words in _words(goal, place, link, agenda, late_reason).items():
        setattr(now, name, words)
    now.sequence, now.revision = now.sequence + 1, now.revision + 1
    now.save()
    if moved:
        now.invitations.update(answer=Answer.WAITING, answered_at=None, note="")
        now.invitations.filter(told=Told.PERSON).update(told="", told_at=None)
        _announce(by, at, now, "meetings.changed")
    for invitation in now.invitations.filter(policy.standing(at), ended_at=None).order_by("id"):
        tell(by=by, at=at, meeting=now, invitation=invitation, method=REQUEST, changed=True)
    _recorded(by, at, now, "meetings.change", moved=moved)
    return now


@transaction.atomic
def cancel(*, by: Actor, at: dt.datetime, meeting: Meeting) -> Meeting:
    """Cancel a planned meeting; calendars take it out."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    now.state, now.cancelled_at, now.changed_at = State.CANCELLED, at, at
    now.sequence, now.revision = now.sequence + 1, now.revision + 1
    now.save()
    now.screens.filter(closed_at=None).update(closed_at=at)
    for invitation in now.invitations.filter(ended_at=None).order_by("id"):
        tell(by=by, at=at, meeting=now, invitation=invitation, method=CANCEL)
    _announce(by, at, now, "meetings.cancelled")
    _recorded(by, at, now, "meetings.cancel")
    return now


def _when(on: dt.date, time: dt.time, zone: str, at: dt.datetime) -> tuple[dt.datetime, dict[str, Any]]:
    try:
        start = local_start(on, time, zone)
    except Invalid as wrong:
        return at, dict(wrong.problems)
    if start <= at:
        return start, {"on": _("This time has passed. Choose a later one.")}
    return start, {}


def _problems(kind: str, goal: str, minutes: int, place: str, link: str) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if kind not in Kind.values:
        problems["kind"] = _("Choose what kind of meeting this is.")
    if not goal.strip():
        problems["goal"] = _("Write what the meeting is for. Everybody is told beforehand.")
    if not 5 <= minutes <= LONGEST_MINUTES:
        problems["minutes"] = _("Write how long it takes: between 5 and 720 minutes.")
    if not place.strip() and not link.strip():
        problems["place"] = _("Write where you meet, or give the address of an online room.")
    if link.strip():
        try:
            URLValidator(schemes=["https", "http"])(link.strip())
        except ValidationError:
            problems["link"] = _("Write an address that begins with https://.")
    return problems


def _words(goal: str, place: str, link: str, agenda: str, late_reason: str) -> dict[str, str]:
    """What was typed, as it is kept."""
    said = {"goal": goal, "place": place, "link": link, "agenda": agenda, "late_reason": late_reason[:200]}
    return {name: words.strip() for name, words in said.items()}


def _late(
    row: KindRow, called: dt.date, on: dt.date, reason: str, problems: Mapping[str, Any]
) -> dict[str, Any]:
    """A meeting after the limit of its kind says why, once its day is a day."""
    if "on" in problems or row.limit_days is None or (on - called).days <= row.limit_days or reason.strip():
        return {}
    words = _("%(kind)s is held within %(days)s days. Write why this one is later.")
    return {"late_reason": words % {"kind": Kind(row.kind).label, "days": row.limit_days}}


def _announce(by: Actor, at: dt.datetime, meeting: Meeting, code: str) -> None:
    data = {"kind": str(meeting.kind), "starts_at": meeting.starts_at.isoformat()}
    cases.announce(case=meeting.case, by=by, at=at, code=code, data=data, for_all=True)


def _recorded(by: Actor, at: dt.datetime, meeting: Meeting, act: str, **details: Any) -> None:
    trail.record(
        by=by,
        at=at,
        act=act,
        record_kind="meeting",
        record=meeting.pk,
        case=meeting.case_id,
        details=details or None,
    )
