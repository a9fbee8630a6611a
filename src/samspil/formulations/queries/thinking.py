"""The hypothesis, where it stands and what it was before; the kept versions; what waits in My day."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.formulations import policy
from samspil.formulations.models import Factor, Finding, Grounds, Hypothesis, Map, MapVersion
from samspil.formulations.terms import Status
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.people.terms import NAME_PARTS

WEEK = dt.timedelta(days=7)
MOST_TESTED = 20
_GROUNDS = Prefetch(
    "grounds", Grounds.objects.select_related("factor").order_by("factor__number"), to_attr="rests_on"
)
_FINDINGS = Prefetch(
    "findings",
    Finding.objects.select_related("author", "institution").order_by("-at", "-id"),
    to_attr="found",
)


def hypothesis(map: Map) -> Hypothesis | None:
    """The standing hypothesis of a visible map with its grounds. Two queries."""
    rows = Hypothesis.objects.filter(map=map, replaced_at=None)
    return rows.select_related("author", "institution").prefetch_related(_GROUNDS).first()


def rests_on(hypothesis: Hypothesis) -> list[Factor]:
    """The cards a hypothesis from `hypothesis` rests on, by number; fetched already."""
    return [g.factor for g in hypothesis.rests_on]  # type: ignore[attr-defined]


def hypotheses(map: Map) -> list[Hypothesis]:
    """Every wording on a visible map, newest first, each with its grounds and where it was put by whom. Three queries."""
    rows = Hypothesis.objects.filter(map=map).select_related("author", "institution")
    return list(rows.prefetch_related(_GROUNDS, _FINDINGS).order_by("-number"))


def last_hypothesis(map: Map) -> int:
    """The number of the newest wording; 0 when none was written."""
    return Hypothesis.objects.filter(map=map).aggregate(n=Max("number"))["n"] or 0


def findings(hypothesis: Hypothesis) -> list[Finding]:
    """Where a hypothesis of `hypotheses` was put, newest first; fetched already."""
    return hypothesis.found  # type: ignore[attr-defined, no-any-return]


def earlier_hypotheses(map: Map) -> list[Hypothesis]:
    return [h for h in hypotheses(map) if h.replaced_at is not None]


def versions(map: Map) -> list[MapVersion]:
    """The kept versions of a visible map, newest first, without their content."""
    rows = MapVersion.objects.filter(map=map).defer("content").select_related("author", "institution")
    return list(rows.order_by("-number"))


def version(map: Map, number: int) -> MapVersion:
    rows = MapVersion.objects.filter(map=map, number=number).select_related("author", "institution")
    found = rows.first()
    if found is None:
        raise NotFound
    return found


def latest_version(map: Map) -> int:
    """The number of the newest kept version; 0 when none was kept."""
    return MapVersion.objects.filter(map=map).aggregate(n=Max("number"))["n"] or 0


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Assumptions of the actor's cases whose time of testing ends within a week or has ended. One query."""
    return [
        Todo(
            due=h.test_until,
            title=_("See whether the assumption holds"),
            detail=f"{h.map.case.child.short} · {h.address[:80]}",
            url=reverse("formulations:hypothesis", args=[h.map.case_id]),
            verb=_("Look at it"),
            kind="hypothesis",
            case=h.map.case_id,
        )
        for h in _tested(for_=for_, at=at, until=today + WEEK)
    ]


@prepared
def _tested(for_: Actor, at: Any, until: Any) -> QuerySet[Hypothesis]:
    mine = policy.visible(for_, at=at).filter(case__in=cases.worked_on(for_=for_, at=at), ended_at=None)
    rows = Hypothesis.objects.filter(
        map__in=mine, replaced_at=None, status=Status.TESTED, test_until__lte=until
    )
    child = (f"map__case__child__{part}" for part in NAME_PARTS)
    rows = rows.select_related("map__case__child").only("address", "test_until", "map__case_id", *child)
    return rows.order_by("test_until", "id")[:MOST_TESTED]


def without_hypothesis(cases: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> list[Map]:
    """The running maps of these cases on which no assumption stands, the oldest first. One query."""
    rows = policy.visible(for_, at=at).filter(case_id__in=list(cases), ended_at=None)
    stands = Exists(Hypothesis.objects.filter(map=OuterRef("pk"), replaced_at=None))
    return list(rows.exclude(stands).order_by("started_at", "id"))
