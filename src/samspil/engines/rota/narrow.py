"""The whole program over what a better rota could use at all: a shift that makes somebody's month dearer than what is still open
between the answer and the bound is left out, and the solver sees the rest."""

from collections.abc import Callable
from math import ceil
from typing import Any

from samspil.engines.rota.columns import Columns
from samspil.engines.rota.counters import Counters
from samspil.engines.rota.graph import Graph
from samspil.engines.rota.master import new_highs
from samspil.engines.rota.program import INFINITE, Model, model_of

Pair = tuple[str, str]


def regrets(columns: Columns, graphs: list[Graph], counters: Counters) -> dict[Pair, float]:
    """For each person and shift: how much more than the bound every rota costs, at least, in which she has it."""
    found = {}
    people = counters.told.people
    for graph in graphs:
        prices = columns.prices(graph, columns.best_prices)
        least, _months = graph.cheapest(prices)
        for day, table in enumerate(graph.through(prices)):
            for number, shift in enumerate(counters.days.options[day]):
                if shift is not None:
                    for row, person in enumerate(graph.people):
                        found[people[person].key, shift.key] = float(table[row, number]) - least[row]
    return found


def first_prices(counters: Counters, enough: Callable[[], bool]) -> Any:
    """The prices that the relaxation of the whole program sets for the counters: from there columns need a few rounds only."""
    import numpy as np

    model = model_of(counters.told)
    highs = new_highs(enough)
    load(highs, model, np)
    highs.changeColsIntegrality(
        len(model.cost), np.arange(len(model.cost), dtype=np.int32), np.zeros(len(model.cost), dtype=np.uint8)
    )
    highs.run()
    duals = highs.getSolution().row_dual
    if not highs.getSolution().dual_valid:
        return None
    return np.array([duals[model.counted[name]] if name in model.counted else 0.0 for name in counters.names])


class Narrow:
    """What came of one look."""

    def __init__(
        self,
        counters: Counters,
        only: set[Pair] | None,
        nodes: int,
        best: dict[str, list[str]],
        enough: Callable[[], bool],
    ) -> None:
        import highspy
        import numpy as np

        self.told = counters.told
        self.model = model_of(self.told, only)
        highs = new_highs(enough)
        load(highs, self.model, np)
        for name, number in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99), ("mip_max_nodes", nodes)):
            highs.setOptionValue(name, number)
        taken = {(person, shift) for shift, people in best.items() for person in people}
        if taken <= set(self.model.shifts):
            columns = np.array(list(self.model.shifts.values()), dtype=np.int32)
            highs.setSolution(
                len(columns), columns, np.array([float(pair in taken) for pair in self.model.shifts])
            )
        highs.run()
        status, kinds = highs.getModelStatus(), highspy.HighsModelStatus
        self.done = status in (kinds.kOptimal, kinds.kInfeasible)
        """Looked through to the end: nothing cheaper than what it found is among these."""
        dual = highs.getInfo().mip_dual_bound
        self.bound = ceil(dual - 1e-6) + self.model.constant if abs(dual) < INFINITE else 0
        solution = highs.getSolution()
        self.who = self._read(list(solution.col_value)) if solution.value_valid else None

    def _read(self, values: list[float]) -> dict[str, tuple[str, ...]]:
        who: dict[str, tuple[str, ...]] = {shift.key: () for shift in self.told.shifts}
        for (person, shift), column in self.model.shifts.items():
            if values[column] > 0.5:
                who[shift] += (person,)
        return who


def load(highs: Any, model: Model, np: Any) -> None:
    """Hands a program to HiGHS."""
    import highspy

    count, none = len(model.cost), np.zeros(0, dtype=np.int32)
    empty, top = np.zeros(count, dtype=np.int32), np.array(model.top, dtype=float)
    highs.addCols(count, np.array(model.cost, dtype=float), np.zeros(count), top, 0, empty, none, np.zeros(0))
    least = np.array(
        [-highspy.kHighsInf if low <= -INFINITE else low for low, _t, _m in model.rows], dtype=float
    )
    most = np.array(
        [highspy.kHighsInf if high >= INFINITE else high for _l, _t, high in model.rows], dtype=float
    )
    starts = np.concatenate([[0], np.cumsum([len(terms) for _l, terms, _m in model.rows])[:-1]]).astype(
        np.int32
    )
    index = np.array([c for _l, terms, _m in model.rows for c, _v in terms], dtype=np.int32)
    value = np.array([v for _l, terms, _m in model.rows for _c, v in terms], dtype=float)
    highs.addRows(len(least), least, most, len(index), starts, index, value)
    highs.changeColsIntegrality(count, np.arange(count, dtype=np.int32), np.ones(count, dtype=np.uint8))
