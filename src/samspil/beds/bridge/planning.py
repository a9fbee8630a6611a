"""The planner: from what was typed and what is known here to the engine `beds`, year by year, and back to plain numbers."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor
from samspil.beds.queries import counting
from samspil.engines.beds import fit
from samspil.engines.beds.problem import (
    EXPONENTIAL,
    FIXED,
    LOGNORMAL,
    OWN,
    YEAR,
    Answer,
    Arrivals,
    Place,
    Problem,
    Stay,
    Teams,
    Unit,
)
from samspil.engines.beds.solve import solve

RUNS, RUN_YEARS = 40, 10
MOST_STEPS = 15
WIDE = 1.2
"""The spread of stays where most are short and a few are very long."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the house knows of itself: `admissions` a year, the mean stay in days, and whether there is enough to draw from."""

    admissions: float | None
    stay: float | None
    stays: int
    spread: str
    houses: tuple[tuple[str, str, int], ...]
    """Id, name and staffed beds of each house of the region."""


def known(*, for_: Actor, at: dt.datetime, houses: list[Any]) -> Known:
    """Of the last two years. One query; `houses` are the units of the board."""
    since = at - dt.timedelta(days=730)
    rows = [row for row in counting.taken(for_=for_, since=since, until=at) if not row.outside]
    came = fit.arrivals(
        [for_.day(r.began_at) for r in rows], max(for_.day(since), _begun(for_, since)), for_.day(at)
    )
    lengths = _lengths(rows)
    stay = fit.stays(lengths)
    return Known(
        came.per_year if came else None, stay.days if stay else None, len(lengths),
        "own" if len(lengths) >= fit.ENOUGH_STAYS else "exponential",
        tuple((str(unit.id), unit.name, unit.staffed) for unit in houses if not unit.outside and unit.staffed),
    )  # fmt: skip


def _begun(for_: Actor, since: dt.datetime) -> dt.date:
    first = counting.first_bed(for_=for_)
    return for_.day(first) if first else for_.day(since)


def _lengths(rows: list[Any]) -> list[float]:
    return [(r.ended_at - r.began_at).total_seconds() / 86400 for r in rows if r.ended_at]


@dataclass(frozen=True, slots=True)
class Own:
    """Past days on which children came, and past stays, for drawing from."""

    days: tuple[dt.date, ...] = ()
    lengths: tuple[float, ...] = ()
    since: dt.date = dt.date.min
    until: dt.date = dt.date.min


def own(*, for_: Actor, at: dt.datetime) -> Own:
    rows = [
        r for r in counting.taken(for_=for_, since=at - dt.timedelta(days=1461), until=at) if not r.outside
    ]
    since = max(for_.day(at - dt.timedelta(days=1461)), _begun(for_, at))
    return Own(tuple(for_.day(r.began_at) for r in rows), tuple(_lengths(rows)), since, for_.day(at))


def steps(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """One step a year from now to the last one: every number goes evenly from its first to its last value, beds in whole
    ones, never fewer than the line says."""
    first, last = int(asked["since"]), int(asked["until"])
    n = max(1, min(last - first, MOST_STEPS))
    found = []
    for k in range(n + 1):
        part = k / n

        def between(pair: list[float], part: float = part) -> float:
            return pair[0] + (pair[1] - pair[0]) * part

        found.append({
            "year": round(first + (last - first) * part),
            "crises": asked["crises"] * (1 + asked["growth"] / 100) ** ((last - first) * part),
            "home": between(asked["home"]) / 100,
            "stay": between(asked["stay"]),
            "beds": [-int(-between(house["beds"]) // 1) for house in asked["houses"]],
            "workers": round(between(asked["workers"])),
        })  # fmt: skip
    return found


def problem(asked: dict[str, Any], step: dict[str, Any], past: Own) -> tuple[Problem, list[str]]:
    """One year of the plan as a problem, and the names of the houses that are open then."""
    arrivals = Arrivals(step["crises"], *_pattern(asked, past))
    open_ = [(house, beds) for house, beds in zip(asked["houses"], step["beds"], strict=True) if beds > 0]
    units = []
    for n, (house, beds) in enumerate(open_):
        on = tuple(k for k in range(len(open_)) if k != n) if asked["overflow"] else ()
        units.append(
            Unit(
                beds,
                _stay(asked, step["stay"], past),
                share=float(max(1, house["beds"][0])),
                on=on,
                name=house["name"],
            )
        )
    teams = (
        Teams(step["workers"], int(asked["caseload"]), Stay(mean=asked["help"])) if step["workers"] else None
    )
    found = Problem(
        arrivals, tuple(units), home=step["home"], teams=teams, years=RUN_YEARS, warm_up=1, replications=RUNS, seed=asked["seed"]
    )  # fmt: skip
    return found, [house["name"] for house, _beds in open_]


def _pattern(asked: dict[str, Any], past: Own) -> tuple[tuple[float, ...], tuple[float, ...]]:
    found = fit.arrivals(list(past.days), past.since, past.until) if asked["pattern"] and past.days else None
    return (found.week, found.season) if found else ((1.0,) * 7, (1.0,) * 12)


def _stay(asked: dict[str, Any], mean: float, past: Own) -> Stay:
    """Own past stays keep their shape and are stretched to the mean that is asked for."""
    if asked["spread"] == "own" and len(past.lengths) >= fit.ENOUGH_STAYS:
        before = sum(past.lengths) / len(past.lengths)
        return Stay(OWN, values=tuple(length * mean / before for length in past.lengths))
    kind = {"same": FIXED, "wide": LOGNORMAL}.get(asked["spread"], EXPONENTIAL)
    return Stay(kind, mean, WIDE)


def compute(asked: dict[str, Any], past: Own, tell: Callable[[int, int], bool]) -> dict[str, Any] | None:
    """All steps, as plain numbers to keep. `tell` hears how far it is and says False to stop: then nothing (None)."""
    plan = steps(asked)
    of = len(plan) * RUNS
    found = []
    for n, step in enumerate(plan):
        if not any(step["beds"]):
            found.append({**step, "none": True})
            continue
        one, names = problem(asked, step, past)
        answer = solve(one, tell=lambda done, _of, n=n: tell(n * RUNS + done, of))
        if answer is None:
            return None
        found.append({**step, "names": names, **_kept(answer, one)})
    return {"steps": found, "runs": RUNS, "run_years": RUN_YEARS, "seed": asked["seed"], "days": YEAR}


def _kept(answer: Answer, one: Problem) -> dict[str, Any]:
    """What the page shows, rounded to what is worth keeping."""
    if answer.unstable:
        return {"unstable": list(answer.unstable), "load": round(one.load(-1), 3) if one.teams else None}

    def three(told: Any) -> list[float]:
        return [round(told.mean, 5), round(max(0.0, told.low), 5), round(told.high, 5)]

    def place(told: Place) -> dict[str, Any]:
        kept = {"name": told.name, "beds": told.beds, "shares": [round(s, 5) for s in told.shares]}
        fields = ("asked", "given", "sent_on", "refused", "refused_share", "waited", "late", "wait", "taken")
        return kept | {name: three(getattr(told, name)) for name in fields}

    assert answer.taken and answer.refused and answer.refused_share and answer.full
    return {
        "taken": three(answer.taken), "refused": three(answer.refused), "refused_share": three(answer.refused_share),
        "full": three(answer.full), "shares": [round(s, 5) for s in answer.shares], "units": [place(u) for u in answer.units],
        "teams": place(answer.teams) if answer.teams else None, "events": answer.events, "version": answer.version,
    }  # fmt: skip
