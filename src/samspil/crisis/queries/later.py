"""What is looked at beside every reduction of beds: crisis again, placed later, incidents, waiting longer than a day. Handed in to
the beds."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.beds import service as beds
from samspil.beds.terms import BALANCE_DAYS, Balance, Counted
from samspil.cases import service as cases
from samspil.crisis.models import Crisis
from samspil.crisis.queries.clocks import limits
from samspil.crisis.terms import Answer, Ending
from samspil.ground import fence
from samspil.rules.terms import Limit

AGAIN = (Balance.AGAIN_30, Balance.AGAIN_90, Balance.AGAIN_365)
Count = Callable[..., Counted]


def _of(for_: Actor, field: str, since: dt.date, until: dt.date) -> QuerySet[Crisis]:
    """Crises of the institution by a moment within these days: counted over all, shown of none."""
    if for_.institution is None or not (for_.may(Word.CRISIS_SEE) or for_.may(Word.FIGURES_SEE)):
        return Crisis.objects.none()
    first, last = (
        dt.datetime.combine(day, dt.time(), tzinfo=ZoneInfo(for_.law_zone)).astimezone(dt.UTC)
        for day in (since, until)
    )
    return Crisis.objects.filter(
        institution_id=for_.institution, **{f"{field}__gte": first, f"{field}__lt": last}
    )


def again_within(days: int) -> Count:
    """Of the crises closed in these days those whose child was in crisis again at this desk so many days later. A crisis
    without a file cannot be found again: it is among all and not known. Whose days have not passed yet is not in it."""

    def count(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Counted:
        span = dt.timedelta(days=days)
        closed = _of(for_, "closed_at", since, until)
        running = closed.filter(closed_at__gt=at - span).count()
        over = closed.filter(closed_at__lte=at - span)
        later = Crisis.objects.filter(
            institution_id=OuterRef("institution_id"),
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


def incidents(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Counted:
    """Of the crises that came in these days those in which something happened: noted, or said at the close. Not known is one
    that was closed without an answer; one that is open and quiet so far is not in it yet."""
    rows = list(_of(for_, "received_at", since, until).values_list("pk", "closed_at", "incident"))
    noted = beds.with_incident([pk for pk, _closed, _said in rows], for_=for_)
    happened = [said == Answer.YES or pk in noted for pk, _closed, said in rows]
    quiet = [row for row, was in zip(rows, happened, strict=True) if not was]
    running = sum(closed is None for _pk, closed, _said in quiet)
    unknown = sum(closed is not None and not said for _pk, closed, said in quiet)
    return Counted(sum(happened), len(rows) - running, unknown, running)


def placed_later(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Counted:
    """Of the crises closed with the child at home or in its network those whose child was placed out of home within a year. A
    crisis without a file, and a file that the team is no longer part of, are among all and not known."""
    span = dt.timedelta(days=BALANCE_DAYS[Balance.PLACED_LATER])
    home = _of(for_, "closed_at", since, until).filter(ending__in=(Ending.HOME, Ending.NETWORK))
    rows = [(case, closed) for case, closed in home.values_list("case", "closed_at") if closed]
    over = [(case, for_.day(closed)) for case, closed in rows if closed <= at - span]
    placed, seen = _placed([case for case, _day in over if case], since, for_, at)
    n = sum(any(day < came <= day + span for came in placed.get(case, ())) for case, day in over)
    return Counted(n, len(over), sum(case not in seen for case, _day in over), len(rows) - len(over))


def _placed(
    files: list[UUID], since: dt.date, for_: Actor, at: dt.datetime
) -> tuple[dict[UUID, list[dt.date]], set[UUID]]:
    """The days on which children of these files were placed, and the files of which the reader may know it."""
    seen = set(cases.seen_cases(for_=for_, at=at).filter(case__in=files).values_list("case", flat=True))
    found: dict[UUID, list[dt.date]] = {}
    for case, day in cases.placed(seen, for_=for_, at=at, since=since):
        found.setdefault(case, []).append(day)
    return found, seen


def behind_the_fence(count: Count) -> Count:
    """Counted as the institution wrote them, also those whose file it has left since: figures over years do not shrink."""

    def whole(**asked: Any) -> Counted:
        with fence.lifted("figures count every crisis of the institution, and name nobody"):
            return count(**asked)

    return whole


def counts() -> dict[str, Count]:
    found: dict[str, Count] = {code: again_within(BALANCE_DAYS[code]) for code in AGAIN}
    found |= {
        Balance.WAITED: waited,
        Balance.INCIDENT: incidents,
        Balance.PLACED_LATER: placed_later,
    }
    return {code: behind_the_fence(count) for code, count in found.items()}


def with_a_bed(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Counted:
    """Of the crises that came in these days those in which a bed was taken."""
    came = _of(for_, "received_at", since, until)
    return Counted(came.filter(gates__isnull=False).distinct().count(), came.count())
