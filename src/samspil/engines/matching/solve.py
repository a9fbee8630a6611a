"""The best assignment of all who wait, with its proof. One pure function."""

from math import floor

from samspil.engines.matching.check import better_swap
from samspil.engines.matching.greedy import one_by_one
from samspil.engines.matching.limits import Rows, limits
from samspil.engines.matching.plain import by_flow, is_plain
from samspil.engines.matching.problem import Answer, Matching, Status, Worth
from samspil.engines.matching.relax import SLACK, Relaxed, whole
from samspil.engines.matching.tell import tell
from samspil.engines.matching.ways import Ways, ways

NODES = 100_000
"""So many branches are looked at before an answer with a gap is given; far more than anything met so far needed."""


def solve(problem: Matching, seed: int = 0, nodes: int = NODES) -> Answer:
    """As few children waiting as possible, then as few needs unmet as possible. The same question in whatever order it is told
    gives the same answer; `seed` draws the lot between answers that are worth the same."""
    if not problem.units:
        return tell(problem, {}, Status.OPTIMAL, Worth(0, 0))
    if is_plain(problem):
        return by_flow(problem, seed)
    return _by_relaxation(problem, ways(problem, seed), nodes)


def _told(bound: int, found: Ways) -> Worth:
    """A bound in one number as two. Each split unit's first part is free."""
    waiting, unmet = divmod(bound - sum(unit.split or 0 for unit in found.units), found.dear)
    return Worth(waiting, unmet)


def _by_relaxation(problem: Matching, found: Ways, nodes: int) -> Answer:
    rows: Rows = limits(problem, found)
    relaxed = Relaxed(found, rows).close()
    chosen, bound, proven = _whole(relaxed, found, nodes)
    places = {
        child: found.homes[found.home[way]].key
        for way in chosen
        for child in found.who[way]
        if found.home[way] >= 0
    }
    if proven:
        return tell(problem, places, Status.OPTIMAL, _told(bound, found))
    other = one_by_one(problem).places
    best = min(
        (tell(problem, p, Status.GAP, _told(bound, found)) for p in (places, other)), key=lambda a: a.worth
    )
    while (swap := better_swap(problem, best.places)) is not None:
        best = tell(problem, swap, Status.GAP, best.bound)
    return best


def _whole(relaxed: Relaxed, found: Ways, nodes: int) -> tuple[list[int], int, bool]:
    """An answer within a reach of the bound uses only ways whose regret is within it. Those of the lowest cost that is still
    possible are few, and nearly always enough; if not, the reach grows until what was found is within it: that is the proof."""
    least = relaxed.lowest()
    reach = least - relaxed.bound
    best: list[int] = []
    cost = 0
    while True:
        these = relaxed.within(reach)
        answer = whole(relaxed, these, nodes, least)
        everything = len(these) == len(found.cost)
        if answer.chosen and (not best or answer.cost < cost):
            best, cost = answer.chosen, answer.cost
        if best and cost <= least:
            return best, least, True
        if not answer.proven:
            return best, least, False
        if everything:
            return best, cost if best else least, bool(best)
        # Nothing as cheap as the reach allows but what was found: whatever else there is costs more.
        least = max(least, floor(relaxed.bound + reach + SLACK) + 1)
        if best and cost <= least:
            return best, cost, True
        reach = 2 * reach + 1
        if best:
            reach = min(reach, cost - 1 - relaxed.bound + SLACK)
