"""A first rota that keeps every rule: one after the other takes the month that fills most of what is still missing."""

from random import Random
from typing import Any

from samspil.engines.rota.counters import NEVER, Counters
from samspil.engines.rota.graph import Graph, Month


def first(counters: Counters, graphs: list[Graph], dice: Random) -> list[Month] | None:
    """None where somebody has no month that keeps her rules. Each sees about her share of what is missing, so that the first
    do not take everything; the order is drawn. Where nobody has to work, it begins with nobody: `Anneal.fill` is sooner."""
    told = counters.told
    if not told.held and not any(person.least for person in told.people):
        return [(0,) * counters.days.count for _ in told.people]
    count = [0] * len(counters.tables)
    whole = [(graph, row, number) for graph in graphs for row, number in enumerate(graph.people)]
    dice.shuffle(whole)
    months: list[Month] = [()] * len(whole)
    for left, (graph, row, number) in zip(range(len(whole), 0, -1), whole, strict=True):
        seen = [dice.random() * left < 2 for _ in range(counters.needs)]
        prices = [_prices(graph, counters, number, day, count, seen) for day in range(counters.days.count)]
        month = graph.cheapest(prices, row)[1][0]
        if month is None:
            return None
        months[number] = month
        for day, option in enumerate(month):
            for counter in counters.touch[number][day][option]:
                count[counter] += 1
    return months


def _prices(
    graph: Graph, counters: Counters, number: int, day: int, count: list[int], seen: list[bool]
) -> Any:
    row = []
    for option, touched in enumerate(counters.touch[number][day]):
        price = float(counters.price[number][day][option])
        for counter in touched:
            table, n = counters.tables[counter], count[counter]
            if counter < counters.needs:
                step = table[n + 1] - table[n]
                price += step if step >= NEVER or seen[counter] else max(step, 1)
        row.append(price)
    return graph.np.array([row] * len(graph.people))
