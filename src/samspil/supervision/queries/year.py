"""The year of a programme at a service: its themes, and what each group held of what is due. A fixed number of queries."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from samspil.access.service import Actor
from samspil.ground import paging
from samspil.programmes import service as programmes
from samspil.supervision import policy
from samspil.supervision.models import Facilitator, Goal, Group, Growth, Membership, Session, Theme
from samspil.supervision.queries.due import is_due, last_day
from samspil.supervision.terms import Came, Kind, State, quarter, quarter_days

QUARTERS = (1, 2, 3, 4)
SIZE = 40
LATELY = 14


@dataclass(slots=True)
class Cell:
    """One group in one quarter. `state`: held, planned, late (was due), due (still time), off (not due)."""

    quarter: int
    state: str
    session: Any = None
    came: int = 0
    belong: int = 0
    called_off: Any = None

    @property
    def dots(self) -> list[bool]:
        return [n < self.came for n in range(self.belong)]


@dataclass(slots=True)
class GroupRow:
    group: Group
    families: int
    leaders: list[Facilitator]
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class YearPage:
    programme: Any
    year: int
    now_quarter: int
    themes: list[Theme | None]
    rows: list[GroupRow]
    later: UUID | None
    earlier: UUID | None
    home: list[tuple[int, int]] = field(default_factory=list)
    """Per quarter: families that were seen at home, of all in groups."""
    held: int = 0
    due: int = 0
    came: int = 0
    expected: int = 0
    families: int = 0
    groups: int = 0
    plans: int = 0
    plans_late: int = 0
    goals: dict[str, int] = field(default_factory=dict)

    @property
    def rest(self) -> int:
        return self.due - self.held


def themes(programme: UUID, year: int) -> list[Theme | None]:
    found = {t.quarter: t for t in Theme.objects.filter(programme=programme, year=year)}
    return [found.get(q) for q in QUARTERS]


def theme(programme: UUID, year: int, number: int, *, for_: Actor) -> Theme | None:
    programmes.get(programme, for_=for_)
    return Theme.objects.filter(programme=programme, year=year, quarter=number).first()


def year_page(
    programme: UUID, year: int, *, for_: Actor, at: dt.datetime, after: UUID | None = None, before: UUID | None = None
) -> YearPage:  # fmt: skip
    """A screenful of groups in their year, with sums over all of them."""
    on = for_.day(at)
    found = programmes.get(programme, for_=for_)
    first, last = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    mine = policy.groups(for_, on=on).filter(programme=programme, formed_on__lt=last)
    mine = mine.filter(Q(ended_on=None) | Q(ended_on__gt=first))
    screen = paging.page(mine, by=("name", "id"), size=SIZE, after=after, before=before)
    page = YearPage(
        found, year, quarter(on)[1] if on.year == year else (0 if on.year < year else 5), themes(programme, year),
        _rows(screen.items, year, for_, on), screen.later, screen.earlier,
    )  # fmt: skip
    _sums(page, mine, for_, on)
    return page


def _rows(found: list[Group], year: int, for_: Actor, on: dt.date) -> list[GroupRow]:
    ids = [g.pk for g in found]
    members: dict[UUID, list[Membership]] = defaultdict(list)
    for m in Membership.objects.filter(group__in=ids):
        members[m.group_id].append(m)
    leaders: dict[UUID, list[Facilitator]] = defaultdict(list)
    for f in (
        Facilitator.objects.filter(group__in=ids, until=None)
        .select_related("account")
        .order_by("since", "id")
    ):
        leaders[f.group_id].append(f)
    sessions: dict[tuple[UUID, int], list[Any]] = defaultdict(list)
    for s in sessions_of(Q(group__in=ids), year):
        sessions[s.group_id, s.quarter].append(s)
    rows = []
    for g in found:
        there = sum(m.since <= on and (m.until is None or m.until > on) for m in members[g.pk])
        row = GroupRow(g, there, leaders[g.pk])
        row.cells = [_cell(g, members[g.pk], year, q, sessions[g.pk, q], for_, on) for q in QUARTERS]
        rows.append(row)
    return rows


def sessions_of(which: Q, year: int) -> QuerySet[Any]:
    """Group sessions of a year with how many came and how many were written down."""
    came = Count("attendances", filter=Q(attendances__came=Came.CAME))
    noted = Count("attendances", filter=~Q(attendances__came=""))
    rows = Session.objects.filter(which, kind=Kind.GROUP, year=year, **_days_of(year))
    rows = rows.only("group_id", "quarter", "state", "starts_at").annotate(came=came, noted=noted)
    return rows.order_by("starts_at", "id")


def _days_of(year: int) -> dict[str, dt.datetime]:
    """Within the days of a year wherever it is counted: a group's sessions of ten years are not looked through for one."""
    day = dt.timedelta(days=1)
    first, after = dt.datetime(year, 1, 1, tzinfo=dt.UTC), dt.datetime(year + 1, 1, 1, tzinfo=dt.UTC)
    return {"starts_at__gte": first - day, "starts_at__lt": after + day}


def _cell(
    group: Group, members: list[Membership], year: int, q: int, held: list[Any], for_: Actor, on: dt.date
) -> Cell:
    first, _after = quarter_days(year, q)
    live = [s for s in held if s.state != State.CANCELLED]
    called_off = next((s for s in reversed(held) if s.state == State.CANCELLED), None)
    shown = next((s for s in live if s.state == State.HELD), live[0] if live else None)
    if shown is not None:
        if shown.state == State.HELD:
            return Cell(q, "held", shown, shown.came, shown.noted, called_off)
        return Cell(q, "planned", shown, 0, 0, called_off)
    due = is_due(for_.country, year, q, group.formed_on, group.ended_on)
    if not due:
        return Cell(q, "off")
    late = on > last_day(for_.country, year, q) or (called_off is not None and on >= first)
    return Cell(q, "late" if late else "due", called_off=called_off)


