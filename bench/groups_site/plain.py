"""The same question as a plain model, straight from the text, for a solver by itself."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from samspil.engines.groups.problem import Grouping, cost

DEAR = 20_000


@dataclass
class Plain:
    """Who sits in which kind, who has no seat, how many groups of each kind: columns in this order. Two that should not sit
    together share a kind only when there are two groups of it; an answer of this model can need more telling apart than that,
    so it is no dearer than the true one, and the comparison is in its favour."""

    problem: Grouping

    def highs(self, seconds: float) -> dict[str, Any]:
        import highspy

        solver = highspy.Highs()
        for name, value in (
            ("output_flag", False),
            ("time_limit", seconds),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.9),
        ):
            solver.setOptionValue(name, value)
        solver.passModel(self._model(highspy))
        begun, cpu = time.perf_counter(), time.process_time()
        solver.run()
        info = solver.getInfo()
        proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = round(info.objective_function_value) if solver.getSolution().value_valid else None
        return {
            "seconds": time.perf_counter() - begun, "cpu": time.process_time() - cpu, "value": found, "proven": proven,
            "bound": info.mip_dual_bound,
        }  # fmt: skip

    def _model(self, highspy: Any) -> Any:
        problem, kinds = self.problem, self.problem.kinds
        n = len(problem.families)
        paid = [[cost(problem, f, k) for k in kinds] for f in problem.families]
        seats = [(f, k) for f in range(n) for k in range(len(kinds)) if paid[f][k]]
        at = {pair: place for place, pair in enumerate(seats)}
        count = len(seats) + n + len(kinds)
        rows: list[tuple[float, float, list[tuple[int, float]]]] = []
        for f in range(n):
            here = [(at[f, k], 1.0) for k in range(len(kinds)) if (f, k) in at]
            rows.append((1, 1, [(len(seats) + f, 1.0), *here]))
        for k in range(len(kinds)):
            group = len(seats) + n + k
            here = [(at[f, k], 1.0) for f in range(n) if (f, k) in at]
            rows.append((0, np.inf, [*here, (group, -float(problem.least))]))
            rows.append((-np.inf, 0, [*here, (group, -float(problem.most))]))
            rows += [(-np.inf, 0, [(seat, 1.0), (group, -1.0)]) for seat, _one in here]
        number = {f.key: place for place, f in enumerate(problem.families)}
        for pair in problem.apart:
            one, other = (number[key] for key in sorted(pair))
            for k in range(len(kinds)):
                if (one, k) in at and (other, k) in at:
                    group = len(seats) + n + k
                    rows.append((-np.inf, 0, [(at[one, k], 1.0), (at[other, k], 1.0), (group, -1.0)]))
        rows.append((0, problem.groups, [(len(seats) + n + k, 1.0) for k in range(len(kinds))]))
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = count, len(rows)
        points = [float(paid[f][k].points) for f, k in seats]  # type: ignore[union-attr]
        model.col_cost_ = np.array([*points, *[float(DEAR)] * n, *[0.0] * len(kinds)])
        model.col_lower_ = np.zeros(count)
        model.col_upper_ = np.array([*[1.0] * (len(seats) + n), *[float(problem.groups)] * len(kinds)])
        model.integrality_ = [highspy.HighsVarType.kInteger] * count
        model.row_lower_ = np.array([low for low, _high, _e in rows], dtype=float)
        model.row_upper_ = np.array([high for _low, high, _e in rows], dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(e) for _l, _h, e in rows)]).astype(np.int32)
        model.a_matrix_.index_ = np.array([c for _l, _h, e in rows for c, _v in e], dtype=np.int32)
        model.a_matrix_.value_ = np.array([v for _l, _h, e in rows for _c, v in e])
        return model
