"""Groups of 200 foster families proposed, against a plain model in HiGHS; and the calendar of a year with 400 groups."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.harness import Ask, Line, Report, line_of, percentile
from bench.pages import place_for

ROOT = Path(__file__).parents[1]
FAMILIES = 200
WITHIN = 10.0
IN_PROGRAMME, SHOWN_WITHIN = 3000, 0.3
TIMES, LEAST = 6, 30
"""The plain model may take this many times as long as we did, and half a minute at least; then it is told to stop."""


def run(ask: Ask) -> Report:
    families = ask.size or FAMILIES
    ours, theirs, remarks, told = [], [], [], {}
    for seed in range(1, ask.rounds + 1):
        ask.tell(f"{families} families, round {seed}: we")
        we = step("ours", families, seed, 0)
        if we["faults"]:
            raise SystemExit(f"our answer does not hold: {we}")
        limit = max(LEAST, TIMES * we["seconds"])
        ask.tell(f"{families} families, round {seed}: plain HiGHS, {limit:.0f} s at most")
        plain = step("plain", families, seed, limit)
        agreed(we, plain)
        ours.append(we["seconds"])
        theirs.append(plain["seconds"] if plain["proven"] else max(limit, plain["seconds"]))
        remarks.append(said(seed, we, plain, limit))
        told[f"round_{seed}"] = {
            "cpu_s": we["cpu"], "plain_cpu_s": plain["cpu"], "gap": we["gap"], "plain_proven": plain["proven"],
        }  # fmt: skip
    years, calendar = calendars(ask)
    line: Line = line_of(f"proven_{families}", ours, theirs, reference_name="plain HiGHS", unit="s", **told)
    return Report(
        benchmark="groups",
        did="put all families into groups with the fewest without a seat and then the fewest points, and proved it; each in its process",
        sizes={"families": families, "places": 8, "themes": 4, "ages": 3},
        lines=[line, *years],
        remarks=[
            f"Aim: proven, or with its gap, within {WITHIN:.0f} s. Each round is another county.",
            "Counted: for us everything from the question to the told answer, for plain HiGHS its solver alone. It gets kinds of groups "
            "with numbers instead of named groups, which suits it better.",
            *remarks,
            f"Year: {IN_PROGRAMME} families in {calendar['groups']} groups, ten years of sessions ({calendar['sessions']}), two months of "
            f"taps ({calendar['taps']}); the whole answer of the server, {calendar['queries']} queries. Aim: {SHOWN_WITHIN * 1000:.0f} ms.",
        ],
    )  # fmt: skip


def calendars(ask: Ask) -> tuple[list[Line], dict[str, Any]]:
    """The page of a year, whole, beside one statement by hand that reads the same sessions with how many came."""
    lines: list[Line] = []
    told: dict[str, Any] = {}
    for database in ask.databases:
        ask.tell(f"{database}: a year of {IN_PROGRAMME} families")
        with contextlib.ExitStack() as stack:
            place = stack.enter_context(place_for(database)) | {
                "DJANGO_SETTINGS_MODULE": "samspil.desk.settings"
            }
            told = step(IN_PROGRAMME, ask.rounds, name="year", place=place)
        lines.append(
            line_of(
                "year", told["ours"], told["reference"], reference_name="its sessions in one statement", database=database, unit="ms",
                ninety_fifth_ms=percentile(told["each"], 0.95) * 1000,
            )
        )  # fmt: skip
    return lines, told


def said(seed: int, we: dict[str, Any], plain: dict[str, Any], limit: float) -> str:
    proof = "proven" if we["proven"] else f"gap {we['gap']}"
    stopped = (
        ""
        if plain["proven"]
        else f", stopped at {limit:.0f} s, had {plain['value']}, bound {plain['bound']:.0f}"
    )
    return (
        f"county {seed}: {we['groups']} groups, {we['without']} without a seat, {we['points']} points, {proof}, "
        f"{we['seconds']:.1f} s ({we['cpu']:.1f} s of a core); plain {plain['seconds']:.1f} s ({plain['cpu']:.1f} s of cores){stopped}"
    )


def agreed(we: dict[str, Any], plain: dict[str, Any]) -> None:
    """Nobody found a better one, and who proved theirs found the same."""
    found = plain["value"]
    if (
        found is not None
        and we["proven"]
        and (found < we["value"] or (plain["proven"] and found != we["value"]))
    ):
        raise SystemExit(f"plain HiGHS found {found}, we {we['value']}")


def step(*arguments: Any, name: str = "step", place: dict[str, str] | None = None) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", f"bench.groups_site.{name}", *map(str, arguments)],
        env=place or os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{arguments}: {done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
