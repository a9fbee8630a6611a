"""Runs the house again and again with other dice, and says what it gave with intervals. One pure function: same seed, same answer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from samspil.engines.beds.problem import (
    FIXED,
    GAMMA,
    LOGNORMAL,
    NO_END,
    OWN,
    YEAR,
    Answer,
    Estimate,
    Place,
    Problem,
    Stay,
)

if TYPE_CHECKING:
    import numpy as np

TEAMS = "teams"
CORES = 2
T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110,
     2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042)  # fmt: skip
"""Student's t, 97.5 %, for 1 to 30 degrees of freedom."""


def student(freedom: int) -> float:
    """Beyond the table by the expansion of Cornish and Fisher, right to four places there."""
    z = 1.959964
    return (
        T[freedom - 1]
        if freedom <= len(T)
        else z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    )


def unstable(problem: Problem, year: float = 0.0) -> tuple[str, ...]:
    """Whoever waits without end where more come than can be taken. A queue as long as its load is 1 has no mean either."""
    found = [
        u.name or f"unit {n + 1}"
        for n, u in enumerate(problem.units)
        if u.room == NO_END and problem.load(n, year) >= 1
    ]
    return tuple(found + ([TEAMS] if problem.teams and problem.load(-1, year) >= 1 else []))


def solve(problem: Problem, *, tell: Callable[[int, int], bool] | None = None) -> Answer | None:
    """`tell(done, of)` is called after each part and may say False to stop: then there is no answer (None)."""
    wrong = unstable(problem)
    if wrong:
        return Answer(unstable=wrong)
    later = unstable(problem, problem.years + problem.warm_up)
    rows: list[Any] = []
    with ThreadPoolExecutor(CORES) as pool:
        for begin in range(0, problem.replications, CORES):
            part = range(begin, min(begin + CORES, problem.replications))
            rows += pool.map(lambda n: once(problem, n), part)
            if tell is not None and not tell(len(rows), problem.replications):
                return None
    return _told(problem, rows, tuple(name for name in later if name not in wrong))


def once(problem: Problem, replication: int, *, short: bool = True) -> tuple[Any, Any, Any, int]:
    """One run: counts, time at each number by resource, the same over all beds, arrivals counted. `short` takes the short road
    where there is one."""
    import numpy as np
    from numpy.random import PCG64, Generator, SeedSequence

    from samspil.engines.beds import loop

    rng = Generator(PCG64(SeedSequence((problem.seed, replication))))
    table = _table(problem, np)
    n, widest = len(table["beds"]), int(table["beds"].max())
    counts = np.zeros((n, loop.COUNTS))
    hist = np.zeros((n, widest + 1))
    total = np.zeros(sum(unit.beds for unit in problem.units) + 1)
    arrivals = problem.arrivals
    week, season = np.array(arrivals.week), np.array(arrivals.season)
    part = 1.0 if problem.teams else 1.0 - problem.home
    warm = problem.warm_up * YEAR
    told = (rng, warm + problem.years * YEAR, warm, max(1e-12, arrivals.per_year * part / YEAR))
    if short and n == 1 and arrivals.flat and table["room"][0] in (0, NO_END):
        came = loop.run_one(
            *told, widest, bool(table["room"][0]), table["kind"][0], table["a"][0], table["b"][0], table["values"],
            table["many"][0], counts[0], hist[0],
        )  # fmt: skip
        return counts, hist, hist[0], came
    came = loop.run(
        *told, arrivals.flat,
        week / week.mean(), season / season.mean(), arrivals.growth, table["beds"], table["bedlike"], table["upto"], table["on"],
        table["room"], table["kind"], table["a"], table["b"], table["values"], table["first"], table["many"], counts, hist, total,
    )  # fmt: skip
    return counts, hist, total, came


def _table(problem: Problem, np: Any) -> dict[str, np.ndarray[Any, Any]]:
    """The resources as columns: the units, then the teams as one more."""
    units = list(problem.units)
    stays = [unit.stay for unit in units] + ([problem.teams.help] if problem.teams else [])
    whole = sum(unit.share for unit in units)
    to_beds = 1.0 - problem.home if problem.teams else 1.0
    shares = [to_beds * unit.share / whole for unit in units] + ([problem.home] if problem.teams else [])
    on = np.full((len(stays), max(1, *(len(unit.on) for unit in units))), -1, np.int64)
    for n, unit in enumerate(units):
        on[n, : len(unit.on)] = unit.on
    values: list[float] = []
    first, many = [], []
    for stay in stays:
        first.append(len(values))
        many.append(len(stay.values))
        values += stay.values
    more = [problem.teams.places] if problem.teams else []
    ab = [_shape(stay) for stay in stays]
    return {
        "beds": np.array([unit.beds for unit in units] + more, np.int64),
        "bedlike": np.array([True] * len(units) + [False] * len(more)),
        "upto": np.cumsum(shares),
        "on": on,
        "room": np.array([unit.room for unit in units] + [NO_END] * len(more), np.int64),
        "kind": np.array([stay.kind for stay in stays], np.int64),
        "a": np.array([a for a, _b in ab]),
        "b": np.array([b for _a, b in ab]),
        "values": np.array(values or [0.0]),
        "first": np.array(first, np.int64),
        "many": np.array(many, np.int64),
    }


