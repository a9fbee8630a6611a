"""The witness: does every answer hold, and what would comparing everybody with everybody have found?"""

from itertools import combinations

from samspil.engines.doubles.compare import features, names_agree, ready
from samspil.engines.doubles.problem import Band, Doubles, Level, Pair, People, Somebody
from samspil.engines.doubles.solve import judge
from samspil.engines.doubles.weights import BITS, POSSIBLE, VERY_LIKELY

ASKED = {
    "born": "born", "sex": "sex", "phone": "phone", "email": "email", "street": "street", "place": "place",
}  # fmt: skip


def faults(problem: People, answer: Doubles) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    people = {p.key: p for p in problem.everybody}
    wrong = []
    if len({(p.first, p.second) for p in answer.pairs}) != len(answer.pairs):
        wrong.append("a pair is named twice")
    for pair in answer.pairs:
        name = f"{pair.first} and {pair.second}"
        if not (pair.first < pair.second and {pair.first, pair.second} <= people.keys()):
            wrong.append(f"{name} are not two people in order")
            continue
        one, other = people[pair.first], people[pair.second]
        if pair.features != features(ready(one), ready(other)):
            wrong.append(f"{name} do not agree as said")
        counted = sum(BITS[f][level] for f, level in pair.features if level != Level.UNKNOWN)
        if abs(counted - pair.bits) > 1e-9 or (counted < POSSIBLE and not _by_name(problem, pair)):
            wrong.append(f"{name} do not weigh {pair.bits}")
        if pair.band == Band.VERY_LIKELY and counted < VERY_LIKELY:
            wrong.append(f"{name} are called very likely with {counted} bits")
        wrong += [
            f"{name}: {f} counts though one is empty" for f in _counted_empty(one, other, pair.features)
        ]
    return wrong


def _by_name(problem: People, pair: Pair) -> bool:
    return problem.names_suffice and pair.band == Band.POSSIBLE and names_agree(pair.features)


def _counted_empty(a: Somebody, b: Somebody, said: tuple[tuple[str, Level], ...]) -> list[str]:
    known = {name for name, level in said if level != Level.UNKNOWN}
    return [f for f, field in ASKED.items() if f in known and not (getattr(a, field) and getattr(b, field))]


def missed(problem: People, answer: Doubles) -> list[tuple[str, str]]:
    """Pairs that comparing everybody with everybody finds and the answer does not. For small sets."""
    found = {(p.first, p.second) for p in answer.pairs}
    everybody = [ready(p) for p in sorted(problem.everybody, key=lambda p: p.key)]
    all_pairs = (judge(a, b, problem) for a, b in combinations(everybody, 2))
    return [
        (p.first, p.second)
        for p in all_pairs
        if p
        and (p.first, p.second) not in found
        and (not problem.only or problem.only in (p.first, p.second))
    ]
