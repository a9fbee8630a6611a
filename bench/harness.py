"""How benchmarks measure: the product and its reference take turns, round after round, on the same work.

A benchmark is a module ``bench/NAME.py`` whose docstring's first line says what it measures, with one function
``run(ask: Ask) -> Report``. Absolute times move with the machine and its neighbours; the ratio of two things measured
in turn moves far less, so the ratio is what is published, with the spread it had over the rounds.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

Work = Callable[[], Any]


@dataclass(frozen=True)
class Ask:
    """What the person who runs the benchmark asked for. `tell` shows a sentence while it runs."""

    rounds: int = 7
    size: int = 0
    database: str = "both"
    tell: Callable[[str], None] = lambda text: None

    @property
    def databases(self) -> tuple[str, ...]:
        return ("sqlite", "postgresql") if self.database == "both" else (self.database,)


@dataclass(frozen=True)
class Line:
    """One comparison. `ratio` is ours by the reference's, below 1 is better; lowest and highest are its spread."""

    name: str
    database: str
    ours: float
    reference: float
    reference_name: str
    ratio: float
    unit: str
    lowest: float
    highest: float
    rounds: int
    further: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    benchmark: str
    did: str
    sizes: Mapping[str, Any]
    lines: list[Line]
    remarks: list[str] = field(default_factory=list)
    machine: Mapping[str, Any] = field(default_factory=lambda: this_machine())  # noqa: PLW0108 - defined below

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"lines": [{**asdict(line), **line.further} for line in self.lines]}


def compare(
    name: str,
    ours: Work,
    reference: Work,
    *,
    reference_name: str,
    rounds: int = 7,
    warm_up: int = 1,
    repeat: int = 1,
    database: str = "",
    unit: str = "ms",
    clock: Callable[[], float] = time.perf_counter,
) -> Line:
    """Measure both in turn; who begins changes from round to round. Cost of one call, median of the rounds."""
    for _ in range(warm_up):
        ours()
        reference()
    costs: dict[Work, list[float]] = {ours: [], reference: []}
    for number in range(rounds):
        for work in (ours, reference) if number % 2 == 0 else (reference, ours):
            costs[work].append(once(work, repeat, clock))
    return line_of(
        name, costs[ours], costs[reference], reference_name=reference_name, database=database, unit=unit
    )


def once(work: Work, repeat: int, clock: Callable[[], float]) -> float:
    """Seconds of one call, as the mean of `repeat` calls in a row."""
    begun = clock()
    for _ in range(repeat):
        work()
    return (clock() - begun) / repeat


SECONDS_IN = {"s": 1.0, "ms": 1000.0, "us": 1_000_000.0}


def line_of(
    name: str,
    ours: list[float],
    reference: list[float],
    *,
    reference_name: str,
    database: str = "",
    unit: str = "ms",
    **further: Any,
) -> Line:
    """A line from costs measured elsewhere, one of each per round. Times come in seconds; other units as they are."""
    if len(ours) != len(reference) or not ours:
        raise ValueError("a line needs as many rounds of ours as of the reference, and at least one")
    scale = SECONDS_IN.get(unit, 1.0)
    ratios = [a / b for a, b in zip(ours, reference, strict=True)]
    our_median, their_median = statistics.median(ours), statistics.median(reference)
    return Line(
        name=name,
        database=database,
        ours=our_median * scale,
        reference=their_median * scale,
        reference_name=reference_name,
        ratio=our_median / their_median,
        unit=unit,
        lowest=min(ratios),
        highest=max(ratios),
        rounds=len(ratios),
        further=further,
    )


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, -(-int(share * 1000) * len(ordered) // 1000) - 1))]


def this_machine() -> dict[str, Any]:
    libraries = {name: version(name) for name in ("django", "psycopg")}
    return {
        "cores": os.cpu_count(),
        "processor": processor(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
        **libraries,
    }


def processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for row in cpuinfo.read_text("utf-8").splitlines():
            if row.startswith("model name"):
                return row.split(":", 1)[1].strip()
    return platform.processor() or "unknown"
