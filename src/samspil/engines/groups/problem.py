"""Families to be put into groups, as plain numbers: how far each place is, how old their children are, what they wish."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import product

FEW, MANY = 2, 30


@dataclass(frozen=True, slots=True)
class Family:
    """`minutes` to each place (None: not known), `ages` of the children who live there, `wishes`: themes, the dearest first."""

    key: str
    minutes: tuple[int | None, ...]
    ages: tuple[int, ...] = ()
    wishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What a group can be: at a place, on a theme, for children of an age (from, to), both included."""

    place: int
    theme: str
    ages: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Weights:
    """Points against, each a whole number that somebody chose: for a minute of the way, for each step down the wishes, for each
    year between the group's ages and the nearest child."""

    minute: int = 1
    wish: int = 10
    year: int = 5


class Impossible(ValueError):
    """What contradicts itself in the question; `clashes` names each."""

    def __init__(self, clashes: list[str]) -> None:
        super().__init__("; ".join(clashes))
        self.clashes = clashes


@dataclass(frozen=True, slots=True)
class Grouping:
    """At most `groups` groups of `least` to `most` families. Nobody goes further than `far` minutes; a way that is not known
    counts as that far. `apart`: two families who should not sit together."""

    families: tuple[Family, ...]
    places: tuple[str, ...]
    themes: tuple[str, ...]
    ages: tuple[tuple[int, int], ...]
    groups: int
    least: int
    most: int
    far: int = 60
    apart: frozenset[frozenset[str]] = frozenset()
    weights: Weights = field(default_factory=Weights)

    def __post_init__(self) -> None:
        clashes = [*self._of_families(), *self._of_groups()]
        if clashes:
            raise Impossible(clashes)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(
            Kind(place, theme, ages)
            for place, theme, ages in product(range(len(self.places)), self.themes, self.ages)
        )

    def _of_families(self) -> list[str]:
        counts = Counter(f.key for f in self.families)
        found = [f"{key} is there {n} times" for key, n in sorted(counts.items()) if n > 1]
        for f in self.families:
            if len(f.minutes) != len(self.places):
                found.append(f"{f.key} tells the way to {len(f.minutes)} of {len(self.places)} places")
            found += [
                f"{f.key} wishes {theme}, which is no theme" for theme in f.wishes if theme not in self.themes
            ]
        for pair in sorted(self.apart, key=sorted):
            if len(pair) != 2 or not pair <= counts.keys():
                found.append(f"{' and '.join(sorted(pair))} cannot be kept apart")
        return found

    def _of_groups(self) -> list[str]:
        found = []
        if not FEW <= self.least <= self.most <= MANY:
            found.append(f"a group of {self.least} to {self.most} families")
        if self.groups < 1 or not (self.places and self.themes and self.ages):
            found.append("no group can be made")
        found += [f"ages from {low} to {high}" for low, high in self.ages if low > high]
        return found


@dataclass(frozen=True, slots=True)
class Cost:
    """What a family's seat in a group costs, by what it is for."""

    way: int
    wish: int
    ages: int

    @property
    def points(self) -> int:
        return self.way + self.wish + self.ages


def cost(problem: Grouping, family: Family, kind: Kind) -> Cost | None:
    """None where it is too far. No wish and no child are no cost: nobody said anything against it."""
    minutes = family.minutes[kind.place]
    if minutes is not None and minutes > problem.far:
        return None
    w = problem.weights
    rank = family.wishes.index(kind.theme) if kind.theme in family.wishes else len(family.wishes)
    low, high = kind.ages
    years = min((max(low - age, age - high, 0) for age in family.ages), default=0)
    return Cost(w.minute * (problem.far if minutes is None else minutes), w.wish * rank, w.year * years)


@dataclass(frozen=True, slots=True)
class Group:
    kind: Kind
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`without`: families for whom there is no seat, as few as can be; no answer has fewer than `surely`. `points` of all seats;
    no answer with as few `without` has fewer than `bound`."""

    groups: tuple[Group, ...]
    without: tuple[str, ...]
    surely: int
    points: int
    bound: int

    @property
    def gap(self) -> int:
        """Points that are not proven to be needed."""
        return self.points - self.bound

    @property
    def proven(self) -> bool:
        return self.gap == 0 and self.surely == len(self.without)
