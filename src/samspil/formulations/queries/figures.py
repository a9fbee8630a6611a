"""Counts over maps, none of them a mark for a family."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from samspil.access.service import Actor
from samspil.formulations import policy
from samspil.formulations.models import Factor
from samspil.formulations.terms import Field


@dataclass(frozen=True, slots=True)
class Filled:
    """One field over all running maps: on how many something is known, on how many only that it is not known yet, on
    how many nothing stands. The three add up to the number of maps."""

    field: str
    label: str
    known: int
    only_unknown: int
    empty: int
    cards: int
    unknown_cards: int


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far the maps of an institution are filled, field by field. `maps` is the n of every line."""

    maps: int
    fields: tuple[Filled, ...]


def completeness(*, for_: Actor, at: dt.datetime) -> Completeness:
    """The running maps of open cases that the actor's institution leads and sees now. A field with a standing card that
    says something is known; one with nothing but "we do not know this yet" is not. Two queries."""
    mine = policy.visible(for_, at=at).filter(
        ended_at=None, case__closed_at=None, case__institution_id=for_.institution
    )
    maps = mine.count()
    rows = Factor.objects.filter(map__in=mine, removed_at=None).values("map_id", "field")
    counted = rows.annotate(
        known=Count("id", filter=Q(unknown=False)), unknown=Count("id", filter=Q(unknown=True))
    )
    found: dict[str, list[tuple[int, int]]] = {key: [] for key in Field.values}
    for row in counted:
        found[row["field"]].append((row["known"], row["unknown"]))
    return Completeness(maps, tuple(_filled(key, maps, found[key]) for key in Field.values))


def _filled(key: str, maps: int, rows: list[tuple[int, int]]) -> Filled:
    known = sum(1 for said, _ in rows if said)
    return Filled(
        field=key, label=str(Field(key).label), known=known, only_unknown=len(rows) - known, empty=maps - len(rows),
        cards=sum(said + not_ for said, not_ in rows), unknown_cards=sum(not_ for _, not_ in rows),
    )  # fmt: skip
