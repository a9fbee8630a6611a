"""The formulas of Erlang for one steady load: lost when all are busy (B), waiting without end (C), waiting with patience (A).

Calls come at random (Poisson), the time of a call and patience are exponential. Checked against simulation in `check`.
"""

from math import exp, expm1

from samspil.engines.queueing.problem import Calls, Service, Unanswerable, Wrong

SMALL = 1e-15
NODES = (
    (0.0950125098376374, 0.1894506104550685),
    (0.2816035507792589, 0.1826034150449236),
    (0.4580167776572274, 0.1691565193950025),
    (0.6178762444026438, 0.1495959888165767),
    (0.7554044083550030, 0.1246289712555339),
    (0.8656312023878318, 0.0951585116824928),
    (0.9445750230732326, 0.0622535239386479),
    (0.9894009349916499, 0.0271524594117541),
)
"""Gauss and Legendre, sixteen points (one half; the other mirrors it)."""


def erlang_b(load: float, people: int) -> float:
    """The share of calls that find everybody busy and are lost."""
    if load < 0 or people < 0:
        raise Unanswerable(Wrong.NEGATIVE)
    blocked = 1.0
    for k in range(1, people + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked


def erlang_c(load: float, people: int) -> float:
    """The share of calls that have to wait, when nobody ever hangs up."""
    if load >= people:
        raise Unanswerable(Wrong.OVERLOADED)
    blocked = erlang_b(load, people)
    return people * blocked / (people - load * (1 - blocked))


def service(calls: Calls, people: int, within: float = 1 / 3) -> Service:
    """What so many people give. With `patience` None an overload is `Unanswerable`."""
    if people < 0 or within < 0:
        raise Unanswerable(Wrong.NEGATIVE)
    if calls.rate == 0:
        return Service(people, None, None, None, None, 0.0)
    if people == 0:
        return _nobody(calls)
    if calls.patience is None:
        return _c(calls, people, within)
    return _b(calls, people) if calls.patience == 0 else _a(calls, people, within, calls.patience)


def _nobody(calls: Calls) -> Service:
    if calls.patience is None:
        raise Unanswerable(Wrong.OVERLOADED)
    return Service(0, 1.0, 1.0, 0.0, calls.patience, 0.0)


def _b(calls: Calls, people: int) -> Service:
    lost = erlang_b(calls.load, people)
    return Service(people, lost, lost, 1 - lost, 0.0, calls.load * (1 - lost) / people)


def _c(calls: Calls, people: int, within: float) -> Service:
    waits, spare = erlang_c(calls.load, people), people - calls.load
    late = waits * exp(-spare * within / calls.handle)
    return Service(people, waits, 0.0, 1 - late, waits * calls.handle / spare, calls.load / people)


def _a(calls: Calls, people: int, within: float, patience: float) -> Service:
    """Palm's model. The queue behind a full house shrinks by hanging up too; the wait one would have to sit through has the density
    of Zeltyn and Mandelbaum (2005)."""
    load, full = calls.load, erlang_b(calls.load, people)
    tail = queue_sum(load, people, calls.handle, patience)
    whole = 1 + full * (tail - 1)
    waits = full * tail / whole
    busy = (load * (1 - full) - people * full + people * full * tail) / whole
    lost = max(0.0, 1 - busy / load)
    last = full * people / load / whole  # all but one are busy
    served = 1 - waits + calls.rate * last * _served(calls, people, within, patience)
    return Service(people, waits, lost, min(1.0, served), lost * patience, busy / people)


def queue_sum(load: float, people: int, handle: float, patience: float) -> float:
    """How likely each length of the queue is, by the likelihood that all are busy and nobody waits, added up."""
    term = total = 1.0
    k = 1
    while term > SMALL * total:
        term *= load / (people + k * handle / patience)
        total += term
        k += 1
    return total


def _served(calls: Calls, people: int, within: float, patience: float) -> float:
    """The share of those who wait that is served in time, as an integral; what lies beyond `until` is nothing."""
    speed = people / calls.handle
    until = min(within, (calls.rate * patience + 40) / (speed + 1 / patience))
    parts = panels(until, speed)
    half, total = until / parts / 2, 0.0
    for part in range(parts):
        for node, weight in NODES:
            for x in ((2 * part + 1 - node) * half, (2 * part + 1 + node) * half):
                total += weight * exp(
                    -calls.rate * patience * expm1(-x / patience) - speed * x - x / patience
                )
    return total * half


def panels(until: float, speed: float) -> int:
    """Into how many parts an integral is cut, so that sixteen points are enough for each."""
    return min(40, 1 + int(until * speed / 8))
