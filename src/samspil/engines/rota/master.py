"""Which months go together: the linear relaxation over the months known so far, its prices, and whole answers from it.

Each counter has a row: the months that count, less steps up, plus steps down from where it costs least. highspy is imported
when one is made.
"""

from collections.abc import Callable
from typing import Any

from samspil.engines.rota.counters import Counters
from samspil.engines.rota.graph import Month


def new_highs(enough: Callable[[], bool] | None = None) -> Any:
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    if enough is not None:

        def stop(event: Any) -> None:
            if enough():
                event.data_in.user_interrupt = True

        highs.cbMipInterrupt += stop
        highs.cbSimplexInterrupt += stop
    return highs


class Steps:
    """The steps of one counter's prices away from its cheapest count."""

    def __init__(self, table: list[int]) -> None:
        self.base = min(range(len(table)), key=lambda n: (table[n], n))
        self.least = table[self.base]
        self.moves: list[tuple[int, int, int]] = []
        """(direction, price of a step, how many of them)."""
        for way in (1, -1):
            end = len(table) if way > 0 else -1
            for n in range(self.base + way, end, way):
                price = table[n] - table[n - way]
                if self.moves and self.moves[-1][:2] == (way, price):
                    self.moves[-1] = (way, price, self.moves[-1][2] + 1)
                else:
                    self.moves.append((way, price, 1))


class Master:
    def __init__(self, counters: Counters, enough: Callable[[], bool]) -> None:
        import numpy as np

        self.np, self.counters, self.enough = np, counters, enough
        self.steps = [Steps(table) for table in counters.tables]
        self.people = len(counters.told.people)
        self.rows = len(counters.tables) + self.people
        self.months: list[tuple[int, Month]] = []
        self.costs: list[int] = []
        self.known: set[tuple[int, Month]] = set()
        self.entries: list[tuple[Any, Any]] = []
        self.constant = counters.constant + sum(step.least for step in self.steps)
        self.highs = self._new(None)

    def _new(self, enough: Callable[[], bool] | None) -> Any:
        np, highs = self.np, new_highs(enough)
        level = np.array([step.base for step in self.steps] + [1] * self.people, dtype=float)
        none = np.zeros(0, dtype=np.int32)
        highs.addRows(self.rows, level, level, 0, np.zeros(self.rows, dtype=np.int32), none, np.zeros(0))
        moves = [(row, *move) for row, step in enumerate(self.steps) for move in step.moves]
        self.fixed = len(moves)
        rows, ways, prices, most = (
            (np.array(part) for part in zip(*moves, strict=True)) if moves else [np.zeros(0)] * 4
        )
        highs.addCols(
            len(moves), prices.astype(float), np.zeros(len(moves)), most.astype(float), len(moves),
            np.arange(len(moves), dtype=np.int32), rows.astype(np.int32), -ways.astype(float),
        )  # fmt: skip
        return highs

    def add(self, person: int, month: Month) -> bool:
        if (person, month) in self.known:
            return False
        self.known.add((person, month))
        self.months.append((person, month))
        touched: dict[int, int] = {len(self.counters.tables) + person: 1}
        for day, option in enumerate(month):
            for counter in self.counters.touch[person][day][option]:
                touched[counter] = touched.get(counter, 0) + 1
        rows = self.np.array(list(touched), dtype=self.np.int32)
        values = self.np.array(list(touched.values()), dtype=float)
        self.entries.append((rows, values))
        self.costs.append(self.counters.wished(person, month))
        self.highs.addCol(float(self.costs[-1]), 0.0, 1.0, len(rows), rows, values)
        return True

    def relax(self) -> tuple[float, Any]:
        """The value of the relaxation over the months known so far, and the prices of the rows."""
        self.highs.run()
        value = self.highs.getInfo().objective_function_value + self.constant
        return value, self.np.array(self.highs.getSolution().row_dual)

    def shares(self) -> list[float]:
        """How much of each month the relaxation takes."""
        return list(self.highs.getSolution().col_value)[self.fixed :]

    def floor(self, prices: Any) -> float:
        """The part of the bound that does not hang on anybody's month: each counter at its cheapest for these prices."""
        np = self.np
        total = float(self.counters.constant)
        for row, table in enumerate(self.counters.tables):
            total += float((np.array(table) + prices[row] * np.arange(len(table))).min())
        return total

    def whole(
        self, these: list[int], nodes: int, below: int, start: list[int] | None = None
    ) -> tuple[list[int], bool] | None:
        """The cheapest whole answer over these months (their numbers) that costs less than `below`, and whether that is proven;
        an empty list: there is none. None: stopped before anything was known."""
        if not these:
            return [], True
        import highspy

        np, highs = self.np, self._new(self.enough)
        sizes = [len(self.entries[n][0]) for n in these]
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int32)
        index = np.concatenate([self.entries[n][0] for n in these])
        value = np.concatenate([self.entries[n][1] for n in these])
        count = len(these)
        highs.addCols(
            count, np.array([self.costs[n] for n in these], dtype=float), np.zeros(count), np.ones(count), len(index), starts, index, value
        )  # fmt: skip
        which = np.arange(self.fixed, self.fixed + count, dtype=np.int32)
        highs.changeColsIntegrality(count, which, np.full(count, 1, dtype=np.uint8))
        for name, number in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99), ("mip_max_nodes", nodes)):
            highs.setOptionValue(name, number)
        highs.setOptionValue("objective_bound", float(below - self.constant) - 0.5)
        if start is not None:
            self._begin(highs, these, start)
        highs.run()
        status = highs.getModelStatus()
        done = status in (
            highspy.HighsModelStatus.kOptimal,
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kObjectiveBound,
        )
        solution = highs.getSolution()
        if not solution.value_valid:
            return ([], True) if done else None
        taken = np.array(solution.col_value)[self.fixed :] > 0.5
        return [these[n] for n in np.nonzero(taken)[0]], done

    def _begin(self, highs: Any, these: list[int], start: list[int]) -> None:
        """Hands over an answer to begin with; the steps follow from it."""
        import highspy

        chosen, np = set(start), self.np
        count = np.zeros(self.rows)
        for n in start:
            count[self.entries[n][0]] += self.entries[n][1]
        values: list[float] = []
        for row, step in enumerate(self.steps):
            off = count[row] - step.base
            for way, _price, most in step.moves:
                taken = min(max(off * way, 0), most)
                values.append(float(taken))
                off -= taken * way
        values += [float(n in chosen) for n in these]
        solution = highspy.HighsSolution()
        solution.col_value = values
        highs.setSolution(solution)
