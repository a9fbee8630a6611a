"""Who answers at a moment: exactly one answer, or a gap with the name of who answers all the same."""

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samspil.access.service import Actor
from samspil.duty import policy
from samspil.duty.models import Cover, Roster, Shift
from samspil.duty.terms import LONGEST, Answerer, Line, NamedGap, Step, Stretch
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared


def answering(
    *, for_: Actor, at: dt.datetime, roster: UUID, moment: dt.datetime | None = None, line: int = Line.FIRST
) -> Answerer | NamedGap:
    """Who answers now, or at another `moment`. Of two shifts that overlap the later one answers. One query where somebody
    has a shift, three in a gap."""
    moment = moment or at
    on = for_.day(at)
    second = line == Line.SECOND
    rows = _running(for_=for_, on=on, roster=roster, second=second, then=moment, since=moment - LONGEST)
    held = next((s for s in rows if s.member_id), None)
    if held is not None:
        return _answerer(held)
    return _gap(_known(roster, for_, on), line, moment)


@prepared
def _running(for_: Actor, on: Any, roster: Any, second: bool, then: Any, since: Any) -> QuerySet[Shift]:
    """Nothing that began longer ago than the longest shift can still run, so the index is read over one day."""
    seen = policy.visible(for_, on=on).filter(pk=roster).values("pk")
    line = Line.SECOND if second else Line.FIRST
    rows = Shift.objects.filter(roster__in=seen, roster_id=roster, line=line, starts_at__lte=then)
    rows = rows.filter(starts_at__gt=since, ends_at__gt=then, live=True)
    return rows.select_related("member__account").order_by("-starts_at", "-id")[:3]


def _answerer(shift: Any) -> Answerer:
    member = shift.member
    return Answerer(
        member.account.name, member.phone, shift.ends_at, shift.line, member.pk, member.account_id, shift.pk
    )


def _known(roster: UUID, for_: Actor, on: dt.date) -> Roster:
    found = policy.visible(for_, on=on).filter(pk=roster).first()
    if found is None:
        raise NotFound
    return found


def _gap(roster: Roster, line: int, moment: dt.datetime) -> NamedGap:
    """The gap around a moment and who answers for it."""
    rows = Shift.objects.filter(roster=roster, line=line, live=True, member__isnull=False)
    before = (
        rows.filter(ends_at__lte=moment, starts_at__gt=moment - LONGEST * 40).order_by("-ends_at").first()
    )
    after = rows.filter(starts_at__gt=moment).order_by("starts_at").first()
    since = before.ends_at if before else roster.open_since
    until = after.starts_at if after else moment + LONGEST
    covers = Cover.objects.filter(roster=roster, line=line, since__lte=moment, until__gt=moment)
    named = covers.order_by("-said_at").first()
    if named is None:
        return NamedGap(since, until, roster.otherwise, roster.otherwise_phone, "", line)
    return NamedGap(
        max(since, named.since), min(until, named.until), named.name, named.phone, named.why, line
    )


def chain(
    *, for_: Actor, at: dt.datetime, roster: Roster, moment: dt.datetime | None = None
) -> tuple[Step, ...]:
    """Who is rung, in turn, for a call that begins at a moment. Never empty: the last is always who answers otherwise."""
    steps: list[Step] = []
    lines = (Line.FIRST, Line.SECOND) if roster.two_lines else (Line.FIRST,)
    for line in lines:
        found = answering(for_=for_, at=at, roster=roster.pk, moment=moment, line=line)
        after = 0 if not steps else roster.next_after
        kind = "gap" if found.is_gap else f"line{int(line)}"
        if found.phone and found.phone not in {s.phone for s in steps}:
            steps.append(Step(found.name, found.phone, after, kind, getattr(found, "account", None)))
    if roster.otherwise_phone not in {s.phone for s in steps}:
        steps.append(Step(roster.otherwise, roster.otherwise_phone, roster.otherwise_after, "otherwise"))
    return tuple(steps)


def stretches(
    shifts: Iterable[tuple[dt.datetime, dt.datetime, Any]], *, since: dt.datetime, until: dt.datetime
) -> list[Stretch]:
    """A time cut into stretches, each held by the shift that answers then, or by nobody (`held` None). They touch and do not
    overlap: together they are the time from `since` until `until`."""
    rows = sorted(((a, b, held) for a, b, held in shifts if a < until and b > since), key=lambda s: s[0])
    cuts = sorted(
        {since, until, *(max(a, since) for a, _b, _h in rows), *(min(b, until) for _a, b, _h in rows)}
    )
    found: list[Stretch] = []
    for begin, end in itertools.pairwise(cuts):
        running = [held for a, b, held in rows if a <= begin and b >= end]
        held = running[-1] if running else None
        if found and found[-1].held is held:
            found[-1] = Stretch(found[-1].since, end, held)
        else:
            found.append(Stretch(begin, end, held))
    return found


def reachable(
    *,
    for_: Actor,
    at: dt.datetime,
    roster: Roster,
    since: dt.datetime,
    until: dt.datetime,
    line: int = Line.FIRST,
) -> list[Stretch]:
    """The stretches of a line in which somebody had a published shift, and those in which nobody had (`held` None)."""
    if not policy.can(for_, "read", roster, on=for_.day(at)):
        raise NotFound
    rows = Shift.objects.filter(
        roster=roster, line=line, live=True, member__isnull=False, starts_at__lt=until, starts_at__gt=since - LONGEST
    )  # fmt: skip
    taken = rows.values_list("starts_at", "ends_at", "member_id")
    return stretches(taken, since=since, until=until)
