"""The best seats when it is known which groups there are; and the families of a kind told apart into its groups."""

from collections.abc import Sequence
from typing import Any

from samspil.engines.groups.prices import Table
from samspil.engines.groups.problem import Group, Grouping


def seat(np: Any, table: Table, opened: Sequence[int]) -> tuple[float, Any] | None:
    """Each family's kind (-1: none) at the lowest cost; None when a group would stay below its least. Pairs that should not
    sit together are not looked at here. A transport problem: its linear programme has whole answers."""
    families, kinds = len(table.cost), sorted(set(opened))
    if not opened or table.least * len(opened) > families:
        return None
    rows, columns = np.nonzero(np.isfinite(table.cost[:, kinds]))
    copies = np.array([list(opened).count(kind) for kind in kinds], dtype=float)
    highs = new_highs()
    highs.addRows(
        families + len(kinds), np.concatenate([np.ones(families), table.least * copies]),
        np.concatenate([np.ones(families), table.most * copies]), 0, np.zeros(families + len(kinds), dtype=np.int32),
        np.zeros(0, dtype=np.int32), np.zeros(0),
    )  # fmt: skip
    paid = np.concatenate([np.full(families, table.left), table.cost[rows, np.array(kinds)[columns]]])
    starts = np.concatenate([np.arange(families), families + 2 * np.arange(len(rows))]).astype(np.int32)
    entries = np.concatenate([np.arange(families), np.stack([rows, families + columns], axis=1).ravel()])
    highs.addCols(
        len(paid), paid, np.zeros(len(paid)), np.full(len(paid), highs.inf), len(entries), starts, entries.astype(np.int32),
        np.ones(len(entries)),
    )  # fmt: skip
    highs.run()
    if not is_best(highs):
        return None
    chosen = np.full(families, -1)
    taken = np.nonzero(np.array(highs.getSolution().col_value)[families:] > 0.5)[0]
    chosen[rows[taken]] = np.array(kinds)[columns[taken]]
    return round(highs.getInfo().objective_function_value), chosen


def new_highs() -> Any:
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    return highs


def is_best(highs: Any) -> bool:
    import highspy

    return bool(highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def groups_of(problem: Grouping, chosen: Any, opened: tuple[int, ...]) -> list[Group] | None:
    """The groups with their families by name; None where pairs that should not sit together must."""
    kinds, found = problem.kinds, []
    for kind in sorted(set(opened)):
        keys = [f.key for f, k in zip(problem.families, chosen, strict=True) if k == kind]
        parts = tell_apart(keys, opened.count(kind), problem.least, problem.most, problem.apart)
        if parts is None:
            return None
        found += [Group(kinds[kind], tuple(sorted(part))) for part in parts]
    return found


def tell_apart(
    families: Sequence[str], copies: int, least: int, most: int, apart: frozenset[frozenset[str]]
) -> list[list[str]] | None:
    """The families of one kind in its groups, each of `least` to `most`, nobody with whom they should not sit; None when
    there is no such way. Families with many such pairs choose first."""
    against = {f: {o for pair in apart if f in pair for o in pair - {f}} for f in families}
    order = sorted(families, key=lambda f: (-len(against[f] & set(families)), f))
    groups: list[list[str]] = [[] for _ in range(copies)]
    return groups if _place(order, 0, groups, against, least, most) else None


def _place(
    order: list[str], at: int, groups: list[list[str]], against: dict[str, set[str]], least: int, most: int
) -> bool:
    left = len(order) - at
    if sum(max(0, least - len(g)) for g in groups) > left:
        return False
    if at == len(order):
        return True
    tried = set()
    for group in sorted(groups, key=len):
        if len(group) >= most or against[order[at]] & set(group) or tuple(group) in tried:
            continue
        tried.add(tuple(group))
        group.append(order[at])
        if _place(order, at + 1, groups, against, least, most):
            return True
        group.pop()
    return False
