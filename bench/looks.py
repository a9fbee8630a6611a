"""Unusual looking and who looked, with a million entries in the record: what is new read, a list recorded, pages opened."""

from __future__ import annotations

import json
import subprocess
import sys

from bench.harness import Ask, Line, Report, line_of
from bench.pages import ROOT, place_for

ENTRIES = 1_000_000


def run(ask: Ask) -> Report:
    entries = ask.size or ENTRIES
    lines: list[Line] = []
    remarks: list[str] = []
    for database in ask.databases:
        with place_for(database) as surroundings:
            ask.tell(f"{database}: filling {entries} entries and measuring")
            command = [sys.executable, "-m", "bench.looks_steps", str(entries), str(ask.rounds)]
            done = subprocess.run(
                command, env=surroundings, cwd=ROOT, check=False, capture_output=True, text=True
            )
            if done.returncode:
                raise SystemExit(done.stderr)
            told = json.loads(done.stdout.strip().splitlines()[-1])
            lines += [
                line_of(name, ours, floor, reference_name=of, database=database, unit=unit)
                for name, ours, floor, of, unit in told["lines"]
            ]
            remarks.append(f"{database}: {told['remark']}")
    return Report(
        benchmark="looks",
        did="filled the record of one institution with 400 workers over 200 days, then measured in turn",
        sizes={"entries": entries, "lists among them": entries // 5, "cases": entries // 50},
        lines=lines,
        remarks=remarks,
    )
