"""The cheapest rota that keeps every rule, with its proof or an honest gap. One pure function."""

from collections.abc import Callable
from random import Random

from samspil.engines.rota.anneal import Anneal
from samspil.engines.rota.columns import Columns
from samspil.engines.rota.core import Days
from samspil.engines.rota.counters import Counters
from samspil.engines.rota.graph import Graph, Month, graphs
from samspil.engines.rota.master import Master
from samspil.engines.rota.price import tell
from samspil.engines.rota.problem import Plan, Rota, Status
from samspil.engines.rota.start import first

EFFORT = 40
"""Rounds of search; a round tries TRIES changes and asks PRICINGS times for better months."""
TRIES = 30_000
PRICINGS = 6
ALL = 60_000
"""So many months may be told out one by one to prove an answer."""
NODES = 400


def never() -> bool:
    return False


def solve(problem: Rota, seed: int = 0, effort: int = EFFORT, enough: Callable[[], bool] = never) -> Plan:
    """The same question with the same seed and effort gives the same answer. `enough` is asked again and again, a few times a second,
    and ends the search early (the caller's clock); whatever it says, the answer keeps every rule."""
    days = Days(problem)
    search = Search(problem, days, list(graphs(days)), seed, enough)
    if not search.months:
        return Plan({}, 0, 0, Status.IMPOSSIBLE, seed=seed)
    search.run(effort)
    return tell(problem, search.counters.who(search.months), search.bound, seed)


class Search:
    def __init__(self, problem: Rota, days: Days, parts: list[Graph], seed: int, enough: Callable[[], bool]) -> None:
        self.enough, self.dice, self.graphs = enough, Random(seed), parts
        self.counters = Counters(days)
        self.months: list[Month] = first(self.counters, parts, self.dice) or []
        self.bound = 0
        self.cost = self.counters.cost(self.months) if self.months else 0

    def run(self, effort: int) -> None:
        counters = self.counters
        anneal = Anneal(counters, self.graphs, self.months)
        hot, cold = _heats(counters)
        anneal.run(self.dice, TRIES // 2, hot * 4, cold, self.enough)
        self._better(anneal.best_months, anneal.best)
        if effort <= 0 or self.enough():
            return
        master = Master(counters, self.enough)
        columns = Columns(master, self.graphs)
        for number in range(effort):
            self._know(master, anneal)
            columns.run(PRICINGS, self.enough)
            self.bound = max(self.bound, min(columns.bound, self.cost))
            if self.bound >= self.cost or self.enough():
                return
            if columns.closed or number % 4 == 3:
                self._whole(columns)
                if self.bound >= self.cost or (columns.closed and self._all(columns)) or self.enough():
                    return
            anneal.begin(self.months)
            anneal.run(self.dice, TRIES, hot * self.dice.choice((0.5, 1, 2)), cold, self.enough)
            self._better(anneal.best_months, anneal.best)

    def _better(self, months: list[Month], cost: int) -> None:
        if cost < self.cost:
            self.months, self.cost = list(months), cost

    def _know(self, master: Master, anneal: Anneal) -> None:
        """The months of the best rota, and of where the search stands."""
        for months in (self.months, [tuple(person.month) for person in anneal.people]):
            for person, month in enumerate(months):
                master.add(person, month)

    def _whole(self, columns: Columns) -> None:
        """The best of the months known so far, those that are nearly free of regret."""
        master = columns.master
        self._add_best(master)
        value, prices = master.relax()
        reach = self.cost - value
        regrets = [
            columns.reduced(person, month, prices) - prices[len(self.counters.tables) + person]
            for person, month in master.months
        ]
        order = sorted(range(len(regrets)), key=lambda n: regrets[n])
        these = [n for n in order if regrets[n] <= reach + 1][:4000]
        best = {(person, month) for person, month in enumerate(self.months)}
        start = [n for n, one in enumerate(master.months) if one in best]
        these += [n for n in start if n not in set(these)]
        self._take(master.whole(these, NODES, self.cost, start), master)

    def _add_best(self, master: Master) -> None:
        for person, month in enumerate(self.months):
            master.add(person, month)

    def _take(self, found: tuple[list[int], bool] | None, master: Master) -> None:
        if found and found[0]:
            months = list(self.months)
            for n in found[0]:
                person, month = master.months[n]
                months[person] = month
            self._better(months, self.counters.cost(months))

    def _all(self, columns: Columns) -> bool:
        """Tells out every month that a better rota could use, and looks among them: that is the proof. A month can only be used if
        its price above the person's cheapest is below what is open between the answer and the bound."""
        master, prices = columns.master, columns.best_prices
        reach = self.cost - columns.grain - columns.best + 1e-6
        these: list[int] = []
        place = {one: n for n, one in enumerate(master.months)}
        for graph in self.graphs:
            at = columns.prices(graph, prices)
            least, _months = graph.cheapest(at)
            for row, person in enumerate(graph.people):
                found = graph.within(at, row, least[row] + reach, ALL - len(these))
                if found is None:
                    return False
                for month in found:
                    if master.add(person, month):
                        place[person, month] = len(master.months) - 1
                    these.append(place[person, month])
        answer = master.whole(these, 100 * NODES, self.cost)
        if answer is None:
            return False
        self._take(answer, master)
        if answer[1]:
            self.bound = self.cost
        return answer[1]


def _heats(counters: Counters) -> tuple[float, float]:
    """From about the price of the dearest wish down to less than the smallest."""
    prices = {abs(p) for person in counters.price for day in person for p in day if p}
    prices |= {abs(b - a) for t in counters.tables for a, b in zip(t, t[1:], strict=False) if a != b and abs(b - a) < 1000}
    ordered = sorted(prices) or [1]
    return float(max(1, ordered[len(ordered) // 2])), max(0.05, ordered[0] / 8)
