"""The engine on one case, in a process of its own. ``python -m bench.matching_site.ours CHILDREN siblings|single SEED``."""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

import highspy  # noqa: F401 - the references import theirs before the clock runs too

from bench.matching_site.cases import case
from samspil.engines.matching.check import faults
from samspil.engines.matching.greedy import one_by_one
from samspil.engines.matching.problem import Matching, Status, Worth
from samspil.engines.matching.solve import solve
from samspil.engines.matching.ways import dear


def main(children: str, which: str, seed: str) -> dict[str, Any]:
    problem = case(int(children), siblings=which == "siblings", seed=int(seed))
    begun, cpu = time.perf_counter(), time.process_time()
    answer = solve(problem)
    seconds, spent = time.perf_counter() - begun, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    greedy = one_by_one(problem)
    return {
        "seconds": seconds,
        "cpu": spent,
        "value": value(problem, answer.worth),
        "greedy": value(problem, greedy.worth),
        "worth": told(answer.worth),
        "one_by_one": told(greedy.worth),
        "proven": answer.status == Status.OPTIMAL,
        "faults": faults(problem, answer),
        "megabytes": peak,
    }


def value(problem: Matching, worth: Worth) -> int:
    return worth.waiting * dear(problem) + worth.unmet


def told(worth: Worth) -> str:
    return f"{worth.waiting} wait, {worth.unmet} unmet"


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
