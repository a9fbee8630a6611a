"""Whether a table adds up is said row by row, and nothing is put right."""

import random

from samspil.engines.reconciling.check import faults
from samspil.engines.reconciling.problem import Row
from samspil.engines.reconciling.solve import solve


def test_every_difference_is_shown_and_every_row_is_accounted_for():
    rows = [
        Row("A", 2000, 5, 3, 10, (1, 2), 3), Row("A", 2001, 4, 2, 12, (1, 2), 4), Row("A", 2002, 1, 1, 15, (None, 2), 4),
        Row("A", 2004, 1, 1, 15), Row("B", 2000, 1, 1, 5), Row("B", 2001, None, 1, 5), Row("C", 2000, 1, 1, 1), Row("C", 2000, 2, 2, 2),
    ]  # fmt: skip
    found = solve(rows)
    assert [(f.place, f.year, f.follows, f.said, f.apart) for f in found.flows] == [
        ("A", 2002, 12, 15, 3),
        ("A", 2001, 12, 12, 0),
    ]
    assert [(s.year, s.apart) for s in found.sums] == [(2001, 1), (2000, 0)] and found.unsummed == 4
    assert (found.sums_right, found.flows_right) == (1, 1)
    assert (found.without_year_before, found.incomplete, found.doubles) == (3, 1, (("C", 2000),))
    assert found.with_empty == (1, 3)
    assert faults(rows, found) == []
    assert faults([*rows, Row("D", 1, 1, 1, 1)], found) != []


def test_what_was_made_to_agree_agrees():
    dice = random.Random(4)
    rows, stock = [], 100
    for year in range(1990, 2020):
        came, left = dice.randrange(50), dice.randrange(50)
        stock += came - left
        parts = tuple(dice.randrange(9) for _n in range(5))
        rows.append(Row("X", year, came, left, stock, parts, sum(parts)))
    found = solve(rows)
    assert found.flows_right == 29 and found.sums_right == 30 and faults(rows, found) == []
