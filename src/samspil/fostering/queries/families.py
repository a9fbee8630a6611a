"""Which families could take a child of a case, and which places are taken."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.carers.terms import Kind, WhyNot
from samspil.fostering.models import Care
from samspil.ground import fence


def count_taken(families: Any, *, at: dt.datetime) -> Mapping[UUID, Mapping[str, list[UUID]]]:
    """The children who hold a place, by family and kind. One query."""
    rows = Care.objects.filter(family__in=families, ended_on=None).order_by()
    found: dict[UUID, dict[str, list[UUID]]] = defaultdict(dict)
    for family, kind, child in rows.values_list("family", "kind", "case__child"):
        found[family].setdefault(kind, []).append(child)
    return found


def living_in(*, for_: Actor) -> dict[UUID, frozenset[UUID]]:
    """Which children have a place in families of the actor's institution, come already or not: family -> people. One query.

    For a room above that must not bring two children together; who they are is shown to nobody.
    """
    rows = Care.objects.filter(family__institution=for_.institution, ended_on=None)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for family, child in rows.order_by().values_list("family", "case__child"):
        found[family].add(child)
    return {family: frozenset(children) for family, children in found.items()}


def names_in(families: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """How the children who live in families are called, for a room above that must not let a text name them; shown to
    nobody, so whoever writes the text need not see their files. One query."""
    found: dict[UUID, set[str]] = defaultdict(set)
    with fence.lifted("a text that names a child of another family is held back, whoever writes it"):
        rows = Care.objects.filter(family__in=list(families), ended_on=None).order_by()
        for family, *names in rows.values_list("family", "case__child__given_name", "case__child__called"):
            found[family].update(name for name in names if name)
    return {family: frozenset(names) for family, names in found.items()}


def ages_in(*, for_: Actor, at: dt.datetime) -> dict[UUID, tuple[int, ...]]:
    """How old the children are who live in families of the actor's institution. One query."""
    found: dict[UUID, list[int]] = defaultdict(list)
    on = for_.day(at)
    rows = Care.objects.filter(
        family__institution=for_.institution, institution=for_.institution, ended_on=None
    )
    for family, born in rows.order_by("id").values_list("family", "case__child__born_on"):
        if born is not None:
            found[family].append(on.year - born.year - ((on.month, on.day) < (born.month, born.day)))
    return {family: tuple(ages) for family, ages in found.items()}


def placed_by(
    families: Iterable[UUID], *, for_: Actor, since: dt.date, until: dt.date
) -> dict[UUID, dict[UUID, int]]:
    """How many days children of each institution's cases lived in these families of the actor's own, from a day until before a day:
    family -> institution -> days of all its children. Respite stands beside another placement and is not counted. One query."""
    found: dict[UUID, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
    rows = Care.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=since), family__in=list(families), family__institution=for_.institution,
        arrived_on__isnull=False, arrived_on__lt=until,
    ).exclude(kind=Kind.RESPITE)  # fmt: skip
    for family, home, came, left in rows.order_by().values_list(
        "family", "case__institution", "arrived_on", "ended_on"
    ):
        assert came is not None  # asked for above
        days = (min(left or until, until) - max(came, since)).days
        if days > 0:
            found[family][home] += days
    return {family: dict(by) for family, by in found.items()}


def running(children: Iterable[UUID], *, for_: Actor) -> list[Care]:
    """The running placements of these children that the actor's institution made, whoever sees them. One query."""
    rows = Care.objects.filter(case__child__in=list(children), institution=for_.institution, ended_on=None)
    return list(rows.select_related("case__child", "family").order_by("arrives_at", "id"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A family with a free place of a kind."""

    family: UUID
    name: str
    area: str
    kind: str
    free: int


def choices(
    *, for_: Actor, at: dt.datetime, child: UUID | None = None
) -> tuple[list[Choice], list[tuple[str, str]]]:
    """Families with a free place now, by kind; and the others with the reasons why not. A place that is kept for `child`
    alone counts too."""
    free, out = [], []
    for family in carers.facts_of(for_=for_, at=at):
        if family.why_not:
            out.append((family.name, ", ".join(str(WhyNot(code).label) for code in family.why_not)))
            continue
        kinds = {*(one.kind for one in family.free), *(one.kind for one in family.kept)}
        room = [(kind, family.free_of(kind, *([child] if child else ()))) for kind in sorted(kinds)]
        free += [Choice(family.id, family.name, family.area, kind, n) for kind, n in room if n]
        if not any(n for _kind, n in room):
            out.append((family.name, str(WhyNot.FULL.label)))
    return free, out
