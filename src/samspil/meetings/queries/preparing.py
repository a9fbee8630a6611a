"""What a meeting's kind asks for beforehand, and how far it is."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.terms import KindRow, Prepare, Role, row_by_key, row_for


def row_of(meeting: Meeting) -> KindRow:
    """The row of its kind by which the meeting was called."""
    found = row_by_key(meeting.kind_row)
    if found is not None:
        return found
    day = meeting.called_at.astimezone(ZoneInfo(meeting.time_zone)).date()
    return row_for(meeting.kind, meeting.institution.country, day)


@dataclass(frozen=True, slots=True)
class Check:
    """One point of the list. `noted`: people note it; else it is read off. `who` names those it is missing for."""

    item: str
    done: bool
    noted: bool
    who: tuple[str, ...] = ()
    note: str = ""
    done_at: dt.datetime | None = None

    @property
    def label(self) -> str:
        return str(Prepare(self.item).label)


def checks(row: KindRow, invitations: list[Invitation], noted: list[Any]) -> list[Check]:
    """The list of the kind, in its order. No query."""
    by_item = {p.item: p for p in noted}
    return [_check(item, row, invitations, by_item.get(item)) for item in row.preparations]


def _check(item: str, row: KindRow, invitations: list[Invitation], noted: Any) -> Check:
    if item == Prepare.ROLES:
        there = {i.role for i in invitations}
        missing = tuple(str(Role(role).label) for role in row.must if role not in there)
        return Check(item, not missing, noted=False, who=missing)
    if item == Prepare.TOLD:
        left = tuple(i.name for i in invitations if i.briefed_at is None)
        return Check(item, not left, noted=False, who=left)
    if item == Prepare.BASIS:
        left = tuple(i.name for i in invitations if i.may_be_asked_anew)
        return Check(item, not left, noted=False, who=left)
    if item == Prepare.CHILD_SUPPORT and any(i.role == Role.CHILD_SUPPORT for i in invitations):
        names = [i.name for i in invitations if i.role == Role.CHILD_SUPPORT]
        return Check(item, done=True, noted=False, note=", ".join(names))
    if noted is None:
        return Check(item, done=False, noted=True)
    return Check(item, done=True, noted=True, note=noted.note, done_at=noted.done_at)


@dataclass(frozen=True, slots=True)
class Term:
    """Until when this kind is held, counted from the day it was called. None where nobody says."""

    normal: dt.date | None
    limit: dt.date | None
    beyond_normal: bool
    beyond_limit: bool


def term(meeting: Meeting, row: KindRow) -> Term:
    zone = ZoneInfo(meeting.time_zone)
    called, starts = (moment.astimezone(zone).date() for moment in (meeting.called_at, meeting.starts_at))
    normal = called + dt.timedelta(days=row.normal_days) if row.normal_days is not None else None
    limit = called + dt.timedelta(days=row.limit_days) if row.limit_days is not None else None
    return Term(normal, limit, bool(normal and starts > normal), bool(limit and starts > limit))
