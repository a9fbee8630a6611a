"""The witness: followed day by day, without the solver's episodes."""

import datetime as dt

from samspil.engines.stability.problem import CARE, Moves, Problem


def faults(problem: Problem, answer: Moves) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    found = []
    if answer.days and answer.rate is not None:
        if abs(answer.rate * answer.days - 1000 * answer.moves) > 1e-6:
            found.append("the rate is not moves over days")
        if answer.low is None or answer.high is None or not answer.low <= answer.rate <= answer.high:
            found.append("the band does not hold the rate")
    elif answer.rate is not None or answer.moves:
        found.append("moves without days")
    if answer.days > sum(_days(problem, child) for child in {s.child for s in problem.stays}):
        found.append("more days than the children were in care")
    homes = sum(s.kind == CARE for s in problem.stays)
    if answer.moves > max(0, homes - answer.children):
        found.append("more moves than stays")
    return found


def _days(problem: Problem, child: object) -> int:
    days = set()
    for stay in problem.stays:
        if stay.child == child:
            day, until = max(stay.since, problem.since), min(stay.until or problem.until, problem.until)
            while day < until:
                days.add(day)
                day += dt.timedelta(1)
    return len(days)
