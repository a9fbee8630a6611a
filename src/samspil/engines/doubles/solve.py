"""Finds possible doubles. One pure function."""

from samspil.engines.doubles.blocks import pairs, with_one
from samspil.engines.doubles.compare import Ready, features, names_agree, ready
from samspil.engines.doubles.problem import Band, Doubles, Pair, People
from samspil.engines.doubles.weights import band_of, total


def solve(problem: People) -> Doubles:
    """The pairs that may be one human being, strongest first. Same input, same answer, whatever its order."""
    everybody = [ready(p) for p in sorted(problem.everybody, key=lambda p: p.key)]
    count = len(everybody)
    if problem.only:
        candidates, left_out = with_one(everybody, problem.only), 0
    else:
        candidates, left_out = pairs(everybody, largest=problem.largest)
    judged = (judge(everybody[p // count], everybody[p % count], problem) for p in candidates)
    found = sorted((p for p in judged if p is not None), key=lambda p: (-p.bits, p.first, p.second))
    return Doubles(tuple(found), len(candidates), left_out)


def judge(a: Ready, b: Ready, problem: People) -> Pair | None:
    """What is said of two people, if they may be one."""
    said = features(a, b)
    band = band_of(said)
    if band is None and problem.names_suffice and names_agree(said):
        band = Band.POSSIBLE
    if band is None:
        return None
    first, second = sorted((a.key, b.key))
    return Pair(first, second, band, total(said), said)
