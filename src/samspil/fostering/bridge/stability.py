"""Placements as stays, and what the engine says of them: in this country's measure, and England's beside it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor
from samspil.carers.terms import Kind
from samspil.engines.shares.problem import Share, Told
from samspil.engines.shares.solve import solve as tell
from samspil.engines.stability.problem import ASIDE, CARE, Moves, Part, Problem, Stay
from samspil.engines.stability.solve import many_placements, older, same_carer, solve
from samspil.fostering import policy
from samspil.fostering.models import Care, Placement
from samspil.fostering.terms import BREAKDOWN_SAYS, BREAKDOWN_VERSION, BREAKDOWNS, PLANNED, End

SAME_CARERS = ("T", "U", "L")
"""England's reasons for a new episode with the same carers: another placement type, or another legal status."""
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
SMALLEST = 5


def stays(rows: Iterable[Any]) -> list[Stay]:
    """Rows of one or more children as stays; rows of a return are read in the order of the return.

    Of two rows of the return that say "same carers" the second is the same home. A row that begins with "started to be
    looked after" begins anew.
    """
    found: list[Stay] = []
    homes: dict[Any, Any] = {}
    for n, row in enumerate(rows):
        code, because = row["code"].upper(), row["began_because"].strip().upper()
        aside = row["care__kind"] == Kind.RESPITE or code in TEMPORARY
        if row["care__family"]:
            home: Any = row["care__family"]
        elif because in SAME_CARERS and row["case"] in homes:
            home = homes[row["case"]]
        else:
            home = n
        if not aside:
            homes[row["case"]] = home
        found.append(
            Stay(row["case"], row["since"], row["until"], home, ASIDE if aside else CARE, because == "S")
        )
    return found


@dataclass(frozen=True, slots=True)
class Ends:
    """How placements of ours ended within the year: breakdown is a stated part of them, never the same."""

    counts: list[tuple[End, int]]
    all: int
    planned: int
    breakdowns: int
    definition: str
    told: Told


@dataclass(frozen=True, slots=True)
class Stability:
    """Own figures: since and until bound the year. Parts are told only where they are not small."""

    since: dt.date
    until: dt.date
    moves: Moves
    many: Part
    many_told: Told
    same: Part
    same_told: Told
    ends: Ends
    rows: int
    first: dt.date | None
    """When the first of the placements began."""


def stability(*, for_: Actor, at: dt.datetime, until: dt.date) -> Stability:
    """The placements that the actor's institution noted or made, over the year that ends before a day. Two queries."""
    columns = (
        "case",
        "case__child__born_on",
        "since",
        "until",
        "code",
        "began_because",
        "care__family",
        "care__kind",
    )
    seen = policy.visible(Placement.objects.all(), for_, at=at).order_by("case", "since", "position", "id")
    rows = list(seen.values(*columns))
    born = {row["case"]: row["case__child__born_on"] for row in rows}
    since = older(until, -12)
    problem = Problem(tuple(stays(rows)), since, until, born)
    on = until - dt.timedelta(1)
    many, same = many_placements(problem, on=on), same_carer(problem, on=on)
    return Stability(
        since,
        until,
        solve(problem),
        many,
        told(many),
        same,
        told(same),
        _ends(for_, at, since, until),
        len(rows),
        min((row["since"] for row in rows if row["since"]), default=None),
    )


def told(part: Part) -> Told:
    """Numbers from 1 to 4 are withheld, and those from which they would follow."""
    return tell(Share(part.part, part.whole, part.unknown, smallest=SMALLEST))


def _ends(for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Ends:
    rows = policy.visible(Care.objects.filter(ended_on__gte=since, ended_on__lt=until), for_, at=at)
    found = list(
        rows.exclude(end_reason=End.NOT_BEGUN)
        .exclude(kind=Kind.RESPITE)
        .values_list("end_reason", "counted_by")
    )
    counts = Counter(reason for reason, _version in found)
    broken = sum(
        reason in BREAKDOWNS.get(version or BREAKDOWN_VERSION, frozenset()) for reason, version in found
    )
    return Ends(
        [(end, counts[end]) for end in End if end != End.NOT_BEGUN],
        len(found), sum(counts[end] for end in PLANNED), broken, str(BREAKDOWN_SAYS[BREAKDOWN_VERSION]),
        told(Part(broken, len(found))),
    )  # fmt: skip
