"""What costs something, as numbers: counters with a price for each count, and wishes with a price for each shift of each person.

A counter counts the people on a need, or somebody's shifts of a word that is shared fairly. Every table of prices is convex,
which is what makes a bound by linear programming a good one.
"""

from collections.abc import Iterable, Mapping

from samspil.engines.rota.core import Days
from samspil.engines.rota.graph import Month
from samspil.engines.rota.parts import Need, Person
from samspil.engines.rota.share import fair_price, fair_shares

NEVER = 10**9
"""Dearer than everything: a need with more people than it may have."""


class Counters:
    def __init__(self, days: Days) -> None:
        told = days.told
        self.days, self.told = days, told
        self.tables: list[list[int]] = []
        self.names: list[tuple[str, str]] = []
        """What each counts: (need, "") or (word shared fairly, person)."""
        self.touch: list[list[list[tuple[int, ...]]]] = [
            [[() for _ in options] for options in days.options] for _ in told.people
        ]
        """[person][day][option]: the counters that go up by one."""
        self.price: list[list[list[int]]] = [
            [[0] * len(options) for options in days.options] for _ in told.people
        ]
        """[person][day][option]: what wishes say to it. A wish for a shift makes it cheaper, and `constant` dearer."""
        self.constant = 0
        self.needs = len(told.needs)
        for need in told.needs:
            self.names.append((need.key, ""))
            self._need(need)
        for fair in told.fair:
            shares = fair_shares(told, fair)
            worth = [s for s in told.shifts if fair.counts in s.counts]
            for number, person in enumerate(told.people):
                if person.key in shares and worth:
                    self.names.append((fair.counts, person.key))
                    table = [fair_price(fair, n, shares[person.key]) for n in range(told.days + 1)]
                    self._count(table, [(number, *days.place[shift.key]) for shift in worth])
        self._wishes()

    def _need(self, need: Need) -> None:
        people = [n for n, p in enumerate(self.told.people) if _counts(p, need)]
        table = [need.price * (need.people - n) for n in range(need.people)]
        last = len(people) * len(need.shifts)
        top = last if need.limit is None else min(last, need.limit)
        table += [need.over * (n - need.people) for n in range(need.people, top + 1)]
        table += [NEVER * (n - top) + need.over * (top - need.people) for n in range(len(table), last + 1)]
        self._count(table, [(n, *self.days.place[key]) for n in people for key in need.shifts])

    def _count(self, table: list[int], places: list[tuple[int, int, int]]) -> None:
        self.tables.append(table)
        for person, day, option in places:
            self.touch[person][day][option] += (len(self.tables) - 1,)

    def _wishes(self) -> None:
        at = {person.key: n for n, person in enumerate(self.told.people)}
        for wish in self.told.wishes:
            for key in wish.shifts:
                day, option = self.days.place[key]
                self.price[at[wish.person]][day][option] += -wish.price if wish.wanted else wish.price
                self.constant += wish.price if wish.wanted else 0

    def counts(self, months: list[Month]) -> list[int]:
        found = [0] * len(self.tables)
        for person, month in enumerate(months):
            for day, option in enumerate(month):
                for counter in self.touch[person][day][option]:
                    found[counter] += 1
        return found

    def wished(self, person: int, month: Month) -> int:
        return sum(row[option] for row, option in zip(self.price[person], month, strict=True))

    def cost(self, months: list[Month]) -> int:
        tables = sum(table[n] for table, n in zip(self.tables, self.counts(months), strict=True))
        return tables + self.constant + sum(self.wished(person, month) for person, month in enumerate(months))

    def who(self, months: list[Month]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {shift.key: [] for shift in self.told.shifts}
        for person, month in zip(self.told.people, months, strict=True):
            for day, option in enumerate(month):
                shift = self.days.options[day][option]
                if shift is not None:
                    found[shift.key].append(person.key)
        return found

    def months(self, who: Mapping[str, Iterable[str]]) -> list[Month]:
        """A told rota as months."""
        at = {person.key: n for n, person in enumerate(self.told.people)}
        months = [[0] * self.days.count for _ in self.told.people]
        for key, people in who.items():
            day, option = self.days.place[key]
            for person in people:
                months[at[person]][day] = option
        return [tuple(month) for month in months]


def _counts(person: Person, need: Need) -> bool:
    return not need.skill or need.skill in person.skills
