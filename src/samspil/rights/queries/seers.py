"""Who of the family can see a record in their own view, for the pages that say who can see it: by what they are to the
child, not by name. As the law stands for that day."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from samspil.formulations import service as formulations
from samspil.ground.periods import running
from samspil.look.service import Sight
from samspil.meetings import service as meetings
from samspil.rights import policy
from samspil.rights.models import Reader, Statement, Withheld
from samspil.rights.terms import What


def _readers(case: Any, at: dt.datetime) -> list[Reader]:
    rows = Reader.objects.filter(running(at), case=case).select_related("case__child", "case__institution")
    return [r for r in rows.order_by("since", "id") if policy.may_read(r, at)]


def _sight(reader: Reader, because: str) -> Sight:
    return Sight(
        None, None, _("in the person's own view"), because, reader.until, name=reader.get_relation_display(), line=reader.pk,
        no_end=_("as long as the law lets them, or until somebody ends it"),
    )  # fmt: skip


def of_file(case: Any, *, at: dt.datetime) -> list[Sight]:
    words = _("Reads what was agreed, who takes part, who looked and what they wrote; no notes of others.")
    return [_sight(r, words) for r in _readers(case, at)]


def of_plan(plan: Any, *, at: dt.datetime) -> list[Sight]:
    agreed = plan.agreed_at is not None and plan.agreed_at <= at
    if not agreed or (plan.ended_at is not None and plan.ended_at <= at):
        return []
    return [_sight(r, _("Reads the plan as it was agreed.")) for r in _readers(plan.case, at)]


def of_map(map: Any, *, at: dt.datetime) -> list[Sight]:
    if not formulations.given_then(map, at=at):
        return []
    return [_sight(r, _("Reads what somebody chose of it for the family.")) for r in _readers(map.case, at)]


def of_meeting(meeting: Any, *, at: dt.datetime) -> list[Sight]:
    """Minutes that are closed, of meetings to which the person was asked, unless they are withheld."""
    if meeting.minutes_closed_at is None or at < meeting.minutes_closed_at or _withheld(meeting, at):
        return []
    asked = [r for r in _readers(meeting.case, at) if _asked(r, meeting)]
    return [_sight(r, _("Was invited, and reads the minutes.")) for r in asked]


def _asked(reader: Reader, meeting: Any) -> bool:
    return any(i.meeting_id == meeting.pk for i in meetings.asked_to(reader.person_id, case=reader.case_id))


def _withheld(meeting: Any, at: dt.datetime) -> bool:
    rows = Withheld.objects.filter(
        case=meeting.case_id, what=What.MINUTES, record=meeting.pk, decided_at__lte=at
    )
    return rows.exclude(ended_at__lte=at).exists()


def of_entry(entry: Any, *, at: dt.datetime) -> list[Sight]:
    """What somebody wrote themselves, they read in their own file."""
    if at < entry.recorded_at:
        return []
    persons = set(Statement.objects.filter(entry=entry).values_list("person_id", flat=True))
    theirs = [r for r in _readers(entry.case_id, at) if r.person_id in persons] if persons else []
    return [_sight(r, _("Wrote it.")) for r in theirs]


def of_statement(statement: Any, *, at: dt.datetime) -> list[Sight]:
    if at < statement.written_at:
        return []
    theirs = [r for r in _readers(statement.case, at) if r.person_id == statement.person_id]
    return [_sight(r, _("Wrote it.")) for r in theirs]


def of_request(request: Any, *, at: dt.datetime) -> list[Sight]:
    if at < request.asked_at:
        return []
    theirs = [r for r in _readers(request.case_id, at) if r.person_id == request.person_id]
    return [_sight(r, _("Asked it, and reads the answer.")) for r in theirs]


def of_pack(pack: Any, *, at: dt.datetime) -> list[Sight]:
    """A copy is for one person: they fetch it from their own file as long as they may read that, whoever asked for it."""
    if pack.made_at is None or at < pack.made_at:
        return []
    theirs = [r for r in _readers(pack.case, at) if r.person_id == pack.person_id]
    return [_sight(r, _("The copy is theirs: they fetch it from their own file.")) for r in theirs]


SEERS: dict[str, Callable[..., list[Sight]]] = {
    "file": of_file, "plan": of_plan, "map": of_map, "meeting": of_meeting, "entry": of_entry, "request": of_request,
    "statement": of_statement, "pack": of_pack,
}  # fmt: skip
"""By kind of record, as the pages name them."""
