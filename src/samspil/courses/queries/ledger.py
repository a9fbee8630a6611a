"""The ledger of a year: what each family was offered, what it attended, what it misses and whose duty that is."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.carers.terms import Kind
from samspil.courses import policy
from samspil.courses.models import Key, Place
from samspil.courses.queries.placing import own_municipality
from samspil.courses.terms import WARN_MONTH, Seat, Standing
from samspil.ground.errors import NotFound
from samspil.rules import service as rules
from samspil.rules.terms import Table, TrainingDays

Shares = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One family in a year."""

    family: carers.OfYear
    kinds: tuple[Any, ...]
    due: int
    rule: TrainingDays | None
    places: tuple[Place, ...]
    standing: Standing
    offered: int
    attended: int
    missed: int
    """Offered and over, and they were not there or had said no."""
    coming: int
    unmarked: int
    """Over, and nobody has written down who was there."""
    shares: Shares
    differ: bool
    """Two municipalities say different keys."""

    @property
    def not_offered(self) -> int:
        return max(0, self.due - self.offered)

    @property
    def not_attended(self) -> int:
        """Of the days that were offered, those it still lacks."""
        return max(0, min(self.due, self.offered) - self.attended - self.coming - self.unmarked)

    @property
    def will_miss(self) -> bool:
        return self.standing in (Standing.NOT_OFFERED, Standing.NOT_ATTENDED)


@dataclass(frozen=True, slots=True)
class KindSum:
    label: Any
    families: int
    due: int
    offered: int
    attended: int
    met: int
    not_offered: int
    not_attended: int


@dataclass(frozen=True, slots=True)
class Ledger:
    year: int
    rows: tuple[Row, ...]
    kinds: tuple[KindSum, ...]
    carried: tuple[tuple[str, Fraction], ...]
    """How many of the days that were offered each municipality carries."""
    undivided: int
    """Families whose municipalities say different keys."""
    warns: bool
    """It is September or later, or the year is over."""

    @property
    def missing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.will_miss)

    def count(self, standing: str) -> int:
        return sum(row.standing == standing for row in self.rows)


def ledger(year: int, *, for_: Actor, at: dt.datetime) -> Ledger:
    """Six queries, whatever the number of families."""
    families = carers.of_year(year, for_=for_)
    rows = _rows(families, year, for_=for_, at=at)
    today = for_.day(at)
    return Ledger(
        year, rows, _by_kind(rows), _carried(rows), sum(row.differ for row in rows),
        (today.year, today.month) >= (year, WARN_MONTH),
    )  # fmt: skip


def of_family(family: UUID, year: int, *, for_: Actor, at: dt.datetime) -> Row:
    found = carers.of_year(year, for_=for_, families=[family])
    if not found:
        raise NotFound
    return _rows(found, year, for_=for_, at=at)[0]


def of_families(families: Iterable[UUID], year: int, *, for_: Actor, at: dt.datetime) -> tuple[Row, ...]:
    return _rows(carers.of_year(year, for_=for_, families=families), year, for_=for_, at=at, some=True)


def _rows(
    families: list[Any], year: int, *, for_: Actor, at: dt.datetime, some: bool = False
) -> tuple[Row, ...]:  # fmt: skip
    asked = _asked(year, for_)
    ids = [f.id for f in families]
    places: dict[UUID, list[Place]] = defaultdict(list)
    told = policy.places(for_).filter(day__on__year=year, day__cancelled_on=None)
    if some or len(ids) == 1:
        told = told.filter(family__in=ids)
    for place in told.select_related("day").order_by("day__on", "id"):
        places[place.family_id].append(place)
    keys: dict[UUID, list[Key]] = defaultdict(list)
    for key in policy.keys(for_).filter(year=year, replaced_at=None):
        keys[key.family_id].append(key)
    own = own_municipality(for_)
    today = for_.day(at)
    return tuple(_row(f, asked, places[f.id], keys[f.id], own, today) for f in families)


def own_row(family: Any, year: int, places: Iterable[Place], *, for_: Actor, at: dt.datetime) -> Row:
    """The line of the family in which the actor is a carer; who shares its days is not told to it. One query."""
    here = tuple(place for place in places if place.day.on.year == year)
    return _row(family, _asked(year, for_), list(here), [], "", for_.day(at))


