"""The picture of what was delivered, as it may be told: who works with the families sees every number and opens the list
behind it; for others small numbers are withheld, and those from which they would follow."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.engines.shares.problem import Share
from samspil.engines.shares.solve import solve
from samspil.supervision import policy
from samspil.supervision.queries import Figure, Quarter, Raw, delivery
from samspil.supervision.terms import SMALLEST, What


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a quarter. What is None is withheld; `there` is false where there is nothing to count."""

    number: int
    there: bool
    part: int | None = None
    whole: int | None = None

    @property
    def withheld(self) -> bool:
        return self.there and self.part is None

    @property
    def percent(self) -> int:
        return 100 * self.part // self.whole if self.part and self.whole else 0


@dataclass(frozen=True, slots=True)
class MunicipalityPicture:
    part: Any
    opens: bool
    rows: tuple[tuple[What, tuple[Line, ...]], ...]


def picture(
    programme: UUID, year: int, *, for_: Actor, at: dt.datetime
) -> tuple[Any, list[MunicipalityPicture]]:
    """The programme, and each municipality whose inside the actor sees."""
    found, raw = delivery(programme, year, for_=for_, at=at)
    return found, [_of(one, for_) for one in raw]


def _of(raw: Raw, actor: Actor) -> MunicipalityPicture:
    opens = policy.opens(actor, raw.part)
    rows = tuple((what, tuple(_line(q, q.figures.get(what), opens) for q in raw.quarters)) for what in What)
    return MunicipalityPicture(raw.part, opens, rows)


def _line(quarter: Quarter, figure: Figure | None, opens: bool) -> Line:
    if figure is None:
        return Line(quarter.number, False)
    if opens or figure.families is None:
        return Line(quarter.number, True, figure.part, figure.whole)
    if 0 < figure.families < SMALLEST:
        return Line(quarter.number, True)
    if figure.of_groups:
        return Line(quarter.number, True, figure.part, figure.whole)
    told = solve(Share(figure.part, figure.whole, smallest=SMALLEST))
    return Line(quarter.number, True, told.part, told.whole)
