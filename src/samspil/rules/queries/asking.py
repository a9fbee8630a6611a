"""Questions that other rooms ask of the law, each by one name."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.ground.periods import months_later
from samspil.institutions.terms import Kind
from samspil.rules.models import Rule
from samspil.rules.queries.force import effective, in_force
from samspil.rules.terms import (
    PARTY_OF,
    Clock,
    FileAge,
    Inspection,
    Party,
    Period,
    Review,
    Secrets,
    Table,
    Way,
    WithoutConsent,
)


def paths(country: str, from_kind: str, to_kind: str, on: dt.date) -> list[Way]:
    """The ways in which something may go from one party to another: a party, or the kind of an institution.

    An empty list: the law kept here names no way; only a written consent is left. Duties come first.
    """
    sender, receiver = _party(from_kind), _party(to_kind)
    rows: list[Way] = in_force(Table.CONFIDENTIALITY, country=country, on=on)
    fitting = [
        row
        for row in rows
        if row.from_kind in (sender, Party.ANYBODY) and row.to_kind in (receiver, Party.ANYBODY)
    ]
    return sorted(fitting, key=lambda row: (not row.must_answer, row.key))


def without_consent(country: str, to_kind: str, on: dt.date) -> list[WithoutConsent]:
    """What may be told to such a party when nobody consented: these facts and no others."""
    rows: list[WithoutConsent] = in_force(Table.WITHOUT_CONSENT, country=country, on=on)
    wanted = {to_kind, _party(to_kind)} | ({Party.OUTREACH} if to_kind == Kind.YOUTH_CLUB else set())
    return [row for row in rows if row.to_kind in wanted]


def may_inspect(country: str, on: dt.date, age: int, relation: str) -> Inspection:
    """Whether the child, a parent or somebody else may read the file of a child of this age."""
    rows: list[FileAge] = in_force(Table.AGES, country=country, on=on)
    if not rows:
        return Inspection(None)
    for row in rows:
        if (
            row.relation == relation
            and row.from_age <= age
            and (row.before_age is None or age < row.before_age)
        ):
            return Inspection(True, row.consent_of, row)
    return Inspection(False)


def may_read_of(child: Any, country: str, on: dt.date, relation: str) -> Inspection:
    """The same for a child by the day of birth. Where it is not known, the law says nothing and a person must decide."""
    born = child.born_on
    if born is None:
        return Inspection(None)
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return may_inspect(country, on, age, relation)


def retention_period(record_class: str, country: str, institution: UUID | None, on: dt.date) -> Period | None:
    """How long a class of record is kept; None while nobody has set it."""
    return retention_periods(country, institution, on).get(record_class)


def retention_periods(country: str, institution: UUID | None, on: dt.date) -> dict[str, Period]:
    rows: list[Period] = in_force(Table.RETENTION, country=country, institution=institution, on=on)
    return {row.record_class: row for row in rows}


def periods_of(institutions: Iterable[Any], on: dt.date) -> dict[UUID, dict[str, Period]]:
    """The periods of several institutions in one query."""
    homes = list(institutions)
    rows = Rule.objects.filter(table=Table.RETENTION, since__lte=on, country__in={h.country for h in homes})
    rows = rows.filter(Q(institution=None) | Q(institution__in=[h.pk for h in homes])).order_by(
        "key", "version"
    )
    found = list(rows)
    return {
        home.pk: {
            row.record_class: row
            for row in effective(
                (r for r in found if r.country == home.country and r.institution_id in (None, home.pk)), on=on
            )
        }
        for home in homes
    }


def clock_for(kind: str, country: str, on: dt.date) -> Clock | None:
    """How soon a request of this kind must be answered in this country; None if the table does not know the kind."""
    rows: list[Clock] = in_force(Table.CLOCKS, country=country, on=on)
    return next((row for row in rows if row.kind == kind), None)


def due_on(received_on: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of that month."""
    return months_later(received_on, months)


def review_hours(country: str, institution: UUID | None, on: dt.date) -> Review | None:
    """Within how many hours a look in an emergency is reviewed: the institution's choice, not law."""
    rows: list[Review] = in_force(Table.REVIEW, country=country, institution=institution, on=on)
    return rows[0] if rows else None


def emergency_shows(country: str, on: dt.date) -> Secrets | None:
    """What of a protected place a look in an emergency shows in this country. Without a row: nothing."""
    rows: list[Secrets] = in_force(Table.SECRETS, country=country, on=on)
    return rows[0] if rows else None


def _party(kind: str) -> str:
    return str(PARTY_OF.get(kind, kind))
