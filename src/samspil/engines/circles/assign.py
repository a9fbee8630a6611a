"""The cheapest way to give every row a column of its own: the Hungarian method with potentials, O(rows² · columns)."""

from collections.abc import Sequence

FAR = float("inf")


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row its column. There are at least as many columns as rows. Same costs, same answer."""
    rows, columns = len(costs), len(costs[0]) if costs else 0
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    holder, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        holder[0] = row
        column = _grow(costs, u, v, holder, way)
        while column:
            holder[column] = holder[way[column]]
            column = way[column]
    answer = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            answer[holder[column] - 1] = column - 1
    return answer


def _grow(
    costs: Sequence[Sequence[float]], u: list[float], v: list[float], holder: list[int], way: list[int]
) -> int:
    """A shortest path of changes from the new row to a free column, which is the answer."""
    columns = len(v) - 1
    least, used = [FAR] * (columns + 1), [False] * (columns + 1)
    here = 0
    while holder[here]:
        used[here] = True
        row, delta, onward = holder[here], FAR, 0
        for column in range(1, columns + 1):
            if used[column]:
                continue
            slack = costs[row - 1][column - 1] - u[row] - v[column]
            if slack < least[column]:
                least[column], way[column] = slack, here
            if least[column] < delta:
                delta, onward = least[column], column
        for column in range(columns + 1):
            if used[column]:
                u[holder[column]] += delta
                v[column] -= delta
            else:
                least[column] -= delta
        here = onward
    return here
