"""How many calls to expect, from counts of earlier periods, with two bands: for the expectation and for the count itself."""

from collections.abc import Sequence
from math import exp, lgamma, log

from samspil.engines.queueing.problem import Forecast, Unanswerable, Wrong
from samspil.engines.queueing.silence import least, most


def forecast(past: Sequence[Sequence[int]], level: float = 0.9) -> tuple[Forecast, ...]:
    """`past[interval]` are its counts in earlier periods (the Mondays at eight of ten weeks). The band of the expectation is exact for
    Poisson, wider by as much as the counts scatter more than that; the band of the count is negative binomial, and holds the
    uncertainty of the expectation too."""
    if not past or any(not counts for counts in past):
        raise Unanswerable(Wrong.EMPTY)
    if any(n < 0 for counts in past for n in counts):
        raise Unanswerable(Wrong.NEGATIVE)
    if not 0 < level < 1:
        raise Unanswerable(Wrong.NO_SHARE)
    scatter = spread(past)
    return tuple(_one(counts, scatter, level) for counts in past)


def spread(past: Sequence[Sequence[int]]) -> float:
    """How much more the counts scatter than calls at random do: 1 is as much. Over all intervals, by Pearson."""
    square, free = 0.0, 0
    for counts in past:
        mean = sum(counts) / len(counts)
        if mean > 0 and len(counts) > 1:
            square += sum((n - mean) ** 2 for n in counts) / mean
            free += len(counts) - 1
    return max(1.0, square / free) if free else 1.0


def _one(counts: Sequence[int], scatter: float, level: float) -> Forecast:
    total, periods = sum(counts), len(counts)
    mean = total / periods
    wide = scatter**0.5
    low = max(0.0, mean - (mean - least(total, periods, level, two_sided=True)) * wide)
    high = mean + (most(total, periods, level, two_sided=True) - mean) * wide
    # Half a call more: an interval without calls so far is not one that never has any.
    expected = (total + 0.5) / periods
    over = scatter * (1 + 1 / periods)
    return Forecast(mean, low, high, *_counts(expected, over, (1 - level) / 2))


def _counts(mean: float, over: float, tail: float) -> tuple[int, int]:
    """The smallest band of counts that leaves at most `tail` on each side; variance is `over` times the mean."""
    shape, chance = mean / (over - 1), 1 / over
    total, low, k = 0.0, None, 0
    while True:
        total += exp(
            lgamma(k + shape) - lgamma(shape) - lgamma(k + 1) + shape * log(chance) + k * log(1 - chance)
        )
        if low is None and total > tail:
            low = k
        if total >= 1 - tail - 1e-12:
            return low or 0, k
        k += 1
