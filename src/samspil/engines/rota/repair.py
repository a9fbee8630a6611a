"""A rota mended after somebody fell ill: as few changes as possible, then as cheap as possible."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samspil.engines.rota.answer import Plan, Repair, Status, never
from samspil.engines.rota.explain import changes
from samspil.engines.rota.legal import alone
from samspil.engines.rota.master import new_highs
from samspil.engines.rota.narrow import load
from samspil.engines.rota.parts import Told
from samspil.engines.rota.price import tell
from samspil.engines.rota.problem import Rota
from samspil.engines.rota.program import INFINITE, Model, model_of

NODES = 5_000
Pair = tuple[str, str]


def repair(
    problem: Rota, plan: Plan, seed: int = 0, nodes: int = NODES, enough: Callable[[], bool] = never
) -> Repair:
    """`problem` says what is true now (the illness as `Away`, shifts that are over as `held`), `plan` what was published. First as little
    missing as possible, then as few new and as few dropped assignments as possible, then the cheapest of those."""
    people = {person.key: person for person in problem.people}
    shifts = {shift.key: shift for shift in problem.shifts}
    had = {(p, key) for key, who in plan.who.items() if key in shifts for p in who if p in people}
    stays = {(p, key) for p, key in had if alone(problem, people[p], shifts[key]) is None}
    model = model_of(problem)
    moved = _moves(model, stays)
    true, missing = list(model.cost), _missing(problem, model)
    factor = 1 + (len(moved) // min((price for price in missing.values() if price), default=1))
    model.cost = [0] * len(true)
    for column, price in missing.items():
        model.cost[column] = price * factor
    for column, way in moved:
        model.cost[column] += way
    first = _whole(model, nodes, enough)
    if first.values is None:
        return Repair(Plan({}, 0, 0, Status.IMPOSSIBLE, seed=seed), (), 0, False)
    model.row(
        -INFINITE,
        [(c, model.cost[c]) for c in range(len(true)) if model.cost[c]],
        _value(model, first.values),
    )
    model.cost = true
    second = _whole(model, nodes, enough)
    values = first.values if second.values is None else second.values
    who: dict[str, tuple[str, ...]] = dict.fromkeys(shifts, ())
    for (person, key), column in model.shifts.items():
        if values[column] > 0.5:
            who[key] += (person,)
    new = {(p, key) for key, some in who.items() for p in some}
    mended = tell(problem, who, 0, seed)
    return Repair(mended, changes(plan.who, mended.who), len(new - had) + len(stays - new), first.proven)


def _moves(model: Model, stays: set[Pair]) -> list[tuple[int, int]]:
    """Columns that make a change when they are taken (1), or left (-1)."""
    return [(column, -1 if pair in stays else 1) for pair, column in model.shifts.items()]


def _missing(problem: Told, model: Model) -> dict[int, int]:
    """The columns that say what is missing, with the price of it."""
    found = {}
    for need in problem.needs:
        _least, terms, _most = model.rows[model.counted[need.key, ""]]
        column = terms[-2][0]
        found[column] = need.price
    return found


@dataclass(frozen=True)
class _Whole:
    values: list[float] | None
    proven: bool


def _whole(model: Model, nodes: int, enough: Callable[[], bool]) -> _Whole:
    import highspy
    import numpy as np

    highs: Any = new_highs(enough)
    load(highs, model, np)
    for name, number in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.9), ("mip_max_nodes", nodes)):
        highs.setOptionValue(name, number)
    highs.run()
    solution = highs.getSolution()
    values = list(solution.col_value) if solution.value_valid else None
    return _Whole(values, highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _value(model: Model, values: list[float]) -> int:
    return round(sum(price * value for price, value in zip(model.cost, values, strict=True)))
