"""Months worth knowing, and what no rota can undercut: each round asks for everybody's cheapest month under prices that the
relaxation sets for the counters (column generation), smoothed towards the prices of the best bound."""

from collections.abc import Callable
from math import ceil
from typing import Any

from samspil.engines.rota.graph import Graph
from samspil.engines.rota.master import Master

SMOOTH = 0.6
NEAR = 1e-6


class Columns:
    def __init__(self, master: Master, graphs: list[Graph]) -> None:
        self.master, self.graphs, self.counters = master, graphs, master.counters
        self.best = float("-inf")
        self.best_prices: Any = None
        self.middle: Any = None
        self.middle_bound = float("-inf")
        """The best of its own rounds: prices that came from elsewhere would hold it where they are."""
        self.value = float("inf")
        self.closed = False
        """No month is missing any more: the relaxation is as good as it gets."""
        self.slow = False
        """The last rounds raised the bound by next to nothing."""
        self.grain = _grain(master)
        self.incidence: dict[Graph, list[tuple[Any, Any, Any, Any]]] = {}

    @property
    def bound(self) -> int:
        """Every cost is a multiple of the grain, so is the bound."""
        if self.best == float("-inf"):
            return 0
        return max(0, ceil((self.best - NEAR * max(1.0, abs(self.best))) / self.grain) * self.grain)

    def begin(self, prices: Any) -> None:
        """Takes prices of the counters that somebody else found."""
        np = self.master.np
        whole = np.concatenate([prices, np.zeros(len(self.counters.told.people))])
        self._price(whole, whole, keep=True)

    def run(self, rounds: int, enough: Callable[[], bool]) -> None:
        before = self.middle_bound
        for _ in range(rounds):
            if self.closed or enough():
                return
            self.round()
        near = 0.01 * max(1.0, abs(self.value))
        self.slow = self.value - self.middle_bound < near and self.middle_bound - before < near / 5

    def round(self) -> None:
        np = self.master.np
        self.value, prices = self.master.relax()
        smooth = prices if self.middle is None else SMOOTH * self.middle + (1 - SMOOTH) * prices
        smooth = np.where(np.isfinite(smooth), smooth, prices)
        if not self._price(smooth, prices) and smooth is not prices and not self._price(prices, prices):
            self.closed = True
        if self.value - self.best <= 0.01:
            self.closed = True

    def _price(self, at: Any, prices: Any, keep: bool = False) -> bool:
        """Asks everybody at these prices; whether a month came that the relaxation lacks. Raises the bound where it does."""
        tables = len(self.counters.tables)
        bound, fresh = self.master.floor(at), False
        for graph in self.graphs:
            least, months = graph.cheapest(self.prices(graph, at))
            bound += sum(least)
            for number, month in zip(graph.people, months, strict=True):
                assert month is not None
                cost = self.reduced(number, month, prices) - prices[tables + number]
                if (keep or cost < -NEAR) and self.master.add(number, month):
                    fresh = True
        if not keep and bound > self.middle_bound:
            self.middle_bound, self.middle = bound, at
        if bound > self.best:
            self.best, self.best_prices = bound, at
        return fresh

    def reduced(self, person: int, month: tuple[int, ...], prices: Any) -> float:
        cost = float(self.counters.wished(person, month))
        touch = self.counters.touch[person]
        return cost - sum(prices[c] for day, option in enumerate(month) for c in touch[day][option])

    def prices(self, graph: Graph, at: Any) -> list[Any]:
        np = self.master.np
        if graph not in self.incidence:
            self.incidence[graph] = [
                _incidence(np, self.counters, graph, day) for day in range(graph.days.count)
            ]
        found = []
        for wished, who, option, counter in self.incidence[graph]:
            table = wished.copy()
            np.subtract.at(table, (who, option), at[counter])
            found.append(table)
        return found


def _incidence(np: Any, counters: Any, graph: Graph, day: int) -> tuple[Any, Any, Any, Any]:
    wished = np.array([counters.price[number][day] for number in graph.people], dtype=float)
    triples = [
        (row, option, counter)
        for row, number in enumerate(graph.people)
        for option, touched in enumerate(counters.touch[number][day])
        for counter in touched
    ]
    who, option, counter = (
        (np.array(part, dtype=np.int64) for part in zip(*triples, strict=True))
        if triples
        else [np.zeros(0, dtype=np.int64)] * 3
    )
    return wished, who, option, counter


def _grain(master: Master) -> int:
    """What divides every price."""
    from math import gcd

    numbers = {p for person in master.counters.price for day in person for p in day} | {master.constant}
    numbers |= {price for step in master.steps for _way, price, _most in step.moves}
    return gcd(*numbers) or 1
