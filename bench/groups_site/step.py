"""One case by the engine or by the plain model, in a process of its own. ``python -m bench.groups_site.step WHO FAMILIES SEED SECONDS``."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import highspy  # noqa: F401 - brought in before the clock runs, for both

from bench.groups_site.cases import case
from bench.groups_site.plain import DEAR, Plain
from samspil.engines.groups.check import faults
from samspil.engines.groups.solve import solve


def main(who: str, families: str, seed: str, seconds: str) -> dict[str, Any]:
    problem = case(int(families), int(seed))
    if who == "plain":
        return Plain(problem).highs(float(seconds))
    begun, cpu = time.perf_counter(), time.process_time()
    answer = solve(problem)
    return {
        "seconds": time.perf_counter() - begun, "cpu": time.process_time() - cpu, "proven": answer.proven, "gap": answer.gap,
        "value": len(answer.without) * DEAR + answer.points, "without": len(answer.without), "points": answer.points,
        "groups": len(answer.groups), "faults": faults(problem, answer),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
