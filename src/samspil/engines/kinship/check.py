"""The witness: does everybody stand somewhere, and nobody on anybody?"""

from itertools import pairwise

from samspil.engines.kinship.problem import Family, Tree


def faults(problem: Family, answer: Tree) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    keys = {p.key for p in problem.people}
    wrong = [f"{key} has no place" for key in sorted(keys - set(answer.places))]
    wrong += [f"{key} is nobody of this family" for key in sorted(set(answer.places) - keys)]
    rows: dict[float, list[tuple[float, str]]] = {}
    for key, (x, y) in answer.places.items():
        rows.setdefault(y, []).append((x, key))
        if not (0 <= x <= answer.width and 0 <= y <= answer.height):
            wrong.append(f"{key} stands outside the picture")
    for row in rows.values():
        for (a, one), (b, other) in pairwise(sorted(row)):
            if b - a < problem.width - 0.2:
                wrong.append(f"{one} and {other} overlap")
    heights = sorted(rows)
    if any(b - a < problem.pitch - 0.2 for a, b in pairwise(heights)):
        wrong.append("two rows overlap")
    return wrong
