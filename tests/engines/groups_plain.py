"""The same question as a textbook writes it: groups with numbers, each with a kind; and HiGHS."""

from typing import Any

from samspil.engines.groups.problem import Grouping, cost

DEAR = 100_000


def plain(problem: Grouping) -> tuple[int, int]:
    """The fewest without a seat, and their fewest points."""
    value = build(problem)
    return value // DEAR, value % DEAR


def build(problem: Grouping) -> int:
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    without = [highs.addBinary(obj=DEAR) for _ in problem.families]
    rows: dict[str, list[Any]] = {f.key: [without[n]] for n, f in enumerate(problem.families)}
    for _group in range(problem.groups):
        is_kind = [highs.addBinary() for _ in problem.kinds]
        highs.addConstr(sum(is_kind) <= 1)
        here: dict[str, list[Any]] = {f.key: [] for f in problem.families}
        for kind, chosen in zip(problem.kinds, is_kind, strict=True):
            for family in problem.families:
                paid = cost(problem, family, kind)
                if paid is not None:
                    sits = highs.addBinary(obj=paid.points)
                    highs.addConstr(sits <= chosen)
                    here[family.key].append(sits)
        seats = [s for some in here.values() for s in some]
        highs.addConstr(sum(seats) >= problem.least * sum(is_kind))
        highs.addConstr(sum(seats) <= problem.most * sum(is_kind))
        for pair in problem.apart:
            highs.addConstr(sum(s for key in pair for s in here[key]) <= 1)
        for key, some in here.items():
            rows[key] += some
    for some in rows.values():
        highs.addConstr(sum(some) == 1)
    highs.minimize()
    return round(highs.getInfo().objective_function_value)
