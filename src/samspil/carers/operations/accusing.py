"""What is said against a family: read by named people alone, told to the family, answered by them, closed with what came of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.carers import policy
from samspil.carers.models import Allegation, FosterFamily, Handler, Suspension
from samspil.carers.operations.changing import may_write
from samspil.carers.terms import Found
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail import service as trail


@transaction.atomic
def note_allegation(
    *,
    by: Actor,
    at: dt.datetime,
    family: FosterFamily,
    words: str,
    received_on: dt.date,
    handlers: Iterable[UUID],
    suspend: bool,
) -> Allegation:
    """What was said, and who looks into it. Whoever writes it down reads it afterwards only if they are named."""
    may_write(by, family)
    named = set(handlers)
    here = {m.account_id for m in accounts.staff([family.institution_id], at=at)}
    problems: dict[str, Any] = {}
    if not words.strip():
        problems["words"] = _("Write what was said, in the words that were used.")
    if not named or not named <= here:
        problems["handlers"] = _("Name who looks into it; they must work here.")
    if received_on > by.day(at):
        problems["received_on"] = _("This day has not come yet.")
    if problems:
        raise Invalid(problems)
    made = Allegation.objects.create(
        family=family, words=words.strip(), received_on=received_on, noted_by_id=by.account
    )
    Handler.objects.bulk_create([Handler(allegation=made, account_id=one, since=at) for one in sorted(named)])
    if suspend:
        _suspend(family, by, by.day(at))
    trail.record(by=by, at=at, act="carers.note_allegation", record_kind="allegation", record=made.pk)
    return made


def _suspend(family: FosterFamily, by: Actor, today: dt.date) -> None:
    Suspension.objects.get_or_create(
        family=family, until=None, defaults={"since": today, "set_by_id": by.account}
    )


def _held(by: Actor, at: dt.datetime, allegation: Allegation) -> Allegation:
    if not policy.handles(by, allegation, at=at):
        raise NotFound
    return Allegation.objects.select_for_update(of=("self",)).select_related("family").get(pk=allegation.pk)


@transaction.atomic
def name_handler(*, by: Actor, at: dt.datetime, allegation: Allegation, account: UUID) -> None:
    """One who looks into it names another."""
    held = _held(by, at, allegation)
    if account not in {m.account_id for m in accounts.staff([held.family.institution_id], at=at)}:
        raise Invalid({"account": _("Choose somebody who works here.")})
    Handler.objects.update_or_create(
        allegation=held, account_id=account, defaults={"since": at, "until": None}
    )
    trail.record(by=by, at=at, act="carers.name_handler", record_kind="allegation", record=held.pk)


@transaction.atomic
def tell_family(
    *, by: Actor, at: dt.datetime, allegation: Allegation, told_on: dt.date, told_what: str, support: str = ""
) -> None:
    """What the family was told and when, and who stands by them."""
    held = _held(by, at, allegation)
    if not told_what.strip() or told_on > by.day(at):
        raise Invalid({"told_what": _("Write what the family was told, and on which day.")})
    Allegation.objects.filter(pk=held.pk).update(
        told_on=told_on, told_what=told_what.strip(), support=support.strip()[:120]
    )
    trail.record(by=by, at=at, act="carers.tell_family", record_kind="allegation", record=held.pk)


@transaction.atomic
def answer_allegation(*, by: Actor, at: dt.datetime, allegation: Allegation, answer: str) -> None:
    """The family's own words: by themselves with their sign-in, or written down by who looks into it."""
    own = policy.is_own(by, allegation.family, on=by.day(at)) and allegation.told_on is not None
    held = allegation if own else _held(by, at, allegation)
    if not answer.strip():
        raise Invalid({"answer": _("Write what the family says.")})
    if held.closed_on is not None:
        raise Refused(_("This is closed."))
    Allegation.objects.filter(pk=held.pk).update(answer=answer.strip(), answered_on=by.day(at))
    trail.record(by=by, at=at, act="carers.answer_allegation", record_kind="allegation", record=held.pk)


@transaction.atomic
def close_allegation(
    *,
    by: Actor,
    at: dt.datetime,
    allegation: Allegation,
    found: str,
    reasons: str,
    told_on: dt.date | None,
    lift: bool,
) -> None:
    """What came of it. Only after the family was told and could answer; `lift`: they may be asked for a child again, unless
    something else that is said against them is still open."""
    held = _held(by, at, allegation)
    if held.closed_on is not None:
        raise Refused(_("This is closed."))
    if held.told_on is None:
        raise Refused(_("Tell the family first, so that they can answer."))
    if found not in Found.values or not reasons.strip():
        raise Invalid({"reasons": _("Choose what came of it, and write why.")})
    today = by.day(at)
    Allegation.objects.filter(pk=held.pk).update(
        found=found, reasons=reasons.strip(), closed_on=today, outcome_told_on=told_on
    )
    if lift and not Allegation.objects.filter(family=held.family, closed_on=None).exists():
        Suspension.objects.filter(family=held.family, until=None).update(until=today)
    trail.record(by=by, at=at, act="carers.close_allegation", record_kind="allegation", record=held.pk)


@transaction.atomic
def suspend(*, by: Actor, at: dt.datetime, family: FosterFamily) -> None:
    """From today on the family is not asked for a child."""
    may_write(by, family)
    require(by, Word.CARERS_DECIDE)
    _suspend(family, by, by.day(at))
    trail.record(by=by, at=at, act="carers.suspend", record_kind="foster_family", record=family.pk)
