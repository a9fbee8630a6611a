"""HiGHS among the seats that an answer better than the best known could use."""

from dataclasses import dataclass
from math import ceil, inf
from typing import Any

from samspil.engines.groups.prices import Priced, Table
from samspil.engines.groups.problem import Grouping
from samspil.engines.groups.seats import groups_of, new_highs

SLACK = 1e-6
FORBIDDEN = 20
"""So often a choice whose families cannot be told apart is put aside; the bound was taken before the first."""

Best = tuple[float, Any, tuple[int, ...]]


@dataclass(slots=True)
class Found:
    bound: float
    value: float
    chosen: Any
    opened: tuple[int, ...]


def search(np: Any, problem: Grouping, table: Table, priced: Priced, best: Best, nodes: int) -> Found:
    """Whole numbers: how many groups of each kind, and who sits in which kind. No copies of a kind, so that no two ways of
    writing down the same answer are looked at."""
    known, chosen, opened = best
    seats = np.argwhere(np.isfinite(table.cost) & (priced.bound + priced.forced <= known - 1 + SLACK))
    model = _Model(np, problem, table, seats)
    bound: float | None = None
    for _ in range(FORBIDDEN):
        answer = model.run(nodes)
        bound = answer[0] if bound is None else bound
        if answer[1] is None or answer[1][0] >= known - SLACK:
            break
        if groups_of(problem, answer[1][1], answer[1][2]) is not None:
            known, chosen, opened = answer[1]
            break
        model.forbid(answer[1][1], answer[1][2])
    return Found(min(bound if bound is not None else known, known), known, chosen, opened)


class _Model:
    def __init__(self, np: Any, problem: Grouping, table: Table, seats: Any) -> None:
        self.np, self.table, self.seats = np, table, seats
        self.kinds = sorted({int(kind) for kind in seats[:, 1]})
        self.place = {kind: n for n, kind in enumerate(self.kinds)}
        self.highs = new_highs()
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.highs.setOptionValue("mip_abs_gap", 0.9)  # points are whole numbers: less than one is none
        self.families, self.first = len(table.cost), len(self.kinds) + len(table.cost)
        self._columns()
        self._rows(problem)

    def _columns(self) -> None:
        """How many groups of each kind; who has no seat; who sits where."""
        np, table = self.np, self.table
        most = min(table.groups, self.families // table.least)
        prices = np.concatenate([
            np.zeros(len(self.kinds)), np.full(self.families, table.left), table.cost[self.seats[:, 0], self.seats[:, 1]],
        ])  # fmt: skip
        upper = np.concatenate(
            [np.full(len(self.kinds), float(most)), np.ones(self.families + len(self.seats))]
        )
        none = np.zeros(0, dtype=np.int32)
        self.highs.addCols(
            len(prices),
            prices,
            np.zeros(len(prices)),
            upper,
            0,
            np.zeros(len(prices), dtype=np.int32),
            none,
            np.zeros(0),
        )
        which = np.arange(len(prices), dtype=np.int32)
        self.highs.changeColsIntegrality(len(prices), which, np.full(len(prices), 1, dtype=np.uint8))

    def _add(self, least: float, most: float, entries: list[tuple[int, float]]) -> None:
        columns = self.np.array([c for c, _v in entries], dtype=self.np.int32)
        values = self.np.array([v for _c, v in entries])
        self.highs.addRow(least, most, len(entries), columns, values)

    def _rows(self, problem: Grouping) -> None:
        by_family: dict[int, list[int]] = {f: [] for f in range(self.families)}
        by_kind: dict[int, list[int]] = {kind: [] for kind in self.kinds}
        self.at: dict[tuple[int, int], int] = {}
        for n, (family, kind) in enumerate(self.seats.tolist()):
            self.at[family, kind] = self.first + n
            by_family[family].append(self.first + n)
            by_kind[kind].append(self.first + n)
        for family, columns in by_family.items():
            self._add(1, 1, [(len(self.kinds) + family, 1.0), *((c, 1.0) for c in columns)])
        for kind, columns in by_kind.items():
            group = self.place[kind]
            self._add(0, inf, [*((c, 1.0) for c in columns), (group, -float(self.table.least))])
            self._add(-inf, 0, [*((c, 1.0) for c in columns), (group, -float(self.table.most))])
            for column in columns:
                self._add(-inf, 0, [(column, 1.0), (group, -1.0)])
        self._add(0, self.table.groups, [(n, 1.0) for n in range(len(self.kinds))])
        number = {f.key: n for n, f in enumerate(problem.families)}
        for pair in sorted(problem.apart, key=sorted):
            one, other = (number[key] for key in sorted(pair))
            for kind in self.kinds:
                if (one, kind) in self.at and (other, kind) in self.at:
                    both = [(self.at[one, kind], 1.0), (self.at[other, kind], 1.0), (self.place[kind], -1.0)]
                    self._add(-inf, 0, both)

    def forbid(self, chosen: Any, opened: tuple[int, ...]) -> None:
        """Not all of these families in this kind again."""
        for kind in sorted(set(opened)):
            columns = [self.at[n, kind] for n, k in enumerate(chosen.tolist()) if k == kind]
            self._add(-inf, len(columns) - 1, [(c, 1.0) for c in columns])

    def run(self, nodes: int) -> tuple[float, Best | None]:
        """A bound, and the best that was found; nothing when there is nothing better than what is known."""
        import highspy

        np = self.np
        self.highs.setOptionValue("mip_max_nodes", nodes)
        self.highs.run()
        status, solution = self.highs.getModelStatus(), self.highs.getSolution()
        if status == highspy.HighsModelStatus.kInfeasible:
            return inf, None
        if not solution.value_valid:
            return ceil(self.highs.getInfo().mip_dual_bound - SLACK), None
        value = np.array(solution.col_value)
        chosen = np.full(self.families, -1)
        for (family, kind), column in self.at.items():
            if value[column] > 0.5:
                chosen[family] = kind
        counts = np.rint(value[: len(self.kinds)]).astype(int)
        opened = tuple(kind for kind, n in zip(self.kinds, counts.tolist(), strict=True) for _ in range(n))
        info = self.highs.getInfo()
        return ceil(info.mip_dual_bound - SLACK), (round(info.objective_function_value), chosen, opened)
