"""Groups proposed by the engine: from where families live, how old their children are, what they wish, who should not sit
together. It proposes; who knows the families changes it by hand."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.engines.groups.problem import Family, Grouping, Impossible, cost
from samspil.engines.groups.solve import solve
from samspil.fostering import service as fostering
from samspil.supervision.queries import apart_pairs, choices, wishes
from samspil.supervision.terms import FAR, LEAST, MOST_FAMILIES

AGES = ((0, 5), (6, 11), (12, 17))
PLACES, THEMES = 6, 4
KM_A_MINUTE, DETOUR = 1.0, 1.3
EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A family in a proposed group, with what speaks against it: minutes, steps down its wishes, years."""

    id: UUID
    name: str
    area: str
    minutes: int | None
    wish: int
    years: int


@dataclass(frozen=True, slots=True)
class Proposed:
    area: str
    theme: str
    ages: tuple[int, int]
    seats: list[Seat]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`proven`: no better one exists. Otherwise `gap`: by at most so many points of `points` one could be better."""

    groups: list[Proposed]
    without: list[Seat]
    points: int
    gap: int
    proven: bool


def propose(
    programme: UUID, *, for_: Actor, at: dt.datetime, most_groups: int, least: int = LEAST, most: int = MOST_FAMILIES, far: int = FAR
) -> Proposal | None:  # fmt: skip
    """Groups of the families that are in none yet. None where the numbers contradict each other."""
    free = [c for c in choices(programme, for_=for_, at=at) if not c.group]
    if not free:
        return Proposal([], [], 0, 0, True)
    points = {f.id: f.point for f in carers.facts_of(for_=for_, at=at)}
    ages, wished = fostering.ages_in(for_=for_, at=at), wishes([c.id for c in free])
    places = _places(free)
    middle = {area: _middle(points.get(c.id) for c in free if c.area == area) for area in places}
    themes = tuple(
        t for t, _n in Counter(w for c in free for w in wished.get(c.id, ())).most_common(THEMES)
    ) or ("",)
    families = tuple(
        Family(
            str(c.id), tuple(_minutes(c, area, points.get(c.id), middle[area]) for area in places), ages.get(c.id, ()),
            tuple(w for w in wished.get(c.id, ()) if w in themes),
        )
        for c in free
    )  # fmt: skip
    inside = {str(c.id) for c in free}
    pairs = (frozenset((str(p.one_id), str(p.other_id))) for p in apart_pairs(for_=for_))
    try:
        asked = Grouping(
            families,
            places,
            themes,
            AGES,
            most_groups,
            least,
            most,
            far,
            frozenset(p for p in pairs if p <= inside),
        )
    except Impossible:
        return None
    return _told(asked, {str(c.id): c for c in free})


def _told(asked: Grouping, known: dict[str, Any]) -> Proposal:
    answer = solve(asked)
    by_key = {f.key: f for f in asked.families}

    def seat(key: str, kind: Any = None) -> Seat:
        c, spent = known[key], cost(asked, by_key[key], kind) if kind else None
        minutes = by_key[key].minutes[kind.place] if kind else None
        w = asked.weights
        return Seat(
            c.id,
            c.name,
            c.area,
            minutes,
            spent.wish // w.wish if spent else 0,
            spent.ages // w.year if spent else 0,
        )

    groups = [
        Proposed(
            asked.places[g.kind.place], g.kind.theme, g.kind.ages, [seat(key, g.kind) for key in g.families]
        )
        for g in answer.groups
    ]
    without = [seat(key) for key in answer.without]
    return Proposal(groups, without, answer.points, answer.gap, answer.proven)


def _places(free: list[Any]) -> tuple[str, ...]:
    """Where most of the families live: there groups can meet."""
    counted = Counter(c.area for c in free if c.area).most_common(PLACES)
    return tuple(area for area, _n in counted) or ("",)


def _middle(points: Iterable[tuple[float, float] | None]) -> tuple[float, float] | None:
    known = [p for p in points if p is not None]
    if not known:
        return None
    return sum(p[0] for p in known) / len(known), sum(p[1] for p in known) / len(known)


def _minutes(family: Any, area: str, point: Any, middle: Any) -> int | None:
    """By car, by the crow and a detour; who lives in the place itself has a short way though nobody knows where."""
    if point is not None and middle is not None:
        return round(_km(point, middle) * DETOUR / KM_A_MINUTE)
    return 10 if area and family.area == area else None


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    a, b = (tuple(math.radians(x) for x in p) for p in (one, other))
    h = math.sin((b[0] - a[0]) / 2) ** 2 + math.cos(a[0]) * math.cos(b[0]) * math.sin((b[1] - a[1]) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(h))
