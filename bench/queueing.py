"""How many people each quarter of an hour of a year needs, by Erlang A, B and C, against one after the other; and a real day played."""

from __future__ import annotations

import csv
import random
from math import cos, exp, pi
from pathlib import Path
from typing import Any

from bench.harness import Ask, Line, Report, compare, line_of
from bench.rota_site.cases import data
from samspil.engines.queueing.problem import Calls, Promise
from samspil.engines.queueing.simulate import play
from samspil.engines.queueing.staff import fewest, loads, staffing

QUARTERS = 365 * 96
HANDLE = 6.0
PROMISE = Promise(0.8, 1 / 3, cover=1)
PATIENCE = {"a": 4.0, "b": 0.0, "c": None}


def run(ask: Ask) -> Report:
    year = arrivals(QUARTERS)
    remarks: list[str] = []
    lines = []
    for letter, patience in PATIENCE.items():
        ask.tell(f"a year by Erlang {letter.upper()}")
        lines.append(measured(f"year_{letter}", year, patience, 1 if ask.rounds < 5 else 3, "s"))
    ask.tell("a week of hours by Erlang A")
    lines.append(measured("week_hours_a", [4 * n for n in year[:168]], PATIENCE["a"], ask.rounds, "ms", 60.0))
    path = data() / "call-centre-day" / "calls_one_day.csv"
    if path.exists():
        ask.tell("the real day")
        lines.append(real_day(path, remarks))
    return Report(
        benchmark="queueing",
        did=f"the fewest people for each of {QUARTERS} quarters of an hour, no two alike, to answer 80 % in 20 s",
        sizes={"quarters": QUARTERS, "calls in the year": round(sum(year)), "handle_minutes": HANDLE},
        lines=lines,
        remarks=[
            "The reference works out one quarter after the other with the formulas for one load, and came to the same people.",
            *remarks,
        ],
    )


def arrivals(count: int) -> list[float]:
    """Calls expected in each quarter: a wave over the day and one over the year, and chance; no two the same."""
    dice = random.Random(5)
    return [
        (0.3 + 4 * exp(-(((n % 96) / 4 - 17) ** 2) / 12))
        * (1.2 + 0.3 * cos(2 * pi * n / count))
        * dice.uniform(0.8, 1.2)
        for n in range(count)
    ]


def measured(
    name: str, calls: list[float], patience: float | None, rounds: int, unit: str, interval: float = 15.0
) -> Line:
    def ours() -> tuple[int, ...]:
        return staffing(calls, interval, HANDLE, PROMISE, patience).people

    def one_by_one() -> tuple[int, ...]:
        carried = loads(calls, interval, HANDLE)
        return tuple(fewest(Calls(load / HANDLE, HANDLE, patience), PROMISE).people for load in carried)

    if ours() != one_by_one():
        raise SystemExit(f"{name}: the two ways do not come to the same")
    return compare(
        name, ours, one_by_one, reference_name="one after the other", rounds=rounds, warm_up=0, unit=unit
    )


def real_day(path: Path, remarks: list[str]) -> Line:
    """Staffs a real day from its own calls, then plays it through twenty times: the share answered in time, reckoned and played."""
    with path.open(encoding="utf-8") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["outcome"] != "PHANTOM" and int(row["q_time"]) + int(row["ser_time"]) > 0
        ]
    counts = [0.0] * 96
    for row in rows:
        hour, minute, _second = row["vru_entry"].split(":")
        counts[int(hour) * 4 + int(minute) // 15] += 1
    served = [int(row["ser_time"]) for row in rows if row["outcome"] == "AGENT" and int(row["ser_time"]) > 0]
    hung = sum(row["outcome"] == "HANG" for row in rows)
    handle = sum(served) / len(served) / 60
    patience = sum(int(row["q_time"]) for row in rows) / hung / 60
    told = staffing(counts, 15, handle, PROMISE, patience)
    played = [play(counts, 15, told.people, handle, patience, PROMISE.within, seed) for seed in range(20)]
    shares = [one.share_within or 0.0 for one in played]
    reckoned = reckon(told.loads, told.people, counts, handle, patience)
    remarks.append(
        f"real day: {len(rows)} calls that reached the queue, {handle * 60:.0f} s each, patience {patience * 60:.0f} s; "
        f"{told.hours:.0f} hours of people, {max(told.people)} at most; reckoned {reckoned:.3f} in time, "
        f"played {min(shares):.3f} to {max(shares):.3f}"
    )
    return line_of(
        "real_day", [reckoned] * len(shares), shares, reference_name="played through", unit="share in time", hours=told.hours,
        played_low=min(shares), played_high=max(shares),
    )  # fmt: skip


def reckon(
    carried: tuple[float, ...], people: tuple[int, ...], counts: list[float], handle: float, patience: float
) -> float:
    from samspil.engines.queueing.erlang import service

    total: Any = 0.0
    for load, here, calls in zip(carried, people, counts, strict=True):
        given = service(Calls(load / handle, handle, patience), here, PROMISE.within)
        total += calls * (given.within or 0.0)
    return float(total / sum(counts))
