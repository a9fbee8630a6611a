"""Where children live three, six and twelve months after help began, with everybody who began in the denominator."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samspil.access.service import Actor
from samspil.beds import policy
from samspil.beds.models import Followed
from samspil.beds.terms import MONTHS
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.periods import months_later

MOST = 100


def due_on(began: dt.date, months: int) -> dt.date:
    """So many months on, or the last day of that month where it is shorter."""
    return months_later(began, months)


@dataclass(frozen=True, slots=True)
class Asked:
    """One child and one date at which it is to be asked where the child lives."""

    row: Followed
    months: int
    due: dt.date


def followed_row(id: UUID, *, for_: Actor, at: dt.datetime) -> Followed:
    found = policy.followed(for_, at=at).select_related("case__child").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def followed_of(record: UUID, *, for_: Actor, at: dt.datetime) -> Followed:
    """What is followed up of a stay, or of help at home, by what its room knows it by."""
    found = policy.followed(for_, at=at).select_related("case").filter(record=record).first()
    if found is None:
        raise NotFound
    return found


def to_ask(*, for_: Actor, at: dt.datetime) -> list[Asked]:
    """What is due and was not asked yet, the longest overdue first. Two queries."""
    today = for_.day(at)
    rows = policy.followed(for_, at=at).select_related("case__child").prefetch_related("follow_ups")
    rows = rows.filter(
        began_on__lte=today - dt.timedelta(days=88), began_on__gte=today - dt.timedelta(days=760)
    )
    found = [
        Asked(row, months, due_on(row.began_on, months))
        for row in rows
        for months in MONTHS
        if due_on(row.began_on, months) <= today and all(f.months != months for f in row.follow_ups.all())
    ]
    return sorted(found, key=lambda asked: (asked.due, str(asked.row.pk)))[:MOST]


def followed(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> list[Followed]:
    """All whose help began in a period, with what was answered: for counting alone, and so also those whose file the
    institution has left since. Two queries."""
    rows = policy.houses(Followed.objects.all(), for_).filter(began_on__gte=since, began_on__lt=until)
    with fence.lifted("shares of all who began count also those whose file was left since, and name nobody"):
        return list(rows.prefetch_related("follow_ups").order_by("began_on", "id"))
