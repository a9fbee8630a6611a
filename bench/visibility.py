"""Lists of a worker among 200 institutions with 1,000,000 notes and 100,000 live shares, against one who sees all."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.harness import Ask, Line, Report, line_of, percentile
from bench.pages import ROOT, place_for
from bench.visibility_site.fill import INSTITUTIONS

NOTES = 1_000_000
A_ROUND = 10  # times each list is asked for in a round
REFERENCE = "one who sees all"


def run(ask: Ask) -> Report:
    notes = ask.size or NOTES
    lines: list[Line] = []
    facts: dict[str, Any] = {}
    for database in ask.databases:
        with place_for(database) as surroundings, contextlib.ExitStack() as stack:
            ask.tell(f"{database}: filling {notes} notes")
            facts = fill(surroundings, notes)
            worker = stack.enter_context(reader("worker", surroundings, facts))
            everybody = stack.enter_context(reader("all", walking_through(surroundings), facts))
            ask.tell(f"{database}: measuring")
            lines += measure(worker, everybody, database, ask.rounds)
    return Report(
        benchmark="visibility",
        did=f"asked for each list {A_ROUND} times a round, {ask.rounds} rounds, both readers in turn",
        sizes={
            "notes": notes,
            "institutions": INSTITUTIONS,
            "live shares": facts.get("shares", 0),
            "cases": facts.get("cases", 0),
        },
        lines=lines,
        remarks=[
            "The reference asks the same without what decides who sees what, has indices of its own for its lists and, "
            "on PostgreSQL, a role that the second fence does not hold.",
            "A page is all that is made for the browser; a read is its question alone, with the same number of rows.",
            "Aim: at most 1.5 times as slow.",
        ],
    )


def fill(surroundings: dict[str, str], notes: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.visibility_site.fill", str(notes)]
    done = subprocess.run(command, env=surroundings, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def walking_through(surroundings: dict[str, str]) -> dict[str, str]:
    """The same database as a superuser: no fence holds one."""
    address = surroundings["SAMSPIL_DATABASE"].replace("//samspil@", "//postgres@")
    return surroundings | {"SAMSPIL_DATABASE": address}


class Reader:
    """A process that measures itself; it is told what to ask for and how often."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lists: list[str] = self._heard()

    def _heard(self) -> Any:
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        if not said:
            raise SystemExit("a reader stopped")
        return json.loads(said)

    def cost(self, name: str, often: int) -> tuple[float, int]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([name, often]) + "\n")
        self.process.stdin.flush()
        seconds, rows = self._heard()
        return seconds, rows


@contextlib.contextmanager
def reader(who: str, surroundings: dict[str, str], facts: dict[str, Any]) -> Iterator[Reader]:
    command = [sys.executable, "-m", "bench.visibility_site.reader", who, json.dumps(facts)]
    plain = surroundings | {"SAMSPIL_STATIC": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with subprocess.Popen(
        command, env=plain, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Reader(process)
        finally:
            process.terminate()


def measure(worker: Reader, everybody: Reader, database: str, rounds: int) -> list[Line]:
    lines = []
    for name in worker.lists:
        readers = (worker, everybody)
        rows = {who: who.cost(name, 3)[1] for who in readers}
        costs: dict[Reader, list[float]] = {worker: [], everybody: []}
        for _ in range(rounds):
            taken: dict[Reader, list[float]] = {worker: [], everybody: []}
            for number in range(A_ROUND):
                for who in readers if number % 2 == 0 else readers[::-1]:
                    taken[who].append(who.cost(name, 1)[0])
            for who in readers:
                costs[who].append(percentile(taken[who], 0.5))
        counted: dict[str, Any] = {"rows": rows[worker], "reference_rows": rows[everybody]}
        lines.append(
            line_of(
                name,
                costs[worker],
                costs[everybody],
                reference_name=REFERENCE,
                database=database,
                **(counted if name.startswith("read") else {}),
            )
        )
    return lines
