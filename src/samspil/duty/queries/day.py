"""What duty hands to My day: gaps before they happen, swaps to answer, the own shift of today."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.access.service import Actor, Word
from samspil.duty import policy
from samspil.duty.models import Month, Roster, Shift, Swap
from samspil.duty.terms import Line, MonthState, SwapState
from samspil.ground.prepared import prepared
from samspil.ground.todo import Appointment, Todo
from samspil.meetings import service as meetings

AHEAD = dt.timedelta(days=21)
"""So long before it a gap begins to be chased, and a month that is not published."""


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Gaps of the next weeks and a month that is not published wait for who leads; a swap waits for who is asked. One query."""
    found: list[Todo] = []
    for roster in _waiting(for_=for_, on=today, at=at, until=at + AHEAD):
        led = for_.may(Word.DUTY_LEAD) and roster.institution_id == for_.institution
        if led:
            found += _gaps(roster) + _unpublished(roster, today)
        if roster.asked_at:
            found.append(_asked(roster))
    return found


@prepared
def _waiting(for_: Actor, on: Any, at: Any, until: Any) -> QuerySet[Roster]:
    empty = Shift.objects.filter(
        roster=OuterRef("pk"), member=None, starts_at__gt=at, starts_at__lt=until
    ).order_by()
    asked = Swap.objects.filter(
        to__account_id=for_.account, to__institution_id=for_.institution, state=SwapState.ASKED,
        shift__roster=OuterRef("pk"), shift__starts_at__gt=at,
    ).order_by("shift__starts_at")  # fmt: skip
    months = Month.objects.filter(roster=OuterRef("pk"), state=MonthState.PUBLISHED).order_by("-first_on")
    rows = policy.visible(for_, on=on).filter(ended_at=None)
    return rows.annotate(
        gaps=Subquery(empty.values("roster").annotate(n=Count("pk")).values("n")),
        gap_on=Subquery(empty.order_by("starts_at").values("on")[:1]),
        asked_at=Subquery(asked.values("shift__on")[:1]),
        asked_name=Subquery(asked.values("asked_by__account__name")[:1]),
        published=Subquery(months.values("first_on")[:1]),
    ).order_by("name", "id")


def _gaps(roster: Any) -> list[Todo]:
    if not roster.gaps:
        return []
    said = ngettext("%(n)s shift has nobody", "%(n)s shifts have nobody", roster.gaps) % {"n": roster.gaps}
    return [
        Todo(
            due=roster.gap_on, title=said, detail=roster.name, url=_month(roster, roster.gap_on), verb=_("Fill"),
            kind="duty", strong=True,
        )
    ]  # fmt: skip


def _unpublished(roster: Any, today: dt.date) -> list[Todo]:
    """The next month must stand before it begins."""
    coming = (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    first = coming if coming - today <= AHEAD else today.replace(day=1)
    if roster.published and roster.published >= first:
        return []
    return [
        Todo(
            due=first, title=_("The rota of a month is not published"), detail=roster.name,
            url=_month(roster, first), verb=_("Open"), kind="duty",
        )
    ]  # fmt: skip


def _asked(roster: Any) -> Todo:
    return Todo(
        due=roster.asked_at,
        title=_("%(name)s asks if you take a shift") % {"name": roster.asked_name},
        detail=roster.name,
        url=reverse("duty:swaps", args=[roster.pk]),
        verb=_("Answer"),
        kind="duty",
    )


def _month(roster: Any, day: dt.date) -> str:
    return reverse("duty:rota", args=[roster.pk]) + f"?month={day:%Y-%m}"


def today(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Appointment]:
    """The actor's own shifts of the day where they work. One query."""
    zone = ZoneInfo(for_.law_zone)
    start, end = (
        dt.datetime.combine(day, dt.time(), tzinfo=zone) for day in (today, today + dt.timedelta(days=1))
    )
    return [_appointment(s) for s in _mine(for_=for_, since=max(start, at), until=end)]


@prepared
def _mine(for_: Actor, since: Any, until: Any) -> QuerySet[Shift]:
    if for_.account is None or not for_.may(Word.DUTY_SEE):
        return Shift.objects.none()
    rows = Shift.objects.filter(
        member__account_id=for_.account, member__institution_id=for_.institution, live=True,
        starts_at__lt=until, ends_at__gt=since,
    )  # fmt: skip
    return rows.select_related("roster").order_by("starts_at", "id")[:10]


def coming(*, for_: Actor, since: dt.datetime, until: dt.datetime) -> list[Shift]:
    """The actor's own published shifts of a time, for their calendar program. One query."""
    return _mine_between(for_=for_, since=since, until=until)


@prepared
def _mine_between(for_: Actor, since: Any, until: Any) -> QuerySet[Shift]:
    if for_.account is None or not for_.may(Word.DUTY_SEE):
        return Shift.objects.none()
    rows = Shift.objects.filter(
        member__account_id=for_.account, member__institution_id=for_.institution, live=True,
        starts_at__gte=since, starts_at__lt=until,
    )  # fmt: skip
    return rows.select_related("roster").order_by("starts_at", "id")[:500]


BACK, FORTH = dt.timedelta(days=60), dt.timedelta(days=400)


def in_calendar(*, for_: Actor, at: dt.datetime, site: str) -> list[meetings.Also]:
    """The actor's own published shifts, for the calendar that their program reads: when, with the time to hand over, and which line,
    nothing more."""
    return [
        meetings.Also(
            uid=f"shift-{shift.pk}@samspil", starts_at=shift.starts_at, ends_at=shift.ends_at + _stays(shift),
            time_zone=shift.roster.time_zone, summary=_summary(shift),
            link=f"{site}{_month(shift.roster, shift.on)}", stamp=shift.given_at,
        )
        for shift in coming(for_=for_, since=at - BACK, until=at + FORTH)
    ]  # fmt: skip


def _stays(shift: Any) -> dt.timedelta:
    """Handing over is work: nothing else should be put into it."""
    return dt.timedelta(minutes=shift.roster.overlap_minutes if shift.line == Line.FIRST else 0)


def _summary(shift: Any) -> str:
    minutes, line = _stays(shift) // dt.timedelta(minutes=1), Line(shift.line).label
    if not minutes:
        return _("Duty: %(line)s") % {"line": line}
    said = ngettext(
        "Duty: %(line)s, the last %(n)s minute to hand over",
        "Duty: %(line)s, the last %(n)s minutes to hand over",
        minutes,
    )
    return said % {"line": line, "n": minutes}


def _appointment(shift: Any) -> Appointment:
    return Appointment(
        starts_at=shift.starts_at,
        minutes=round((shift.ends_at - shift.starts_at).total_seconds() / 60),
        title=shift.roster.name,
        detail=Line(shift.line).label,
        url=reverse("duty:rota", args=[shift.roster_id]) + f"?month={shift.on:%Y-%m}&shift={shift.pk}",
    )
