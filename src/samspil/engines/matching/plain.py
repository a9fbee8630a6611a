"""Single children and places and nothing else: whole answers come by themselves, straight from the question to the flow."""

from samspil.engines.matching.flow import Flow
from samspil.engines.matching.problem import Answer, Home, Matching, Status, Unit, Worth
from samspil.engines.matching.tell import tell
from samspil.engines.matching.ways import dear, lot


def is_plain(problem: Matching) -> bool:
    singles = all(len(unit.children) == 1 for unit in problem.units)
    kinds = any(most < home.places for home in problem.homes for most in home.kinds.values())
    return (
        singles and not kinds and not problem.apart and not (problem.pools and any(problem.respite.values()))
    )


def by_flow(problem: Matching, seed: int) -> Answer:
    units = sorted(problem.units, key=lambda u: (lot(seed, u.key), u.key))
    homes = sorted(problem.homes, key=lambda h: (lot(seed, h.key), h.key))
    much, own = dear(problem), len(homes)
    flow = Flow(_arcs(problem, units, homes, much), [h.places for h in homes] + [1] * len(units)).settle()
    places = {unit.children[0]: homes[at].key for unit, at in zip(units, flow.at, strict=True) if at < own}
    bound = flow.bound()
    proven = Status.OPTIMAL if bound == flow.cost() else Status.GAP
    return tell(problem, places, proven, Worth(*divmod(bound, much)))


def _arcs(problem: Matching, units: list[Unit], homes: list[Home], much: int) -> list[list[tuple[int, int]]]:
    """For each child the homes that may take it, cheapest first, and waiting, which is a home of its own."""
    number = {home.key: n for n, home in enumerate(homes) if home.places > 0}
    arcs = []
    for n, unit in enumerate(units):
        child = unit.children[0]
        row = problem.unmet.get(child, {})
        if child in problem.held:
            home = problem.held[child]
            arcs.append([(row[home], number[home])])
            continue
        here = [(cost, number[home]) for home, cost in row.items() if home in number]
        if problem.bans:
            here = [(cost, home) for cost, home in here if (child, homes[home].key) not in problem.bans]
        here.sort()
        here.append((much, len(homes) + n))
        arcs.append(here)
    return arcs
