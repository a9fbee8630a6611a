"""A good rota by many small changes, each of which keeps every rule: two people exchange some days, or one takes other shifts.

Deterministic: as many changes are tried as are asked for, drawn from the dice handed in.
"""

from collections.abc import Callable
from math import exp
from random import Random

from samspil.engines.rota.counters import Counters
from samspil.engines.rota.graph import Graph, Month

LENGTHS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7)
LOOK_UP = 512
"""After so many tries it is asked whether it is enough."""


class Person:
    """One person's part of the state: her month, the states of `core` it goes through, and her sums."""

    def __init__(self, graph: Graph, row: int, number: int) -> None:
        days, person = graph.days, graph.persons[row]
        self.number, self.core, self.told = number, graph.core, person
        self.after = graph.core.after
        self.first = graph.starts[row]
        self.fine = [[closed == 0.0 for closed in table[row].tolist()] for table in graph.closed]
        self.minutes_of = [[0 if s is None else s.minutes for s in options] for options in days.options]
        self.weekends = graph.core.rules.most_weekends if graph.core.weekends else None
        self.groups = days.told.weekends
        self.limited = person.least > 0 or person.most is not None
        self.least, self.most = person.least, person.most

    def set(self, month: Month) -> None:
        self.month, self.trace = list(month), [self.first]
        for day, option in enumerate(month):
            self.trace.append(self.after[day][self.trace[-1]][option])
        self.minutes = sum(row[option] for row, option in zip(self.minutes_of, month, strict=True))

    def legal(self, low: int, high: int, options: list[int]) -> list[int] | None:
        """The states after day `low` and on, if these options on the days [low, high) keep every rule; else None."""
        after, trace, month = self.after, self.trace, self.month
        state, states = trace[low], []
        for day in range(low, high):
            option = options[day - low]
            if not self.fine[day][option]:
                return None
            state = after[day][state][option]
            if state < 0:
                return None
            states.append(state)
        for day in range(high, len(month)):
            if state == trace[day]:
                break
            state = after[day][state][month[day]]
            if state < 0:
                return None
            states.append(state)
        return states if self._sums(low, high, options) else None

    def _sums(self, low: int, high: int, options: list[int]) -> bool:
        if self.limited:
            minutes = self.minutes
            for day in range(low, high):
                row = self.minutes_of[day]
                minutes += row[options[day - low]] - row[self.month[day]]
            if minutes < self.least or (self.most is not None and minutes > self.most):
                return False
        if self.weekends is None:
            return True
        worked = 0
        for group in self.groups:
            for day in group:
                if options[day - low] if low <= day < high else self.month[day]:
                    worked += 1
                    break
        return worked <= self.weekends

    def take(self, low: int, high: int, options: list[int], states: list[int]) -> None:
        for day in range(low, high):
            row = self.minutes_of[day]
            self.minutes += row[options[day - low]] - row[self.month[day]]
        self.month[low:high] = options
        self.trace[low + 1 : low + 1 + len(states)] = states


