"""What is looked at beside every reduction of beds: crisis again, and waiting longer than a day. Handed in to the beds."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.beds.terms import Balance, Counted
from samspil.crisis.models import Crisis
from samspil.crisis.queries.clocks import limits
from samspil.rules.terms import Limit

AGAIN = {Balance.AGAIN_30: 30, Balance.AGAIN_90: 90, Balance.AGAIN_365: 365}


def _of(for_: Actor, field: str, since: dt.date, until: dt.date) -> QuerySet[Crisis]:
    """Crises of the institution by a moment within these days: counted over all, shown of none."""
    if for_.institution is None or not (for_.may(Word.CRISIS_SEE) or for_.may(Word.FIGURES_SEE)):
        return Crisis.objects.none()
    first, last = (
        dt.datetime.combine(day, dt.time(), tzinfo=ZoneInfo(for_.time_zone)).astimezone(dt.UTC)
        for day in (since, until)
    )
    return Crisis.objects.filter(
        institution_id=for_.institution, **{f"{field}__gte": first, f"{field}__lt": last}
    )


def again_within(days: int) -> Callable[..., Counted]:
    """Of the crises closed in these days those whose child was in crisis again so many days later. A crisis without a
    file cannot be found again: it is among all and not known. Whose days have not passed yet is not in it."""

    def count(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Counted:
        span = dt.timedelta(days=days)
        closed = _of(for_, "closed_at", since, until)
        running = closed.filter(closed_at__gt=at - span).count()
        over = closed.filter(closed_at__lte=at - span)
        later = Crisis.objects.filter(
            case=OuterRef("case"),
            received_at__gt=OuterRef("closed_at"),
            received_at__lte=OuterRef("closed_at") + span,
        )
        n = over.exclude(case=None).filter(Exists(later)).count()
        return Counted(n, over.count(), over.filter(case=None).count(), running)

    return count


def waited(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Counted:
    """Of the crises that came in these days those that nobody met within the hours of the method."""
    span = dt.timedelta(hours=limits(for_=for_, at=at).get(Limit.METHOD, 24))
    came = _of(for_, "received_at", since, until)
    unknown = came.filter(reported_at=None)
    known = came.exclude(reported_at=None)
    late = Q(met_at__gt=F("reported_at") + span) | Q(met_at=None, reported_at__lt=at - span)
    running = known.filter(met_at=None, reported_at__gte=at - span, closed_at=None).count()
    return Counted(known.filter(late).count(), came.count() - running, unknown.count(), running)


def counts() -> dict[str, Callable[..., Any]]:
    return {**{code: again_within(days) for code, days in AGAIN.items()}, Balance.WAITED: waited}