def _sums(page: YearPage, mine: QuerySet[Group], for_: Actor, on: dt.date) -> None:
    rows = list(mine.values_list("pk", "formed_on", "ended_on"))
    page.groups, all_ = len(rows), [pk for pk, _since, _until in rows]
    done = defaultdict(set)
    sessions = Session.objects.filter(
        group__in=all_, year=page.year, kind=Kind.GROUP, state=State.HELD, **_days_of(page.year)
    )
    for group, q in sessions.values_list("group_id", "quarter"):
        done[q].add(group)
    for q in QUARTERS:
        owed = {g for g, since, until in rows if is_due(for_.country, page.year, q, since, until)}
        past = owed if on > last_day(for_.country, page.year, q) else owed & done[q]
        page.due, page.held = page.due + len(past), page.held + len(past & done[q])
    attended = sessions.aggregate(
        came=Count("attendances", filter=Q(attendances__came=Came.CAME)), noted=Count("attendances", filter=~Q(attendances__came=""))
    )  # fmt: skip
    page.came, page.expected = attended["came"], attended["noted"]
    _at_home(page, all_, for_, on)
    _small_goals(page, all_, for_, on)


def _at_home(page: YearPage, groups: Any, for_: Actor, on: dt.date) -> None:
    members = Membership.objects.filter(group__in=groups)
    rows = list(members.values_list("family_id", "since", "until"))
    spans = {q: quarter_days(page.year, q) for q in QUARTERS} | {0: (on, on + dt.timedelta(days=1))}
    there = {
        q: len({f for f, since, until in rows if since < after and (until is None or until > first)})
        for q, (first, after) in spans.items()
    }
    visits = Session.objects.filter(programme=page.programme, year=page.year, state=State.HELD)
    visits = visits.exclude(kind=Kind.GROUP)
    if policy.guides(for_):
        visits = visits.filter(institution_id=for_.institution)
    else:
        visits = visits.filter(family__in=members.values("family_id"))
    seen = dict(visits.values_list("quarter").annotate(n=Count("family", distinct=True)).order_by())
    page.families = there[0]
    page.home = [(seen.get(q, 0), there[q]) for q in QUARTERS]


def _small_goals(page: YearPage, groups: Any, for_: Actor, on: dt.date) -> None:
    """How the goals of two weeks go, counted; goals of families are never compared."""
    members = Membership.objects.filter(group__in=groups, until=None).values("family_id")
    plans = Growth.objects.filter(family__in=members, ended_on=None)
    counted = plans.aggregate(n=Count("pk"), late=Count("pk", filter=Q(review_on__lt=on)))
    page.plans, page.plans_late = counted["n"], counted["late"]
    page.goals = goal_counts(plans, on=on)


def goal_counts(plans: QuerySet[Growth], *, on: dt.date) -> dict[str, int]:
    """Running goals of plans: as often as wanted, less often, no word for two weeks. One query."""
    lately = FilteredRelation("taps", condition=Q(taps__day__gt=on - dt.timedelta(days=LATELY)))
    goals = Goal.objects.filter(plan__in=plans.values("pk"), ended_on=None, starts_on__lte=on)
    rows: Any = goals.annotate(lately=lately).order_by().values("pk", "a_week")
    rows = rows.annotate(said=Count("lately__day"), did=Count("lately__day", filter=Q(lately__did=True)))
    often, said = Q(did__gte=F("a_week") * 2 - 1), Q(said__gt=0)
    found: dict[str, int] = rows.aggregate(
        all=Count("pk"), well=Count("pk", filter=often & said), less=Count("pk", filter=~often & said),
        silent=Count("pk", filter=~said),
    )  # fmt: skip
    return found


def delivered(
    institution: UUID, programme: UUID, year: int, *, country: str, until: dt.date
) -> list[dict[str, Any]]:
    """Per quarter at a service: groups that were due a session and those of them that held one, with their ids; families
    in groups, and those seen at home. For the picture of what was delivered; who may see it is asked by the room that shows it."""
    groups = list(
        Group.objects.filter(institution=institution, programme=programme).values_list(
            "pk", "formed_on", "ended_on"
        )
    )
    sessions = Session.objects.filter(
        institution=institution, programme=programme, year=year, state=State.HELD
    )
    held: dict[int, set[Any]] = defaultdict(set)
    seen: dict[int, set[Any]] = defaultdict(set)
    for kind, q, group, family in sessions.values_list("kind", "quarter", "group_id", "family_id"):
        (held[q] if kind == Kind.GROUP else seen[q]).add(group if kind == Kind.GROUP else family)
    members = list(
        Membership.objects.filter(programme=programme, group__institution=institution).values_list(
            "family_id", "since", "until"
        )
    )
    told = []
    for q in QUARTERS:
        first, after = quarter_days(year, q)
        due = (
            {g for g, since, ended in groups if is_due(country, year, q, since, ended)}
            if first <= until
            else set()
        )
        there = {f for f, since, ended in members if since < after and (ended is None or ended > first)}
        told.append({"quarter": q, "due": due, "held": held[q], "families": there, "at_home": seen[q]})
    return told
