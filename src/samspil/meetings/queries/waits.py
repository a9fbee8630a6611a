"""What meetings hand to My day."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, FilteredRelation, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.ground.prepared import prepared
from samspil.ground.todo import Appointment, Todo
from samspil.meetings import policy
from samspil.meetings.models import Invitation, Meeting, Task
from samspil.meetings.policy import LEADING
from samspil.meetings.terms import Answer, Role, State
from samspil.notices import service as notices
from samspil.people.terms import NAME_PARTS

MOST = 50
LEFT = dt.timedelta(hours=12)
"""How long after its beginning a meeting that nobody ended counts as left open."""


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Answers the actor owes, tasks they took, invitations that did not arrive, minutes to agree to, minutes to write. One
    query."""
    found = _waiting(for_=for_, at=at, left=at - LEFT)
    asked = [_owes(m, for_) for m in found if m.asked]
    asked += [_does(m) for m in found if m.task] + [_calls(m, for_) for m in found if m.unreached]
    return asked + [_reads(m) for m in found if m.read] + [_writes(m, for_) for m in found if m.unwritten]


@prepared
def _waiting(for_: Actor, at: Any, left: Any) -> QuerySet[Meeting]:
    """Unwritten minutes wait for who called the meeting or takes them: it was held, or is past and never ended. An invitation
    that did not arrive waits for who called it or leads it, until it is sent elsewhere, answered or told in person."""
    table, closed = Q(at_table=True), Q(minutes_closed_at__isnull=False)
    planned, held = Q(state=State.PLANNED), Q(state=State.HELD)
    asked = planned & Q(own__answer=Answer.WAITING, starts_at__gt=at)
    read = table & closed & Q(own__isnull=False, own__agreed_at=None)
    theirs = table & (Q(called_by_id=for_.account) | Q(own__role=Role.MINUTE_TAKER))
    unwritten = theirs & ((held & ~closed) | (planned & Q(starts_at__lt=left)))
    tasks = Task.objects.filter(
        meeting=OuterRef("pk"), done_at=None, invitation__account_id=for_.account,
        invitation__institution_id=for_.institution,
    ).order_by("due_on", "id")  # fmt: skip
    rows = _mine(for_, at).annotate(
        task=Subquery(tasks.values("text")[:1]), task_due=Subquery(tasks.values("due_on")[:1])
    )
    led = table & planned & Q(starts_at__gt=at) & (Q(called_by_id=for_.account) | Q(own__role__in=LEADING))
    lost = Invitation.objects.filter(
        notices.undelivered(OuterRef("letter")),
        meeting=OuterRef("pk"),
        answer=Answer.WAITING,
        briefed_at=None,
        ended_at=None,
    )
    rows = rows.annotate(unreached=Case(When(led, then=Subquery(lost.values("name")[:1])), default=None))
    rows = rows.filter(asked | read | unwritten | Q(task__isnull=False) | Q(unreached__isnull=False))
    return _shown(rows.annotate(asked=_is(asked), read=_is(read), unwritten=_is(unwritten)))


def _mine(for_: Actor, at: Any) -> QuerySet[Meeting]:
    """The meetings that the actor was asked to or called, found from their side, with their invitation as `own`."""
    asked = policy.own_invitations(for_, at).values("meeting")
    called = Meeting.objects.filter(called_by_id=for_.account).values("pk")
    to_them = Q(invitations__account_id=for_.account, invitations__institution_id=for_.institution)
    rows = policy.visible(for_, at=at).filter(pk__in=asked.union(called))
    return rows.annotate(own=FilteredRelation("invitations", condition=to_them))


def _is(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False)


def _shown(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    child = (f"case__child__{part}" for part in NAME_PARTS)
    rows = rows.select_related("case__child").only(
        "case_id", "kind", "goal", "state", "starts_at", "minutes", "place", *child
    )
    return rows.order_by("starts_at", "id")[:MOST]


def _title(meeting: Meeting, named: bool) -> str:
    kind = meeting.get_kind_display()
    return f"{kind}: {meeting.case.child.short}" if named else kind


def _day(moment: dt.datetime, for_: Actor) -> dt.date:
    return for_.day(moment)


def _owes(meeting: Meeting, for_: Actor) -> Todo:
    named: bool = meeting.at_table  # type: ignore[attr-defined]
    return Todo(
        due=_day(meeting.starts_at, for_),
        title=_title(meeting, named),
        detail=_("Do you come? %(goal)s") % {"goal": meeting.goal},
        url=reverse("meetings:show", args=[meeting.pk]),
        verb=_("Answer"),
        kind="meeting",
        case=meeting.case_id if named else None,
    )


def _does(meeting: Meeting) -> Todo:
    """The first of the tasks that they took at this meeting; the meeting's page has the others."""
    named: bool = meeting.at_table  # type: ignore[attr-defined]
    return Todo(
        due=meeting.task_due,  # type: ignore[attr-defined]
        title=_title(meeting, named),
        detail=meeting.task,  # type: ignore[attr-defined]
        url=reverse("meetings:show", args=[meeting.pk]) + "#tasks",
        verb=_("Open"),
        kind="meeting",
        case=meeting.case_id if named else None,
    )


def _calls(meeting: Meeting, for_: Actor) -> Todo:
    """The first of those whose invitation did not arrive; the meeting's page has the others."""
    return Todo(
        due=_day(meeting.starts_at, for_),
        title=_("The invitation to %(name)s did not arrive") % {"name": meeting.unreached},  # type: ignore[attr-defined]
        detail=_title(meeting, True),
        url=reverse("meetings:show", args=[meeting.pk]),
        verb=_("Send again"),
        kind="meeting",
        case=meeting.case_id,
    )


def _reads(meeting: Meeting) -> Todo:
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
    zone = ZoneInfo(for_.law_zone)
    start = dt.datetime.combine(today, dt.time(), tzinfo=zone)
    end = dt.datetime.combine(today + dt.timedelta(days=1), dt.time(), tzinfo=zone)
    return [_appointment(m, for_) for m in _between(for_=for_, at=at, start=start, end=end)]


@prepared
def _between(for_: Actor, at: Any, start: Any, end: Any) -> QuerySet[Meeting]:
    rows = _mine(for_, at).filter(state=State.PLANNED, starts_at__gte=start, starts_at__lt=end)
    return _shown(rows.filter(~Q(own__answer=Answer.NO) | Q(own=None) | Q(called_by_id=for_.account)))


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
