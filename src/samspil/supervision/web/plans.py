"""Development plans: the list, and one family's."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspil.supervision import service
from samspil.supervision.web import forms
from samspil.supervision.web.taken import again, taken, uuid_of
from samspil.supervision.web.year import page_methods, supervises
from samspil.trail import service as trail


@require_safe
@supervises
def plans(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    late = "late" in request.GET
    after, before = uuid_of(request.GET.get("after")), uuid_of(request.GET.get("before"))
    page = service.plans(for_=actor, at=at, late=late, after=after, before=before)
    trail.seen(by=actor, at=at, act="supervision.plans", record_kind="growth")
    families = service.choices(None, for_=actor, at=at) if service.guides(actor) else []
    shown = {"page": page, "late": late, "today": actor.day(at), "families": families}
    return render(request, "supervision/plans.html", shown)


def goal_of(said: dict[str, Any]) -> Any:
    return service.NewGoal(**said | {"weekdays": tuple(said["weekdays"])})


@page_methods
@supervises
def family(request: Any, family: UUID) -> HttpResponse:
    """A family's plan with its sessions, for who supervises it."""
    actor, at = request.actor, request.now
    found = service.family_seen(actor, family, at=at)
    page = service.family_page(found, for_=actor, at=at)
    who: dict[str, Any] = {"by": actor, "at": at}

    def goal(said: dict[str, Any]) -> Any:
        return service.goal(said.pop("row"), for_=actor, at=at)

    def plan() -> Any:
        return page.plan or service.start_plan(**who, family=family)

    acts: dict[str, Any] = {
        "start": (forms.Nothing, lambda said: service.start_plan(**who, family=family)),
        "goal": (forms.GoalForm, lambda said: service.set_goal(**who, plan=plan(), goal=goal_of(said))),
        "review": (forms.ReviewForm, lambda said: service.review(**who, goal=goal(said), **said)),
        "end": (forms.Nothing, lambda said: service.end_goal(**who, goal=goal(said))),
        "meet": (
            lambda data: forms.Meet(data, initial={"minutes": 60}),
            lambda said: service.plan_family_session(
                **who,
                family=family,
                programme=page.group.programme_id if page.group else None,
                **forms.meeting(said),
            ),
        ),
    }
    done, shown, status = taken(request, acts, again("supervision:family", family))
    trail.seen(by=actor, at=at, act="supervision.family", record_kind="foster_family", record=family)
    return done or render(
        request, "supervision/family.html", shown | {"page": page, "family": found}, status=status
    )
