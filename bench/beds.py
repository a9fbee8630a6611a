"""The bed planner's simulation: events per second against SimPy and Ciw on the same models, and 100,000 years of one house."""

from __future__ import annotations

import resource
import time
from importlib.metadata import version
from typing import Any

from bench.harness import Ask, Line, Report, line_of

MODELS = ("one_unit_loss", "one_unit_wait", "several_units")
YEARS = {"one_unit_loss": 100_000, "one_unit_wait": 100_000, "several_units": 5_000}
"""For us; the references run for a part of it, which takes them longer."""
PART = {"simpy": 100, "ciw": 250}
LONG = 100_000


def run(ask: Ask) -> Report:
    from bench.beds_site import by_ciw, by_simpy

    ask.tell("the loop is made into machine code")
    for name in MODELS:
        ours(name, 10, 1)
    references = {"simpy": by_simpy.run, "ciw": by_ciw.run}
    lines = [compared(name, key, play, ask) for name in MODELS for key, play in references.items()]
    remarks = [
        "An event is one who comes or one stay or help that ends, counted alike in all three. One core each; the time in which our loop is "
        "machine code is made is not counted.",
        "Seconds are those of the processor, so neighbours disturb little. SimPy has a Resource for each house and keeps no records; "
        "with plain counters in place of its Resource it does about twice as many where nobody waits. Ciw keeps its records.",
        f"numba {version('numba')}, SimPy {version('simpy')}, Ciw {version('ciw')}.",
        long_one(ask),
    ]
    return Report(
        benchmark="beds",
        did="simulated one house that turns away, one in which children wait, and three units with overflow and teams",
        sizes={name: f"{years:,} years for us" for name, years in YEARS.items()},
        lines=lines,
        remarks=remarks,
    )


def ours(name: str, years: float, seed: int) -> dict[str, float]:
    from bench.beds_site.models import problem
    from samspil.engines.beds.solve import solve

    answer = solve(problem(name, years, seed))
    if answer is None or answer.refused_share is None:
        raise SystemExit(f"{name}: no answer")
    waited = answer.teams.waited if answer.teams else answer.units[0].waited
    return {"events": answer.events, "refused": answer.refused_share.mean, "waited": waited.mean}


def compared(name: str, key: str, play: Any, ask: Ask) -> Line:
    from bench.beds_site.models import days

    mine, theirs, told = [], [], {}
    for number in range(ask.rounds):
        ask.tell(f"{name} against {key}, round {number + 1}")
        both: dict[str, tuple[float, dict[str, float]]] = {}
        for who in ("ours", key) if number % 2 == 0 else (key, "ours"):
            begun = time.process_time()
            said = (
                ours(name, YEARS[name], number + 1)
                if who == "ours"
                else play(name, days(YEARS[name] / PART[key]), number + 1)
            )
            both[who] = (time.process_time() - begun, said)
        (we, we_said), (they, they_said) = both["ours"], both[key]
        mine.append(we / we_said["events"])
        theirs.append(they / they_said["events"])
        told = agreed(name, key, we_said, they_said)
        told |= {
            "our_events_s": round(we_said["events"] / we),
            "their_events_s": round(they_said["events"] / they),
        }
    line = line_of(
        f"{name}_{key}", mine, theirs, reference_name={"simpy": "SimPy", "ciw": "Ciw"}[key], unit="us", **told
    )
    return line_of(
        line.name,
        mine,
        theirs,
        reference_name=line.reference_name,
        unit="us",
        **told,
        times=round(1 / line.ratio, 1),
    )


def agreed(name: str, key: str, we: dict[str, float], they: dict[str, float]) -> dict[str, float]:
    """Both played the same house: shares turned away differ by no more than chance allows so short a run."""
    refused = they["refused"] / max(1.0, they["asked"])
    if name != "one_unit_wait" and abs(refused - we["refused"]) > 0.03:
        raise SystemExit(f"{name}: {key} turned away {refused:.3f}, we {we['refused']:.3f}")
    return {"our_refused": round(we["refused"], 4), "their_refused": round(refused, 4)}


def long_one(ask: Ask) -> str:
    """100,000 years of one house, on both cores, and what it took in memory beyond a tenth of that."""
    from bench.beds_site.models import A_YEAR, BEDS, STAY
    from samspil.engines.beds.formulas import erlang_b
    from samspil.engines.beds.problem import YEAR, Arrivals, Problem, Stay, Unit
    from samspil.engines.beds.solve import solve

    said = []
    for years in (LONG // 10, LONG):
        ask.tell(f"{years:,} years of one house")
        begun = time.perf_counter()
        answer = solve(
            Problem(
                Arrivals(A_YEAR), (Unit(BEDS, Stay(mean=STAY)),), years=years / 2, warm_up=1, replications=2
            )
        )
        took, memory = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        share = answer.refused_share.mean if answer and answer.refused_share else 0.0
        said.append(
            f"{years:,} years of one house: {took:.2f} s, turned away {share:.5f}, {memory} MB at most so far"
        )
    return "; ".join(said) + f"; Erlang B: {erlang_b(A_YEAR * STAY / YEAR, BEDS):.5f}."
