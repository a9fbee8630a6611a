"""The compiled loop. One pass over arrivals in time; memory is the beds themselves, whatever the horizon.

Each resource keeps, in order, the moments at which its places become free. Who comes when all are taken and may wait starts
at the earliest of them, so a line needs no list (Kiefer and Wolfowitz 1955). A place is taken from a moment without a break
until the one kept for it, so the time at each number taken is summed exactly, across all units in the order of time.
"""

from typing import Any

import numba
import numpy as np

ASKED, GIVEN, SENT_ON, REFUSED, WAITED, LATE, WAIT = range(7)
COUNTS = 7


def compiled(function: Any) -> Any:
    """Machine code, kept beside the source or in the user's cache; where neither can be written, made anew each time."""
    try:
        return numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:
        return numba.njit(nogil=True)(function)


@compiled
def draw(rng: Any, kind: int, a: float, b: float, values: Any, first: int, many: int) -> float:  # pragma: no cover # fmt: skip
    if kind == 0:
        return a * rng.standard_exponential()
    if kind == 1:
        return a
    if kind == 2:
        return b * rng.standard_gamma(a)
    if kind == 3:
        return np.exp(a + b * rng.standard_normal())
    return values[first + int(rng.random() * many)]


@compiled
def comes(
    rng: Any, t: float, rate: float, flat: bool, week: Any, season: Any, growth: float
) -> float:  # pragma: no cover
    """The next arrival: one exponential amount of risk, used up day by day at the day's own rate."""
    left = rng.standard_exponential()
    if flat:
        return t + left / rate
    day = int(t)
    while True:
        year = day // 365
        month = min(11, int((day - 365 * year) * 12 / 365))
        now = rate * week[day % 7] * season[month] * (1.0 + growth) ** year
        risk = now * (day + 1 - t)
        if risk >= left:
            return t + left / now
        left -= risk
        day += 1
        t = float(day)


@compiled
def advance(
    t: float, n: int, beds: Any, bedlike: Any, free: Any, idle: Any, since: Any, hist: Any, total: Any, at: Any
) -> None:  # pragma: no cover # fmt: skip
    """Places become free, in the order of time, until t. `at` holds the moment and the number of the last change over all."""
    while True:
        which, first = -1, t
        for r in range(n):
            if idle[r] < beds[r] and free[r, idle[r]] <= first:
                which, first = r, free[r, idle[r]]
        if which < 0:
            return
        taken = beds[which] - idle[which]
        hist[which, taken] += first - since[which]
        since[which] = first
        idle[which] += 1
        if bedlike[which]:
            total[int(at[1])] += first - at[0]
            at[0] = first
            at[1] -= 1


@compiled
def settle(
    t: float, n: int, beds: Any, idle: Any, since: Any, hist: Any, total: Any, at: Any
) -> None:  # pragma: no cover
    """Sum up to t what has not changed since."""
    for r in range(n):
        hist[r, beds[r] - idle[r]] += t - since[r]
        since[r] = t
    total[int(at[1])] += t - at[0]
    at[0] = t


@compiled
def wish(rng: Any, n: int, upto: Any) -> int:  # pragma: no cover
    """Which resource somebody is meant for."""
    if n == 1:
        return 0
    u, wanted = rng.random(), 0
    while wanted < n - 1 and u >= upto[wanted]:
        wanted += 1
    return wanted


@compiled
def somewhere(wanted: int, idle: Any, on: Any, counts: Any) -> int:  # pragma: no cover
    """Where it is full, the first of the others that is not; else where they were meant for."""
    if idle[wanted] == 0:
        for k in range(on.shape[1]):
            other = on[wanted, k]
            if other < 0:
                break
            if idle[other] > 0:
                counts[wanted, 2] += 1.0
                return other
    return wanted


@compiled
def in_line(
    r: int, t: float, free: Any, room: Any, line: Any, head: Any, length: Any, counts: Any
) -> float:  # pragma: no cover
    """When somebody who finds all taken would start; below 0 where no one may wait any more."""
    most = room[r]
    if most >= 0:
        while length[r] > 0 and line[r, head[r]] <= t:
            head[r] = (head[r] + 1) % max(1, most)
            length[r] -= 1
        if length[r] >= most:
            counts[r, 3] += 1.0
            return -1.0
    start = free[r, 0]
    if most > 0:
        line[r, (head[r] + length[r]) % most] = start
        length[r] += 1
    wait = start - t
    counts[r, 4] += 1.0
    counts[r, 6] += wait
    if wait > 1.0:
        counts[r, 5] += 1.0
    return start


@compiled
def take(
    r: int, t: float, beds: Any, bedlike: Any, idle: Any, since: Any, hist: Any, total: Any, at: Any
) -> None:  # pragma: no cover
    """One place more is taken from now on."""
    hist[r, beds[r] - idle[r]] += t - since[r]
    since[r] = t
    if bedlike[r]:
        total[int(at[1])] += t - at[0]
        at[0] = t
        at[1] += 1
    idle[r] -= 1


