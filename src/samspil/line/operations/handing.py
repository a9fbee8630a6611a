"""A call is handed to the consultant on the next working day, and somebody says yes."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.ground import calendars
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.line import policy
from samspil.line.models import Call, Handover
from samspil.line.operations.guard import told
from samspil.line.terms import ACCEPT_BY, OTHERWISE_AT, Handed
from samspil.trail import service as trail


def next_working(call: Call, at: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """When it waits for the consultant, and when it goes to who leads: on the next working day where the line is."""
    zone = ZoneInfo(call.line.institution.time_zone)
    local = at.astimezone(zone)
    early = local.time() < ACCEPT_BY
    day = calendars.working_day_after(local.date(), call.line.institution.country, 0 if early else 1)
    due, otherwise = (
        dt.datetime.combine(day, clock, tzinfo=zone).astimezone(dt.UTC) for clock in (ACCEPT_BY, OTHERWISE_AT)
    )
    return due, otherwise


def hand_over(*, by: Actor, at: dt.datetime, call: Call, summary: str, ask: str) -> Handover:
    """To the family's consultant, or to who leads where it has none. The caller holds the transaction and the call."""
    known = Handover.objects.filter(call=call).first()
    if known is not None:
        return known
    staff = accounts.staff([call.line.institution_id], at=at)
    leaders = [m.account_id for m in staff if "line.lead" in accounts.words_of(m)]
    consultant = call.family.consultant_id if call.family else None
    works = {m.account_id for m in staff}
    to = consultant if consultant in works else next(iter(leaders), None)
    if to is None:
        raise Invalid({"ends": _("Nobody leads this line now. Name somebody first.")})
    due, otherwise_at = next_working(call, at)
    found = Handover.objects.create(
        call=call, to_id=to, asked_id=to, handed_at=at, otherwise_id=next((one for one in leaders if one != to), None),
        institution_id=call.line.institution_id, summary=summary.strip()[:1000], ask=ask.strip()[:300], due_at=due,
        otherwise_at=otherwise_at,
    )  # fmt: skip
    trail.record(act="line.hand_over", **told(by, at, call))
    return found


def _may(by: Actor, handover: Handover) -> None:
    if not policy.handed(by).filter(pk=handover.pk).exists():
        raise NotFound


@transaction.atomic
def accept(*, by: Actor, at: dt.datetime, handover: Handover) -> Handover:
    """Yes, I take it from here. Said once, by one person."""
    _may(by, handover)
    rows = Handover.objects.filter(pk=handover.pk, state=Handed.WAITING)
    if not rows.update(state=Handed.ACCEPTED, answered_by=by.account, answered_at=at, to=by.account):
        raise Refused(_("Somebody has said yes already."))
    handover.refresh_from_db()
    trail.record(act="line.accept", **told(by, at, handover.call))
    return handover


@transaction.atomic
def done(*, by: Actor, at: dt.datetime, handover: Handover) -> Handover:
    _may(by, handover)
    if handover.state != Handed.ACCEPTED or handover.answered_by_id != by.account:
        raise Refused(_("Only who said yes can say that it is done."))
    Handover.objects.filter(pk=handover.pk).update(state=Handed.DONE, done_at=at)
    handover.refresh_from_db()
    trail.record(act="line.done", **told(by, at, handover.call))
    return handover