class Anneal:
    def __init__(self, counters: Counters, graphs: list[Graph], months: list[Month]) -> None:
        self.counters, self.days = counters, counters.days
        self.people = sorted(
            (Person(graph, row, number) for graph in graphs for row, number in enumerate(graph.people)),
            key=lambda person: person.number,
        )
        self.begin(months)

    def begin(self, months: list[Month]) -> None:
        for person, month in zip(self.people, months, strict=True):
            person.set(month)
        self.count = self.counters.counts(months)
        self.cost = self.best = self.counters.cost(months)
        self.best_months = list(months)

    def fill(self) -> "Anneal":
        """Day by day whoever makes it cheapest, and has worked least so far, takes what is missing; whoever has a shift keeps it."""
        for day, options in enumerate(self.days.options):
            for option in range(1, len(options)):
                while (found := self._cheapest(day, option)) is not None:
                    person, states = found
                    self.cost += self._count(person, day, day + 1, [option])
                    person.take(day, day + 1, [option], states)
        if self.cost < self.best:
            self.best, self.best_months = self.cost, [tuple(person.month) for person in self.people]
        return self

    def _cheapest(self, day: int, option: int) -> tuple[Person, list[int]] | None:
        """Who makes it cheaper than it is, and how her days go on."""
        least, found = (0, 0, 0), None
        for person in self.people:
            states = person.legal(day, day + 1, [option]) if not person.month[day] else None
            if states is not None:
                dearer = self._count(person, day, day + 1, [option])
                self._uncount(person, day, day + 1, [option])
                if (dearer, person.minutes, person.number) < least:
                    least, found = (dearer, person.minutes, person.number), (person, states)
        return found

    def run(self, dice: Random, tries: int, hot: float, cold: float, enough: Callable[[], bool]) -> int:
        """Tries so many changes while it cools; `best_months` is the best that was met. How many were tried."""
        cooling, heat = (cold / hot) ** (LOOK_UP / max(tries, 1)), hot
        for number in range(tries):
            if number % LOOK_UP == 0:
                heat *= cooling
                if enough():
                    return number
            self._try(dice, heat)
        return tries

    def _try(self, dice: Random, heat: float) -> None:
        low = int(dice.random() * self.days.count)
        high = min(self.days.count, low + LENGTHS[int(dice.random() * len(LENGTHS))])
        one = self.people[int(dice.random() * len(self.people))]
        if dice.random() < 0.25:
            options = one.month[low:high]
            choices = self.days.options
            options = [int(dice.random() * len(choices[low]))] + [
                option if dice.random() < 0.5 else int(dice.random() * len(choices[low + 1 + n]))
                for n, option in enumerate(options[1:])
            ]
            self._change([(one, options)], low, high, dice, heat)
            return
        other = self.people[int(dice.random() * len(self.people))]
        for _ in range(6):
            if other.month[low] != one.month[low]:
                break
            other = self.people[int(dice.random() * len(self.people))]
        mine, hers = one.month[low:high], other.month[low:high]
        if mine != hers:
            self._change([(one, hers), (other, mine)], low, high, dice, heat)

    def _change(
        self, who: list[tuple[Person, list[int]]], low: int, high: int, dice: Random, heat: float
    ) -> None:
        states = []
        for person, options in who:
            found = person.legal(low, high, options)
            if found is None:
                return
            states.append(found)
        dearer = 0
        for person, options in who:
            dearer += self._count(person, low, high, options)
        if dearer > 0 and (dearer > 30 * heat or dice.random() >= exp(-dearer / heat)):
            for person, options in who:
                self._uncount(person, low, high, options)
            return
        for (person, options), found in zip(who, states, strict=True):
            person.take(low, high, options, found)
        self.cost += dearer
        if self.cost < self.best:
            self.best = self.cost
            self.best_months = [tuple(person.month) for person in self.people]

    def _count(self, person: Person, low: int, high: int, options: list[int]) -> int:
        touch, price = self.counters.touch[person.number], self.counters.price[person.number]
        tables, count, dearer = self.counters.tables, self.count, 0
        for day in range(low, high):
            before, after = person.month[day], options[day - low]
            if before == after:
                continue
            dearer += price[day][after] - price[day][before]
            for counter in touch[day][before]:
                n = count[counter]
                dearer += tables[counter][n - 1] - tables[counter][n]
                count[counter] = n - 1
            for counter in touch[day][after]:
                n = count[counter]
                dearer += tables[counter][n + 1] - tables[counter][n]
                count[counter] = n + 1
        return dearer

    def _uncount(self, person: Person, low: int, high: int, options: list[int]) -> None:
        touch, count = self.counters.touch[person.number], self.count
        for day in range(low, high):
            for counter in touch[day][person.month[day]]:
                count[counter] += 1
            for counter in touch[day][options[day - low]]:
                count[counter] -= 1
