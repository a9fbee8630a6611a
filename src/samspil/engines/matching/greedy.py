"""What comes of it one by one: who waits longest takes what is best for them, and the next take what is left."""

from itertools import combinations

from samspil.engines.matching.clashes import all_held
from samspil.engines.matching.problem import Answer, Matching, Status, Unit
from samspil.engines.matching.rooms import Rooms
from samspil.engines.matching.tell import tell
from samspil.engines.matching.ways import lot


def one_by_one(problem: Matching, seed: int = 0) -> Answer:
    """Held children first, because theirs is agreed. Then unit after unit, together where that is possible, each in the home
    that leaves it the fewest needs unmet; nobody who has a place moves for somebody else. Ties by lot."""
    rooms = Rooms(problem)
    places = dict(all_held(problem))
    for child, home in places.items():
        rooms.put((child,), home)
    for unit in sorted(problem.units, key=lambda u: (-u.waited, lot(seed, u.key), u.key)):
        _place(rooms, unit, places, seed)
    return tell(problem, places, Status.ONE_BY_ONE, None)


def _place(rooms: Rooms, unit: Unit, places: dict[str, str], seed: int) -> None:
    left = tuple(child for child in sorted(unit.children) if child not in places)
    while left:
        sizes = range(len(left), 0, -1) if unit.split is not None else (len(left),)
        best = next(filter(None, (_best(rooms, left, size, seed) for size in sizes)), None)
        if best is None:
            return
        who, home = best
        rooms.put(who, home)
        places |= dict.fromkeys(who, home)
        left = tuple(child for child in left if child not in who)


def _best(rooms: Rooms, left: tuple[str, ...], size: int, seed: int) -> tuple[tuple[str, ...], str] | None:
    """So many of them in one home: the fewest needs unmet."""
    unmet = rooms.problem.unmet
    found = [
        (sum(unmet[child][home] for child in who), who, home)
        for who in combinations(left, size)
        for home in unmet.get(who[0], {})
        if rooms.takes(who, home)
    ]
    least = min((needs for needs, _who, _home in found), default=0)
    even = [(who, home) for needs, who, home in found if needs == least]
    return min(even, key=lambda pair: (pair[0], lot(seed, pair[1]), pair[1]), default=None)
