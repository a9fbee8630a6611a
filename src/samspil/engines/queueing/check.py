"""The witness: is an answer the least that keeps its promise, and does playing it through agree with the formula?"""

from samspil.engines.queueing.erlang import service
from samspil.engines.queueing.problem import Calls, Promise, Service, Staffing, Unanswerable
from samspil.engines.queueing.simulate import play


def faults(calls: Calls, promise: Promise, given: Service) -> list[str]:
    """What is wrong with a number of people for one load; empty when it holds."""
    found = []
    if not _keeps(calls, promise, given.people):
        found.append("the promise is not kept")
    if given.people > promise.cover and _keeps(calls, promise, given.people - 1):
        found.append("one person fewer would keep it")
    if given.people < promise.cover:
        found.append("fewer than must be there")
    return found


def staffing_faults(told: Staffing, handle: float, promise: Promise, patience: float | None) -> list[str]:
    found = []
    for number, (people, load) in enumerate(zip(told.people, told.loads, strict=True)):
        calls = Calls(load / handle, handle, patience)
        found += [
            f"interval {number}: {fault}"
            for fault in faults(calls, promise, Service(people, None, None, None, None, 0))
        ]
    return found


def _keeps(calls: Calls, promise: Promise, people: int) -> bool:
    try:
        given = service(calls, people, promise.within)
    except Unanswerable:
        return False
    if given.within is None:
        return True
    return given.within >= promise.share - 1e-9 and (
        promise.lost is None or (given.lost or 0) <= promise.lost + 1e-9
    )


def off(calls: Calls, people: int, within: float, minutes: float, seed: int) -> dict[str, float]:
    """By how much playing so many minutes through differs from the formula, share by share."""
    formula = service(calls, people, within)
    played = play([calls.rate * minutes], minutes, [people], calls.handle, calls.patience, within, seed)
    pairs = {
        "waits": (played.share_waited, formula.waits),
        "lost": (played.share_lost, formula.lost),
        "within": (played.share_within, formula.within),
    }
    return {name: abs(a - b) for name, (a, b) in pairs.items() if a is not None and b is not None}
