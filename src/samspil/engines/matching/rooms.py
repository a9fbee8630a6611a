"""Who is where: whether somebody may come in as things stand, and what an assignment comes to. By the words of the question
alone, so that greedy and the witness share nothing with the optimiser."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from samspil.engines.matching.problem import Matching, Unit, Worth


class Rooms:
    """Homes with who is in them now."""

    def __init__(self, problem: Matching, places: Mapping[str, str] | None = None) -> None:
        self.problem = problem
        self.homes = {home.key: home for home in problem.homes}
        self.unit = {child: unit for unit in problem.units for child in unit.children}
        self.pool = {home: pool for pool in problem.pools for home in pool.homes}
        self.inside: dict[str, set[str]] = {key: set() for key in self.homes}
        self.kinds: dict[str, Counter[str]] = {key: Counter() for key in self.homes}
        self.respite: Counter[str] = Counter()
        self.apart: dict[str, set[str]] = defaultdict(set)
        for one, other in problem.apart:
            self.apart[one].add(other)
            self.apart[other].add(one)
        for child, home in (places or {}).items():
            self.put((child,), home)

    def eligible(self, who: Iterable[str], home: str) -> bool:
        """Whatever the others do."""
        problem = self.problem
        return all(
            home in problem.unmet.get(child, {})
            and (child, home) not in problem.bans
            and problem.held.get(child, home) == home
            for child in who
        )

    def takes(self, who: tuple[str, ...], home: str) -> bool:
        """Whether these of one unit may come in beside those who are there."""
        inside, told = self.inside[home], self.homes[home]
        if len(inside) + len(who) > told.places or not self.eligible(who, home):
            return False
        kind = self.unit[who[0]].kind
        if kind in told.kinds and self.kinds[home][kind] + len(who) > told.kinds[kind]:
            return False
        needs = sum(self.problem.respite.get(child, 0) for child in who)
        if needs and home in self.pool and self.respite[self.pool[home].key] + needs > self.pool[home].room:
            return False
        return (
            all(self.apart.get(c, set()).isdisjoint(inside.union(who)) for c in who) if self.apart else True
        )

    def put(self, who: Iterable[str], home: str, sign: int = 1) -> None:
        for child in who:
            (self.inside[home].add if sign > 0 else self.inside[home].discard)(child)
            self.kinds[home][self.unit[child].kind] += sign
            if home in self.pool:
                self.respite[self.pool[home].key] += sign * self.problem.respite.get(child, 0)

    def leave(self, who: Iterable[str], home: str) -> None:
        self.put(who, home, -1)


def split_cost(unit: Unit, places: Mapping[str, str]) -> int:
    """Each part more than one, those who wait being one, costs what the unit says."""
    return (unit.split or 0) * (len({places.get(child) for child in unit.children}) - 1)


def unit_worth(problem: Matching, unit: Unit, places: Mapping[str, str]) -> Worth:
    placed = [child for child in unit.children if child in places]
    unmet = sum(problem.unmet[child][places[child]] for child in placed)
    return Worth(len(unit.children) - len(placed), unmet + split_cost(unit, places))


def worth(problem: Matching, places: Mapping[str, str]) -> Worth:
    each = [unit_worth(problem, unit, places) for unit in problem.units]
    return Worth(sum(w.waiting for w in each), sum(w.unmet for w in each))
