"""The same question as one plain whole program, as somebody would write it down who has a solver and nothing else.

Two ways to write brothers and sisters who may be split: "compact" has a column for each child and home and one that says
whether the unit uses the home; "subsets" has a column for each few of them and home. The first is what people write.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from samspil.engines.matching.problem import Matching, Unit
from samspil.engines.matching.ways import dear, parts, waiting

INFINITE = float("inf")


@dataclass
class Model:
    """Minimise cost · x, least <= A x <= most, x whole, 0 or 1. `constant` is added to what comes out."""

    cost: list[int] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    constant: int = 0

    def new_row(self, least: float, most: float) -> int:
        self.least.append(least)
        self.most.append(most)
        return len(self.most) - 1

    def new_column(self, cost: int, *entries: tuple[int, int]) -> int:
        self.cost.append(cost)
        for row, value in entries:
            self.put(row, len(self.cost) - 1, value)
        return len(self.cost) - 1

    def put(self, row: int, column: int, value: int) -> None:
        self.row.append(row)
        self.column.append(column)
        self.value.append(value)

    def by_column(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        columns = np.array(self.column)
        order = np.argsort(columns, kind="stable")
        starts = np.searchsorted(columns[order], np.arange(len(self.cost)))
        return (
            starts.astype(np.int32),
            np.array(self.row, dtype=np.int32)[order],
            np.array(self.value, dtype=float)[order],
        )


def model_of(problem: Matching, form: str = "compact") -> Model:
    """Children, places, brothers and sisters: what the cases of the benchmark have."""
    model, much = Model(), dear(problem)
    places = {home.key: model.new_row(0, home.places) for home in problem.homes}
    room = {home.key: home.places for home in problem.homes}
    for unit in problem.units:
        if unit.split is None:
            _together(problem, unit, model, places, room, much)
        elif form == "compact":
            _compact(problem, unit, model, places, much)
        else:
            _subsets(problem, unit, model, places, room, much)
    return model


def _together(
    problem: Matching, unit: Unit, model: Model, places: dict[str, int], room: dict[str, int], much: int
) -> None:
    size, once = len(unit.children), model.new_row(1, 1)
    for home in problem.unmet[unit.children[0]]:
        if room[home] >= size:
            unmet = sum(problem.unmet[child][home] for child in unit.children)
            model.new_column(unmet, (once, 1), (places[home], size))
    model.new_column(much * size, (once, 1))


def _compact(problem: Matching, unit: Unit, model: Model, places: dict[str, int], much: int) -> None:
    split = unit.split or 0
    model.constant -= split
    uses = {home: model.new_column(split) for home in problem.unmet[unit.children[0]]}
    waits = model.new_column(split)
    for child in unit.children:
        once = model.new_row(1, 1)
        for home, unmet in problem.unmet[child].items():
            only = model.new_row(-INFINITE, 0)
            model.new_column(unmet, (once, 1), (places[home], 1), (only, 1))
            model.put(only, uses[home], -1)
        only = model.new_row(-INFINITE, 0)
        model.new_column(much, (once, 1), (only, 1))
        model.put(only, waits, -1)


def _subsets(
    problem: Matching, unit: Unit, model: Model, places: dict[str, int], room: dict[str, int], much: int
) -> None:
    model.constant -= unit.split or 0
    once = {child: model.new_row(1, 1) for child in unit.children}
    for who, part in parts(unit, set()):
        for home in problem.unmet[who[0]]:
            if room[home] >= len(who):
                unmet = sum(problem.unmet[child][home] for child in who)
                model.new_column(unmet + part, (places[home], len(who)), *((once[child], 1) for child in who))
    for who, part in waiting(unit):
        model.new_column(much * len(who) + part, *((once[child], 1) for child in who))
