"""Whether families come again after a case was closed: counts over many files, without names."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce

from samspil.access.service import Actor
from samspil.cases.models import Case, Entry
from samspil.cases.terms import Closing, EntryKind

NOBODY_COMES_AGAIN = (Closing.DIED, Closing.OF_AGE, Closing.ADOPTED)
NOBODY_KNOWS = (Closing.MOVED, Closing.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class CameAgain:
    """Of `closings` that could be followed for the whole time, `again` were followed by a new or reopened case of the same
    child at the same institution. `unknown`: too early to say, or the family left for elsewhere. A new case counts from the
    day on which the request reached the institution, where it came of one: help that waited is not help that nobody asked
    for. A request that is no case names no child for certain and is not seen here."""

    again: int
    closings: int
    unknown: int


def came_again(
    *, for_: Actor, since: dt.datetime, until: dt.datetime, within: dt.timedelta, at: dt.datetime
) -> CameAgain:
    """Closings by the actor's institution in a period. Left out are those after which no child can come again. Three
    queries."""
    own = Entry.objects.filter(kind=EntryKind.EVENT, case__institution_id=for_.institution)
    closed = own.filter(code="cases.closed", happened_at__gte=since, happened_at__lt=until)
    closings = list(closed.values_list("happened_at", "case__child_id", "data"))
    children = {child for _when, child, _data in closings}
    opened = Case.objects.filter(institution_id=for_.institution, child__in=children)
    asked = opened.annotate(asked_at=Coalesce("referral__received_at", "opened_at"))
    reopened = own.filter(code="cases.reopened", case__child__in=children)
    begins: dict[UUID, list[dt.datetime]] = {}
    for when, child in (
        *asked.values_list("asked_at", "child_id"),
        *reopened.values_list("happened_at", "case__child_id"),
    ):
        begins.setdefault(child, []).append(when)
    return _counted([(w, c, _reason(d)) for w, c, d in closings], begins, within, at)


def _reason(data: Any) -> str:
    return str(data.get("reason", "")) if isinstance(data, dict) else ""


def _counted(
    closings: list[tuple[dt.datetime, UUID, str]], begins: dict[UUID, list[dt.datetime]], within: dt.timedelta,
    at: dt.datetime,
) -> CameAgain:  # fmt: skip
    """Who came again before the time is over is not counted yet either: to count them at once, and who did not only later,
    would bend the share."""
    again = followed = unknown = 0
    for when, child, reason in closings:
        if reason in NOBODY_COMES_AGAIN:
            continue
        came = any(when < begin <= when + within for begin in begins.get(child, ()))
        if when + within > at or (reason in NOBODY_KNOWS and not came):
            unknown += 1
        else:
            followed, again = followed + 1, again + came
    return CameAgain(again, followed, unknown)
