"""What meetings hand to My day."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.todo import Appointment, Todo
from samspil.meetings import policy
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.terms import Answer, Role, State

MOST = 50


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Answers the actor owes, minutes to agree to, minutes to write. Three queries."""
    table = Exists(cases.seen_cases(for_=for_, at=at).filter(case_id=OuterRef("meeting__case_id")))
    mine = policy.own_invitations(for_).annotate(at_table=table).select_related("meeting__case__child")
    asked = mine.filter(answer=Answer.WAITING, meeting__state=State.PLANNED, meeting__starts_at__gt=at)
    read = mine.filter(agreed_at=None, meeting__minutes_closed_at__isnull=False, at_table=True)
    return (
        [_owes(i, for_) for i in asked.order_by("meeting__starts_at", "id")[:MOST]]
        + [_reads(i) for i in read.order_by("meeting__minutes_closed_at", "id")[:MOST]]
        + [_writes(m, for_) for m in _unwritten(for_, at)[:MOST]]
    )


def _unwritten(for_: Actor, at: dt.datetime) -> list[Meeting]:
    """Meetings the actor called or takes the minutes of: held without closed minutes, or past and never ended."""
    taking = policy.own_invitations(for_).filter(role=Role.MINUTE_TAKER)
    rows = policy.visible(for_, at=at).filter(at_table=True)
    rows = rows.filter(Q(called_by_id=for_.account) | Q(pk__in=taking.values("meeting")))
    held = Q(state=State.HELD, minutes_closed_at=None)
    left = Q(state=State.PLANNED, starts_at__lt=at - dt.timedelta(hours=12))
    return list(rows.filter(held | left).select_related("case__child").order_by("starts_at", "id"))


def _title(meeting: Meeting, named: bool) -> str:
    kind = meeting.get_kind_display()
    return f"{kind}: {meeting.case.child.short}" if named else kind


def _day(moment: dt.datetime, for_: Actor) -> dt.date:
    return moment.astimezone(ZoneInfo(for_.time_zone)).date()


def _owes(invitation: Invitation, for_: Actor) -> Todo:
    meeting, named = invitation.meeting, invitation.at_table  # type: ignore[attr-defined]
    return Todo(
        due=_day(meeting.starts_at, for_),
        title=_title(meeting, named),
        detail=_("Do you come? %(goal)s") % {"goal": meeting.goal},
        url=reverse("meetings:show", args=[meeting.pk]),
        verb=_("Answer"),
        kind="meeting",
        case=meeting.case_id if named else None,
    )


def _reads(invitation: Invitation) -> Todo:
    meeting = invitation.meeting
    return Todo(
        due=None,
        title=_("Minutes: %(child)s") % {"child": meeting.case.child.short},
        detail=_("Read the minutes, agree or say what is missing"),
        url=reverse("meetings:show", args=[meeting.pk]) + "#minutes",
        verb=_("Read"),
        kind="meeting",
        case=meeting.case_id,
    )


def _writes(meeting: Meeting, for_: Actor) -> Todo:
    return Todo(
        due=_day(meeting.starts_at, for_),
        title=_title(meeting, True),
        detail=_("Write the minutes and close them")
        if meeting.state == State.HELD
        else _("Was it held? End it or cancel it"),
        url=reverse("meetings:show", args=[meeting.pk]) + "#minutes",
        verb=_("Continue"),
        kind="meeting",
        case=meeting.case_id,
    )


def today(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Appointment]:
    """The actor's meetings of the day where they work, each with the way to the projector. One query."""
    zone = ZoneInfo(for_.time_zone)
    start = dt.datetime.combine(today, dt.time(), tzinfo=zone)
    end = dt.datetime.combine(today + dt.timedelta(days=1), dt.time(), tzinfo=zone)
    asked = policy.own_invitations(for_).exclude(answer=Answer.NO).values("meeting")
    rows = policy.visible(for_, at=at).filter(Q(pk__in=asked) | Q(called_by_id=for_.account))
    rows = rows.filter(state=State.PLANNED, starts_at__gte=start, starts_at__lt=end)
    return [
        _appointment(m, for_) for m in rows.select_related("case__child").order_by("starts_at", "id")[:MOST]
    ]


def _appointment(meeting: Meeting, for_: Actor) -> Appointment:
    named: bool = meeting.at_table  # type: ignore[attr-defined]
    projects = named and for_.may(Word.MEETING_CALL)
    return Appointment(
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        title=_title(meeting, named),
        detail=meeting.place or meeting.goal,
        url=reverse("meetings:show", args=[meeting.pk]),
        extra_url=reverse("meetings:present", args=[meeting.pk]) if projects else "",
        extra_word=_("On the projector") if projects else "",
    )
