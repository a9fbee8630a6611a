"""Files as the watch over the record needs them: not for an actor's eyes, and nothing of what they say."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from samspil.cases.models import Case, Participation


@dataclass(frozen=True, slots=True)
class Watched:
    """Whose file it is, since when it is closed, who works on it, and the number its institution gave it."""

    child: UUID
    closed_at: dt.datetime | None
    workers: frozenset[UUID]
    institution: UUID
    reference: str


def watched(ids: Iterable[UUID]) -> dict[UUID, Watched]:
    """Of several cases. Two queries."""
    wanted = list(ids)
    workers: dict[UUID, set[UUID]] = {}
    for case, worker in Participation.objects.filter(case__in=wanted).values_list("case_id", "worker_id"):
        if worker:
            workers.setdefault(case, set()).add(worker)
    rows = Case.objects.filter(pk__in=wanted).values_list(
        "pk", "child_id", "closed_at", "worker_id", "institution_id", "reference"
    )
    return {
        case: Watched(
            child,
            closed,
            frozenset(workers.get(case, set()) | ({worker} if worker else set())),
            home,
            reference,
        )
        for case, child, closed, worker, home, reference in rows
    }
