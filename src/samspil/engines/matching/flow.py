"""Single children and places: the cheapest assignment by shortest paths of changes, exact, in whole numbers.

Each child in turn finds the cheapest chain of moves that ends at a free place. Prices of homes keep every move's cost from
being negative, and let a search stop as soon as nothing nearer can be found. The prices are a proof: no assignment is
cheaper than what they add up to.
"""

from collections.abc import Sequence
from heapq import heappop, heappush

from samspil.engines.matching.ways import NOWHERE, Ways

Arcs = Sequence[Sequence[tuple[int, int]]]
FAR = 1 << 62


class Flow:
    """`arcs[i]` are (cost, home) of child i, cheapest first; the last home of each has room for sure. After `settle`, `at[i]`
    is the home of child i and `price[h]` what one more place in home h would save."""

    def __init__(self, arcs: Arcs, room: Sequence[int]) -> None:
        self.arcs, self.room = arcs, room
        self.price = [0] * len(room)
        self.inside: list[dict[int, int]] = [{} for _ in room]
        """By home: the children there and what each costs."""
        self.at = [-1] * len(arcs)

    def settle(self) -> "Flow":
        for child in range(len(self.arcs)):
            self._place(child)
        return self

    def _place(self, child: int) -> None:
        best: dict[int, int] = {}
        way: dict[int, int] = {}
        near: list[tuple[int, int]] = []
        limit = self._look(child, 0, FAR, best, way, near)
        done: dict[int, int] = {}
        while True:
            far, home = heappop(near)
            if home in done or far > best[home]:
                continue
            done[home] = far
            if len(self.inside[home]) < self.room[home]:
                break
            for other, cost in self.inside[home].items():
                limit = self._look(other, far - cost - self.price[home], limit, best, way, near)
        for passed, distance in done.items():
            self.price[passed] += far - distance
        self._move(child, home, way)

    def _look(
        self,
        child: int,
        base: int,
        limit: int,
        best: dict[int, int],
        way: dict[int, int],
        near: list[tuple[int, int]],
    ) -> int:
        """Note each home the child could go to, unless a free place nearer than that is known already."""
        price, inside, room = self.price, self.inside, self.room
        for cost, home in self.arcs[child]:
            if base + cost >= limit:
                break
            far = base + cost + price[home]
            if far < limit and far < best.get(home, FAR):
                best[home], way[home] = far, child
                heappush(near, (far, home))
                if len(inside[home]) < room[home]:
                    limit = far
        return limit

    def _move(self, child: int, home: int, way: dict[int, int]) -> None:
        """Along the chain from its end: each takes the place the next one leaves."""
        while True:
            mover = way[home]
            left = self.at[mover]
            if left >= 0:
                del self.inside[left][mover]
            self.at[mover] = home
            self.inside[home][mover] = next(cost for cost, to in self.arcs[mover] if to == home)
            if mover == child:
                return
            home = left

    def cost(self) -> int:
        return sum(sum(inside.values()) for inside in self.inside)

    def bound(self) -> int:
        """What the prices prove: no assignment costs less."""
        dear = sum(price * room for price, room in zip(self.price, self.room, strict=True) if price)
        return sum(min(cost + self.price[home] for cost, home in arcs) for arcs in self.arcs) - dear


SCALE = 60


def first_prices(ways: Ways) -> list[float]:
    """About what a place in each home is worth: the prices when each child goes alone and brothers and sisters share what
    their unit costs. Only a place to begin from."""
    rows: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for unit, home, cost, load, who in zip(ways.unit, ways.home, ways.cost, ways.load, ways.who, strict=True):
        told = ways.units[unit]
        if told.split is None or load == 1 or (home == NOWHERE and len(who) == 1):
            shared = 0.0
            if told.split is not None and home != NOWHERE:
                shared = (
                    told.split
                    - told.split * SCALE // min(ways.homes[home].places, len(told.children)) / SCALE
                )
            own = (len(ways.homes) + unit) if home == NOWHERE else home
            for child in who:
                rows.setdefault((unit, child), []).append((int((cost - shared) * SCALE) // len(who), own))
    arcs = [sorted(row) for row in rows.values()]
    room = [home.places for home in ways.homes] + [len(unit.children) for unit in ways.units]
    # A child that is held has nowhere else to go; it takes part only where that leaves a way for everybody.
    flow = Flow([row for row in arcs if row[-1][1] >= len(ways.homes)], room).settle()
    return [price / SCALE for price in flow.price[: len(ways.homes)]]
