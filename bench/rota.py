"""A month's rota and the public shift instances: what it costs after a time, against plain OR-tools CP-SAT and plain HiGHS models."""

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
MONTHS = ((12, 1), (20, 1), (30, 1), (16, 3))
"""(people, drawing); as many as there are rounds, and these at most: a round takes minutes."""
BEST = {"instance1": 607, "instance2": 828, "instance3": 1001}
OURS, THEIRS, PUBLIC = 30, 60, 120
"""Seconds: ours and theirs for a month, and ours for a public instance, where the others have as long as for a month."""


def run(ask: Ask) -> Report:
    remarks: list[str] = []
    months = [(n, seed) for n, seed in MONTHS if ask.size in (0, n)] or [(ask.size, 1)]
    lines = [
        line("month", [f"month {n} {seed}" for n, seed in months[: ask.rounds]], OURS, THEIRS, ask, remarks)
    ]
    if not ask.size:
        lines += [line(name, [name], PUBLIC, THEIRS, ask, remarks) for name in BEST]
    return Report(
        benchmark="rota",
        did="made rotas that keep every rule and cost as little as possible; ours, CP-SAT (2 workers) and HiGHS in turn, each in a "
        "process of its own",
        sizes={"month": "31 days with a change of clocks, 155 shifts on two lines, 12 to 30 people", "rounds": len(months[: ask.rounds])},
        lines=lines,
        remarks=[
            f"Each round of `month` is another month. Ours is told to stop after {OURS} s, the others after {THEIRS} s; at the public "
            f"instances we after {PUBLIC} s. Cost counts, less is better; it is the same sum for all.",
            "The plain models have a column for each person and shift, and the same rules as rows. Their solver's time alone counts; "
            "for ours everything from the question to the told answer.",
            *remarks,
        ],
    )  # fmt: skip


def line(name: str, cases: list[str], ours_for: int, theirs_for: int, ask: Ask, remarks: list[str]) -> Line:
    ours, theirs, told = [], [], {}
    for case in cases:
        ask.tell(f"{case}: we, {ours_for} s at most")
        we = step("ours", case, str(ours_for))
        if we["faults"]:
            raise SystemExit(f"{case}: our answer does not hold: {we['faults']}")
        others = {}
        for key in ("cpsat", "highs"):
            ask.tell(f"{case}: {key}, {theirs_for} s at most")
            others[key] = step("reference", key, case, str(theirs_for))
        agreed(case, we, others)
        ours.append(we["cost"])
        theirs.append(others["cpsat"]["worth"] or 10**9)
        told = told_of(we, others) | ({"best_known": BEST[case]} if case in BEST else {})
        remarks.append(said(case, we, others))
    return line_of(
        name, ours, theirs, reference_name=f"plain CP-SAT after {theirs_for} s", unit="cost", **told
    )


def told_of(we: dict[str, Any], others: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Of the last case of the line."""
    told = {
        "bound": we["bound"],
        "proven": we["proven"],
        "seconds": we["seconds"],
        "first_legal_s": we["first"],
        "megabytes": we["megabytes"],
    }
    for key, other in others.items():
        told |= {f"{key}_{what}": other[what] for what in ("worth", "bound", "proven", "seconds", "first")}
    return told


def agreed(case: str, we: dict[str, Any], others: dict[str, dict[str, Any]]) -> None:
    """Nobody's answer is below our bound, nobody's proven bound is above our answer."""
    for key, other in others.items():
        if other["worth"] is not None and other["worth"] < we["bound"]:
            raise SystemExit(f"{case}: {key} found {other['worth']}, we say nothing is below {we['bound']}")
        if other["bound"] > we["cost"] + 0.01:
            raise SystemExit(f"{case}: {key} says nothing is below {other['bound']}, we have {we['cost']}")


def said(case: str, we: dict[str, Any], others: dict[str, dict[str, Any]]) -> str:
    each = [
        f"{case}: {we['cost']} with bound {we['bound']} in {we['seconds']:.1f} s (legal after {we['first']:.1f} s, then {we['first_cost']})"
    ]
    for key, other in others.items():
        first = "never" if other["first"] is None else f"{other['first']:.1f} s"
        each.append(
            f"{key} {other['worth']} with bound {other['bound']:.0f} in {other['seconds']:.1f} s (legal after {first})"
        )
    return "; ".join(each)


def step(module: str, *arguments: str) -> dict[str, Any]:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"bench.rota_site.{module}", *arguments],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}, cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{module} {arguments} after {time.monotonic() - begun:.0f} s: {done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
