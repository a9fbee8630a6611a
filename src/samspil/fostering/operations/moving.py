"""The child comes, something changes, the placement ends."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.carers.terms import Kind
from samspil.cases import service as cases
from samspil.cases.terms import Place
from samspil.fostering.models import Care, Entitlement, Placement
from samspil.fostering.operations.guard import told, working
from samspil.fostering.terms import (
    BREAKDOWN_VERSION,
    Allowance,
    End,
)
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.trail import service as trail

CODES = {Kind.NETWORK: "U3"}
"""England's code for a placement with relatives or friends that is not meant for long; every other family is U6."""


def held(care: Care) -> Care:
    """The placement as it stands now, locked. Whoever looked at it before it ended is told."""
    rows = Care.objects.select_for_update(of=("self",)).select_related("case__child", "family", "placement")
    now = rows.get(pk=care.pk)
    if now.ended_on is not None:
        raise Refused(_("This placement has ended. What was written stays."))
    return now


@transaction.atomic
def arrive(*, by: Actor, at: dt.datetime, care: Care, on: dt.date) -> Care:
    """The child has come. Without the carer's yes only in an emergency."""
    working(by, care, at, Word.CASE_STEER)
    now = held(care)
    if now.arrived_on is not None:
        return now
    if now.confirmed_at is None and not now.emergency:
        raise Refused(_("The foster family has not said yes yet. They say it when the minimum set is whole."))
    if not now.placed_at.date() - dt.timedelta(days=31) <= on <= by.day(at):
        raise Invalid({"on": _("Write the day the child came: not later than today.")})
    now.placement = Placement.objects.create(
        case=now.case, institution_id=now.institution_id, since=on,
        code=CODES.get(Kind(now.kind), "U6") if by.country == "GB" else "",
    )  # fmt: skip
    now.arrived_on = on
    now.save(update_fields=["placement", "arrived_on"])
    for kind in (Allowance.BASIC, Allowance.CRISIS)[: 1 + now.emergency]:
        Entitlement.objects.create(care=now, kind=kind, since=on, set_by_id=by.account, set_at=at)
    if now.kind != Kind.RESPITE:
        _moved(by, at, now.case, Place.FOSTER, on)
    data = {"code": now.placement.code, "setting": setting(now)}
    cases.announce(case=now.case, by=by, at=at, code="fostering.placed", data=data, for_all=True)
    trail.record(act="fostering.arrive", **told(by, at, now))
    return now


def setting(care: Care) -> str:
    return "kinship" if care.kind == Kind.NETWORK else "foster"


def _moved(by: Actor, at: dt.datetime, case: Any, where: str, on: dt.date) -> None:
    """The file says where the child is. Where it says a later day already, that stands."""
    now = cases.get(case.pk, for_=by, at=at)
    if now.place != where and now.place_since <= on:
        cases.moved(by=by, at=at, case=now, revision=now.revision, place=where, since=on)


@transaction.atomic
def end(
    *, by: Actor, at: dt.datetime, care: Care, on: dt.date, reason: str, words: str = "", where: str = ""
) -> Care:
    """The placement ends, for a reason, and its place is free again. What counts as a breakdown is kept with it."""
    working(by, care, at, Word.CASE_STEER)
    now = held(care)
    problems: dict[str, Any] = {}
    if reason not in End.values or (reason == End.NOT_BEGUN) != (now.arrived_on is None):
        problems["reason"] = _("Choose why it ended.")
    if on > by.day(at) or (now.arrived_on and on < now.arrived_on):
        problems["on"] = _("Write the day it ended: not before it began and not later than today.")
    if reason == End.OTHER and not words.strip():
        problems["words"] = _("Say in a sentence why.")
    if where and where not in Place.values:
        problems["where"] = _("Choose a place from the list.")
    if problems:
        raise Invalid(problems)
    now.ended_on, now.ended_by_id, now.end_reason, now.end_words = on, by.account, reason, words.strip()
    now.counted_by = BREAKDOWN_VERSION
    now.save(update_fields=["ended_on", "ended_by", "end_reason", "end_words", "counted_by"])
    _close(now, on)
    if where and now.kind != Kind.RESPITE:
        _moved(by, at, now.case, where, on)
    data = {"setting": setting(now), "code": now.placement.code if now.placement else ""}
    code = "fostering.ended" if now.placement else "fostering.not_begun"
    cases.announce(case=now.case, by=by, at=at, code=code, data=data, for_all=True)
    trail.record(act="fostering.end", **told(by, at, now))
    return now


def _close(care: Care, on: dt.date) -> None:
    if care.placement is not None:
        care.placement.until = on
        care.placement.save(update_fields=["until"])
    for row in care.entitlements.filter(Q(until=None) | Q(until__gt=on)):
        row.until = max(on, row.since)
        row.save(update_fields=["until"])


@transaction.atomic
def change(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    guide: UUID | None,
    visit_every_weeks: int,
    expected_until: dt.date | None,
    seen: str = "",
) -> Care:
    """Another guide, visits more or less often, meant to last longer or shorter. `seen` is the placement's `guidance` as it was
    shown to who changes it; if another has changed it since, they are told."""
    working(by, care, at)
    problems: dict[str, Any] = {}
    here = {m.account_id for m in accounts.staff([care.institution_id], at=at)}
    if guide is not None and guide not in here:
        problems["guide"] = _("Choose somebody who works here.")
    if not 1 <= visit_every_weeks <= 26:
        problems["visit_every_weeks"] = _("Write a number of weeks from 1 to %(most)s.") % {"most": 26}
    if problems:
        raise Invalid(problems)
    now = held(care)
    if seen and seen != now.guidance:
        raise Conflict(current=now, revision=0)
    now.guide_id, now.visit_every_weeks, now.expected_until = guide, visit_every_weeks, expected_until
    now.save(update_fields=["guide", "visit_every_weeks", "expected_until"])
    trail.record(act="fostering.change", **told(by, at, now))
    return now


def _payable(care: Care, kind: str, times: Decimal, since: dt.date, until: dt.date | None) -> None:
    problems: dict[str, Any] = {}
    if kind not in Allowance.values:
        problems["kind"] = _("Choose a kind from the list.")
    if care.arrived_on is None or since < care.arrived_on:
        problems["since"] = _("The child came on a later day, or has not come yet.")
    if not Decimal(0) <= times <= Decimal(20):
        problems["times"] = _("Write a number from 0 to 20.")
    if until is not None and until <= since:
        problems["until"] = _("The end must come after the start.")
    if care.entitlements.filter(kind=kind, since__gt=since).exists():
        problems["since"] = _("A later change is noted already. Write a day after it.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def entitle(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    kind: str,
    times: Decimal,
    since: dt.date,
    until: dt.date | None = None,
    why: str = "",
) -> Entitlement | None:
    """From a day on so many times an allowance; what ran before ends there. None times ends it."""
    working(by, care, at, Word.CARERS_DECIDE)
    _payable(care, kind, times, since, until)
    for row in care.entitlements.filter(kind=kind).exclude(until__lte=since):
        row.until = since
        row.save(update_fields=["until"])
    trail.record(act="fostering.entitle", **told(by, at, care))
    if not times:
        return None
    return Entitlement.objects.create(
        care=care,
        kind=kind,
        times=times,
        since=since,
        until=until,
        why=why.strip(),
        set_by_id=by.account,
        set_at=at,
    )
