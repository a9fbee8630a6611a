"""The cheapest rota that keeps every rule, with its proof or an honest gap. One pure function."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from random import Random

from samspil.engines.rota.anneal import Anneal
from samspil.engines.rota.answer import never
from samspil.engines.rota.columns import Columns
from samspil.engines.rota.core import Days
from samspil.engines.rota.counters import Counters
from samspil.engines.rota.graph import Graph, Month, graphs
from samspil.engines.rota.master import Master
from samspil.engines.rota.narrow import Narrow, first_prices, regrets
from samspil.engines.rota.price import tell
from samspil.engines.rota.problem import Plan, Rota, Status
from samspil.engines.rota.start import first

EFFORT = 40
"""Rounds of search; a round tries some changes and asks PRICINGS times for better months."""
TRIES, MOST_TRIES = 130, 400_000
"""Changes tried in a long round, for each person, day and shift of the day; and at most."""
PRICINGS = 6
ALL = 60_000
"""So many months may be told out one by one to prove an answer."""
NODES = 400
MOST_MONTHS = 1500
"""So many of the months known are put together at a time."""
EARLY = 2
"""After so many rounds the first look at what is open, before the bound is as good as it gets."""


def solve(
    problem: Rota, seed: int = 0, effort: int = EFFORT, enough: Callable[[], bool] = never,
    begin: Mapping[str, Iterable[str]] | None = None,
) -> Plan:  # fmt: skip
    """The same question with the same seed and effort gives the same answer. `enough` is asked again and again, a few times a second,
    and ends the search early (the caller's clock); whatever it says, the answer keeps every rule.
    `begin` is a rota to start from, as far as it keeps the rules; the answer is never dearer."""
    days = Days(problem)
    search = Search(problem, days, list(graphs(days)), seed, enough)
    if not search.months:
        return Plan({}, 0, 0, Status.IMPOSSIBLE, seed=seed)
    if begin is not None:
        search.adopt(begin)
    search.run(effort)
    return tell(problem, search.counters.who(search.months), search.bound, seed)


class Search:
    def __init__(
        self, problem: Rota, days: Days, parts: list[Graph], seed: int, enough: Callable[[], bool]
    ) -> None:
        self.enough, self.dice, self.graphs = enough, Random(seed), parts
        self.counters = Counters(days)
        self.months: list[Month] = first(self.counters, parts, self.dice) or []
        self.people = {person.key for person in problem.people}
        self.bound = 0
        self.cost = self.counters.cost(self.months) if self.months else 0

    def adopt(self, who: Mapping[str, Iterable[str]]) -> None:
        """Begins with this rota: everybody whose month in it keeps the rules has that, the others have what they had."""
        known = {
            key: [p for p in some if p in self.people]
            for key, some in who.items()
            if key in self.counters.days.place
        }
        months = self.counters.months(known)
        for graph in self.graphs:
            for row, person in enumerate(graph.people):
                if not graph.keeps(row, months[person]):
                    months[person] = self.months[person]
        self._better(months, self.counters.cost(months))

    def run(self, effort: int) -> None:
        """Small changes for a good rota, prices for a bound, a look at what both leave open; then the same again with more effort."""
        anneal = Anneal(self.counters, self.graphs, self.months).fill()
        hot, cold = _heats(self.counters)
        sizes = sum(len(self.people) * len(options) for options in self.counters.days.options)
        tries = min(MOST_TRIES, TRIES * sizes) // 3
        self._better(anneal.best_months, anneal.best)
        anneal.run(self.dice, tries, hot, cold, self.enough)
        self._better(anneal.best_months, anneal.best)
        if effort <= 0 or self.enough() or self._look(None, NODES).done or self.enough():
            return
        columns = self._columns(anneal)
        for number in range(effort):
            columns.run(PRICINGS, self.enough)
            self._raise(columns.bound)
            if self.bound >= self.cost or self.enough():
                return
            if columns.closed or columns.slow or number % 4 == 3:
                self._whole(columns)
            if self.bound >= self.cost or columns.closed or columns.slow or self.enough():
                break
            if number == EARLY and self._narrow(columns, NODES):
                return
            anneal.begin(self.months)
            anneal.run(self.dice, tries * 2, hot / (1 + number % 3), cold, self.enough)
            self._better(anneal.best_months, anneal.best)
            self._know(columns.master, anneal)
        if self.bound < self.cost and not (columns.closed and self._all(columns)):
            self._narrow(columns, NODES * effort)

    def _columns(self, anneal: Anneal) -> Columns:
        columns = Columns(Master(self.counters, self.enough), self.graphs)
        self._know(columns.master, anneal)
        prices = first_prices(self.counters, self.enough)
        if prices is None:
            columns.round()
        else:
            columns.begin(prices)
        self._raise(columns.bound)
        return columns

    def _raise(self, bound: int) -> None:
        self.bound = max(self.bound, min(bound, self.cost))

    def _narrow(self, columns: Columns, nodes: int) -> bool:
        """First over the shifts that are nearly free of regret. A better rota can only use shifts whose regret is below what is still
        open between the answer and the bound: if those were all looked at, that is the proof."""
        known = regrets(columns, self.graphs, self.counters)
        reach = max(2.0 * columns.grain, 0.005 * columns.best)
        while self.bound < self.cost and not self.enough():
            last = self.cost - columns.grain - columns.best + 1e-6
            only = {pair for pair, regret in known.items() if regret <= min(reach, last)}
            before = self.cost
            look = self._look(only, nodes)
            if reach >= self.cost - columns.grain - columns.best:
                self._raise(self.cost if look.done else look.bound)
            if not look.done:
                break
            reach = self.cost - columns.best if self.cost < before else 3 * reach
        return self.bound >= self.cost

    def _look(self, only: set[tuple[str, str]] | None, nodes: int) -> Narrow:
        """The whole program, or what of it is left open. Nothing left out: then it is a bound as well."""
        look = Narrow(self.counters, only, nodes, self.counters.who(self.months), self.enough)
        if look.who is not None:
            months = self.counters.months(look.who)
            self._better(months, self.counters.cost(months))
        if only is None:
            self._raise(self.cost if look.done else look.bound)
        return look

    def _better(self, months: list[Month], cost: int) -> None:
        if cost < self.cost:
            self.months, self.cost = list(months), cost

    def _know(self, master: Master, anneal: Anneal) -> None:
        """The months of the best rota, and of where the search stands."""
        for months in (self.months, [tuple(person.month) for person in anneal.people]):
            for person, month in enumerate(months):
                master.add(person, month)

    def _whole(self, columns: Columns) -> None:
        """The best rota of the months known so far, those that are nearly free of regret."""
        master = columns.master
        for person, month in enumerate(self.months):
            master.add(person, month)
        value, prices = master.relax()
        regrets = [
            columns.reduced(person, month, prices) - prices[len(self.counters.tables) + person]
            for person, month in master.months
        ]
        order = sorted(range(len(regrets)), key=lambda n: regrets[n])
        these = [n for n in order if regrets[n] <= self.cost - value + 1][:MOST_MONTHS]
        best = set(enumerate(self.months))
        start = [n for n, one in enumerate(master.months) if one in best]
        these += sorted(set(start) - set(these))
        self._take(master.whole(these, NODES // 4, self.cost, start), master)

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
    """From about twice the price of a middling wish down to a fraction of it."""
    prices = {abs(p) for person in counters.price for day in person for p in day if p}
    prices |= {
        abs(b - a) for table in counters.tables[counters.needs :] for a, b in pairwise(table) if a != b
    }
    ordered = sorted(prices) or [1]
    middle = ordered[min(len(ordered) // 2, 8)]
    return 2.0 * middle, max(0.1, middle / 6)