def _shape(stay: Stay) -> tuple[float, float]:
    """The two numbers a kind of stay is drawn with."""
    if stay.kind == GAMMA:
        shape = 1 / stay.spread**2
        return shape, stay.mean / shape
    if stay.kind == LOGNORMAL:
        spread = log(1 + stay.spread**2)
        return log(stay.mean) - spread / 2, sqrt(spread)
    return (0.0, 0.0) if stay.kind == OWN else (stay.mean, float(stay.kind == FIXED))


def estimate(values: list[float]) -> Estimate:
    n = len(values)
    mean = sum(values) / n
    if n == 1:
        return Estimate(mean, mean, mean)
    half = student(n - 1) * sqrt(sum((v - mean) ** 2 for v in values) / (n - 1) / n)
    return Estimate(mean, mean - half, mean + half)


def _share(parts: list[float], wholes: list[float]) -> Estimate:
    """Of shares; a run in which nobody asked says nothing about them."""
    found = [part / whole for part, whole in zip(parts, wholes, strict=True) if whole]
    told = estimate(found) if found else Estimate(0.0, 0.0, 0.0)
    return Estimate(told.mean, max(0.0, told.low), min(1.0, told.high))


def _place(problem: Problem, rows: list[Any], n: int, name: str, beds: int) -> Place:
    from samspil.engines.beds import loop

    column = {c: [float(counts[n, c]) for counts, _h, _t, _came in rows] for c in range(loop.COUNTS)}
    a_year = {c: estimate([v / problem.years for v in column[c]]) for c in column}
    spans = [[float(x) for x in hist[n, : beds + 1]] for _c, hist, _t, _came in rows]
    taken = [sum(k * x for k, x in enumerate(span)) / sum(span) for span in spans]
    given = column[loop.GIVEN]
    waits = [w / g if g else 0.0 for w, g in zip(column[loop.WAIT], given, strict=True)]
    return Place(
        name, beds, a_year[loop.ASKED], a_year[loop.GIVEN], a_year[loop.SENT_ON], a_year[loop.REFUSED],
        _share(column[loop.REFUSED], column[loop.ASKED]), _share(column[loop.WAITED], given), _share(column[loop.LATE], given),
        estimate(waits), estimate(taken), _mean_shares(spans),
    )  # fmt: skip


def _mean_shares(spans: list[list[float]]) -> tuple[float, ...]:
    return tuple(sum(span[k] / sum(span) for span in spans) / len(spans) for k in range(len(spans[0])))


def _told(problem: Problem, rows: list[Any], later: tuple[str, ...]) -> Answer:
    from samspil.engines.beds import loop

    units = tuple(_place(problem, rows, n, unit.name, unit.beds) for n, unit in enumerate(problem.units))
    teams = _place(problem, rows, len(units), TEAMS, problem.teams.places) if problem.teams else None
    k = len(units)
    refused = [float(counts[:k, loop.REFUSED].sum()) for counts, _h, _t, _came in rows]
    asked = [float(counts[:k, loop.ASKED].sum()) for counts, _h, _t, _came in rows]
    spans = [[float(x) for x in total] for _c, _h, total, _came in rows]
    taken = [sum(n * x for n, x in enumerate(span)) / sum(span) for span in spans]
    arrivals = sum(came for *_rest, came in rows)
    ended = sum(float(counts[:, loop.GIVEN].sum()) for counts, *_rest in rows)
    return Answer(
        becomes_unstable=later, units=units, teams=teams, taken=estimate(taken),
        refused=estimate([r / problem.years for r in refused]), refused_share=_share(refused, asked),
        full=_share([span[-1] for span in spans], [sum(span) for span in spans]), shares=_mean_shares(spans),
        arrivals=arrivals, events=arrivals + int(ended),
    )  # fmt: skip
