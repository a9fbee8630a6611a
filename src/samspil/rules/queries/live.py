"""Whether an institution is ready to work with real families: a period for every class of record that it keeps."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.institutions import service as institutions
from samspil.rules.models import Proposal, Rule
from samspil.rules.queries.asking import retention_periods
from samspil.rules.queries.force import effective
from samspil.rules.terms import Period, State, Table, classes_of


@dataclass(frozen=True, slots=True)
class Readiness:
    """For each class of record: its period or None, and the proposal that waits for it."""

    classes: list[tuple[Any, Period | None, UUID | None]]

    @property
    def missing(self) -> list[Any]:
        return [kept for kept, period, _waiting in self.classes if period is None]


def readiness(institution: Any, *, on: dt.date) -> Readiness:
    """The caller has decided that the reader may know; two queries."""
    periods = retention_periods(institution.country, institution.pk, on)
    waiting = Proposal.objects.filter(table=Table.RETENTION, state=State.WAITING, institution=institution)
    proposed = dict(waiting.values_list("key", "pk"))
    return Readiness([(c, periods.get(c), proposed.get(c)) for c in classes_of(institution.kind)])


def invariants() -> Iterator[tuple[str, list[str]]]:
    rows = list(Rule.objects.filter(table=Table.RETENTION).order_by("key", "version"))
    broken = [
        one.slug
        for one in institutions.every()
        if one.live_since is not None and one.closed_on is None and _unset(one, rows)
    ]
    yield "no institution at work lacks a retention period", broken


def _unset(institution: Any, rows: list[Rule]) -> bool:
    """Periods have no end, so what was ever set stays set."""
    mine = [
        row
        for row in rows
        if row.country == institution.country and row.institution_id in (None, institution.pk)
    ]
    known = {period.record_class for period in effective(mine, on=dt.date.max)}
    return not set(classes_of(institution.kind)) <= known
