"""Finds the loops among arrows. One pure function."""

from samspil.engines.loops.problem import Arrows, Loops


def solve(problem: Arrows) -> Loops:
    """All simple loops of at most `longest` cards, shortest first. Same input, same answer."""
    nexts: dict[int, list[int]] = {}
    for source, target in sorted(set(problem.arrows)):
        if source != target:
            nexts.setdefault(source, []).append(target)
    found: list[tuple[int, ...]] = []
    steps = 0
    for start in sorted(nexts):
        trails: list[tuple[int, ...]] = [(start,)]
        while trails:
            trail = trails.pop()
            for card in nexts.get(trail[-1], ()):
                steps += 1
                if steps > problem.steps:
                    return _answer(found, problem, complete=False)
                if card == start:
                    found.append(trail)
                elif card > start and card not in trail and len(trail) < problem.longest:
                    trails.append((*trail, card))
    return _answer(found, problem, complete=True)


def _answer(found: list[tuple[int, ...]], problem: Arrows, *, complete: bool) -> Loops:
    ordered = sorted(found, key=lambda loop: (len(loop), loop))
    return Loops(tuple(ordered[: problem.most]), complete and len(ordered) <= problem.most)
