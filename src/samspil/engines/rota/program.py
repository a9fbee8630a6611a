"""The question as one whole program: a column for each person and shift, one for each person and weekend, and steps for what is
missing, too many or unfair. With every column it is what somebody would write down who has a solver and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import accumulate

from samspil.engines.rota.legal import alone, rules_of
from samspil.engines.rota.parts import NIGHT, Fair, Need, Person, Rules, Shift, Told, Worked
from samspil.engines.rota.share import fair_price, fair_shares
from samspil.engines.rota.weekly import stretches, whole_weeks

INFINITE = 10**9
Terms = list[tuple[int, int]]


@dataclass
class Model:
    """Minimise cost · x + constant, least <= A x <= most, x whole, 0 <= x <= top."""

    cost: list[int] = field(default_factory=list)
    top: list[int] = field(default_factory=list)
    rows: list[tuple[int, Terms, int]] = field(default_factory=list)
    constant: int = 0
    shifts: dict[tuple[str, str], int] = field(default_factory=dict)
    """The column of each person and shift."""
    counted: dict[tuple[str, str], int] = field(default_factory=dict)
    """The row of each need (its key, "") and of each word shared fairly (the word, the person)."""

    def column(self, cost: int = 0, top: int = 1) -> int:
        self.cost.append(cost)
        self.top.append(top)
        return len(self.cost) - 1

    def row(self, least: int, terms: Terms, most: int) -> None:
        if terms or least > 0 or most < 0:
            self.rows.append((least, terms, most))


def model_of(told: Told, only: Collection[tuple[str, str]] | None = None) -> Model:
    """The program; `only` these (person, shift) may be, where they are named."""
    model = Model()
    for person in told.people:
        for shift in told.shifts:
            named = only is None or (person.key, shift.key) in only
            if named and alone(told, person, shift) is None:
                model.shifts[person.key, shift.key] = model.column()
        _Hers(told, model, person).write()
    for pair in told.held:
        model.row(1, [(model.shifts[pair], 1)] if pair in model.shifts else [(model.column(0, 0), 1)], 1)
    for need in told.needs:
        _need(told, model, need)
    for fair in told.fair:
        _fair(told, model, fair)
    for wish in told.wishes:
        for key in wish.shifts:
            column = model.shifts.get((wish.person, key))
            model.constant += wish.price if wish.wanted else 0
            if column is not None:
                model.cost[column] += -wish.price if wish.wanted else wish.price
    return model


class _Hers:
    """The rules of one person."""

    def __init__(self, told: Told, model: Model, person: Person) -> None:
        self.told, self.model, self.person = told, model, person
        self.rules: Rules = rules_of(told, person)
        self.row = [s for s in told.shifts if (person.key, s.key) in model.shifts]
        self.by_day: dict[int, list[Shift]] = defaultdict(list)
        for shift in self.row:
            self.by_day[shift.day].append(shift)
        self.before = {worked.day for worked in person.worked}

    def write(self) -> None:
        for shifts in self.by_day.values():
            self.model.row(0, self._terms(shifts), 1)
        self._pairs()
        self._windows()
        self._runs()
        self._sums()
        self._weekly()

    def _terms(self, shifts: list[Shift], by: int = 1) -> Terms:
        return [(self.model.shifts[self.person.key, shift.key], by) for shift in shifts]

    def _clash(self, before: Shift | Worked, after: Shift) -> bool:
        rest = after.start - before.end < self.rules.rest_after.get(before.kind, self.rules.rest)
        return rest or (after.day - before.day == 1 and (before.kind, after.kind) in self.rules.not_after)

    def _pairs(self) -> None:
        ordered = sorted(self.row, key=lambda s: (s.day, s.start))
        longest = max([self.rules.rest, *self.rules.rest_after.values()])
        soonest = list(accumulate((s.start for s in reversed(ordered)), min))[::-1]
        for n, before in enumerate(ordered):
            for after, start in zip(ordered[n + 1 :], soonest[n + 1 :], strict=True):
                if after.day > before.day + 1 and start >= before.end + longest:
                    break
                if before.day < after.day and self._clash(before, after):
                    self.model.row(0, self._terms([before, after]), 1)
        for worked in self.person.worked:
            for shift in ordered:
                if self._clash(worked, shift):
                    self.model.row(0, self._terms([shift]), 0)

    def _windows(self) -> None:
        nights = {w.day for w in self.person.worked if NIGHT in w.counts}
        for most, done, only in (
            (self.rules.most_in_row, self.before, False),
            (self.rules.most_nights_in_row, nights, True),
        ):
            if most is None:
                continue
            for first in range(-most, self.told.days - most):
                days = range(first, first + most + 1)
                shifts = [s for day in days for s in self.by_day[day] if not only or NIGHT in s.counts]
                gone = sum(day in done for day in days if day < 0)
                if gone == sum(day < 0 for day in days):
                    self.model.row(0, self._terms(shifts), most - gone)

    def _runs(self) -> None:
        for day in range(1, self.told.days):
            for long in range(1, max(self.rules.least_in_row, self.rules.least_off_in_row)):
                if day + long >= self.told.days:
                    continue
                ends = [*self.by_day[day - 1], *self.by_day[day + long]]
                inside = [s for d in range(day, day + long) for s in self.by_day[d]]
                if long < self.rules.least_in_row:
                    self.model.row(-INFINITE, self._terms(inside) + self._terms(ends, -1), long - 1)
                if long < self.rules.least_off_in_row:
                    self.model.row(-INFINITE, self._terms(ends) + self._terms(inside, -1), 1)

    def _sums(self) -> None:
        person, model = self.person, self.model
        terms = [(model.shifts[person.key, s.key], s.minutes) for s in self.row if s.minutes]
        if person.least or person.most is not None:
            model.row(person.least, terms, INFINITE if person.most is None else person.most)
        for kind, most in person.most_of.items():
            model.row(0, self._terms([s for s in self.row if s.kind == kind]), most)
        if self.rules.most_weekends is not None:
            used = []
            for weekend in self.told.weekends:
                used.append((model.column(), 1))
                for day in weekend:
                    model.row(-INFINITE, [*self._terms(self.by_day[day]), (used[-1][0], -1)], 0)
            model.row(0, used, self.rules.most_weekends)
        if self.rules.most_minutes_a_week is not None:
            for week in self.told.weeks:
                these = [
                    (model.shifts[person.key, s.key], s.minutes) for day in week for s in self.by_day[day]
                ]
                model.row(0, these, self.rules.most_minutes_a_week)

    def _weekly(self) -> None:
        """One of the places where the rest of the week could lie is kept free."""
        least, resting = self.rules.rest_a_week, self.rules.resting
        row = [shift for shift in self.row if shift.kind not in resting]
        ends = [worked.end for worked in self.person.worked if worked.kind not in resting]
        for week, begins in whole_weeks(self.told) if least else ():
            kept = []
            for way in stretches(week, begins, least or 0, row, ends):
                kept.append((self.model.column(), 1))
                for day in sorted({shift.day for shift in way}):
                    here = self._terms([shift for shift in way if shift.day == day])
                    self.model.row(-INFINITE, [*here, kept[-1]], 1)
            self.model.row(1, kept, len(kept))


def _need(told: Told, model: Model, need: Need) -> None:
    people = [p.key for p in told.people if not need.skill or need.skill in p.skills]
    terms = [
        (model.shifts[who, key], 1) for who in people for key in need.shifts if (who, key) in model.shifts
    ]
    missing = model.column(need.price, need.people)
    more = model.column(need.over, len(terms) if need.limit is None else need.limit - need.people)
    model.counted[need.key, ""] = len(model.rows)
    model.row(need.people, [*terms, (missing, 1), (more, -1)], need.people)


def _fair(told: Told, model: Model, fair: Fair) -> None:
    shares = fair_shares(told, fair)
    worth = [s.key for s in told.shifts if fair.counts in s.counts]
    for who, share in shares.items():
        terms = [(model.shifts[who, key], 1) for key in worth if (who, key) in model.shifts]
        table = [fair_price(fair, n, share) for n in range(min(told.days, len(terms)) + 1)]
        base = min(range(len(table)), key=lambda n: (table[n], n))
        model.constant += table[base]
        steps: dict[tuple[int, int], int] = defaultdict(int)
        for n in range(base + 1, len(table)):
            steps[1, table[n] - table[n - 1]] += 1
        for n in range(base):
            steps[-1, table[n] - table[n + 1]] += 1
        terms += [(model.column(price, many), -way) for (way, price), many in steps.items()]
        model.counted[fair.counts, who] = len(model.rows)
        model.row(base, terms, base)
