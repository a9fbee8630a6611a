"""What foster families are due for a month: their rights, the rates in force, and expenses that were agreed."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F

from samspil.access.service import Actor
from samspil.engines.allowances.problem import Claim, Due, Problem, Rate
from samspil.engines.allowances.solve import solve
from samspil.fostering import policy
from samspil.fostering.models import Care, Entitlement, Expense
from samspil.fostering.terms import Allowance, ExpenseState
from samspil.rules import service as rules
from samspil.rules.terms import Table


@dataclass(frozen=True, slots=True)
class Item:
    """One line for payment: `days` and `rate` for an allowance, neither for an expense."""

    care: Care
    what: str
    since: dt.date
    until: dt.date
    days: int
    times: Decimal
    rate: Rate | None
    amount: Decimal
    currency: str
    source: str

    @property
    def last(self) -> dt.date:
        return self.until - dt.timedelta(1)


@dataclass(frozen=True, slots=True)
class Missing:
    care: Care
    what: str
    since: dt.date
    last: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class Bill:
    """One family in one month."""

    family: Any
    items: list[Item]

    @property
    def totals(self) -> dict[str, Decimal]:
        return added(self.items)


@dataclass(frozen=True, slots=True)
class Month:
    first: dt.date
    until: dt.date
    bills: list[Bill]
    missing: list[Missing]

    @property
    def totals(self) -> dict[str, Decimal]:
        return added([item for bill in self.bills for item in bill.items])


def added(items: list[Item]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for item in items:
        found[item.currency] = found.get(item.currency, Decimal(0)) + item.amount
    return found


def month(first: dt.date, *, for_: Actor, at: dt.datetime) -> Month:
    """The list of a calendar month, by family. Four queries whatever the size; nothing is paid and nothing is kept."""
    until = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    seen = policy.visible(Care.objects.all(), for_, at=at)
    rights = Entitlement.objects.filter(care__in=seen, since__lt=until).exclude(until__lte=first)
    rights = rights.exclude(until=F("since")).order_by(
        "since", "until", "id"
    )  # corrected the same day: never ran
    rows = list(rights.select_related("care__case__child", "care__family"))
    cares: dict[Any, Care] = {row.care_id: row.care for row in rows}
    found = due(rows, rates(for_, first, until), first, until)
    items = [_item(line, cares[line.whose]) for line in found.lines]
    missing = [
        Missing(
            cares[gap.whose], str(Allowance(gap.kind).label), gap.since, gap.until - dt.timedelta(1), gap.why
        )
        for gap in found.gaps
    ]
    return Month(first, until, _bills(items + _expenses(seen, first, until)), missing)


def due(rows: list[Entitlement], known: tuple[Rate, ...], first: dt.date, until: dt.date) -> Due:
    claims = tuple(
        Claim(row.care_id, row.kind, row.since, row.until, row.care.case.child.born_on, row.times)
        for row in rows
    )
    return solve(Problem(known, claims, first, until))


def rates(for_: Actor, first: dt.date, until: dt.date) -> tuple[Rate, ...]:
    """The rates in force within a time, each as long as it counts; neighbours that say the same are one."""
    said: dict[tuple[Any, ...], list[list[dt.date]]] = {}
    sources: dict[tuple[Any, ...], Any] = {}
    told = rules.in_force_over(
        Table.ALLOWANCES, country=for_.country, institution=for_.institution, since=first, until=until
    )
    for since, last, rows in told:
        for row in rows:
            key = (row.kind, row.from_age, row.before_age, row.amount, row.per, row.currency, row.rule)
            spans, sources[key] = said.setdefault(key, []), row
            if spans and spans[-1][1] == since:
                spans[-1][1] = last
            else:
                spans.append([since, last])
    return tuple(
        Rate(
            row.kind,
            Decimal(row.amount),
            row.per,
            row.currency,
            since,
            last,
            row.from_age,
            row.before_age,
            row.source,
        )
        for key, spans in said.items()
        for since, last in spans
        for row in (sources[key],)
    )


def _item(line: Any, care: Care) -> Item:
    return Item(
        care, str(Allowance(line.kind).label), line.since, line.until, line.days, line.times, line.rate, line.amount,
        line.rate.currency, line.rate.source,
    )  # fmt: skip


def _expenses(seen: Any, first: dt.date, until: dt.date) -> list[Item]:
    """Expenses that were agreed in the month, whenever the money was spent."""
    rows = Expense.objects.filter(
        care__in=seen, state=ExpenseState.AGREED, decided_at__date__gte=first, decided_at__date__lt=until
    ).select_related("care__case__child", "care__family")
    return [
        Item(
            e.care,
            e.what,
            e.spent_on,
            e.spent_on + dt.timedelta(1),
            0,
            Decimal(1),
            None,
            e.amount,
            e.currency,
            "",
        )
        for e in rows.order_by("spent_on", "id")
    ]


def _bills(items: list[Item]) -> list[Bill]:
    found: dict[Any, Bill] = {}
    for item in sorted(
        items, key=lambda i: (i.care.family.name, str(i.care.family_id), str(i.care.pk), i.since)
    ):
        found.setdefault(item.care.family_id, Bill(item.care.family, [])).items.append(item)
    return list(found.values())
