import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.fostering import policy
from samspil.fostering.models import Absence, Placement, Review


@dataclass(frozen=True, slots=True)
class History:
    """Where a child has been placed, reviewed and missed, each oldest first."""

    placements: list[Placement]
    reviews: list[Review]
    absences: list[Absence]

    @property
    def now(self) -> Placement | None:
        return next((p for p in reversed(self.placements) if p.until is None), None)


def history(case: Any, *, for_: Actor, at: dt.datetime) -> History:
    """The placement history of one case. Three queries."""
    return History(
        list(
            policy.visible(Placement.objects.filter(case=case), for_, at=at).order_by(
                "since", "position", "id"
            )
        ),
        list(
            policy.visible(Review.objects.filter(case=case), for_, at=at).order_by(
                "held_on", "position", "id"
            )
        ),
        list(
            policy.visible(Absence.objects.filter(case=case), for_, at=at).order_by("since", "position", "id")
        ),
    )


def histories(cases: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> dict[UUID, History]:
    """The same for many cases in three queries; for returns."""
    found = {case: History([], [], []) for case in cases}
    ids = list(found)
    for row in policy.visible(Placement.objects.filter(case__in=ids), for_, at=at).order_by(
        "position", "since", "id"
    ):
        found[row.case_id].placements.append(row)
    for review in policy.visible(Review.objects.filter(case__in=ids), for_, at=at).order_by("position", "id"):
        found[review.case_id].reviews.append(review)
    for absence in policy.visible(Absence.objects.filter(case__in=ids), for_, at=at).order_by(
        "position", "id"
    ):
        found[absence.case_id].absences.append(absence)
    return found
