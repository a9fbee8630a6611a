"""What the picture of a year is counted from: the rows of several municipalities, read once."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from samspil.carers import service as carers
from samspil.line import service as line
from samspil.programmes import service as programmes
from samspil.supervision.models import (
    Attendance,
    Facilitator,
    Group,
    Growth,
    Membership,
    Question,
    Session,
    Theme,
)
from samspil.supervision.queries.due import is_due, last_day
from samspil.supervision.terms import Came, Kind, State


@dataclass(frozen=True, slots=True)
class Member:
    family: UUID
    family_name: str
    group: UUID
    since: dt.date
    until: dt.date | None
    why_left: str
    group_ended: dt.date | None


@dataclass(frozen=True, slots=True)
class Met:
    pk: UUID
    quarter: int
    kind: str
    state: str
    starts_at: dt.datetime
    why: str
    group: UUID | None
    family: UUID | None
    family_name: str


@dataclass(frozen=True, slots=True)
class When:
    """A quarter as far as it has gone: its days, and the last of them that is over or today."""

    year: int
    number: int
    first: dt.date
    after: dt.date
    on: dt.date
    today: dt.date
    at: dt.datetime
    """The end, or now."""
    way: Any
    """Form and elements of the municipality as they stood then."""


def _lists() -> Any:
    return defaultdict(list)


@dataclass(slots=True)
class Records:
    """By institution, if not said otherwise."""

    groups: dict[UUID, list[Group]] = field(default_factory=_lists)
    members: dict[UUID, list[Member]] = field(default_factory=_lists)
    sessions: dict[tuple[UUID, int], list[Met]] = field(default_factory=_lists)
    """By institution and quarter: those with one family."""
    held: dict[tuple[UUID | None, int], Met] = field(default_factory=dict)
    """By group and quarter: the first session that was held."""
    came: dict[UUID, list[tuple[int, UUID, str]]] = field(default_factory=_lists)
    questions: dict[UUID, list[Question]] = field(default_factory=_lists)
    fostering: dict[UUID, list[tuple[UUID, str, dt.date, dt.date | None]]] = field(default_factory=_lists)
    leaders: dict[UUID, list[tuple[dt.date, dt.date | None]]] = field(default_factory=_lists)
    """By group."""
    plans: dict[UUID, list[tuple[UUID, dt.date, dt.date | None]]] = field(default_factory=_lists)
    lines: dict[UUID, list[tuple[dt.datetime, dt.datetime | None]]] = field(default_factory=_lists)
    themes: set[int] = field(default_factory=set)
    cooperation: dict[UUID, Any] = field(default_factory=dict)
    """By municipality."""

    def alone(self, institution: UUID, quarter: int) -> list[Met]:
        return self.sessions[institution, quarter]


def zone(part: Any) -> ZoneInfo:
    return ZoneInfo(part.institution.time_zone)


def due_groups(kept: Records, part: Any, when: When) -> list[Any]:
    here, country = part.institution_id, part.institution.country
    return [g for g in kept.groups[here] if is_due(country, when.year, when.number, g.formed_on, g.ended_on)]


def is_late(part: Any, when: When) -> bool:
    return when.today > last_day(part.institution.country, when.year, when.number)


def there(member: Member, when: When) -> bool:
    return member.since <= when.on and (member.until is None or member.until > when.first)


def records(parts: list[Any], programme: UUID, year: int) -> Records:
    """Thirteen queries."""
    homes = sorted({p.institution_id for p in parts})
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    kept = Records(cooperation=programmes.cooperation(parts))
    _groups(kept, homes, programme)
    _sessions(kept, homes, programme, year)
    for home, family, name, since, until in carers.fostering(homes, since=first, until=after):
        kept.fostering[home].append((family, name, since, until))
    for home, opened, closed in line.spans(homes):
        kept.lines[home].append((opened, closed))
    kept.themes = set(Theme.objects.filter(programme=programme, year=year).values_list("quarter", flat=True))
    plans = Growth.objects.filter(Q(ended_on=None) | Q(ended_on__gt=first), institution__in=homes)
    for home, family, since, until in plans.values_list(
        "institution_id", "family_id", "started_on", "ended_on"
    ):
        kept.plans[home].append((family, since, until))
    day = dt.timedelta(days=1)
    since_, until_ = (dt.datetime.combine(d, dt.time(), dt.UTC) for d in (first - day, after + day))
    asked = Question.objects.filter(
        Q(matched_at=None) | Q(matched_at__gte=since_), institution__in=homes, asked_at__lt=until_
    )
    for q in asked.select_related("family", "asked_by").defer("text", "answer").order_by("asked_at", "id"):
        kept.questions[q.institution_id].append(q)
    return kept


def _groups(kept: Records, homes: list[UUID], programme: UUID) -> None:
    for g in Group.objects.filter(institution__in=homes, programme=programme).order_by("name", "id"):
        kept.groups[g.institution_id].append(g)
    rows = Membership.objects.filter(programme=programme, group__institution__in=homes).order_by(
        "since", "id"
    )
    said: Any
    for home, *said in rows.values_list(
        "group__institution_id", "family_id", "family__name", "group_id", "since", "until", "why_left", "group__ended_on"
    ):  # fmt: skip
        kept.members[home].append(Member(*said))
    led = Facilitator.objects.filter(group__institution__in=homes, group__programme=programme)
    for group, since, until in led.values_list("group_id", "since", "until"):
        kept.leaders[group].append((since, until))


def _sessions(kept: Records, homes: list[UUID], programme: UUID, year: int) -> None:
    rows = Session.objects.filter(institution__in=homes, programme=programme, year=year)
    said: Any
    for home, *said in rows.order_by("starts_at", "id").values_list(
        "institution_id", "pk", "quarter", "kind", "state", "starts_at", "why", "group_id", "family_id", "family__name"
    ):  # fmt: skip
        met = Met(*said)
        if met.kind != Kind.GROUP:
            kept.sessions[home, met.quarter].append(met)
        elif met.state == State.HELD:
            kept.held.setdefault((met.group, met.quarter), met)
    came = Attendance.objects.filter(
        session__institution__in=homes, session__programme=programme, session__year=year, session__kind=Kind.GROUP,
        session__state=State.HELD, came=Came.CAME,
    )  # fmt: skip
    for home, q, family, name in came.values_list(
        "session__institution_id", "session__quarter", "family_id", "family__name"
    ):
        kept.came[home].append((q, family, name))
