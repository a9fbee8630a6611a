"""One group: its families, who leads it, its sessions, its board; and what groups can be formed from."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.ground.errors import NotFound
from samspil.programmes import service as programmes
from samspil.supervision import policy
from samspil.supervision.models import Apart, Attendance, Facilitator, Group, Membership, Post, Session, Wish
from samspil.supervision.queries.due import is_due, last_day
from samspil.supervision.queries.year import themes
from samspil.supervision.terms import Came, State, quarter

MOST = 40


def groups(*, for_: Actor, at: dt.datetime) -> list[Group]:
    """The running groups that the actor sees, by name."""
    rows = (
        policy.groups(for_, on=for_.day(at)).filter(ended_on=None).select_related("institution", "programme")
    )
    return list(rows.order_by("name", "id")[:500])


def group(id: UUID, *, for_: Actor, at: dt.datetime) -> Group:
    rows = policy.groups(for_, on=for_.day(at)).select_related("institution", "programme")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def membership(id: UUID, *, for_: Actor, at: dt.datetime) -> Membership:
    rows = Membership.objects.filter(pk=id, group__in=policy.groups(for_, on=for_.day(at)).values("pk"))
    found = rows.select_related("group").first()
    if found is None:
        raise NotFound
    return found


def facilitator(id: UUID, *, for_: Actor, at: dt.datetime) -> Facilitator:
    rows = Facilitator.objects.filter(pk=id, group__in=policy.groups(for_, on=for_.day(at)).values("pk"))
    found = rows.select_related("group").first()
    if found is None:
        raise NotFound
    return found


@dataclass(slots=True)
class GroupPage:
    group: Group
    members: list[Membership]
    missed: dict[UUID, int]
    """How often each family was not there in its last sessions."""
    leaders: list[Facilitator]
    gone: frozenset[UUID]
    """Those of them who work there no longer."""
    sessions: list[Session]
    theme: Any
    due_on: dt.date | None
    may_change: bool
    leads: bool
    unasked: list[Attendance]
    """Who was not there and has not said why."""

    @property
    def alone(self) -> bool:
        return len([f for f in self.leaders if f.pk not in self.gone]) < 2

    @property
    def few(self) -> bool:
        """A group of one is no group; it is said, and nothing is hidden."""
        return len(self.members) < 2


def group_page(found: Group, *, for_: Actor, at: dt.datetime) -> GroupPage:
    """Eight queries."""
    on = for_.day(at)
    members = list(
        Membership.objects.filter(Q(until=None) | Q(until__gt=on), group=found)
        .select_related("family").order_by("family__name", "id")
    )  # fmt: skip
    leaders = list(
        Facilitator.objects.filter(Q(until=None) | Q(until__gt=on), group=found)
        .select_related("account", "institution").order_by("since", "id")
    )  # fmt: skip
    there = {
        (m.account_id, m.institution_id)
        for m in accounts.staff({f.institution_id for f in leaders}, at=at)
        if m.account.is_active and Word.SUPERVISION_DO in accounts.words_of(m)
    }
    sessions = list(found.sessions.order_by("-starts_at", "-id")[:MOST])
    missed = list(
        Attendance.objects.filter(session__group=found, came=Came.MISSED).select_related("family", "session")
        .order_by("-session__starts_at", "id")[:MOST]
    )  # fmt: skip
    counts: dict[UUID, int] = {}
    for row in missed:
        counts[row.family_id] = counts.get(row.family_id, 0) + 1
    year, q = quarter(on)
    return GroupPage(
        group=found, members=members, missed=counts, leaders=leaders,
        gone=frozenset(f.pk for f in leaders if (f.account_id, f.institution_id) not in there),
        sessions=sessions, theme=themes(found.programme_id, year)[q - 1], due_on=_due(found, sessions, year, q, for_),
        may_change=policy.guides(for_) and for_.may(Word.CARERS_WRITE) and found.institution_id == for_.institution,
        leads=any(f.account_id == for_.account and f.institution_id == for_.institution for f in leaders),
        unasked=[a for a in missed if not a.why],
    )  # fmt: skip


def _due(found: Group, sessions: list[Session], year: int, q: int, for_: Actor) -> dt.date | None:
    if any((s.year, s.quarter) == (year, q) and s.state != State.CANCELLED for s in sessions):
        return None
    due = is_due(for_.country, year, q, found.formed_on, found.ended_on)
    return last_day(for_.country, year, q) if due else None


@dataclass(frozen=True, slots=True)
class Choice:
    """A family that groups can be formed from."""

    id: UUID
    name: str
    area: str
    kind: str
    group: str


def choices(programme: UUID | None, *, for_: Actor, at: dt.datetime) -> list[Choice]:
    """The families that foster now, with the group of the programme they are in. Two queries."""
    members = (
        Membership.objects.filter(programme=programme, until=None).select_related("group")
        if programme
        else []
    )
    there = {m.family_id: m.group.name for m in members}
    return [
        Choice(f.pk, f.name, f.area, str(f.get_kind_display()), there.get(f.pk, ""))
        for f in carers.running(for_=for_)
    ]


def staff_choices(*, for_: Actor, at: dt.datetime, programme: UUID | None = None) -> list[Any]:
    """Who could lead: those who supervise here and at the partners of the own share of the programme."""
    homes = {for_.institution}
    if programme is not None:
        part = programmes.own_part(programme, for_=for_, on=for_.day(at))
        if part is not None:
            homes |= {p.institution_id for p in part.partners.all()}
    return [
        m for m in accounts.staff([h for h in homes if h], at=at)
        if m.account.is_active and Word.SUPERVISION_DO in accounts.words_of(m)
    ]  # fmt: skip


def programmes_here(*, for_: Actor, at: dt.datetime) -> list[Any]:
    """The programmes the actor sees, those first in which their own institution takes part now. Two queries."""
    on = for_.day(at)

    def elsewhere(programme: Any) -> bool:
        return not any(
            part.institution_id == for_.institution
            and part.joined_on <= on
            and (part.left_on is None or part.left_on > on)
            for part in programme.participations.all()
        )

    return sorted(programmes.programmes(for_=for_), key=elsewhere)


def apart_pairs(*, for_: Actor) -> list[Apart]:
    """Who should not sit together, for the service alone."""
    if not policy.guides(for_):
        return []
    rows = Apart.objects.filter(institution_id=for_.institution, until=None).select_related("one", "other")
    return list(rows.order_by("one__name", "other__name", "id"))


def apart(id: UUID, *, for_: Actor) -> Apart:
    """One of these notes, for the service alone."""
    found = next((row for row in apart_pairs(for_=for_) if row.pk == id), None)
    if found is None:
        raise NotFound
    return found


def wishes(families: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for w in Wish.objects.filter(family__in=families).order_by("noted_on", "id"):
        found.setdefault(w.family_id, []).append(w.theme)
    return found


def own_group(*, for_: Actor, at: dt.datetime) -> Membership | None:
    family = policy.own_family(for_, at=at)
    if family is None:
        return None
    rows = policy.own_groups(family, on=for_.day(at)).select_related("group__programme", "family")
    return rows.order_by("since", "id").first()


def own_board(found: Group, *, for_: Actor, at: dt.datetime) -> list[Post]:
    """What stands on the board of a group, newest first: for its families and who leads it."""
    family = policy.own_family(for_, at=at)
    rows = policy.board(for_, found, family=family, on=for_.day(at))
    return list(rows.select_related("author", "family", "hidden_by").order_by("-at", "-id")[:MOST])


def post_row(id: UUID, *, for_: Actor, at: dt.datetime) -> Post:
    found = Post.objects.select_related("group").filter(pk=id).first()
    if found is None:
        raise NotFound
    family = policy.own_family(for_, at=at)
    if not policy.board(for_, found.group, family=family, on=for_.day(at)).filter(pk=id).exists():
        raise NotFound
    return found
