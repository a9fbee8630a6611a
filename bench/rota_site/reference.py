"""One solver on the plain model, in a process of its own: OR-tools and highspy cannot be in one. Says what came, as JSON.

``python -m bench.rota_site.reference SOLVER CASE SECONDS``. Counted is the solver's own time with taking the model in; writing
the model down is not, in its favour.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

import numpy as np

from bench.rota_site.cases import case
from samspil.engines.rota.narrow import load
from samspil.engines.rota.program import INFINITE, Model, model_of


def highs(model: Model, seconds: float) -> dict[str, Any]:
    import highspy

    solver = highspy.Highs()
    for name, value in (
        ("output_flag", False),
        ("time_limit", seconds),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.9),
    ):
        solver.setOptionValue(name, value)
    kept: dict[str, float] = {}

    def found(event: Any) -> None:
        kept.setdefault("first", time.perf_counter() - begun)

    solver.cbMipImprovingSolution += found
    begun = time.perf_counter()
    load(solver, model, np)
    solver.run()
    info = solver.getInfo()
    value_ = info.objective_function_value if solver.getSolution().value_valid else None
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return {"worth": value_, "bound": info.mip_dual_bound, "proven": proven, "first": kept.get("first")}


def cpsat(model: Model, seconds: float) -> dict[str, Any]:
    from ortools.sat.python import cp_model

    begun = time.perf_counter()
    asked = cp_model.CpModel()
    x = [asked.new_bool_var("") if top == 1 else asked.new_int_var(0, top, "") for top in model.top]
    for least, terms, most in model.rows:
        if most == 1 and least <= 0 and all(value == 1 and model.top[c] == 1 for c, value in terms):
            asked.add_at_most_one(x[c] for c, _v in terms)
            continue
        told = cp_model.LinearExpr.weighted_sum([x[c] for c, _v in terms], [v for _c, v in terms])
        asked.add_linear_constraint(told, max(least, -INFINITE), min(most, INFINITE))
    asked.minimize(cp_model.LinearExpr.weighted_sum(x, model.cost))
    kept: dict[str, float] = {}

    class Seen(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            kept.setdefault("first", time.perf_counter() - begun)

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(asked, Seen())
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "worth": solver.objective_value if found else None, "bound": solver.best_objective_bound,
        "proven": status == cp_model.OPTIMAL, "first": kept.get("first"),
    }  # fmt: skip


SOLVERS = {"highs": highs, "cpsat": cpsat}


def main(name: str, which: str, seconds: str) -> dict[str, Any]:
    model = model_of(case(which))
    if name == "cpsat":
        from ortools.sat.python import cp_model  # noqa: F401 - not on its account
    begun, cpu = time.perf_counter(), time.process_time()
    told = SOLVERS[name](model, float(seconds))
    worth = told["worth"]
    return told | {
        "worth": None if worth is None else round(worth) + model.constant,
        "bound": told["bound"] + model.constant,
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
