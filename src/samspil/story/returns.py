"""Tells where two children of Leeds were placed, as their authority's yearly return says it."""

from typing import Any

from samspil.cases import service as cases
from samspil.fostering import service as fostering
from samspil.story.telling import Stage

HOUSE, LEAD = "child-protection-east", "mark"
ROWS: dict[str, tuple[tuple[int, int | None, str, str, str, str], ...]] = {
    "noah": ((-12, None, "U4", "S", "C2", ""),),
    "ella": ((-76, -70, "U6", "S", "V2", "CARPL"), (-70, None, "U1", "P", "V2", "")),
}
"""By child: first day, last day, kind of place, why it began, legal status, why it changed; the codes of the return."""


def tell_returns(stage: Stage) -> None:
    at = stage.past(-2, "16:00", HOUSE)
    by = stage.actor(LEAD, at)
    told = [
        fostering.NewHistory(
            case=cases.get(stage.cases[child].pk, for_=by, at=at),
            placements=tuple(_row(stage, n, *row) for n, row in enumerate(rows)),
        )
        for child, rows in ROWS.items()
    ]
    fostering.take_over(by=by, at=at, histories_=told)


def _row(
    stage: Stage, n: int, since: int, until: int | None, code: str, because: str, law: str, changed: str
) -> dict[str, Any]:
    return {
        "since": stage.day(since), "until": None if until is None else stage.day(until), "code": code, "provider": "PR1",
        "legal_status": law, "need": "N1", "began_because": because, "changed_because": changed, "position": n,
        "ended_because": "" if until is None else "X1",
    }  # fmt: skip
