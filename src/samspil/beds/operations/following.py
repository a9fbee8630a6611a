"""Asking after children, three, six and twelve months after help began. Whoever began is in the denominator for good."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.beds.models import Followed, FollowUp
from samspil.beds.operations.guard import may_use, may_use_row, told
from samspil.beds.queries.following import due_on
from samspil.beds.terms import MONTHS, Source
from samspil.cases.terms import Place
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail import service as trail


@transaction.atomic
def start_following(*, by: Actor, at: dt.datetime, case: Any, record: UUID, began_on: dt.date) -> Followed:
    """Help at home began: from now on it is asked how it goes on. `record` is what the room that calls knows it by."""
    may_use(by, case, at)
    if began_on > by.day(at):
        raise Invalid({"began_on": _("This day is still to come.")})
    row, made = Followed.objects.get_or_create(
        record=record,
        defaults={
            "case": case,
            "institution_id": by.institution,
            "source": Source.HELP,
            "began_on": began_on,
        },
    )
    if made:
        trail.record(act="beds.start_following", **told(by, at, "followed", row, case.pk))
    return row


@transaction.atomic
def close_following(
    *, by: Actor, at: dt.datetime, record: UUID, closed_on: dt.date, home: bool | None
) -> Followed:
    """Help ended, and the child lived at home then, or not, or it is not known (None)."""
    row = Followed.objects.select_related("case").filter(record=record).first()
    if row is None:
        raise NotFound
    may_use_row(by, row, at)
    if not row.began_on <= closed_on <= by.day(at):
        raise Invalid(
            {"closed_on": _("Write the day it ended: not before it began and not later than today.")}
        )
    row.closed_on, row.home_at_close = closed_on, home
    row.save(update_fields=["closed_on", "home_at_close"])
    trail.record(act="beds.close_following", **told(by, at, "followed", row, row.case_id))
    return row


@transaction.atomic
def look_back(
    *,
    by: Actor,
    at: dt.datetime,
    followed: Followed,
    months: int,
    where: str = "",
    lost: bool = False,
    words: str = "",
) -> FollowUp:
    """Where the child lives so many months later, or nobody could be reached. An answer is given once."""
    may_use_row(by, followed, at)
    if months not in MONTHS or due_on(followed.began_on, months) > by.day(at):
        raise Refused(_("It is too early to ask."))
    if lost == bool(where) or (where and where not in Place.values):
        raise Invalid({"where": _("Say where the child lives, or that nobody could be reached.")})
    row = FollowUp(
        followed=followed, months=months, lost=lost, where=where, words=words.strip(), asked_on=by.day(at), by_id=by.account, at=at
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as problem:
        raise Refused(_("Somebody answered this already.")) from problem
    trail.record(act="beds.look_back", **told(by, at, "followed", followed, followed.case_id))
    return row
