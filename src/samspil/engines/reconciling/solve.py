"""Do the parts add up, and does each stock follow from the one before? Differences are the answer, not an error."""

from collections import Counter

from samspil.engines.reconciling.problem import Flow, Reconciled, Row, Sum


def solve(rows: list[Row]) -> Reconciled:
    """Nothing is put right and nothing left out in silence. Flows and sums with the largest difference come first."""
    times = Counter((row.place, row.year) for row in rows)
    doubles = {key for key, n in times.items() if n > 1}
    single = {(row.place, row.year): row for row in rows if (row.place, row.year) not in doubles}
    sums, flows = [], []
    unsummed = first = incomplete = empty_right = 0
    for row in single.values():
        if row.total is None or not row.parts or None in row.parts:
            unsummed += 1
        else:
            sums.append(Sum(row.place, row.year, row.total, sum(p for p in row.parts if p is not None)))
        before = single.get((row.place, row.year - 1))
        if before is None:
            first += 1
        elif before.stock is None or row.came is None or row.left is None or row.stock is None:
            incomplete += 1
            empty_right += (row.stock or 0) == (before.stock or 0) + (row.came or 0) - (row.left or 0)
        else:
            flows.append(Flow(row.place, row.year, before.stock, row.came, row.left, row.stock))
    return Reconciled(
        tuple(sorted(sums, key=lambda s: (-abs(s.apart), s.place, s.year))),
        tuple(sorted(flows, key=lambda f: (-abs(f.apart), f.place, f.year))),
        unsummed, first, incomplete, empty_right, tuple(sorted(doubles)),
    )  # fmt: skip
