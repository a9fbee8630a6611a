"""A lower bound by prices: what a seat is worth to each family, moved until families and groups nearly agree."""

from dataclasses import dataclass
from typing import Any

ROUNDS = 700
STALE = 25
"""So many rounds without a better bound, and the steps become half as long."""
SHORTEST = 1e-3
AHEAD = 0.05
"""How far above the best bound an answer is expected, for the length of a step."""
COPIES = 4
"""Of one kind, so many groups are weighed exactly; each further one counts as much as the last of these, never more."""


@dataclass(slots=True)
class Table:
    """`cost` of each family in each kind, infinite where it cannot be; `left` is what it costs to have no seat."""

    cost: Any
    left: float
    groups: int
    least: int
    most: int


@dataclass(slots=True)
class Priced:
    """`bound` holds for every answer; `forced` is how much higher it gets when a family must sit in a kind; `opened` are the
    kinds, with repeats, that the prices would open."""

    bound: float
    prices: Any
    forced: Any
    tried: list[tuple[int, ...]]


def price(np: Any, table: Table, known: float) -> Priced:
    """`known` is what some answer costs. Subgradients with Polyak's step."""
    cost = np.where(np.isfinite(table.cost), table.cost, table.left * 2)
    prices = np.minimum(cost.min(axis=1), table.left)
    best, at, stale, step = -np.inf, prices, 0, 1.0
    tried: dict[tuple[int, ...], None] = {}
    for _ in range(ROUNDS):
        value, seats, opened = _agree(np, cost, prices, table)
        tried[opened] = None
        if value > best + 1e-9:
            best, at, stale = value, prices, 0
        else:
            stale += 1
            if stale >= STALE:
                stale, step, prices = 0, step / 2, at
                if step < SHORTEST:
                    break
                continue
        away = 1.0 - seats
        size = float((away * away).sum())
        if size == 0 or known - value < 1e-6:
            break
        aim = min(known, best + abs(best) * AHEAD + len(cost))
        prices = np.minimum(prices + step * max(aim - value, 1.0) / size * away, table.left)
    return Priced(float(best), at, _forced(np, cost, at, table), list(tried))


def _values(np: Any, sorted_: Any, table: Table) -> Any:
    """What the best seats of each kind are worth, for 0 to COPIES groups of it: rows by number of groups."""
    families = len(sorted_)
    sums = np.vstack([np.zeros(sorted_.shape[1]), np.cumsum(sorted_, axis=0)])
    good = (sorted_ < 0).sum(axis=0)
    rows = [sums[0]]
    for copies in range(1, min(COPIES, table.groups) + 1):
        taken = np.clip(good, table.least * copies, table.most * copies)
        worth = np.take_along_axis(sums, np.minimum(taken, families)[None, :], axis=0)[0]
        rows.append(np.where(taken <= families, worth, np.inf))
    return np.vstack(rows)


def _more(np: Any, values: Any, table: Table) -> Any:
    """What one group more of a kind is worth. It gets less with every one, so the last row may stand for all that follow."""
    with np.errstate(invalid="ignore"):
        more = np.nan_to_num(np.diff(values, axis=0), nan=np.inf, posinf=np.inf)
    return np.vstack([more, np.repeat(more[-1:], max(0, table.groups - len(more)), axis=0)])


def _agree(np: Any, cost: Any, prices: Any, table: Table) -> tuple[float, Any, tuple[int, ...]]:
    """The best groups at these prices: their value, how many seats each family gets, and the kinds that are opened."""
    reduced = cost - prices[:, None]
    order = np.argsort(reduced, axis=0, kind="stable")
    sorted_ = np.take_along_axis(reduced, order, axis=0)
    more = _more(np, _values(np, sorted_, table), table)
    flat = np.argsort(more, axis=None, kind="stable")[: table.groups]
    flat = flat[more.ravel()[flat] < 0]
    kinds = flat % more.shape[1]
    counts = np.bincount(kinds, minlength=more.shape[1])
    seats = np.zeros(len(cost))
    good = (sorted_ < 0).sum(axis=0)
    for kind in np.nonzero(counts)[0]:
        taken = min(max(int(good[kind]), table.least * int(counts[kind])), table.most * int(counts[kind]))
        seats[order[:taken, kind]] += 1
    alone = prices >= table.left - 1e-9
    value = float(prices.sum() + more.ravel()[flat].sum())
    return value, np.where(alone & (seats == 0), 1.0, seats), tuple(sorted(kinds.tolist()))


def _forced(np: Any, cost: Any, prices: Any, table: Table) -> Any:
    """For each family and kind, at least how much dearer everything gets when it sits there."""
    reduced = cost - prices[:, None]
    sorted_ = np.sort(reduced, axis=0)
    values, families = _values(np, sorted_, table), len(cost)
    gains = np.minimum(np.sort(_more(np, values, table).ravel()), 0.0)
    best = gains[: table.groups].sum()
    rises = np.full(cost.shape, np.inf)
    good = (sorted_ < 0).sum(axis=0)
    for copies in range(1, len(values)):
        # The others may use what is left; taking them as good as all together keeps the bound true.
        rest = gains[: max(0, table.groups - copies)].sum()
        base = np.maximum(values[copies] + rest - best, 0.0)
        taken = np.clip(good, table.least * copies, table.most * copies)
        last = np.where(
            taken <= families, sorted_[np.minimum(taken, families) - 1, np.arange(cost.shape[1])], np.inf
        )
        edge = np.where(taken < table.most * copies, np.maximum(last, 0.0), last)
        rises = np.minimum(rises, base[None, :] + np.maximum(reduced - edge[None, :], 0.0))
    if table.groups > COPIES:
        rises = np.minimum(
            rises, np.maximum(values[-1] + gains[: table.groups - COPIES].sum() - best, 0.0)[None, :]
        )
    return np.maximum(rises, 0.0)
