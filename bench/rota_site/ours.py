"""The engine on one case, in a process of its own. ``python -m bench.rota_site.ours CASE SECONDS``."""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

import highspy  # noqa: F401 - the references import theirs before the clock runs too
import numpy as np  # noqa: F401

from bench.rota_site.cases import case
from samspil.engines.rota.check import faults
from samspil.engines.rota.problem import Status
from samspil.engines.rota.solve import solve


def main(which: str, seconds: str) -> dict[str, Any]:
    problem = case(which)
    begun = time.perf_counter()
    legal = solve(problem, effort=0, enough=lambda: time.perf_counter() - begun > 1)
    first = time.perf_counter() - begun
    begun, cpu = time.perf_counter(), time.process_time()
    plan = solve(problem, enough=lambda: time.perf_counter() - begun > float(seconds) - 1)
    return {
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu,
        "first": first,
        "first_cost": legal.cost,
        "cost": plan.cost,
        "bound": plan.bound,
        "proven": plan.status == Status.OPTIMAL,
        "gaps": len(plan.gaps),
        "faults": faults(problem, plan) + faults(problem, legal),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
