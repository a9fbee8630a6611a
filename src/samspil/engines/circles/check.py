"""The witness: does every box sit somewhere, outside the core, and on no other box?"""

from itertools import combinations

from samspil.engines.circles.problem import Around, Circle


def faults(problem: Around, answer: Circle) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    keys = {b.key for b in problem.boxes}
    wrong = [f"{key} has no seat" for key in sorted(keys - set(answer.places))]
    wide, high = problem.size
    for key, (x, y) in sorted(answer.places.items()):
        if abs(x) < (problem.core[0] + wide) / 2 and abs(y) < (problem.core[1] + high) / 2:
            wrong.append(f"{key} sits on the core")
        if abs(x) + wide / 2 > answer.width / 2 + 0.1 or abs(y) + high / 2 > answer.height / 2 + 0.1:
            wrong.append(f"{key} sits outside the picture")
    for (one, (ax, ay)), (other, (bx, by)) in combinations(sorted(answer.places.items()), 2):
        if abs(ax - bx) < wide and abs(ay - by) < high:
            wrong.append(f"{one} and {other} overlap")
    return wrong
