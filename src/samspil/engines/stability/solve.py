"""Moves per 1,000 days, and England's two shares. Pure functions."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator
from math import exp, lgamma, log

from samspil.engines.stability.problem import CARE, Moves, Part, Problem, Stay

SHORT, ADULT, UNBORN, CONTRADICTORY = "short", "adult", "no_birth", "contradictory"
SHORTEST = 8
"""Days of an episode below which it is left out."""
ADULT_AGE, LOOKED_AFTER, SAME = 18, 30, 24
"""Years; months in care, and months with one carer, that England's second share asks for."""


def solve(problem: Problem) -> Moves:
    """Moves per 1,000 days of the children whose care began within the days asked for."""
    left: dict[str, int] = {}
    children: set[Hashable] = set()
    moves = days = 0
    for child, episode in episodes(problem.stays):
        start, end = episode[0].since, episode[-1].until
        if not problem.since <= start < problem.until:
            continue
        born, until = problem.born.get(child), min(end or problem.until, problem.until)
        why = _left_out(episode, born, start, end)
        if why:
            left[why] = left.get(why, 0) + 1
            continue
        if born:
            until = min(until, older(born, ADULT_AGE * 12))
        children.add(child)
        days += max(0, (until - start).days)
        moves += sum(start < day < until for day in _moved(episode))
    rate = 1000 * moves / days if days else None
    low, high = poisson_band(moves) if days else (0.0, 0.0)
    return Moves(
        len(children), moves, days, rate,
        1000 * low / days if days else None, 1000 * high / days if days else None, left,
    )  # fmt: skip


def _left_out(episode: list[Stay], born: dt.date | None, start: dt.date, end: dt.date | None) -> str:
    if any(s.until is not None and s.until < s.since for s in episode):
        return CONTRADICTORY
    if end is not None and (end - start).days < SHORTEST:
        return SHORT
    if born is None:
        return UNBORN
    return ADULT if start >= older(born, ADULT_AGE * 12) else ""


def episodes(stays: Iterable[Stay]) -> Iterator[tuple[Hashable, list[Stay]]]:
    """Stays of one child that follow each other without a day between, by child and day."""
    of: dict[Hashable, list[Stay]] = {}
    for stay in stays:
        of.setdefault(stay.child, []).append(stay)
    for child, found in of.items():
        found.sort(key=lambda s: (s.since, s.until or dt.date.max))
        episode: list[Stay] = []
        reached: dt.date | None = None
        for stay in found:
            if episode and (stay.starts or (reached is not None and stay.since > reached)):
                yield child, episode
                episode, reached = [], None
            reached = _later(reached, stay.until) if episode else stay.until
            episode.append(stay)
        yield child, episode


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    """The later end; an open one is the latest."""
    return None if one is None or other is None else max(one, other)


def _moved(episode: list[Stay]) -> Iterator[dt.date]:
    """The days on which another home took over."""
    home: Hashable = None
    for stay in episode:
        if stay.kind != CARE:
            continue
        if home is not None and stay.home != home:
            yield stay.since
        home = stay.home


def many_placements(problem: Problem, *, on: dt.date, least: int = 3) -> Part:
    """Of the children in care on a day: how many had at least three placements in the year that ends with it."""
    begin = older(on, -12) + dt.timedelta(1)
    part = whole = 0
    by_child: dict[Hashable, list[list[Stay]]] = {}
    for child, episode in episodes(problem.stays):
        by_child.setdefault(child, []).append(episode)
    for found in by_child.values():
        if not any(_open(episode, on) for episode in found):
            continue
        whole += 1
        placements = 0
        for episode in found:
            runs = _runs(episode)
            placements += sum(run[0] <= on and (run[1] is None or run[1] >= begin) for run in runs)
        part += placements >= least
    return Part(part, whole)


def same_carer(problem: Problem, *, on: dt.date) -> Part:
    """Of the children under 16 in care for 2.5 years on a day: how many with the same carer for two years."""
    part = whole = unknown = 0
    for child, episode in episodes(problem.stays):
        if not _open(episode, on) or episode[0].since > older(on, -LOOKED_AFTER):
            continue
        born = problem.born.get(child)
        if born is None:
            unknown += 1
        elif on < older(born, 16 * 12):
            whole += 1
            current = [run for run in _runs(episode) if run[0] <= on]
            part += bool(current) and current[-1][0] <= older(on, -SAME)
    return Part(part, whole, unknown)


def _open(episode: list[Stay], on: dt.date) -> bool:
    return episode[0].since <= on and any(s.until is None or s.until > on for s in episode)


def _runs(episode: list[Stay]) -> list[tuple[dt.date, dt.date | None]]:
    """From when until when the child was with one carer after another; what lay aside does not break a run."""
    runs: list[tuple[Hashable, dt.date, dt.date | None]] = []
    for stay in episode:
        if stay.kind != CARE:
            continue
        if runs and runs[-1][0] == stay.home:
            runs[-1] = (stay.home, runs[-1][1], stay.until)
        else:
            runs.append((stay.home, stay.since, stay.until))
    return [(since, until) for _home, since, until in runs]


def older(day: dt.date, months: int) -> dt.date:
    """So many months later, or earlier; a day that the month does not have is the first of the next."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return dt.date(year, month + 1, day.day)
    except ValueError:
        return dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)


def poisson_band(count: int, outside: float = 0.05) -> tuple[float, float]:
    """The exact interval of a Poisson mean (Garwood)."""
    low = 0.0 if count == 0 else _mean_where(lambda mean: 1 - _at_most(count - 1, mean), outside / 2, count)
    return low, _mean_where(lambda mean: 1 - _at_most(count, mean), 1 - outside / 2, count)


def _mean_where(rising: Callable[[float], float], wanted: float, count: int) -> float:
    low, high = 0.0, 2.0 * count + 20
    for _step in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def _at_most(count: int, mean: float) -> float:
    if mean <= 0:
        return 1.0
    return min(1.0, sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count + 1)))
