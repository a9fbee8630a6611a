"""How many people each interval needs. Many intervals at once; numpy is imported when it is asked."""

from collections.abc import Sequence
from math import exp
from typing import Any

from samspil.engines.queueing.erlang import NODES, panels, service
from samspil.engines.queueing.problem import (
    Calls,
    Decides,
    Pooled,
    Promise,
    Service,
    Staffing,
    Unanswerable,
    Wrong,
)

MOST = 5_000
"""Nobody staffs a line with more; a promise that asks for it cannot be kept."""


def fewest(calls: Calls, promise: Promise) -> Service:
    """The fewest people who keep the promise, and what they give."""
    people = promise.cover
    while people <= MOST:
        if calls.patience is not None or calls.load < people or calls.rate == 0:
            given = service(calls, people, promise.within)
            if given.within is None or (
                given.within >= promise.share and (promise.lost is None or (given.lost or 0) <= promise.lost)
            ):
                return given
        people += 1
    raise Unanswerable(Wrong.OVERLOADED)


def loads(
    arrivals: Sequence[float], interval: float, handle: float, before: float | None = None
) -> tuple[float, ...]:
    """The load in each interval when the rate changes from one to the next: calls of the last interval still go on in this one
    (modified offered load; exact as long as nobody has to wait). `arrivals` are calls per interval, `before` is the load at
    the beginning (None: as if it had always been like the first interval). The mean over each interval."""
    if interval <= 0 or handle <= 0 or any(n < 0 for n in arrivals):
        raise Unanswerable(Wrong.NEGATIVE)
    fade = exp(-interval / handle)
    share = handle / interval * (1 - fade)
    found = []
    now = arrivals[0] / interval * handle if arrivals and before is None else before or 0.0
    for calls in arrivals:
        steady = calls / interval * handle
        found.append(steady + (now - steady) * share)
        now = steady + (now - steady) * fade
    return tuple(found)


def staffing(
    arrivals: Sequence[float], interval: float, handle: float, promise: Promise, patience: float | None = None, hourly: float = 0.0
) -> Staffing:  # fmt: skip
    """The fewest people for each interval of `interval` minutes, from the calls expected in it; `hourly` is what one person costs in
    an hour."""
    carried = loads(arrivals, interval, handle)
    people = _many(carried, handle, promise, patience)
    decides = tuple(Decides.COVER if n <= promise.cover else Decides.LOAD for n in people)
    hours = sum(people) * interval / 60
    calls = sum(arrivals)
    return Staffing(
        people, carried, decides, hours, hours * hourly, hours * hourly / calls if calls else None
    )


def _many(
    carried: Sequence[float], handle: float, promise: Promise, patience: float | None
) -> tuple[int, ...]:
    """As `fewest`, for each load: one number of people after the other is tried on all loads not yet satisfied."""
    import numpy as np

    load, back = np.unique(np.array(carried, dtype=float), return_inverse=True)
    need = np.full(len(load), promise.cover, dtype=int)
    open_ = np.nonzero(load > 0)[0]
    full = np.ones(len(open_))
    people = 0
    while len(open_):
        if people >= promise.cover:
            kept = _kept(np, load[open_], full, people, handle, promise, patience)
            need[open_[kept]] = people
            open_, full = open_[~kept], full[~kept]
        people += 1
        if people > MOST:
            raise Unanswerable(Wrong.OVERLOADED)
        full = load[open_] * full / (people + load[open_] * full)
    return tuple(need[back].tolist())


def _kept(
    np: Any, load: Any, full: Any, people: int, handle: float, promise: Promise, patience: float | None
) -> Any:
    """For which loads so many people keep the promise. `full` is Erlang B."""
    if people == 0:
        return np.full(len(load), patience is not None and promise.share == 0 and promise.lost in (None, 1.0))
    if patience == 0:
        return (1 - full >= promise.share) & (promise.lost is None or full <= promise.lost)
    if patience is None:
        calm = load < people
        spare = np.where(calm, people - load, 1.0)
        late = people * full / (people - load * (1 - full)) * np.exp(-spare * promise.within / handle)
        return calm & (1 - late >= promise.share)
    # With patience nobody is served by more than everybody; far below that there is nothing to work out.
    likely = people >= load * promise.share * 0.999
    kept = np.zeros(len(load), dtype=bool)
    kept[likely] = _kept_a(np, load[likely], full[likely], people, handle, promise, patience)
    return kept


def _kept_a(
    np: Any, load: Any, full: Any, people: int, handle: float, promise: Promise, patience: float
) -> Any:
    rate = load / handle
    term, tail, k = np.ones(len(load)), np.ones(len(load)), 1
    while len(load) and (term > 1e-13 * tail).any():
        term = term * load / (people + k * handle / patience)
        tail += term
        k += 1
    whole = 1 + full * (tail - 1)
    speed = people / handle
    until = np.minimum(promise.within, (rate * patience + 40) / (speed + 1 / patience))
    parts = panels(float(until.max(initial=0.0)), speed)
    half, served = until / parts / 2, np.zeros(len(load))
    for part in range(parts):
        for node, weight in NODES:
            for way in (-node, node):
                x = (2 * part + 1 + way) * half
                served += weight * np.exp(
                    -rate * patience * np.expm1(-x / patience) - speed * x - x / patience
                )
    share = 1 - full * tail / whole + rate * full * people / load / whole * served * half
    kept = share >= promise.share
    if promise.lost is not None:
        busy = (load * (1 - full) + people * full * (tail - 1)) / whole
        kept &= 1 - busy / load <= promise.lost
    return kept


def pooled(lines: Sequence[Calls], promise: Promise) -> Pooled:
    """Each line for itself against all of them together, the same promise. Where their calls last differently long, the whole is
    reckoned with the mean, which is a little too kind to it: look at the simulation."""
    if not lines:
        raise Unanswerable(Wrong.EMPTY)
    apart = tuple(fewest(calls, promise) for calls in lines)
    rate = sum(calls.rate for calls in lines)
    handle = sum(calls.load for calls in lines) / rate if rate else lines[0].handle
    patient = None if any(c.patience is None for c in lines) else _mean_patience(lines, rate)
    together = fewest(Calls(rate, handle, patient), promise)
    return Pooled(apart, together, sum(one.people for one in apart) - together.people)


def _mean_patience(lines: Sequence[Calls], rate: float) -> float:
    if not rate:
        return lines[0].patience or 0.0
    return sum(calls.rate * (calls.patience or 0.0) for calls in lines) / rate
