"""Typed while people speak: a danger that somebody names, a task that somebody takes."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound
from samspil.meetings import policy
from samspil.meetings.models import Meeting, Risk, Task
from samspil.meetings.operations.guard import locked
from samspil.trail import service as trail


@transaction.atomic
def note_risk(
    *, by: Actor, at: dt.datetime, meeting: Meeting, text: str, measure: str = "", institution: Any = None
) -> Risk:
    """Write down a danger, what is done about it, and who answers for that, in the competence in which they take part."""
    now = locked(by, "minutes", meeting, at)
    problems = _said(now, text, 500, _("Write what could happen."))
    if len(measure) > 500:
        problems["measure"] = _("Write it shorter: at most 500 characters.")
    part = None
    if institution:
        header = cases.header(now.case_id, for_=by, at=at)
        part = next((p for p in header.parts if str(p.institution_id) == str(institution)), None)
        if part is None:
            problems["institution"] = _("Choose an institution that takes part in the case.")
    if problems:
        raise Invalid(problems)
    risk = Risk.objects.create(
        meeting=now,
        text=text.strip(),
        measure=measure.strip(),
        institution_id=part.institution_id if part else None,
        competence=part.competence if part else "",
        noted_at=at,
        noted_by_id=by.account,
    )
    _recorded(by, at, now, "meetings.note_risk", risk=str(risk.pk))
    return risk


@transaction.atomic
def note_task(
    *,
    by: Actor,
    at: dt.datetime,
    meeting: Meeting,
    text: str,
    invitation: UUID | None,
    due_on: dt.date | None,
) -> Task:
    """Write down who of the invited does what by which day."""
    now = locked(by, "minutes", meeting, at)
    problems = _said(now, text, 300, _("Write what is to be done."))
    who = now.invitations.filter(pk=invitation).first() if invitation else None
    if who is None:
        problems["invitation"] = _("Choose who does it.")
    if due_on is None:
        problems["due_on"] = _("Write by which day.")
    elif due_on < by.day(at):
        problems["due_on"] = _("This day has passed. Choose a later one.")
    if problems or who is None:
        raise Invalid(problems)
    task = Task.objects.create(
        meeting=now,
        text=text.strip(),
        invitation=who,
        due_on=due_on,
        noted_at=at,
        noted_by_id=by.account,
    )
    _recorded(by, at, now, "meetings.note_task", task=str(task.pk))
    return task


@transaction.atomic
def do_task(*, by: Actor, at: dt.datetime, task: UUID) -> Task:
    """It is done; whoever does it says so, or whoever may write down what the meeting agreed, for one of the family."""
    found = Task.objects.select_related("meeting", "invitation").filter(pk=task).first()
    if found is None or not policy.can(by, "facts", found.meeting, at=at):
        raise NotFound
    own = (found.invitation.account_id, found.invitation.institution_id) == (by.account, by.institution)
    if not own:
        locked(by, "minutes", found.meeting, at)
    found.done_at, found.done_by_id = at, by.account
    found.save(update_fields=["done_at", "done_by"])
    _recorded(by, at, found.meeting, "meetings.do_task", task=str(found.pk))
    return found


def _said(meeting: Meeting, text: str, longest: int, missing: str) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not text.strip():
        problems["text"] = missing
    if len(text) > longest:
        problems["text"] = _("Write it shorter: at most %(most)s characters.") % {"most": longest}
    if meeting.minutes_closed_at:
        problems[""] = _("The minutes are closed.")
    return problems


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
