"""Finds a place for everybody on a family tree. One pure function."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from samspil.engines.kinship.blocks import Block, blocks
from samspil.engines.kinship.problem import RISE, Family, Kin, Line, Tree
from samspil.engines.kinship.spacing import spread

Rows = list[list[Block]]


def solve(problem: Family) -> Tree:
    """Nobody overlaps; couples side by side; parents above children. Same family, same answer, in whatever order told."""
    people = {p.key: p for p in problem.people}
    if not people:
        return Tree()
    lines = sorted({(a, b, k) for a, b, k in problem.lines if a != b and a in people and b in people})
    level = generations(problem.ego, people, lines)
    rows = [blocks(row, lines, people) for row in _rows(level)]
    near = _neighbours(lines, level)
    _first_order(rows, near, people, problem.ego)
    best, fewest = _placed(rows, near, problem), -1.0
    for sweep in range(problem.sweeps):
        places = _placed(rows, near, problem)
        score = _score(places, level, lines)
        if fewest < 0 or score < fewest:
            best, fewest = places, score
        _reorder(rows, near, places, down=sweep % 2 == 0)
    return _tree(best, level, problem)


def generations(ego: str, people: dict[str, Kin], lines: Sequence[tuple[str, str, Line]]) -> dict[str, int]:
    """How far below the person in the middle each one stands; who hangs together with nobody stands beside."""
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for a, b, kind in lines:
        near[a].append((RISE[kind], b))
        near[b].append((-RISE[kind], a))
    level: dict[str, int] = {}
    for start in [ego, *sorted(people)]:
        if start not in people or start in level:
            continue
        level[start] = 0
        queue = [start]
        for key in queue:
            # Blood and couples first: they say the generation surely.
            for step, other in sorted(near[key], key=lambda n: (abs(n[0]), n)):
                if other not in level:
                    level[other] = level[key] + step
                    queue.append(other)
    return level


def _rows(level: dict[str, int]) -> list[list[str]]:
    rows: dict[int, list[str]] = defaultdict(list)
    for key in sorted(level):
        rows[level[key]].append(key)
    return [rows[n] for n in sorted(rows)]


def _neighbours(
    lines: Iterable[tuple[str, str, Line]], level: dict[str, int]
) -> dict[str, list[tuple[str, float]]]:
    """Who pulls on whom, and how strongly: parents and children most."""
    near: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for a, b, kind in lines:
        if kind == Line.COUPLE:
            continue
        weight = 1.0 if kind == Line.PARENT else 0.6 if kind == Line.SIBLING else 0.25
        near[a].append((b, weight))
        near[b].append((a, weight))
    return near


def _first_order(
    rows: Rows, near: dict[str, list[tuple[str, float]]], people: dict[str, Kin], ego: str
) -> None:
    """From the row of the person in the middle outward, each block near those it belongs to."""
    middle = next((n for n, row in enumerate(rows) if any(ego in b.keys for b in row)), 0)
    rank: dict[str, float] = {}
    outward = sorted(range(len(rows)), key=lambda n: (abs(n - middle), n))
    for n in outward:
        rows[n].sort(key=lambda b: (_mean_rank(b, near, rank), b.order(people)))
        for place, key in enumerate(k for b in rows[n] for k in b.keys):
            rank[key] = place / max(1, len(rows[n]))


def _mean_rank(block: Block, near: dict[str, list[tuple[str, float]]], rank: dict[str, float]) -> float:
    found = [rank[o] for k in block.keys for o, _w in near[k] if o in rank]
    return sum(found) / len(found) if found else 0.5


def _placed(rows: Rows, near: dict[str, list[tuple[str, float]]], problem: Family) -> dict[str, float]:
    """Where along its row each person lies: near relatives, never nearer to a neighbour than the width of a person."""
    x: dict[str, float] = {}
    for row in rows:
        at = -sum(len(b.keys) for b in row) / 2 * problem.width
        for block in row:
            for key in block.keys:
                x[key] = at
                at += problem.width
    for turn in range(8):
        for row in rows if turn % 2 == 0 else reversed(rows):
            wanted = [_wish(b, near, x, problem.width) for b in row]
            weights = [w for _d, w in wanted]
            middles = spread([d for d, _w in wanted], [len(b.keys) * problem.width for b in row], weights)
            for block, middle in zip(row, middles, strict=True):
                for place, key in enumerate(block.keys):
                    x[key] = middle + (place - (len(block.keys) - 1) / 2) * problem.width
    return x


def _wish(
    block: Block, near: dict[str, list[tuple[str, float]]], x: dict[str, float], width: float
) -> tuple[float, float]:
    """Where the block would like its middle, and how much it cares. Children want the middle between their parents, so
    each side of a couple pulls with half its weight on both."""
    total = weight = 0.0
    for place, key in enumerate(block.keys):
        offset = (place - (len(block.keys) - 1) / 2) * width
        for other, pull in near[key]:
            if other not in block.keys:
                total += pull * (x[other] - offset)
                weight += pull
    if not weight:
        here = [x[k] for k in block.keys]
        return sum(here) / len(here), 0.05
    return total / weight, weight


def _reorder(
    rows: Rows, near: dict[str, list[tuple[str, float]]], x: dict[str, float], *, down: bool
) -> None:
    """Blocks of a row by where their relatives of the row before stand; who has none there keeps their place."""
    where = {key: n for n, row in enumerate(rows) for b in row for key in b.keys}
    for n in range(len(rows)) if down else reversed(range(len(rows))):
        wish = {}
        for block in rows[n]:
            there = [
                x[o] for k in block.keys for o, _w in near[k] if (where[o] < n if down else where[o] > n)
            ]
            here = [x[k] for k in block.keys]
            wish[block.keys] = sum(there) / len(there) if there else sum(here) / len(here)
        rows[n].sort(key=lambda b: (round(wish[b.keys], 3), b.rank))


def _score(x: dict[str, float], level: dict[str, int], lines: Sequence[tuple[str, str, Line]]) -> float:
    """Crossings between lines of the same two rows, then how far lines lean."""
    spans: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    lean = 0.0
    for a, b, _kind in lines:
        if level[a] != level[b]:
            top, low = (a, b) if level[a] < level[b] else (b, a)
            spans[level[top], level[low]].append((x[top], x[low]))
            lean += abs(x[top] - x[low])
    crossings = 0
    for pairs in spans.values():
        for n, (one, other) in enumerate(pairs):
            crossings += sum((one - c) * (other - d) < 0 for c, d in pairs[n + 1 :])
    return crossings + lean / 1e6


def _tree(x: dict[str, float], level: dict[str, int], problem: Family) -> Tree:
    left, top = min(x.values()), min(level.values())
    places = {
        key: (round(x[key] - left + problem.width / 2, 1), (level[key] - top + 0.5) * problem.pitch)
        for key in sorted(x)
    }
    rows = tuple(tuple(sorted(row, key=lambda k: places[k])) for row in _rows(level))
    wide = max(px for px, _py in places.values()) + problem.width / 2
    return Tree(places, rows, wide, (max(level.values()) - top + 1) * problem.pitch)
