"""What few calls, or none, can and cannot mean. Counted is only the time in which the line could be reached.

It assumes that calls come independently and always at the same rate. As a line becomes known the rate grows: ask again.
"""

from math import exp, log

from samspil.engines.queueing.problem import Unanswerable, Wrong


def most(calls: int, exposure: float, level: float = 0.95, two_sided: bool = False) -> float:
    """The highest rate (calls in one unit of exposure) that so few calls still let one believe: exact for Poisson (Garwood 1936).
    No calls, one-sided, 95 %: 2.9957 by the exposure, the "rule of three"."""
    _fit(calls, exposure, level)
    left = (1 - level) / 2 if two_sided else 1 - level
    if calls == 0:
        return -log(left) / exposure
    return _root(calls, left) / exposure


def least(calls: int, exposure: float, level: float = 0.95, two_sided: bool = False) -> float:
    """The lowest rate that so many calls still let one believe; 0 without calls."""
    _fit(calls, exposure, level)
    left = (1 - level) / 2 if two_sided else 1 - level
    return 0.0 if calls == 0 else _root(calls - 1, 1 - left) / exposure


def most_of_tries(tries: int, level: float = 0.95) -> float:
    """The highest share of failures (or of calls in a day, ...) that none in so many independent tries lets one believe: exact."""
    if tries < 1:
        raise Unanswerable(Wrong.EMPTY)
    if not 0 < level < 1:
        raise Unanswerable(Wrong.NO_SHARE)
    return 1 - (1 - level) ** (1 / tries)


def chance_of_none(rate: float, exposure: float) -> float:
    """How likely no call at all is, if they come at this rate."""
    if rate < 0 or exposure < 0:
        raise Unanswerable(Wrong.NEGATIVE)
    return exp(-rate * exposure)


def at_most(calls: int, mean: float) -> float:
    """How likely so many calls or fewer are, where `mean` are expected."""
    term = total = exp(-mean)
    for k in range(1, calls + 1):
        term *= mean / k
        total += term
    return min(1.0, total)


def _fit(calls: int, exposure: float, level: float) -> None:
    if calls < 0 or exposure < 0:
        raise Unanswerable(Wrong.NEGATIVE)
    if exposure == 0:
        raise Unanswerable(Wrong.EMPTY)
    if not 0 < level < 1:
        raise Unanswerable(Wrong.NO_SHARE)


def _root(calls: int, left: float) -> float:
    """The mean at which `calls` or fewer are as likely as `left`, by halving."""
    low, high = 0.0, 2.0 * calls + 20.0
    while at_most(calls, high) > left:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if at_most(calls, middle) > left else (low, middle)
    return (low + high) / 2
