"""What of a share may be told, with its band. One pure function."""

from math import sqrt

from samspil.engines.shares.problem import Share, Told

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""


def solve(problem: Share) -> Told:
    """Small numbers are withheld, and with them every number from which they follow. A share of nothing has no band."""
    part, whole, unknown = problem.part, problem.whole, problem.unknown
    if 0 < whole < problem.smallest:
        return Told(None, None, None if _small(unknown, problem) or problem.within else unknown, None, None)
    rest = whole - part - (unknown if problem.within else 0)
    hide_unknown = _small(unknown, problem) or (problem.within and _small(rest, problem))
    if _small(part, problem) or _small(whole - part, problem):
        return Told(None, whole, None if hide_unknown or problem.within else unknown, None, None)
    low, high = _wilson(part, whole)
    return Told(part, whole, None if hide_unknown else unknown, low, high)


def _small(number: int, problem: Share) -> bool:
    return 0 < number < problem.smallest


def _wilson(part: int, whole: int) -> tuple[float | None, float | None]:
    if not whole:
        return None, None
    share, z2 = part / whole, Z * Z
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = Z / (1 + z2 / whole) * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole))
    return max(0.0, middle - half), min(1.0, middle + half)
