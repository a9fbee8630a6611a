"""Which families could take a child of a case, and which places are taken."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.carers.terms import WhyNot
from samspil.fostering.models import Care


def count_taken(families: Any, *, at: dt.datetime) -> Mapping[UUID, Mapping[str, int]]:
    """Places that running placements hold, by family and kind. One query."""
    rows = Care.objects.filter(family__in=families, ended_on=None).order_by()
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for family, kind, n in rows.values_list("family", "kind").annotate(n=Count("pk")):
        found[family][kind] = n
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """A family with a free place of a kind."""

    family: UUID
    name: str
    area: str
    kind: str
    free: int


def choices(*, for_: Actor, at: dt.datetime) -> tuple[list[Choice], list[tuple[str, str]]]:
    """Families with a free place now, by kind; and the others with the reasons why not."""
    free, out = [], []
    for family in carers.facts_of(for_=for_, at=at):
        if family.why_not:
            out.append((family.name, ", ".join(str(WhyNot(code).label) for code in family.why_not)))
            continue
        free += [
            Choice(family.id, family.name, family.area, one.kind, one.free) for one in family.free if one.free
        ]
    return free, out
