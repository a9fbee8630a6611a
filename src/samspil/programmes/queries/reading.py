"""Reads of programmes, always for somebody."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Min, Prefetch, Q, Sum

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.programmes import policy
from samspil.programmes.models import (
    Division,
    Due,
    Element,
    Funding,
    Participation,
    Partner,
    Programme,
    Rhythm,
    Spending,
    Variant,
)
from samspil.programmes.terms import Core, DueKind, Party, State


@dataclass(frozen=True, slots=True)
class Way:
    """How a municipality stands in a programme on a day: its form and elements as they were then."""

    part: Participation
    variant: Variant | None
    elements: tuple[Element | None, ...]
    """In the order of the four."""

    @property
    def on(self) -> int:
        return sum(bool(e and e.on) for e in self.elements)


@dataclass(frozen=True, slots=True)
class Money:
    funding: Funding
    spent: Decimal
    entries: tuple[Spending, ...]

    @property
    def left(self) -> Decimal:
        return self.funding.amount - self.spent

    @property
    def percent(self) -> int:
        return int(100 * self.spent / self.funding.amount)


def programmes(*, for_: Actor) -> list[Programme]:
    """The programmes that the actor sees, the newest first, with their municipalities. Two queries."""
    rows = policy.visible(for_).select_related("institution").prefetch_related("participations")
    return list(rows.order_by("-starts_on", "-id")[:200])


def get(id: UUID, *, for_: Actor) -> Programme:
    rows = policy.visible(for_).select_related("institution", "lead", "seeded_from")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def participants(programme: UUID, *, for_: Actor, on: dt.date) -> list[Participation]:
    """The municipalities that take part on a day, those that joined first at the top. One query."""
    rows = Participation.objects.filter(programme__in=policy.visible(for_).filter(pk=programme).values("pk"))
    return list(rows.filter(_there(on)).select_related("institution"))


def _there(on: dt.date) -> Q:
    return Q(joined_on__lte=on) & (Q(left_on=None) | Q(left_on__gt=on))


def participation(id: UUID, *, for_: Actor) -> Participation:
    rows = policy.parts(for_).select_related("programme__institution", "programme__lead", "institution")
    found = rows.prefetch_related("partners__institution").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def own_part(programme: UUID, *, for_: Actor, on: dt.date) -> Participation | None:
    """The actor's own municipality in a programme on a day."""
    rows = Participation.objects.filter(_there(on), programme_id=programme, institution_id=for_.institution)
    return rows.first()


