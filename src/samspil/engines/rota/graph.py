"""All legal months of everybody at once, day by day: the cheapest for given prices, and all that are nearly as cheap.

One graph for all with the same rules and limits by kind; states of `core`, times minutes so far, times weekends so far where
those are limited. numpy is imported when a graph is made.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from samspil.engines.rota.core import NONE, Core, Days, start_of
from samspil.engines.rota.legal import alone, rules_of
from samspil.engines.rota.parts import Person, Told

Month = tuple[int, ...]
"""The option of each day; 0 is off."""
INFINITE = float("inf")


class Graph:
    """`people` are the positions of its people in the question, `starts` the states of `core` they come into the plan with. The
    layers are made when prices are first asked for."""

    def __init__(self, days: Days, people: list[int], core: Core, starts: list[int]) -> None:
        import numpy as np

        self.np, self.days, self.people, self.core, self.starts = np, days, people, core, starts
        self.persons = [days.told.people[n] for n in people]
        self.closed = self._closed(days.told)
        self.layers: list[tuple[Any, Any, Any, Any]] = []

    def _lay(self) -> None:
        np, core = self.np, self.core
        self.sums = _sums(self.days, self.persons)
        self.weekends = core.rules.most_weekends or 0 if core.weekends else 0
        self.wide = len(self.sums) * (self.weekends + 1)
        begin = np.array(self.starts) * self.wide
        kept = np.unique(begin)
        self.begin = np.searchsorted(kept, begin)
        self.sizes = [len(kept)]
        for day in range(self.days.count):
            kept = self._day(day, kept)
        minutes = np.array(self.sums)[kept % self.wide // (self.weekends + 1)]
        good = [
            (minutes >= person.least) & (minutes <= (INFINITE if person.most is None else person.most))
            for person in self.persons
        ]
        self.end = np.where(np.array(good), 0.0, INFINITE)

    def _day(self, day: int, kept: Any) -> Any:
        np, sums, more = self.np, self.sums, self.weekends + 1
        after = np.array(self.core.after[day], dtype=np.int64)
        enters = np.array(self.core.enters[day], dtype=np.int64)
        place = {minutes: n for n, minutes in enumerate(sums)}
        src, dst, opt = [], [], []
        state, rest = np.divmod(kept, self.wide)
        minute, weekend = np.divmod(rest, more)
        for number, option in enumerate(self.days.options[day]):
            longer = option.minutes if option is not None and len(sums) > 1 else 0
            moved = np.array([place.get(minutes + longer, NONE) for minutes in sums], dtype=np.int64)
            then, how, count = after[state, number], moved[minute], weekend + enters[state, number]
            fine = np.nonzero((then >= 0) & (how >= 0) & (count <= self.weekends))[0]
            src.append(fine)
            dst.append((then[fine] * len(sums) + how[fine]) * more + count[fine])
            opt.append(np.full(len(fine), number, dtype=np.int64))
        source, target, option_of = (np.concatenate(parts) for parts in (src, dst, opt))
        order = np.argsort(target, kind="stable")
        fresh, begins = np.unique(target[order], return_index=True)
        self.layers.append((source[order], option_of[order], begins, len(fresh)))
        self.sizes.append(len(fresh))
        return fresh

    def _closed(self, told: Told) -> list[Any]:
        """By day: people by options, infinite where somebody cannot or must do something else."""
        np = self.np
        held: dict[str, dict[int, int]] = defaultdict(dict)
        for who, key in told.held:
            day, option = self.days.place[key]
            held[who][day] = option
        closed = []
        for day, options in enumerate(self.days.options):
            table = np.zeros((len(self.persons), len(options)))
            for row, person in enumerate(self.persons):
                for number, shift in enumerate(options):
                    other = day in held[person.key] and held[person.key][day] != number
                    if other or (shift is not None and alone(told, person, shift) is not None):
                        table[row, number] = INFINITE
            closed.append(table)
        return closed

    def forward(self, prices: list[Any], rows: Any) -> list[Any]:
        """The least cost of coming into each state, for these of its people. `prices[day]`: all its people by options."""
        if not self.layers:
            self._lay()
        np = self.np
        first = np.full((len(rows), self.sizes[0]), INFINITE)
        first[np.arange(len(rows)), self.begin[rows]] = 0.0
        values = [first]
        for day, (source, option, begins, _count) in enumerate(self.layers):
            price = prices[day][rows] + self.closed[day][rows]
            into = values[-1].take(source, axis=1)
            into += price.take(option, axis=1)
            values.append(np.minimum.reduceat(into, begins, axis=1))
        return values

    def cheapest(self, prices: list[Any], only: int | None = None) -> tuple[list[float], list[Month | None]]:
        """For each of the people (or `only` for one) the least price of a legal month, and that month."""
        np = self.np
        rows = np.arange(len(self.people)) if only is None else np.array([only])
        values = self.forward(prices, rows)
        ends = values[-1] + self.end[rows]
        at = ends.argmin(axis=1)
        least = ends[np.arange(len(rows)), at].tolist()
        return least, [
            self._back(values, prices, n, int(row), int(at[n])) if least[n] < INFINITE else None
            for n, row in enumerate(rows)
        ]

    def _back(self, values: list[Any], prices: list[Any], place: int, row: int, state: int) -> Month:
        month = []
        for day in range(self.days.count - 1, -1, -1):
            source, option, begins, count = self.layers[day]
            low, high = begins[state], begins[state + 1] if state + 1 < count else len(source)
            here = option[low:high]
            cost = values[day][place, source[low:high]] + (prices[day][row] + self.closed[day][row])[here]
            best = int(cost.argmin())
            month.append(int(here[best]))
            state = int(source[low + best])
        return tuple(reversed(month))

    def through(self, prices: list[Any]) -> list[Any]:
        """By day, people by options: the least price of a legal month that has this option on this day."""
        np = self.np
        values = self.forward(prices, np.arange(len(self.people)))
        behind, found = self.end.copy(), []
        for day in range(self.days.count - 1, -1, -1):
            source, option, begins, count = self.layers[day]
            target = np.repeat(np.arange(count), np.diff(np.append(begins, len(source))))
            step = behind.take(target, axis=1) + (prices[day] + self.closed[day]).take(option, axis=1)
            whole = values[day].take(source, axis=1) + step
            least = np.full(prices[day].shape, INFINITE)
            for number in range(least.shape[1]):
                if (those := option == number).any():
                    least[:, number] = whole[:, those].min(axis=1)
            found.append(least)
            order = np.argsort(source, kind="stable")
            here, starts = np.unique(source[order], return_index=True)
            behind = np.full((len(self.people), self.sizes[day]), INFINITE)
            behind[:, here] = np.minimum.reduceat(step.take(order, axis=1), starts, axis=1)
        return found[::-1]

    def keeps(self, row: int, month: Month) -> bool:
        """Whether one of its people may have this month."""
        allowed = dict.fromkeys(enumerate(month), 0.0)
        prices = [
            self.np.array([[allowed.get((day, n), INFINITE) for n in range(len(options))]] * len(self.people))
            for day, options in enumerate(self.days.options)
        ]
        return self.cheapest(prices, row)[0][0] < INFINITE

    def within(self, prices: list[Any], row: int, reach: float, most: int) -> list[Month] | None:
        """Every legal month of one person at no more than `reach`; None when there are more than `most`."""
        values = self.forward(prices, self.np.array([row]))
        found: list[Month] = []
        ends = values[-1][0] + self.end[row]
        stack: list[tuple[int, int, float, Month]] = [
            (self.days.count, int(state), 0.0, ()) for state in (ends <= reach).nonzero()[0]
        ]
        while stack:
            day, state, behind, month = stack.pop()
            if day == 0:
                found.append(month)
                if len(found) > most:
                    return None
                continue
            source, option, begins, count = self.layers[day - 1]
            low, high = begins[state], begins[state + 1] if state + 1 < count else len(source)
            here, step = option[low:high], prices[day - 1][row] + self.closed[day - 1][row]
            cost = step[here] + behind
            total = values[day - 1][0, source[low:high]] + cost
            stack += [
                (day - 1, int(source[low + n]), float(cost[n]), (int(here[n]), *month))
                for n in (total <= reach).nonzero()[0]
            ]
        return found


def _sums(days: Days, persons: list[Person]) -> list[int]:
    """The minutes somebody can have worked, as far as they must be kept; [0] where no limit can be met."""
    longest = [max((s.minutes for s in day if s is not None), default=0) for day in days.options]
    free = all(p.least == 0 and (p.most is None or p.most >= sum(longest)) for p in persons)
    if free:
        return [0]
    top = max(sum(longest) if p.most is None else p.most for p in persons)
    lengths = {s.minutes for s in days.told.shifts if s.minutes}
    sums, fresh = {0}, {0}
    for _day in range(days.count):
        fresh = {s + length for s in fresh for length in lengths if s + length <= top} - sums
        sums |= fresh
    return sorted(sums)


def graphs(days: Days) -> Iterator[Graph]:
    """The people in as few graphs as their rules allow."""
    told = days.told
    groups: dict[tuple[str, tuple[tuple[str, int], ...]], list[int]] = defaultdict(list)
    often: dict[str, int] = defaultdict(int)
    for shift in told.shifts:
        often[shift.kind] += 1
    for number, person in enumerate(told.people):
        limits = tuple(sorted((k, most) for k, most in person.most_of.items() if 0 < most < often[k]))
        groups[person.rules, limits].append(number)
    for (_rules, limits), people in groups.items():
        persons = [told.people[n] for n in people]
        rules = rules_of(told, persons[0])
        states = [start_of(days, rules, person, limits) for person in persons]
        core = Core(days, rules, limits, states)
        yield Graph(days, people, core, [core.states[0][state] for state in states])
