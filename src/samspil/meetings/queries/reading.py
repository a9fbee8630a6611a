"""Meetings as lists and one by one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.consents import service as consents
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.meetings import policy
from samspil.meetings.models import Decision, Invitation, Meeting
from samspil.meetings.queries.preparing import Check, Term, checks, row_of, term
from samspil.meetings.terms import Answer, KindRow, Role, State
from samspil.notices import service as notices

LIST_SIZE = 30
STILL_ON = dt.timedelta(hours=12)
"""How long after its start a meeting that nobody ended counts as coming."""


def _dressed(rows: QuerySet[Meeting], for_: Actor, at: dt.datetime) -> QuerySet[Meeting]:
    """With the case, the reader's own invitation, and how many were asked and come. One query more, for the invitations."""
    mine = policy.own_invitations(for_, at).select_related(None)
    return (
        rows.select_related("case", "case__child", "institution", "called_by")
        .prefetch_related(Prefetch("invitations", queryset=mine, to_attr="mine"))
        .annotate(
            asked=Count("invitations", distinct=True),
            come=Count(
                "invitations",
                filter=Q(invitations__answer=Answer.YES, invitations__ended_at=None),
                distinct=True,
            ),
        )
    )


def _own(for_: Actor, at: dt.datetime) -> QuerySet[Meeting]:
    """Meetings the actor was asked to, or called."""
    asked = Q(pk__in=policy.own_invitations(for_, at).values("meeting"))
    return policy.visible(for_, at=at).filter(asked | Q(called_by_id=for_.account))


def coming(*, for_: Actor, at: dt.datetime, limit: int = 100) -> list[Meeting]:
    """The actor's own planned meetings, soonest first. Two queries."""
    rows = _own(for_, at).filter(state=State.PLANNED, starts_at__gt=at - STILL_ON)
    return list(_dressed(rows, for_, at).order_by("starts_at", "id")[:limit])


def past(*, for_: Actor, at: dt.datetime, after: Any = None, before: Any = None) -> Page[Meeting]:
    """The actor's own meetings that are over or cancelled, newest first."""
    rows = _own(for_, at).exclude(state=State.PLANNED, starts_at__gt=at - STILL_ON)
    return page(
        _dressed(rows, for_, at), by=("-starts_at", "-id"), size=LIST_SIZE, after=after, before=before
    )


