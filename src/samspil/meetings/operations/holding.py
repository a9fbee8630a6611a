"""At the table: who is there, what is decided, who sees it differently."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.ground.errors import Invalid
from samspil.institutions import service as institutions
from samspil.institutions.terms import Decision as Matter
from samspil.meetings.models import Attendance, Decision, Dissent, Meeting
from samspil.meetings.operations.guard import locked, require_planned
from samspil.meetings.terms import State
from samspil.trail import service as trail


@transaction.atomic
def begin(*, by: Actor, at: dt.datetime, meeting: Meeting, present: Iterable[UUID]) -> Meeting:
    """Begin the meeting with those who are there. Beginning again only corrects who is there."""
    now = locked(by, "minutes", meeting, at)
    require_planned(now)
    if _attend(by, at, now, present) == 0:
        raise Invalid({"present": _("Mark who is here.")})
    if now.began_at is None:
        now.began_at = at
        now.save(update_fields=["began_at"])
    _recorded(by, at, now, "meetings.begin")
    return now


@transaction.atomic
def note_attendance(*, by: Actor, at: dt.datetime, meeting: Meeting, present: Iterable[UUID]) -> Meeting:
    """Correct who was there, as long as the minutes are open."""
    now = locked(by, "minutes", meeting, at)
    if now.minutes_closed_at:
        raise Invalid({"present": _("The minutes are closed.")})
    _attend(by, at, now, present)
    _recorded(by, at, now, "meetings.note_attendance")
    return now


@transaction.atomic
def hold(*, by: Actor, at: dt.datetime, meeting: Meeting) -> Meeting:
    """The meeting is over. Its links end; its decisions and minutes stay with the case."""
    now = locked(by, "minutes", meeting, at)
    require_planned(now)
    now.state, now.held_at = State.HELD, at
    now.began_at = now.began_at or min(at, now.starts_at)
    now.revision += 1
    now.save()
    now.screens.filter(closed_at=None).update(closed_at=at)
    cases.announce(
        case=now.case, by=by, at=at, code="meetings.held", data={"kind": str(now.kind)}, for_all=True
    )
    _recorded(by, at, now, "meetings.hold")
    return now


@transaction.atomic
def decide(
    *,
    by: Actor,
    at: dt.datetime,
    meeting: Meeting,
    text: str,
    matter: str,
    institution: Any,
    reasons: str = "",
    decided_by: str = "",
) -> Decision:
    """Write down a decision in the competence of an institution at the table. One that this competence may not take is
    kept with a mark, because it was said; nobody is bound by it until whoever may decide does."""
    now = locked(by, "minutes", meeting, at)
    header = cases.header(now.case_id, for_=by, at=at)
    part = next((p for p in header.parts if str(p.institution_id) == str(institution)), None)
    problems = _problems(now, text, matter, part)
    if problems or part is None:
        raise Invalid(problems)
    decision = Decision.objects.create(
        meeting=now,
        text=text.strip(),
        reasons=reasons.strip(),
        matter=matter,
        institution_id=part.institution_id,
        competence=part.competence,
        beyond=not institutions.may_decide([part.competence], matter),
        decided_by=decided_by.strip() or (part.worker.name if part.worker else part.institution.name),
        noted_by_id=by.account,
        decided_at=at,
    )
    data = {"text": decision.text, "institution": part.institution.name}
    cases.announce(case=now.case, by=by, at=at, code="meetings.decided", data=data, for_all=True)
    _recorded(by, at, now, "meetings.decide", decision=str(decision.pk), beyond=decision.beyond)
    return decision


def _problems(meeting: Meeting, text: str, matter: str, part: Any) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not text.strip():
        problems["text"] = _("Write what was decided.")
    if len(text) > 500:
        problems["text"] = _("Write it shorter: at most 500 characters. Reasons have their own field.")
    if matter not in Matter.values:
        problems["matter"] = _("Choose what is decided.")
    if part is None:
        problems["institution"] = _("Choose an institution that takes part in the case.")
    if meeting.minutes_closed_at:
        problems[""] = _("The minutes are closed.")
    return problems


@transaction.atomic
def dissent(
    *,
    by: Actor,
    at: dt.datetime,
    meeting: Meeting,
    decision: UUID,
    words: str,
    invitation: UUID | None = None,
    who: str = "",
) -> Dissent:
    """Somebody sees a decision differently; their own words are kept beside it."""
    now = locked(by, "read", meeting, at)
    said_by = now.invitations.filter(pk=invitation).first() if invitation else None
    problems: dict[str, Any] = {}
    if not words.strip():
        problems["words"] = _("Write how they see it, in their words.")
    if len(words) > 500:
        problems["words"] = _("Write it shorter: at most 500 characters.")
    if said_by is None and not who.strip():
        problems["invitation"] = _("Choose who sees it differently.")
    if now.minutes_closed_at:
        problems[""] = _("The minutes are closed.")
    if problems:
        raise Invalid(problems)
    said = Dissent.objects.create(
        decision=now.decisions.get(pk=decision),
        invitation=said_by,
        who=said_by.name if said_by else who.strip()[:120],
        words=words.strip(),
        noted_at=at,
        noted_by_id=by.account,
    )
    _recorded(by, at, now, "meetings.dissent", decision=str(decision))
    return said


def _attend(by: Actor, at: dt.datetime, meeting: Meeting, present: Iterable[UUID]) -> int:
    wanted = set(meeting.invitations.filter(pk__in=list(present)).values_list("pk", flat=True))
    rows = Attendance.objects.filter(invitation__meeting=meeting)
    rows.exclude(invitation__in=wanted).delete()
    there = set(rows.values_list("invitation_id", flat=True))
    Attendance.objects.bulk_create(
        Attendance(invitation_id=i, noted_at=at, noted_by_id=by.account) for i in sorted(wanted - there)
    )
    return len(wanted)


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
