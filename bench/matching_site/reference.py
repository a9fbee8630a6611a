"""One solver on the plain model, in a process of its own: OR-tools and highspy cannot be in one. Says what came, as JSON.

``python -m bench.matching_site.reference SOLVER CHILDREN siblings|single SEED SECONDS [FORM]``. Counted is the solver's own
time with taking the model in; writing the model down is not, in its favour.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from typing import Any

import numpy as np

from bench.matching_site.cases import case
from bench.matching_site.model import Model, model_of

Found = tuple[float | None, bool]


def highs(model: Model, seconds: float) -> Found:
    import highspy

    solver, count = highspy.Highs(), len(model.cost)
    for name, value in (
        ("output_flag", False),
        ("time_limit", seconds),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.9),
    ):
        solver.setOptionValue(name, value)
    none = np.zeros(0, dtype=np.int32)
    rows = len(model.most)
    solver.addRows(
        rows, np.array(model.least, dtype=float), np.array(model.most, dtype=float), 0, np.zeros(rows, np.int32), none, np.zeros(0)
    )  # fmt: skip
    starts, index, values = model.by_column()
    solver.addCols(
        count, np.array(model.cost, dtype=float), np.zeros(count), np.ones(count), len(index), starts, index, values
    )  # fmt: skip
    solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), np.ones(count, dtype=np.uint8))
    solver.run()
    info = solver.getInfo()
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return (info.objective_function_value if solver.getSolution().value_valid else None), proven


def milp(model: Model, seconds: float) -> Found:
    from scipy.optimize import Bounds, LinearConstraint
    from scipy.optimize import milp as solve
    from scipy.sparse import csc_array

    shape = (len(model.most), len(model.cost))
    rows = LinearConstraint(
        csc_array((model.value, (model.row, model.column)), shape), model.least, model.most
    )
    told = solve(
        model.cost, integrality=np.ones(len(model.cost)), bounds=Bounds(0, 1), constraints=rows,
        options={"time_limit": seconds, "mip_rel_gap": 0},
    )  # fmt: skip
    return told.fun, told.status == 0


def cpsat(model: Model, seconds: float) -> Found:
    from ortools.sat.python import cp_model

    asked = cp_model.CpModel()
    x = [asked.new_bool_var("") for _ in model.cost]
    rows: list[list[tuple[int, int]]] = [[] for _ in model.most]
    for row, column, value in zip(model.row, model.column, model.value, strict=True):
        rows[row].append((column, value))
    for entries, least, most in zip(rows, model.least, model.most, strict=True):
        if least == most == 1 and all(value == 1 for _c, value in entries):
            asked.add_exactly_one(x[column] for column, _v in entries)
            continue
        told = cp_model.LinearExpr.weighted_sum([x[c] for c, _v in entries], [v for _c, v in entries])
        asked.add(told <= int(most))
    asked.minimize(cp_model.LinearExpr.weighted_sum(x, model.cost))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(asked)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return (solver.objective_value if found else None), status == cp_model.OPTIMAL


SOLVERS = {"highs": highs, "milp": milp, "cpsat": cpsat}
LIBRARIES = {
    "highs": ("highspy",),
    "milp": ("scipy.optimize", "scipy.sparse"),
    "cpsat": ("ortools.sat.python.cp_model",),
}


def main(
    name: str, children: str, which: str, seed: str, seconds: str, form: str = "compact"
) -> dict[str, Any]:
    model = model_of(case(int(children), siblings=which == "siblings", seed=int(seed)), form)
    for library in LIBRARIES[name]:
        importlib.import_module(library)  # not on its account
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    cpu = time.process_time()
    worth, proven = SOLVERS[name](model, float(seconds))
    return {
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu,
        "worth": None if worth is None else round(worth) + model.constant,
        "proven": proven,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "megabytes_before": before // 1024,
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
