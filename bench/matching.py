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
"""A reference may take this many times as long as we did, and half a minute at least; then it is told to stop."""
LEAST = 30


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
    ours, theirs, told = [], [], {}
    limit = 0.0
    best = ""
    for number in range(rounds):
        seed = str(number + 1)
        ask.tell(f"{name}, round {number + 1}: we")
        we = step("ours", str(children), which, seed)
        if not we["proven"] or we["faults"] or we["greedy"] < we["value"]:
            raise SystemExit(f"{name}: our answer does not hold: {we}")
        ours.append(we["seconds"])
        limit = max(LEAST, TIMES * we["seconds"])
        others = {}
        for reference in REFERENCES:
            ask.tell(f"{name}, round {number + 1}: {reference}, {limit:.0f} s at most")
            others[reference] = step(
                "reference", reference, str(children), which, seed, str(limit), "subsets"
            )
        remarks += checked(name, we, others, limit)
        # Who has not finished costs at least what it was given.
        costs = {
            key: other["seconds"] if other["proven"] else max(limit, other["seconds"])
            for key, other in others.items()
        }
        best = min(costs, key=lambda key: costs[key])
        theirs.append(costs[best])
        told = (
            we
            | {f"{key}_s": costs[key] for key in costs}
            | {f"{key}_proven": o["proven"] for key, o in others.items()}
        )
    return line_of(
        name, ours, theirs, reference_name=f"best of HiGHS, milp, CP-SAT ({best})", unit="s",
        worth=told["worth"], one_by_one=told["one_by_one"], gap=0, megabytes=told["megabytes"],
        **{key: value for key, value in told.items() if key.endswith(("_s", "_proven"))},
    )  # fmt: skip


def checked(name: str, we: dict[str, Any], others: dict[str, dict[str, Any]], limit: float) -> list[str]:
    said = [
        f"{name}: {we['seconds']:.2f} s, proven, {we['megabytes']} MB; {we['worth']}, one by one {we['one_by_one']}; "
        + "; ".join(
            f"{key} {o['seconds']:.1f} s" + ("" if o["proven"] else f" (stopped at {limit:.0f} s without proof, had {o['worth']})")
            for key, o in others.items()
        )
    ]  # fmt: skip
    for key, other in others.items():
        if other["worth"] is not None and (
            other["worth"] < we["value"] or (other["proven"] and other["worth"] != we["value"])
        ):
            raise SystemExit(f"{name}: {key} found {other['worth']}, we {we['value']}")
    return said


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
