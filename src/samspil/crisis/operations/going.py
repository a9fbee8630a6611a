"""Who can be sent, who goes, who is there."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.crisis import policy
from samspil.crisis.models import Area, Crisis, Going, Ready
from samspil.crisis.operations.guard import moved, queued, told, working
from samspil.ground.errors import Invalid, NotFound
from samspil.trail import service as trail

LONGEST_WATCH = dt.timedelta(hours=36)


@transaction.atomic
def stand_ready(
    *,
    by: Actor,
    at: dt.datetime,
    until: dt.datetime,
    area: UUID | None = None,
    note: str = "",
    phone: str = "",
    scientist: bool = False,
    account: UUID | None = None,
) -> Ready:
    """Somebody of the team can be sent until then: oneself, or a colleague who said so."""
    require(by, Word.CRISIS_DO)
    if not at < until <= at + LONGEST_WATCH:
        raise Invalid({"until": _("Write a time within the next 36 hours.")})
    moved(by)
    row, _made = Ready.objects.update_or_create(
        institution_id=by.institution, account_id=colleague(by, at, account or by.account),
        defaults={
            "since": at, "until": until, "area": policy.own(Area.objects.all(), by).filter(pk=area).first() if area else None,
            "note": note.strip()[:120], "phone": phone.strip()[:40], "scientist": scientist,
        },
    )  # fmt: skip
    trail.record(by=by, at=at, act="crisis.stand_ready", record_kind="ready", record=row.pk)
    return row


@transaction.atomic
def stand_down(*, by: Actor, at: dt.datetime, ready: UUID) -> None:
    require(by, Word.CRISIS_DO)
    row = policy.own(Ready.objects.all(), by).filter(pk=ready).first()
    if row is None:
        raise NotFound
    moved(by)
    trail.record(by=by, at=at, act="crisis.stand_down", record_kind="ready", record=row.pk)
    row.delete()


def colleague(by: Actor, at: dt.datetime, account: UUID | None) -> UUID:
    """Somebody of the team who works in crises; else Invalid."""
    homes = [by.institution] if by.institution else []
    staff = {m.account_id for m in accounts.staff(homes, at=at) if Word.CRISIS_DO in accounts.words_of(m)}
    if account is None or account not in staff:
        raise Invalid({"account": _("Choose somebody of your team.")})
    return account


@transaction.atomic
def send(
    *, by: Actor, at: dt.datetime, crisis: Crisis, account: UUID, expected_at: dt.datetime | None = None
) -> Going:
    """Somebody goes there. Two may go together; the same person is sent once."""
    now = working(by, at, crisis)
    who = colleague(by, at, account)
    row, made = Going.objects.get_or_create(
        crisis=now, account_id=who, ended_at=None,
        defaults={"sent_at": at, "sent_by_id": by.account, "expected_at": expected_at},
    )  # fmt: skip
    if not made and expected_at is not None:
        row.expected_at = expected_at
        row.save(update_fields=["expected_at"])
    queued(now)
    trail.record(act="crisis.send", **told(by, at, now))
    return row


@transaction.atomic
def arrive(
    *, by: Actor, at: dt.datetime, crisis: Crisis, going: UUID, when: dt.datetime | None = None
) -> Going:
    """They are there. That is not yet a meeting: nobody may have opened the door."""
    now, row = _going(by, at, crisis, going)
    row.arrived_at = when or at
    row.save(update_fields=["arrived_at"])
    queued(now)
    trail.record(act="crisis.arrive", **told(by, at, now))
    return row


@transaction.atomic
def leave(*, by: Actor, at: dt.datetime, crisis: Crisis, going: UUID) -> Going:
    """They do not go after all, or have come away and can be sent again."""
    now, row = _going(by, at, crisis, going)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    queued(now)
    trail.record(act="crisis.leave", **told(by, at, now))
    return row


def _going(by: Actor, at: dt.datetime, crisis: Crisis, going: UUID) -> tuple[Crisis, Going]:
    now = working(by, at, crisis)
    row = now.goings.filter(pk=going, ended_at=None).first()
    if row is None:
        raise NotFound
    return now, row


@transaction.atomic
def name_area(*, by: Actor, at: dt.datetime, name: str, latitude: Any = None, longitude: Any = None) -> Area:
    """A part of the region as the team calls it; with a point in its middle, distances can be told."""
    require(by, Word.CRISIS_DO)
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Write how the team calls it.")
    if (latitude is None) != (longitude is None):
        problems["longitude"] = _("Write both numbers, or none.")
    if latitude is not None and not -90 <= latitude <= 90:
        problems["latitude"] = _("Write a number from %(low)s to %(high)s.") % {"low": -90, "high": 90}
    if longitude is not None and not -180 <= longitude <= 180:
        problems["longitude"] = _("Write a number from %(low)s to %(high)s.") % {"low": -180, "high": 180}
    if problems:
        raise Invalid(problems)
    row, _made = Area.objects.update_or_create(
        institution_id=by.institution, name=name.strip()[:60],
        defaults={"latitude": latitude, "longitude": longitude},
    )  # fmt: skip
    trail.record(by=by, at=at, act="crisis.name_area", record_kind="area", record=row.pk)
    return row
