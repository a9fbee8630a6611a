"""The best groups: prices give a bound and leave few kinds worth looking at for each family; HiGHS looks among those."""

from math import ceil
from typing import Any

from samspil.engines.groups.prices import Priced, Table, price
from samspil.engines.groups.problem import Answer, Grouping, cost
from samspil.engines.groups.search import search
from samspil.engines.groups.seats import groups_of, seat

NODES = 4000
SLACK = 1e-6
TRIES = 16


def solve(problem: Grouping, *, nodes: int = NODES) -> Answer:
    """The fewest without a seat, then the fewest points. With `nodes` used up the answer says its gap."""
    import numpy as np

    if not problem.families:
        return Answer((), (), 0, 0, 0)
    table = _table(np, problem)
    start = _first(np, table)
    priced = price(np, table, start[0])
    known, chosen, opened = _better(np, problem, table, priced, start)
    bound = ceil(priced.bound - SLACK)
    if known - bound > SLACK:
        found = search(np, problem, table, priced, (known, chosen, opened), nodes)
        bound, chosen, opened = max(bound, ceil(found.bound - SLACK)), found.chosen, found.opened
    return _told(problem, table, bound, chosen, opened)


def _table(np: Any, problem: Grouping) -> Table:
    kinds = problem.kinds
    rows = [[cost(problem, f, kind) for kind in kinds] for f in problem.families]
    points = np.array([[np.inf if c is None else float(c.points) for c in row] for row in rows])
    finite = points[np.isfinite(points)]
    dearest = float(finite.max()) if len(finite) else 0.0
    left = dearest * len(problem.families) + 1  # one seat more is worth any number of points
    return Table(points, left, problem.groups, problem.least, problem.most)


def _first(np: Any, table: Table) -> tuple[float, Any, tuple[int, ...]]:
    """Nobody has a seat: always possible."""
    families = len(table.cost)
    return table.left * families, np.full(families, -1), ()


def _better(
    np: Any, problem: Grouping, table: Table, priced: Priced, start: tuple[float, Any, tuple[int, ...]]
) -> tuple[float, Any, tuple[int, ...]]:
    """The best of what the prices would open, seated; only where nobody sits with whom they should not."""
    best = start
    for opened in reversed(priced.tried[-TRIES:]):
        found = seat(np, table, opened)
        if found and found[0] < best[0] and groups_of(problem, found[1], opened) is not None:
            best = (*found, opened)
    return best


def _told(problem: Grouping, table: Table, bound: float, chosen: Any, opened: tuple[int, ...]) -> Answer:
    groups = groups_of(problem, chosen, opened)
    assert groups is not None
    without = tuple(f.key for f, kind in zip(problem.families, chosen, strict=True) if kind < 0)
    points = round(sum(table.cost[n, kind] for n, kind in enumerate(chosen) if kind >= 0))
    surely = min(len(without), int(bound // table.left)) if table.left else 0
    least = max(0, round(bound - table.left * surely)) if surely == len(without) else 0
    return Answer(tuple(groups), without, surely, points, min(points, least))
