"""The witness: counted day by day, without the solver's cuts."""

import calendar
import datetime as dt
from fractions import Fraction

from samspil.engines.allowances.problem import Due, Gap, Line, Problem


def faults(problem: Problem, answer: Due) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    told: dict[tuple[str, str, dt.date], int] = {}
    parts: list[Line | Gap] = [*answer.lines, *answer.gaps]
    for part in parts:
        for n in range((part.until - part.since).days):
            key = (str(part.whose), part.kind, part.since + dt.timedelta(n))
            told[key] = told.get(key, 0) + 1
    wanted: dict[tuple[str, str, dt.date], int] = {}
    for claim in problem.claims:
        day = max(claim.since, problem.since)
        while day < min(claim.until or problem.until, problem.until):
            key = (str(claim.whose), claim.kind, day)
            wanted[key] = wanted.get(key, 0) + 1
            day += dt.timedelta(1)
    found = [] if told == wanted else ["a day is counted twice, or not, or for nobody"]
    return found + _sums(answer)


def _sums(answer: Due) -> list[str]:
    exact: dict[tuple[str, str, int, int], Fraction] = {}
    said: dict[tuple[str, str, int, int], Fraction] = {}
    for line in answer.lines:
        key = (str(line.whose), line.kind, line.since.year, line.since.month)
        parts = {"day": 1, "week": 7, "month": calendar.monthrange(*key[2:])[1]}[line.rate.per]
        worth = Fraction(line.rate.amount) * line.days * Fraction(line.times) / parts
        exact[key] = exact.get(key, Fraction(0)) + worth
        said[key] = said.get(key, Fraction(0)) + Fraction(line.amount)
    half = Fraction(1, 200)
    return [f"{key} is not its days times its rate" for key in exact if abs(exact[key] - said[key]) > half]
