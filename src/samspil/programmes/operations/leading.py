"""A programme begins, changes, and gets its money."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.programmes import policy
from samspil.programmes.models import Funding, Participation, Programme, Spending
from samspil.programmes.operations.guard import led, told
from samspil.programmes.queries.patterns import pattern_of
from samspil.programmes.terms import CURRENCIES, TEMPLATES
from samspil.trail import service as trail


@transaction.atomic
def start(
    *, by: Actor, at: dt.datetime, name: str, commissioner: str, starts_on: dt.date, ends_on: dt.date | None = None,
    aim: str = "", template: str = "", seed: UUID | None = None,
) -> Programme:  # fmt: skip
    """A programme, from a ready template or from an older one that the actor sees; its people and money are not taken over."""
    require(by, Word.PROGRAMME_LEAD)
    _sound(name, commissioner, starts_on, ends_on)
    old = policy.visible(by).filter(pk=seed).first() if seed else None
    if seed and old is None:
        raise NotFound
    if old is None and template not in TEMPLATES:
        raise Invalid({"template": _("Choose what the programme begins with.")})
    row = Programme(
        institution_id=by.institution, name=name.strip(), commissioner=commissioner.strip(), aim=aim.strip(),
        currency=CURRENCIES.get(by.country or "", "EUR"), starts_on=starts_on, ends_on=ends_on, lead_id=by.account,
        template=old.template if old else template, seeded_from=old, made_at=at,
        pattern=pattern_of(old) if old else TEMPLATES[template].pattern(),
    )  # fmt: skip
    _named_once(row)
    trail.record(act="programmes.start", **told(by, at, "programme", row))
    return row


def _sound(name: str, commissioner: str, starts_on: dt.date, ends_on: dt.date | None) -> None:
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Write a name.")
    if not commissioner.strip():
        problems["commissioner"] = _("Write who commissioned it.")
    if ends_on is not None and ends_on < starts_on:
        problems["ends_on"] = _("The end must come after the start.")
    if problems:
        raise Invalid(problems)


def _named_once(row: Programme) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as problem:
        raise Invalid({"name": _("There is a programme of this name already.")}) from problem


@transaction.atomic
def change(
    *, by: Actor, at: dt.datetime, programme: UUID, revision: int, name: str, commissioner: str, starts_on: dt.date,
    ends_on: dt.date | None = None, aim: str = "", lead: UUID | None = None,
) -> Programme:  # fmt: skip
    row = led(by, programme)
    if row.revision != revision:
        raise Conflict(current=row, revision=row.revision)
    _sound(name, commissioner, starts_on, ends_on)
    if lead and lead not in {m.account_id for m in accounts.colleagues(for_=by, at=at)}:
        raise Invalid({"lead": _("Choose somebody who works here.")})
    row.name, row.commissioner, row.aim = name.strip(), commissioner.strip(), aim.strip()
    row.starts_on, row.ends_on, row.lead_id = starts_on, ends_on, lead or row.lead_id
    row.revision += 1
    _named_once(row)
    trail.record(act="programmes.change", **told(by, at, "programme", row))
    return row


@transaction.atomic
def fund(
    *, by: Actor, at: dt.datetime, programme: UUID, source: str, amount: Decimal, since: dt.date, until: dt.date,
    note: str = "",
) -> Funding:  # fmt: skip
    """Money for a period; `until` is its last day."""
    row = led(by, programme)
    problems: dict[str, Any] = {}
    if not source.strip():
        problems["source"] = _("Write who gives the money.")
    if amount <= 0:
        problems["amount"] = _("Write an amount above 0.")
    if until < since:
        problems["until"] = _("The end must come after the start.")
    if problems:
        raise Invalid(problems)
    made = Funding.objects.create(
        programme=row,
        source=source.strip(),
        amount=amount,
        since=since,
        until=until,
        note=note.strip(),
        at=at,
    )
    trail.record(act="programmes.fund", **told(by, at, "programme", row))
    return made


@transaction.atomic
def spend(
    *, by: Actor, at: dt.datetime, funding: UUID, amount: Decimal, spent_on: dt.date, what: str,
    participation: UUID | None = None,
) -> Spending:  # fmt: skip
    """Money of a funding within its period. A mistake is set right by an entry with a minus, never taken out."""
    money = Funding.objects.filter(pk=funding, programme__in=policy.visible(by).values("pk")).first()
    if money is None:
        raise NotFound
    row = led(by, money.programme_id)
    part = Participation.objects.filter(pk=participation, programme=row).first() if participation else None
    if participation and part is None:
        raise NotFound
    problems: dict[str, Any] = {}
    if not what.strip():
        problems["what"] = _("Write what it was spent on.")
    if amount == 0:
        problems["amount"] = _("Write an amount; with a minus it takes back an entry.")
    if not money.since <= spent_on <= min(money.until, by.day(at)):
        problems["spent_on"] = _("Write a day within the period of the money, not later than today.")
    if problems:
        raise Invalid(problems)
    made = Spending.objects.create(
        funding=money, participation=part, spent_on=spent_on, what=what.strip(), amount=amount, by_id=by.account, at=at
    )  # fmt: skip
    trail.record(act="programmes.spend", **told(by, at, "programme", row))
    return made
