"""Who answers now, over ten years of rota, beside the same question in one hand-written statement."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from typing import Any

from bench.harness import Ask, Line, Report, line_of, percentile
from bench.pages import ROOT, place_for

YEARS = 10


def run(ask: Ask) -> Report:
    years = ask.size or YEARS
    lines: list[Line] = []
    shifts = 0
    for database in ask.databases:
        with contextlib.ExitStack() as stack:
            place = stack.enter_context(place_for(database)) | {
                "DJANGO_SETTINGS_MODULE": "samspil.desk.settings"
            }
            ask.tell(f"{database}: {years} years of rota, asked {ask.rounds} times 500 moments")
            told = step(place, years, ask.rounds)
        shifts = told["shifts"]
        lines.append(
            line_of(
                "answering", told["ours"], told["reference"], reference_name="one statement, by hand", database=database,
                unit="ms", ninety_fifth_ms=percentile(told["each"], 0.95) * 1000,
            )
        )  # fmt: skip
    return Report(
        benchmark="duty",
        did="asked who answers at 500 moments of the whole time, in turn with one statement that finds the row alone",
        sizes={"years": years, "shifts": shifts, "people": 30},
        lines=lines,
        remarks=[
            "The aim is 5 ms at the median, on the server, with permission and the names of who answers."
        ],
    )


def step(place: dict[str, str], years: int, rounds: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.duty_site.measure", str(years), str(rounds)]
    done = subprocess.run(command, env=place, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