def _asked(year: int, actor: Actor) -> dict[str, TrainingDays]:
    rows = rules.in_force(
        Table.TRAINING, country=actor.country, institution=actor.institution, on=dt.date(year, 12, 31)
    )
    return {row.kind: row for row in rows}


def rule_for(kinds: frozenset[str], asked: dict[str, TrainingDays]) -> TrainingDays | None:
    """Of the kinds of a family the one that asks for most; support only where no kind asks for days."""
    fitting = [asked[kind] for kind in sorted(kinds) if kind in asked]
    return max(fitting, key=lambda rule: rule.days, default=None)


def _row(
    family: Any,
    asked: dict[str, TrainingDays],
    places: list[Place],
    keys: list[Key],
    own: str,
    today: dt.date,
) -> Row:
    rule = rule_for(family.kinds, asked)
    whole = [p for p in places if p.day.whole]
    attended = sum(p.state == Seat.ATTENDED for p in whole)
    coming = sum(p.state == Seat.OFFERED and p.day.on >= today for p in whole)
    unmarked = sum(p.state == Seat.OFFERED and p.day.on < today for p in whole)
    due = rule.days if rule else 0
    shares, differ = divided(keys, own)
    return Row(
        family, tuple(Kind(k).label for k in Kind.values if k in family.kinds), due, rule, tuple(places),
        standing(rule, len(whole), attended, coming + unmarked), len(whole), attended,
        sum(p.state in (Seat.MISSED, Seat.DECLINED) for p in whole), coming, unmarked, shares, differ,
    )  # fmt: skip


def standing(rule: TrainingDays | None, offered: int, attended: int, still: int) -> Standing:
    """Not offered is said before not attended: a family cannot attend what nobody offered."""
    if rule is None:
        return Standing.NO_RULE
    if rule.support and not rule.days:
        return Standing.SUPPORT
    if attended >= rule.days:
        return Standing.MET
    if attended + still >= rule.days:
        return Standing.ON_WAY
    return Standing.NOT_OFFERED if offered < rule.days else Standing.NOT_ATTENDED


def divided(keys: list[Key], own: str) -> tuple[Shares, bool]:
    """The share of each placing municipality, and whether they say different keys. Without a key the own one carries all."""
    said = {_normal(key.parts) for key in keys}
    if not said:
        return ((own, Fraction(1)),), False
    if len(said) > 1:
        return (), True
    return said.pop(), False


@dataclass(frozen=True, slots=True)
class Said:
    """What one municipality says of a year, and how many days that makes for each."""

    key: Key
    shares: tuple[tuple[str, Fraction, Fraction], ...]


def said_apart(keys: Iterable[Key], days: int) -> list[Said]:
    """The keys that count, side by side."""
    return [
        Said(key, tuple((name, part, part * days) for name, part in _normal(key.parts)))
        for key in keys
        if key.replaced_at is None
    ]


def _normal(parts: list[Any]) -> Shares:
    total = sum(weight for _name, weight in parts)
    return tuple(sorted((name, Fraction(weight, total)) for name, weight in parts))


def _by_kind(rows: tuple[Row, ...]) -> tuple[KindSum, ...]:
    """A family of several kinds is counted under the one whose rule holds for it."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.rule.kind if row.rule else min(row.family.kinds)].append(row)
    return tuple(
        KindSum(
            Kind(kind).label, len(own), sum(r.due for r in own), sum(r.offered for r in own),
            sum(r.attended for r in own), sum(r.standing == Standing.MET for r in own),
            sum(r.standing == Standing.NOT_OFFERED for r in own), sum(r.standing == Standing.NOT_ATTENDED for r in own),
        )
        for kind in Kind.values if (own := groups.get(kind))
    )  # fmt: skip


def _carried(rows: tuple[Row, ...]) -> tuple[tuple[str, Fraction], ...]:
    days: Counter[str] = Counter()
    for row in rows:
        for name, share in row.shares:
            days[name] += share * row.offered  # type: ignore[assignment]
    return tuple(
        sorted(((n, Fraction(d)) for n, d in days.items() if d), key=lambda said: (-said[1], said[0]))
    )
