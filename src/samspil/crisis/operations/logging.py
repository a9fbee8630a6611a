"""The log of contacts: in seconds, from the desk or from a phone in a stairwell, and each contact once."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.crisis.models import Contact, Crisis, SafetyLook
from samspil.crisis.operations.guard import LONGEST, queued, told, working
from samspil.crisis.queries.clocks import outside_office
from samspil.crisis.terms import Mode, Point, Safe
from samspil.ground.errors import Invalid, NotFound
from samspil.trail import service as trail

SKEW = dt.timedelta(minutes=10)
LONGEST_CONTACT = 24 * 60


@transaction.atomic
def log(
    *,
    by: Actor,
    at: dt.datetime,
    crisis: Crisis,
    key: UUID,
    mode: str,
    starts_at: dt.datetime,
    minutes: int,
    met: bool = True,
    who: str = "",
    note: str = "",
    points: dict[str, str] | None = None,
) -> Contact:
    """One contact, with what was seen of the eight points. Sent again with the same key it is the same contact.

    Not met is a contact too: somebody rang and nobody opened. What was written on a phone may come after the crisis closed.
    """
    now = working(by, at, crisis, closed=True)
    known = Contact.objects.filter(key=key).select_related("crisis").first()
    if known is not None:
        return _same(known, now, by)
    _sound(now, at, mode, starts_at, minutes)
    outside = outside_office(starts_at, minutes, zone=by.law_zone, country=by.country)
    row = Contact(
        crisis=now, key=key, account_id=by.account, mode=mode, met=met, starts_at=starts_at, minutes=minutes,
        outside_minutes=outside, who=who.strip()[:300], note=note.replace("\x00", "").strip()[:LONGEST], noted_at=at,
    )  # fmt: skip
    row.look = _look(now, by, starts_at + dt.timedelta(minutes=minutes), points or {})
    row.save(force_insert=True)
    _first_times(now, row)
    queued(now)
    trail.record(act="crisis.log", **told(by, at, now))
    return row


def _same(known: Contact, now: Crisis, by: Actor) -> Contact:
    """The key is a device's own: of another's contact it tells nothing."""
    if known.crisis_id != now.pk or known.account_id != by.account:
        raise NotFound
    return known


def _sound(now: Crisis, at: dt.datetime, mode: str, starts_at: dt.datetime, minutes: int) -> None:
    problems: dict[str, Any] = {}
    if mode not in Mode.values:
        problems["mode"] = _("Say how you spoke with them.")
    if starts_at > at + SKEW:
        problems["starts_on"] = _("This time has not come yet.")
    if now.reported_at and starts_at < now.reported_at - SKEW:
        problems["starts_on"] = _("This is before the crisis was reported. Check day and time.")
    if not 0 <= minutes <= LONGEST_CONTACT:
        problems["minutes"] = _("Write minutes, from 0 to %(most)s.") % {"most": LONGEST_CONTACT}
    if problems:
        raise Invalid(problems)


def _look(now: Crisis, by: Actor, at: dt.datetime, points: dict[str, str]) -> SafetyLook | None:
    kept = {p: a for p, a in points.items() if p in Point.values and a in Safe.values}
    return SafetyLook.objects.create(crisis=now, by_id=by.account, at=at, points=kept) if kept else None


def _first_times(now: Crisis, row: Contact) -> None:
    """The first attempt and the first meeting: what came late from a phone may be the earlier one."""
    if row.mode != Mode.PHONE and not row.met:
        now.attempts += 1
    if row.mode != Mode.PHONE and (now.first_attempt_at is None or row.starts_at < now.first_attempt_at):
        now.first_attempt_at = row.starts_at
    if row.face_to_face and (now.met_at is None or row.starts_at < now.met_at):
        now.met_at = row.starts_at
        now.goings.filter(account_id=row.account_id, ended_at=None, arrived_at=None).update(
            arrived_at=row.starts_at
        )