def ways(parts: list[Participation], *, on: dt.date) -> list[Way]:
    """Form and elements of municipalities as they stood on a day, or when they left. Two queries."""
    elements: dict[UUID, dict[str, Element]] = {p.pk: {} for p in parts}
    last: dict[UUID, Variant] = {}
    for v in Variant.objects.filter(participation__in=parts, since__lte=on).order_by("since", "version"):
        last[v.participation_id] = v
    for e in Element.objects.filter(participation__in=parts, since__lte=on).order_by("since", "version"):
        elements[e.participation_id][e.code] = e
    return [Way(p, last.get(p.pk), tuple(elements[p.pk].get(code) for code in Core.values)) for p in parts]


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Of a municipality: since when roles are agreed, and each talk with its day and the day on which it was held."""

    agreed_on: dt.date | None
    talks: tuple[tuple[dt.date, dt.date | None], ...]

    def agreed(self, on: dt.date) -> bool:
        return self.agreed_on is not None and self.agreed_on <= on

    def late(self, on: dt.date) -> int:
        """How many talks were overdue on a day."""
        return sum(due < on and (done is None or done > on) for due, done in self.talks)


def cooperation(parts: list[Participation]) -> dict[UUID, Cooperation]:
    """Two queries."""
    talks: dict[UUID, list[tuple[dt.date, dt.date | None]]] = {p.pk: [] for p in parts}
    rows = Due.objects.filter(participation__in=parts, kind=DueKind.TALK).order_by("due_on", "id")
    for part, due, done in rows.values_list("participation_id", "due_on", "done_on"):
        talks[part].append((due, done))
    agreed = Division.objects.filter(participation__in=parts, agreed_on__isnull=False).order_by()
    first = dict(agreed.values_list("participation_id").annotate(first=Min("agreed_on")))
    return {p.pk: Cooperation(first.get(p.pk), tuple(talks[p.pk])) for p in parts}


def everybody(programme: Programme) -> list[Participation]:
    """Every municipality that ever took part."""
    return list(programme.participations.select_related("institution").order_by("joined_on", "name", "id"))


def seen_parts(programme: Programme, *, for_: Actor) -> frozenset[UUID]:
    """The municipalities of a programme whose inside the actor sees."""
    return frozenset(policy.parts(for_).filter(programme=programme).values_list("pk", flat=True))


def money(programme: Programme, *, for_: Actor) -> list[Money]:
    """Each funding with what was spent of it; for the institution that leads. Two queries."""
    if programme.institution_id != for_.institution:
        return []
    entries = Spending.objects.select_related("participation", "by")
    rows = list(programme.fundings.prefetch_related(Prefetch("spent", entries)))
    return [
        Money(row, sum((s.amount for s in row.spent.all()), Decimal(0)), tuple(row.spent.all()))
        for row in rows
    ]


def spent_by_part(programme: Programme, *, for_: Actor) -> dict[UUID, Decimal]:
    if programme.institution_id != for_.institution:
        return {}
    rows = Spending.objects.filter(funding__programme=programme, participation__isnull=False)
    said = rows.values_list("participation_id").annotate(total=Sum("amount")).order_by()
    return dict(said)


@dataclass(frozen=True, slots=True)
class Inside:
    """All that a municipality's page shows."""

    part: Participation
    variants: list[Variant]
    elements: list[tuple[Any, Element | None, list[Element]]]
    """Each of the four: its name, the version in force, the older ones."""
    partners: list[Partner]
    divisions: list[Division]
    rhythms: list[tuple[Rhythm, Due | None, list[Due]]]
    """Each with the talk that is due, and those that were held."""

    @property
    def agreed(self) -> Division | None:
        return next((d for d in self.divisions if d.state == State.AGREED), None)

    @property
    def making(self) -> Division | None:
        return next((d for d in self.divisions if d.state in (State.DRAFT, State.ASKED)), None)


def inside(part: Participation, *, on: dt.date) -> Inside:
    """Six queries."""
    rows = list(part.elements.select_related("by").order_by("-version"))
    dues: dict[UUID, list[Due]] = {}
    for due in Due.objects.filter(participation=part, kind=DueKind.TALK).select_related("noted_by"):
        if due.rhythm_id:
            dues.setdefault(due.rhythm_id, []).append(due)
    elements = []
    for code in Core:
        own = [e for e in rows if e.code == code]
        now = next((e for e in own if e.since <= on), own[-1] if own else None)
        elements.append((code.label, now, [e for e in own if e is not now]))
    return Inside(
        part, list(part.variants.order_by("-version")), elements, list(part.partners.all()),
        list(part.divisions.select_related("drafted_by")),
        [_talks(r, dues.get(r.pk, [])) for r in part.rhythms.all()],
    )  # fmt: skip


def _talks(rhythm: Rhythm, dues: list[Due]) -> tuple[Rhythm, Due | None, list[Due]]:
    ahead = next((d for d in dues if d.done_on is None), None)
    held = sorted((d for d in dues if d.done_on), key=lambda d: (d.done_on, d.pk), reverse=True)
    return rhythm, ahead, held


def division(id: UUID, *, for_: Actor) -> Division:
    rows = Division.objects.filter(participation__in=policy.parts(for_).values("pk"))
    rows = rows.select_related("participation__programme__institution", "drafted_by")
    found = rows.prefetch_related("tasks", "participation__partners__institution").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def words_on(row: Division) -> list[tuple[Any, Due | None]]:
    """Each party with its word, or that it is waited for."""
    said = {w.party: w for w in row.words.select_related("institution", "noted_by")}
    return [(party, said.get(party)) for party in Party]
