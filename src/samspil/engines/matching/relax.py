"""The linear relaxation over few of the ways at a time, and the whole answer over those that can matter (HiGHS)."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from samspil.engines.matching.cuts import Cliques, tighter, tighter_parts
from samspil.engines.matching.flow import first_prices
from samspil.engines.matching.limits import Rows, by_home, by_parted, by_unit
from samspil.engines.matching.ways import NOWHERE, Ways

FIRST = 8
"""So many of the cheapest ways of each unit to begin with; others come in when their price says so."""
MORE = 4
ROUNDS = 60
MUCH = 1500
"""From so many new ways on, HiGHS begins afresh inside instead of from the corner where it was."""
SLACK = 0.01
"""Below this a bound in whole numbers is not trusted to the last digit of a float."""


class Relaxed:
    """After `close`, `bound` is below the cost of every answer, and `spare[way]` is by how much more any answer costs that
    uses this way."""

    def __init__(self, ways: Ways, rows: Rows) -> None:
        import numpy as np

        self.np, self.ways, self.rows = np, ways, rows
        self.cost = np.array(ways.cost, dtype=float)
        self.unit = np.array(ways.unit)
        self.weight = np.array([1 if unit.split is None else len(unit.children) for unit in ways.units])
        self.homes = by_home(ways)
        self.parted = by_parted(ways)
        self.cliques = Cliques(ways, self.homes, by_unit(ways))
        self.used = self._first()
        self.value = np.zeros(len(self.cost))
        self.spare = self.cost
        self.bound = 0.0
        self.priced = False
        self._pack()
        self.highs = self._start()

    def _first(self) -> Any:
        np = self.np
        home, load = np.array(self.ways.home), np.array(self.ways.load)
        used = home == NOWHERE
        used |= np.isin(self.unit, self.ways.held)
        by = self.cost + np.array([*first_prices(self.ways), 0.0])[home] * load
        used[self._best(np.arange(len(self.cost)), by, FIRST)] = True
        return used

    def _best(self, these: Any, by: Any, most: int) -> Any:
        """The first few of each unit, and for each child of those who may be split."""
        np = self.np
        these = these[np.lexsort((by[these], self.unit[these]))]
        units = self.unit[these]
        return these[np.arange(len(units)) - np.searchsorted(units, units) < most * self.weight[units]]

    def _pack(self) -> None:
        """The entries by way."""
        np, rows = self.np, self.rows
        self.row, self.way = np.array(rows.row), np.array(rows.way)
        self.entry = np.array(rows.value, dtype=float)
        order = np.argsort(self.way, kind="stable")
        self.by_way = order
        self.begin = np.searchsorted(self.way[order], np.arange(len(self.cost) + 1))

    def columns(self, these: Any) -> tuple[Any, Any, Any]:
        """The entries of these ways, as HiGHS wants them: where each begins, rows, values."""
        np = self.np
        lengths = self.begin[these + 1] - self.begin[these]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        places = np.repeat(self.begin[these] - starts[:-1], lengths) + np.arange(starts[-1])
        entries = self.by_way[places]
        return starts[:-1].astype(np.int32), self.row[entries].astype(np.int32), self.entry[entries]

    def _start(self) -> Any:
        highs = new_highs()
        self.add_rows(highs, 0)
        self.order = self.np.nonzero(self.used)[0]
        self.add_columns(highs, self.order)
        return highs

    def add_rows(self, highs: Any, first: int) -> None:
        np, count = self.np, len(self.rows.most) - first
        none = np.zeros(0, dtype=np.int32)
        highs.addRows(
            count, np.array(self.rows.least[first:]), np.array(self.rows.most[first:], dtype=float),
            0, np.zeros(count, dtype=np.int32), none, np.zeros(0),
        )  # fmt: skip

    def add_columns(self, highs: Any, these: Any) -> None:
        np, count = self.np, len(these)
        starts, rows, values = self.columns(these)
        highs.addCols(
            count,
            self.cost[these],
            np.zeros(count),
            np.full(count, highs.inf),
            len(rows),
            starts,
            rows,
            values,
        )

    def close(self) -> "Relaxed":
        """Ways that pay are let in until none is left, then rows that the fractions break, and again."""
        for _ in range(ROUNDS):
            self._price_out()
            if not self._tighten():
                break
        else:
            self._price_out()
        return self

    def lowest(self) -> int:
        """The bound in whole numbers."""
        return ceil(self.bound - SLACK)

    def within(self, reach: float) -> Any:
        """The ways that a whole answer within this reach of the bound can use."""
        return self.np.nonzero(self.spare <= reach + SLACK)[0]

    def _price_out(self) -> None:
        np = self.np
        fresh = 0 if self.priced else len(self.order)
        self.priced = True
        while True:
            self._run(fresh)
            solution = self.highs.getSolution()
            dual = np.array(solution.row_dual)
            self.value[:] = 0
            self.value[self.order] = solution.col_value
            paid = np.bincount(self.way, weights=self.entry * dual[self.row], minlength=len(self.cost))
            self.spare = self.cost - paid
            self.bound = self.highs.getInfo().objective_function_value
            better = np.nonzero((self.spare < -1e-6) & ~self.used)[0]
            if not len(better):
                return
            better = self._best(better, self.spare, MORE)
            self.used[better] = True
            self.order, fresh = np.concatenate((self.order, better)), len(better)
            self.highs.setOptionValue(
                "simplex_strategy", 4
            )  # new ways keep the answer possible: primal simplex
            self.add_columns(self.highs, better)

    def _run(self, fresh: int) -> None:
        """From where the last run ended, unless so much is new that the interior way is shorter."""
        self.highs.setOptionValue("solver", "ipm" if fresh > MUCH else "simplex")
        self.highs.run()

    def _tighten(self) -> bool:
        np, first = self.np, len(self.rows.most)
        begun = len(self.rows.row)
        split = np.nonzero((self.value > 1e-6) & (self.value < 1 - 1e-6))[0]
        for home in sorted({self.ways.home[way] for way in split} - {NOWHERE}):
            for entries, most in tighter(self.ways, home, self.homes[home], self.value):
                self.rows.add(entries, 0, most)
        for unit in sorted({self.ways.unit[way] for way in split} & self.parted.keys()):
            for entries, most in tighter_parts(self.ways, self.parted[unit], self.value):
                self.rows.add(entries, -float("inf"), most)
        for clique in self.cliques.broken(split.tolist(), self.value, self.spare):
            self.rows.add(((way, 1) for way in clique), -float("inf"), 1)
        if len(self.rows.most) == first:
            return False
        self._pack()
        self.highs.setOptionValue("simplex_strategy", 1)  # a new row keeps the prices possible: dual simplex
        self._rows_over_used(first, begun)
        return True

    def _rows_over_used(self, first: int, begun: int) -> None:
        np = self.np
        column = np.full(len(self.cost), -1)
        column[self.order] = np.arange(len(self.order))
        row, way = self.row[begun:] - first, column[self.way[begun:]]
        here = way >= 0
        row, way, entry = row[here], way[here], self.entry[begun:][here]
        count = len(self.rows.most) - first
        starts = np.searchsorted(row, np.arange(count)).astype(np.int32)
        self.highs.addRows(
            count, np.array(self.rows.least[first:], dtype=float), np.array(self.rows.most[first:], dtype=float),
            len(row), starts, way.astype(np.int32), entry,
        )  # fmt: skip


def new_highs() -> Any:
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    return highs


@dataclass(frozen=True, slots=True)
class Whole:
    """`chosen` is empty where nothing was found. With `proven` no whole answer over these ways is cheaper, or there is none."""

    chosen: list[int]
    cost: int
    proven: bool


def whole(relaxed: Relaxed, these: Any, nodes: int, enough: int) -> Whole:
    """The best whole answer over these ways; one that costs no more than `enough` is good enough."""
    import highspy

    np, count, highs = relaxed.np, len(these), new_highs()
    relaxed.add_rows(highs, 0)
    relaxed.add_columns(highs, these)
    which = np.arange(count, dtype=np.int32)
    highs.changeColsBounds(count, which, np.zeros(count), np.ones(count))
    highs.changeColsIntegrality(count, which, np.full(count, 1, dtype=np.uint8))
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.9)  # costs are whole numbers: less than one is none
    highs.setOptionValue("mip_max_nodes", nodes)
    highs.setOptionValue("objective_target", enough + SLACK)
    highs.run()
    status, solution = highs.getModelStatus(), highs.getSolution()
    ended = highspy.HighsModelStatus
    if not solution.value_valid:
        return Whole([], 0, status == ended.kInfeasible)
    chosen = these[np.array(solution.col_value) > 0.5].tolist()
    cost = round(sum(float(relaxed.cost[way]) for way in chosen))
    return Whole(chosen, cost, status in (ended.kOptimal, ended.kObjectiveTarget))
