"""What follows from the flows if they go on. One pure function."""

from math import exp, lgamma, log, log1p

from samspil.engines.flows.problem import Flows, Forecast

PRIOR = 0.5
"""Jeffreys: half an event in no time."""
TAIL = 1e-9


def solve(problem: Flows) -> Forecast:
    """The distribution of how many are there, and its middle and band."""
    came, coming = _ahead(problem.came, problem.months, problem.ahead)
    exposed = problem.now * problem.ahead
    left, leaving = _ahead(problem.left, problem.held, exposed) if problem.held and exposed else ([1.0], 0.0)
    there: dict[int, float] = {}
    for comings, p in enumerate(came):
        for leavings, q in enumerate(left):
            n = problem.now - min(leavings, problem.now) + comings
            there[n] = there.get(n, 0.0) + p * q
    outside = (1 - problem.inside) / 2
    return Forecast(
        _quantile(there, outside), _quantile(there, 0.5), _quantile(there, 1 - outside), coming, leaving
    )


def _ahead(seen: int, over: float, ahead: float) -> tuple[list[float], float]:
    """Negative binomial: chances of 0, 1, 2 ... in the time ahead, and the mean."""
    shape = seen + PRIOR
    if not ahead:
        return [1.0], 0.0
    stays, more = log(over / (over + ahead)), log(ahead) - log(over) - log1p(ahead / over)
    chances: list[float] = []
    reached, k = 0.0, 0
    while reached < 1 - TAIL and k < 100_000:
        chance = exp(lgamma(k + shape) - lgamma(k + 1) - lgamma(shape) + shape * stays + k * more)
        chances.append(chance)
        reached, k = reached + chance, k + 1
    return chances, shape * ahead / over


def _quantile(there: dict[int, float], wanted: float) -> int:
    reached = 0.0
    for n in sorted(there):
        reached += there[n]
        if reached >= wanted - 1e-12:
            return n
    return max(there)