def of_case(
    case: UUID, *, for_: Actor, at: dt.datetime, after: Any = None, before: Any = None
) -> Page[Meeting]:
    """All meetings of a case at whose table the actor sits, newest first. The caller has asked for the case header."""
    rows = policy.visible(for_, at=at).filter(case=case, at_table=True)
    return page(
        _dressed(rows, for_, at), by=("-starts_at", "-id"), size=LIST_SIZE, after=after, before=before
    )


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Meeting:
    rows = policy.visible(for_, at=at).select_related("case", "case__child", "institution", "called_by")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def sees_all(meeting: Meeting, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.at_table(for_, meeting, at=at)


def own_invitation(meeting: Meeting, *, for_: Actor, at: dt.datetime) -> Invitation | None:
    return policy.own_invitations(for_, at).select_related("meeting").filter(meeting=meeting).first()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One meeting as the actor may see it. `header` is None for somebody from outside the case: own facts only."""

    meeting: Meeting
    header: cases.Header | None
    mine: Invitation | None
    invitations: list[Invitation]
    decisions: list[Decision]
    may_lead: bool
    may_write: bool
    row: KindRow
    checks: list[Check] = field(default_factory=list)
    risks: list[Any] = field(default_factory=list)
    tasks: list[Any] = field(default_factory=list)
    versions: list[Any] = field(default_factory=list)
    comments: list[Any] = field(default_factory=list)
    screen: Any = None
    joined: frozenset[UUID] = frozenset()

    @property
    def term(self) -> Term:
        return term(self.meeting, self.row)

    @property
    def returned(self) -> list[Invitation]:
        """Those whose mail did not arrive."""
        return [i for i in self.invitations if i.mail in (notices.REFUSED, notices.GIVEN_UP)]  # type: ignore[attr-defined]

    @property
    def missing(self) -> int:
        return sum(not check.done for check in self.checks)

    @property
    def present(self) -> list[Invitation]:
        return [i for i in self.invitations if i.here]  # type: ignore[attr-defined]

    @property
    def unsigned(self) -> list[Invitation]:
        return [i for i in self.present if i.attendance.signed_at is None]

    @property
    def may_uninvite(self) -> bool:
        return self.may_lead and self.meeting.began_at is None and len(self.invitations) > 1

    @property
    def come(self) -> int:
        return sum(i.answer == Answer.YES and i.ended_at is None for i in self.invitations)

    @property
    def untold(self) -> list[Invitation]:
        return [i for i in self.invitations if i.told_at is None]


MOST_LINES = 200
ORDER = {role: place for place, role in enumerate(Role.values)}


def sheet(id: UUID, *, for_: Actor, at: dt.datetime) -> Sheet:
    """The meeting with its invitations, decisions and dissent; a fixed number of queries."""
    meeting = get(id, for_=for_, at=at)
    if not meeting.at_table:  # type: ignore[attr-defined]
        return Sheet(
            meeting, None, own_invitation(meeting, for_=for_, at=at), [], [], False, False, row_of(meeting)
        )
    header = cases.header(meeting.case_id, for_=for_, at=at)
    rows = meeting.invitations.select_related("institution", "attendance", "consent")
    invitations = sorted(rows, key=lambda i: (ORDER.get(i.role, 9), i.name, str(i.pk)))
    letters = notices.outcomes(i.letter for i in invitations)
    for invitation in invitations:
        if invitation.consent is not None and invitation.consent.until <= at:
            invitation.ended_at = invitation.ended_at or invitation.consent.until
        invitation.here = getattr(invitation, "attendance", None) is not None  # type: ignore[attr-defined]
        invitation.mail = letters.get(invitation.letter, "")  # type: ignore[attr-defined, arg-type]
    mine = [i for i in invitations if (i.account_id, i.institution_id) == (for_.account, for_.institution)]
    open_ = meeting.state != State.CANCELLED
    screen = meeting.screens.filter(closed_at=None).prefetch_related("guests__invitation").first()
    return Sheet(
        meeting=meeting,
        header=header,
        mine=mine[0] if mine else None,
        invitations=invitations,
        decisions=_decisions(Q(meeting=meeting)),
        may_lead=open_ and policy.can(for_, "lead", meeting, at=at),
        may_write=open_ and policy.can(for_, "minutes", meeting, at=at),
        row=row_of(meeting),
        checks=checks(row_of(meeting), invitations, list(meeting.preparations.all())),
        risks=list(meeting.risks.select_related("institution").order_by("noted_at", "id")[:MOST_LINES]),
        tasks=_tasks(meeting),
        versions=list(meeting.versions.select_related("kept_by").order_by("number")[:MOST_LINES]),
        comments=list(meeting.comments.select_related("invitation").order_by("said_at", "id")[:MOST_LINES]),
        screen=screen,
        joined=frozenset(g.invitation_id for g in (screen.guests.all() if screen else ()) if g.looks_on),
    )


def _tasks(meeting: Meeting) -> list[Any]:
    rows = meeting.tasks.select_related("invitation", "invitation__institution")
    return list(rows.order_by("due_on", "noted_at", "id")[:MOST_LINES])


def _decisions(narrow: Q, newest_first: bool = False) -> list[Decision]:
    order = ("-decided_at", "-id") if newest_first else ("decided_at", "id")
    rows = Decision.objects.filter(narrow).select_related("institution", "meeting")
    return list(rows.prefetch_related("dissents").order_by(*order)[:200])


def decisions_of(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Decision]:
    """What meetings about this case decided, newest first, each with its meeting, institution and dissents."""
    cases.get(case, for_=for_, at=at)
    return _decisions(Q(meeting__case=case), newest_first=True)


def seen(ids: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> set[UUID]:
    """Which of these meetings the actor sees whole. One query."""
    rows = policy.visible(for_, at=at).filter(pk__in=set(ids), at_table=True)
    return set(rows.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Summary:
    """A case's meetings in short: the next planned one, the last one held, how many decisions there are."""

    next: Meeting | None
    last: Meeting | None
    decisions: int


def summary(case: UUID, *, for_: Actor, at: dt.datetime) -> Summary:
    """Three queries. Nothing for a case the actor does not see."""
    rows = policy.visible(for_, at=at).filter(case=case, at_table=True)
    return Summary(
        next=rows.filter(state=State.PLANNED, starts_at__gt=at - STILL_ON).order_by("starts_at").first(),
        last=rows.filter(state=State.HELD).order_by("-starts_at").first(),
        decisions=Decision.objects.filter(meeting__in=rows.values("pk")).count(),
    )


def by_secret(secret_hash: str, *, at: dt.datetime) -> Invitation:
    """The invitation behind a link, as long as it can be answered; a link that ended looks like one that never was."""
    kept = policy.standing(at)
    rows = Invitation.objects.filter(
        kept, secret_hash=secret_hash, meeting__state=State.PLANNED, ended_at=None
    )
    with fence.lifted("whoever holds the secret link is shown when and where, without signing in"):
        found = rows.select_related("meeting", "meeting__case").first()
    if found is None or found.meeting.starts_at + dt.timedelta(minutes=found.meeting.minutes) <= at:
        raise NotFound
    return found


def may_rest_on(header: cases.Header, *, for_: Actor, at: dt.datetime) -> list[tuple[Any, str, dt.date]]:
    """The running consents given to the actor's institution about the child: each, whom it names, its last day. One query."""
    found = consents.running(person=header.case.child_id, for_=for_, at=at)
    own = [one for one in found if one.institution_id == for_.institution]
    return [(one, consents.recipient(one), consents.last_day(one, zone=for_.law_zone)) for one in own]
