"""One child beside 5,000 foster families: the whole table with its reasons, against a bare loop over the same rows."""

from __future__ import annotations

import json
import subprocess
import sys

from bench.harness import Ask, Line, Report, line_of
from bench.pages import ROOT, place_for

FAMILIES = 5000
REFERENCE = "bare SQL and a loop"


def run(ask: Ask) -> Report:
    families = ask.size or FAMILIES
    lines: list[Line] = []
    found = 0
    for database in ask.databases:
        with place_for(database) as surroundings:
            ask.tell(f"{database}: {families} families")
            command = [sys.executable, "-m", "bench.table_site.measure", str(families), str(ask.rounds)]
            done = subprocess.run(
                command, env=surroundings, cwd=ROOT, check=False, capture_output=True, text=True
            )
            if done.returncode:
                raise SystemExit(done.stderr)
            answer = json.loads(done.stdout.strip().splitlines()[-1])
            found = answer["found"]
            costs = answer["ours"], answer["reference"]
            lines.append(line_of("table", *costs, reference_name=REFERENCE, database=database, unit="s"))
    return Report(
        benchmark="table",
        did="read all families, compared them with eight needs of one child and put every reason into words",
        sizes={"families": families, "on the table": found},
        lines=lines,
        remarks=[
            "The reference reads the same rows by hand and gives the same families and marks: no actor, no source, no age, no words.",
            "Aim: under 1 s.",
        ],
    )
