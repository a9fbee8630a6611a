"""What is due between two days. One pure function."""

import calendar
import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from samspil.engines.allowances.problem import Claim, Due, Gap, Line, Problem, Rate

CENT = Decimal("0.01")
NO_RATE, NO_BIRTH, SEVERAL = "no_rate", "no_birth", "several"
Piece = tuple[Claim, dt.date, dt.date]


def solve(problem: Problem) -> Due:
    """The lines of each claim, in order of claim, kind and day, and the days nobody can say a rate for."""
    lines: list[Line] = []
    gaps: list[Gap] = []
    ordered = sorted(problem.claims, key=lambda c: (str(c.whose), c.kind, c.since))
    for _key, group in groupby(ordered, key=lambda c: (str(c.whose), c.kind)):
        claims = list(group)
        _apart(claims)
        pieces = [piece for claim in claims for piece in _pieces(claim, problem)]
        for _month, found in groupby(pieces, key=lambda p: (p[1].year, p[1].month)):
            _month_of(list(found), problem.rates, lines, gaps)
    return Due(tuple(lines), tuple(gaps))


def _apart(claims: list[Claim]) -> None:
    for one, other in pairwise(claims):
        if one.until is None or one.until > other.since:
            raise ValueError(f"two claims of {one.whose} to {one.kind} overlap")


def _month_of(pieces: list[Piece], rates: tuple[Rate, ...], lines: list[Line], gaps: list[Gap]) -> None:
    """Rounded on the running sum, so that the parts of a month add up to the whole."""
    exact, told = Fraction(0), Decimal(0)
    for claim, since, until in pieces:
        rate, why = _rate_on(claim, since, rates)
        if rate is None:
            gaps.append(Gap(claim.whose, claim.kind, since, until, why))
            continue
        days = (until - since).days
        exact += days * _worth(rate, since) * Fraction(claim.times)
        so_far = _rounded(exact)
        lines.append(Line(claim.whose, claim.kind, since, until, days, claim.times, rate, so_far - told))
        told = so_far


def _rounded(exact: Fraction) -> Decimal:
    """Half a cent goes up, from the exact fraction: no second rounding by the precision of decimals."""
    cents, rest = divmod(exact.numerator * 100, exact.denominator)
    return (Decimal(cents + (2 * rest >= exact.denominator)) * CENT).quantize(CENT, ROUND_HALF_UP)


def _worth(rate: Rate, day: dt.date) -> Fraction:
    parts = {"day": 1, "week": 7, "month": calendar.monthrange(day.year, day.month)[1]}[rate.per]
    return Fraction(rate.amount) / parts


def _rate_on(claim: Claim, day: dt.date, rates: tuple[Rate, ...]) -> tuple[Rate | None, str]:
    of_kind = [
        r for r in rates if r.kind == claim.kind and r.since <= day and (r.until is None or day < r.until)
    ]
    by_age = any(r.from_age or r.before_age is not None for r in of_kind)
    if claim.born_on is None and by_age:
        return None, NO_BIRTH
    age = years(claim.born_on, day) if claim.born_on else 0
    found = [r for r in of_kind if r.from_age <= age and (r.before_age is None or age < r.before_age)]
    if len(found) == 1:
        return found[0], ""
    return None, SEVERAL if found else NO_RATE


def years(born_on: dt.date, day: dt.date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _pieces(claim: Claim, problem: Problem) -> Iterator[Piece]:
    """The claim within the days asked for, cut where anything changes."""
    since = max(claim.since, problem.since)
    until = min(claim.until or problem.until, problem.until)
    cuts = {since, until}
    for rate in problem.rates:
        if rate.kind == claim.kind:
            cuts |= {rate.since} | ({rate.until} if rate.until else set())
            if claim.born_on:
                cuts |= {birthday(claim.born_on, age) for age in (rate.from_age, rate.before_age) if age}
    day = since
    while day < until:
        day = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        cuts.add(day)
    kept = sorted(day for day in cuts if since <= day <= until)
    yield from ((claim, a, b) for a, b in pairwise(kept))


def birthday(born_on: dt.date, age: int) -> dt.date:
    """Somebody born on 29 February is a year older on 1 March."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return dt.date(born_on.year + age, 3, 1)