@compiled
def sift(free: Any, spot: int, beds: int, ends: float) -> None:  # pragma: no cover
    """The moment `ends` in the place of the one at `spot`; the moments stay in order."""
    while spot + 1 < beds and free[spot + 1] < ends:
        free[spot] = free[spot + 1]
        spot += 1
    free[spot] = ends


@compiled
def keep(r: int, ends: float, beds: Any, idle: Any, was_idle: bool, free: Any) -> None:  # pragma: no cover
    """The place is taken until `ends`."""
    sift(free[r], idle[r] if was_idle else 0, beds[r], ends)


@compiled
def run(
    rng: Any, horizon: float, warm: float, rate: float, flat: bool, week: Any, season: Any, growth: float,
    beds: Any, bedlike: Any, upto: Any, on: Any, room: Any, kind: Any, a: Any, b: Any, values: Any, first: Any, many: Any,
    counts: Any, hist: Any, total: Any,
) -> int:  # pragma: no cover # fmt: skip
    """Counts, time at each number taken by resource and over all beds; answers how many came after the warm-up."""
    n = beds.shape[0]
    free, idle, since, at = np.zeros((n, beds.max())), beds.copy(), np.zeros(n), np.zeros(2)
    line, head, length = np.zeros((n, max(1, room.max()))), np.zeros(n, np.int64), np.zeros(n, np.int64)
    came, is_warm, t = 0, warm <= 0.0, 0.0
    while True:
        t = comes(rng, t, rate, flat, week, season, growth)
        if not is_warm and t >= warm:
            advance(min(warm, horizon), n, beds, bedlike, free, idle, since, hist, total, at)
            settle(min(warm, horizon), n, beds, idle, since, hist, total, at)
            counts[:], hist[:], total[:] = 0.0, 0.0, 0.0
            came, is_warm = 0, True
        if t >= horizon:
            break
        advance(t, n, beds, bedlike, free, idle, since, hist, total, at)
        came += 1
        wanted = wish(rng, n, upto)
        counts[wanted, 0] += 1.0
        r, start = somewhere(wanted, idle, on, counts), t
        was_idle = idle[r] > 0
        if was_idle:
            take(r, t, beds, bedlike, idle, since, hist, total, at)
        else:
            start = in_line(r, t, free, room, line, head, length, counts)
            if start < 0.0:
                continue
        counts[r, 1] += 1.0
        stays = draw(rng, kind[r], a[r], b[r], values, first[r], many[r])
        keep(r, start + stays, beds, idle, was_idle, free)
    advance(horizon, n, beds, bedlike, free, idle, since, hist, total, at)
    settle(horizon, n, beds, idle, since, hist, total, at)
    return came


@compiled
def freed(
    t: float, beds: int, idle: int, since: float, free: Any, hist: Any
) -> tuple[int, float]:  # pragma: no cover
    """Beds of one house become free, in the order of time, until t."""
    while idle < beds and free[idle] <= t:
        hist[beds - idle] += free[idle] - since
        since = free[idle]
        idle += 1
    return idle, since


@compiled
def run_one(
    rng: Any, horizon: float, warm: float, rate: float, beds: int, waits: bool, kind: int, a: float, b: float, values: Any,
    many: int, counts: Any, hist: Any,
) -> int:  # pragma: no cover # fmt: skip
    """The short road for one house with flat arrivals, where nobody waits or everybody does: the same dice in the same order as
    `run`, so the same answer, about five times as fast."""
    free, idle, since = np.zeros(beds), beds, 0.0
    asked, refused, waited, late, wait = 0, 0, 0, 0, 0.0
    is_warm, t = warm <= 0.0, 0.0
    while True:
        t += rng.standard_exponential() / rate
        if not is_warm and t >= warm:
            idle, since = freed(min(warm, horizon), beds, idle, since, free, hist)
            hist[:] = 0.0
            is_warm, since = True, min(warm, horizon)
            asked, refused, waited, late, wait = 0, 0, 0, 0, 0.0
        if t >= horizon:
            break
        idle, since = freed(t, beds, idle, since, free, hist)
        asked += 1
        spot, start = 0, t
        if idle > 0:
            hist[beds - idle] += t - since
            since = t
            idle -= 1
            spot = idle
        elif waits:
            start = free[0]
            waited += 1
            wait += start - t
            late += start - t > 1.0
        else:
            refused += 1
            continue
        sift(free, spot, beds, start + draw(rng, kind, a, b, values, 0, many))
    idle, since = freed(horizon, beds, idle, since, free, hist)
    hist[beds - idle] += horizon - since
    counts[0], counts[1], counts[3], counts[4], counts[5], counts[6] = asked, asked - refused, refused, waited, late, wait  # fmt: skip
    return asked
