"""Where the child lives and lived with foster families, as the child and who has authority over it read it themselves."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Word
from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED
from samspil.fostering import service as fostering
from samspil.matching import service as matching
from samspil.rights import policy
from samspil.rights.models import Reader, Withheld
from samspil.rights.queries.reading import hidden
from samspil.rights.terms import LIVING, Relation, What

EYES = (*policy.LOOKS_WITH, Word.PLACEMENT_READ, Word.MATCHING_DO)
"""What the pages of a file are read with, and the placements and the days of decisions, for this part alone."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One placement that began: how, since when until when, which service guides the family, when it was decided."""

    how: Any
    name: str
    since: dt.date
    until: dt.date | None
    guides: str
    decided_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Lived:
    """The placements, newest first; whether one runs, and whether a family is not named."""

    stays: list[Stay]

    @property
    def runs(self) -> bool:
        return any(stay.until is None for stay in self.stays)

    @property
    def nameless(self) -> bool:
        return any(not stay.name for stay in self.stays)


def lived(reader: Reader, held: list[Withheld], *, at: dt.datetime) -> Lived:
    """Three queries at most. Nothing where the place is secret or withheld, nothing to other carers, and nothing that has not
    begun: that a child will move is told by a person. Why it ended, what the family was told and what carers wrote is not here."""
    case = reader.case
    if reader.relation == Relation.CARER or case.place == PROTECTED or hidden(held, What.PLACE):
        return Lived([])
    eyes = policy.lens(reader, at, EYES)
    cares = [care for care in fostering.lived(case.pk, for_=eyes, at=at) if care.arrived_on]
    if not cares:
        return Lived([])
    secret = [row for row in cases.whereabouts(case, for_=eyes, at=at) if row.secret]
    decided = matching.decided_on([c.decision for c in cares if c.decision], for_=eyes, at=at)
    return Lived(
        [
            _stay(care, reader, eyes.day(decided[care.decision]) if care.decision in decided else None)
            for care in reversed(cares)
            if not _meets(care, secret)
        ]
    )


def _meets(care: Any, secret: Iterable[Any]) -> bool:
    """Whether the child was at a secret place in those days: then they would tell of it."""
    return any(
        care.arrived_on < row.until and (care.ended_on is None or row.since < care.ended_on) for row in secret
    )


def _stay(care: Any, reader: Reader, decided: dt.date | None) -> Stay:
    """A protected family is never named, another one where names of others were expressly opened."""
    shown = reader.names_open and not care.family.protected
    return Stay(
        how=LIVING[care.kind],
        name=care.family.name if shown else "",
        since=care.arrived_on,
        until=care.ended_on,
        guides=care.institution.name if care.guide_id and care.ended_on is None else "",
        decided_on=decided,
    )
