"""A whole statutory return: looked at, then taken over, against a bare csv read and bulk insert of as many rows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.harness import Ask, Line, Report, line_of
from bench.pages import place_for

ROOT = Path(__file__).resolve().parents[1]
RETURN = ROOT / "tests" / "data" / "ssda903"
PLAIN = "csv and bulk_create, no rules, no trail"


def run(ask: Ask) -> Report:
    lines: list[Line] = []
    seen: dict[str, int] = {}
    for database in ask.databases:
        ours: dict[str, list[float]] = {"look": [], "take": [], "again": [], "memory": []}
        bare: dict[str, list[float]] = {"time": [], "memory": []}
        for number in range(max(3, min(ask.rounds, 5))):
            with place_for(database) as surroundings:
                ask.tell(f"{database}: round {number + 1}")
                step("migrate", surroundings)
                first, second = ("plain", "whole") if number % 2 else ("whole", "plain")
                told = {name: step(name, surroundings) for name in (first, second)}
                for name in ours:
                    ours[name].append(told["whole"][name])
                for name in bare:
                    bare[name].append(told["plain"][name])
                seen = {k: int(told["whole"][k]) for k in ("children", "rows", "problems")}
        lines += [
            line_of("look at the whole return (no change)", ours["look"], bare["time"], reference_name=PLAIN, database=database, unit="s"),
            line_of("take the whole return over", ours["take"], bare["time"], reference_name=PLAIN, database=database, unit="s"),
            line_of("take the same return over again", ours["again"], bare["time"], reference_name=PLAIN, database=database, unit="s"),
            line_of("peak memory of the process", ours["memory"], bare["memory"], reference_name=PLAIN, database=database, unit="MB"),
        ]  # fmt: skip
    return Report(
        benchmark="import",
        did="read, examined and took over the synthetic SSDA903 return in a fresh process and an empty database each round",
        sizes=seen,
        lines=lines,
        remarks=["Aim: the whole return under 60 s and 500 MB. Taking over includes reading and all rules."],
    )


def step(name: str, surroundings: dict[str, str]) -> dict[str, float]:
    given = surroundings | {"DJANGO_SETTINGS_MODULE": "samspil.desk.settings"}
    command = [sys.executable, "-m", "bench.import_steps", name, str(RETURN)]
    done = subprocess.run(command, env=given, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
