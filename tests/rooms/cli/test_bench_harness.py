"""The measure behind every published ratio."""

from __future__ import annotations

import pytest

from bench.harness import Report, compare, line_of, percentile


def test_the_ratio_is_ours_by_the_references():
    line = line_of("a", [0.002, 0.004, 0.003], [0.001, 0.001, 0.002], reference_name="bare")
    assert (line.ours, line.reference, line.ratio) == pytest.approx((3.0, 1.0, 3.0))
    assert (line.lowest, line.highest, line.rounds) == pytest.approx((1.5, 4.0, 3))


def test_rounds_take_turns_and_who_begins_changes():
    order: list[str] = []
    compare(
        "a", lambda: order.append("o"), lambda: order.append("r"), reference_name="bare", rounds=3, warm_up=0
    )
    assert "".join(order) == "orroor"


def test_the_cost_is_that_of_one_call():
    ticks = iter(range(0, 1000, 8))
    line = compare(
        "a", int, float, reference_name="bare", rounds=3, repeat=4, unit="s", clock=lambda: float(next(ticks))
    )
    assert line.ours == 2.0


def test_unequal_rounds_are_refused():
    with pytest.raises(ValueError, match="as many rounds"):
        line_of("a", [1.0], [], reference_name="bare")


@pytest.mark.parametrize(("share", "expected"), [(0.5, 5), (0.95, 10), (0.1, 1), (1.0, 10)])
def test_percentiles_are_by_nearest_rank(share: float, expected: int):
    assert percentile([float(n) for n in range(1, 11)], share) == expected


def test_the_json_has_the_keys_that_others_read():
    line = line_of("a", [1.0], [2.0], reference_name="bare", database="sqlite", p95=7)
    said = Report("x", "did a thing", {"rows": 1}, [line]).as_json()
    assert said["benchmark"] == "x"
    assert {"name", "database", "ours", "reference", "reference_name", "ratio", "unit"} <= set(
        said["lines"][0]
    )
    assert said["lines"][0]["p95"] == 7
