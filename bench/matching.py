"""Many children matched at once: time until the optimum is proven, against plain HiGHS, SciPy's milp and OR-tools CP-SAT."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.harness import Ask, Line, Report, line_of

ROOT = Path(__file__).parents[1]
SIZES = (100, 1000, 5000)
REFERENCES = ("highs", "milp", "cpsat")
TIMES = 6
"""A reference may take this many times as long as we did, and half a minute at least; then it is told to stop. When another has
proven its answer, a little longer than that one is enough: it is no longer the best."""
LEAST, LONGER = 30, 1.2


def run(ask: Ask) -> Report:
    lines: list[Line] = []
    remarks: list[str] = []
    for which in ("siblings", "single"):
        for children in (ask.size,) if ask.size else SIZES:
            # The large ones are measured once: what is compared there is minutes.
            rounds = min(ask.rounds, 5 if children < 1000 else 2) if children < 5000 else 1
            lines.append(measured(children, which, rounds, ask, remarks))
    return Report(
        benchmark="matching",
        did="placed all children so that the fewest wait and then the fewest needs stay unmet, and proved it; each in a process of its own",
        sizes={f"{n} children": f"{families(n)} families of 1 to 3 places" for n in ((ask.size,) if ask.size else SIZES)},
        lines=lines,
        remarks=[
            "A third of the children of `siblings` are in groups of 2 to 5: to 3 stay together, 4 and 5 may be split at a cost; "
            "50 families are eligible for each.",
            "Counted: for us everything from the question to the told answer, for a reference its solver alone.",
            "The references get the model with a column for each few brothers and sisters and home, which suits them better than the "
            "one with a column for each child and home.",
            *remarks,
        ],
    )  # fmt: skip


def families(children: int) -> int:
    from bench.matching_site.cases import families_for

    return families_for(children)


def measured(children: int, which: str, rounds: int, ask: Ask, remarks: list[str]) -> Line:
    name = f"{which}_{children}"
    ours, theirs, told, best = [], [], {}, ""
    for number in range(rounds):
        case = (str(children), which, str(number + 1))
        ask.tell(f"{name}, round {number + 1}: we")
        we = step("ours", *case)
        if not we["proven"] or we["faults"] or we["greedy"] < we["value"]:
            raise SystemExit(f"{name}: our answer does not hold: {we}")
        limit = max(LEAST, TIMES * we["seconds"])
        others = {}
        for key in REFERENCES:
            ask.tell(f"{name}, round {number + 1}: {key}, {limit:.0f} s at most")
            others[key] = step("reference", key, *case, str(limit), "subsets") | {"limit": limit}
            if others[key]["proven"]:
                limit = min(limit, max(1, LONGER * others[key]["seconds"]))
        agreed(name, we, others)
        remarks.append(said(name, we, others))
        # Who has not finished costs at least what it was given.
        costs = {k: o["seconds"] if o["proven"] else max(o["limit"], o["seconds"]) for k, o in others.items()}
        best = min(costs, key=lambda key: costs[key])
        ours.append(we["seconds"])
        theirs.append(costs[best])
        told = {"worth": we["worth"], "one_by_one": we["one_by_one"], "gap": 0, "megabytes": we["megabytes"]}
        told |= {"cpu_s": we["cpu"]} | {f"{key}_cpu_s": other["cpu"] for key, other in others.items()}
        told |= {f"{k}_s": costs[k] for k in costs} | {f"{k}_proven": o["proven"] for k, o in others.items()}
    named = f"best of HiGHS, milp, CP-SAT ({best})"
    return line_of(name, ours, theirs, reference_name=named, unit="s", **told)


def said(name: str, we: dict[str, Any], others: dict[str, dict[str, Any]]) -> str:
    each = [f"{name}: {we['seconds']:.2f} s ({we['cpu']:.2f} s of a core), proven, {we['megabytes']} MB; "
            f"{we['worth']}, one by one {we['one_by_one']}"]  # fmt: skip
    for key, other in others.items():
        stopped = (
            ""
            if other["proven"]
            else f", stopped at {other['limit']:.0f} s without proof, had {other['worth']}"
        )
        each.append(f"{key} {other['seconds']:.1f} s ({other['cpu']:.1f} s of cores){stopped}")
    return "; ".join(each)


def agreed(name: str, we: dict[str, Any], others: dict[str, dict[str, Any]]) -> None:
    """Nobody found a better one, and who proved theirs found the same."""
    for key, other in others.items():
        found, value = other["worth"], we["value"]
        if found is not None and (found < value or (other["proven"] and found != value)):
            raise SystemExit(f"{name}: {key} found {found}, we {value}")


def step(module: str, *arguments: str) -> dict[str, Any]:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"bench.matching_site.{module}", *arguments],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}, cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{module} {arguments} after {time.monotonic() - begun:.0f} s: {done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
