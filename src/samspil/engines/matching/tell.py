"""An assignment told as an answer: what it comes to, what splitting costs, why who waits."""

from collections.abc import Mapping

from samspil.engines.matching.problem import Answer, Matching, Status, Still, Unit, Waits, Worth
from samspil.engines.matching.rooms import Rooms, split_cost, worth


def tell(problem: Matching, places: Mapping[str, str], status: Status, bound: Worth | None) -> Answer:
    rooms = Rooms(problem)
    waits = {}
    for unit in sorted(problem.units, key=lambda u: u.key):
        for child in sorted(unit.children):
            if child not in places:
                waits[child] = _why(rooms, unit, child)
    split = {
        u.key: cost for u in sorted(problem.units, key=lambda u: u.key) if (cost := split_cost(u, places))
    }
    return Answer(dict(sorted(places.items())), waits, worth(problem, places), status, bound, split)


def _why(rooms: Rooms, unit: Unit, child: str) -> Waits:
    """As if the child, or all who stay together, were alone in the world."""
    together = tuple(unit.children) if unit.split is None else (child,)
    for one in together:
        if not any(rooms.takes((one,), home) for home in rooms.problem.unmet.get(one, {})):
            return Waits(Still.NO_HOME)
    homes = tuple(sorted(home for home in rooms.problem.unmet[child] if rooms.takes(together, home)))
    return Waits(Still.OTHERS, homes) if homes else Waits(Still.TOO_MANY_TOGETHER)
