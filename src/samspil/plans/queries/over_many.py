"""Plans of many cases at once: for who supervises, what stands still; for what is learnt, counts without names."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q
from django.urls import reverse

from samspil.access.service import Actor
from samspil.formulations.terms import Field
from samspil.ground.prepared import prepared
from samspil.ground.todo import Gap
from samspil.people import terms as people
from samspil.plans import policy
from samspil.plans.models import Goal, Plan, Review, Step
from samspil.plans.terms import WAITING, PlanState, StepState

MOST = 100


def without_review(cases: Iterable[UUID], *, for_: Actor, at: dt.datetime, today: dt.date) -> list[Any]:
    """Agreed plans of these cases whose review day has passed without a review, longest waiting first. One query."""
    rows = policy.visible(for_, at=at).filter(
        case_id__in=list(cases), state=PlanState.AGREED, review_on__lt=today
    )
    return list(rows.order_by("review_on", "id"))


def past_review(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Gap]:
    """Plans that the actor's institution leads and whose review day has passed, longest waiting first, for who leads there.
    One query."""
    return [
        Gap(case, people.short_name(*name), due, "", reverse("plans:of_case", args=[case]) + "#review")
        for due, case, *name in _past_review(for_=for_, at=at, today=today)
    ]


@prepared
def _past_review(for_: Actor, at: Any, today: Any) -> Any:
    rows = policy.visible(for_, at=at).filter(
        state=PlanState.AGREED, institution_id=for_.institution, review_on__lt=today, case__closed_at=None
    )
    names = [f"case__child__{part}" for part in people.NAME_PARTS]
    return rows.order_by("review_on", "id").values_list("review_on", "case_id", *names)[:MOST]


def standing_still(cases: Iterable[UUID], *, for_: Actor, at: dt.datetime, since: dt.datetime) -> list[Any]:
    """Goals of agreed plans that started before `since` and of which nothing was marked, answered or looked at since
    (`moved_at`: when something last was). One query."""
    plans = policy.visible(for_, at=at).filter(case_id__in=list(cases), state=PlanState.AGREED)
    rows = Goal.objects.filter(plan__in=plans, started_at__lt=since).annotate(
        marked=Max("steps__marked_at"), ticked=Max("steps__ticks__at"), looked=Max("results__at")
    )
    quiet = rows.filter(
        Q(marked=None) | Q(marked__lt=since),
        Q(ticked=None) | Q(ticked__lt=since),
        Q(looked=None) | Q(looked__lt=since),
    )
    steps = Step.objects.filter(goal=OuterRef("pk"))
    waits_for_review = Exists(steps) & ~Exists(steps.filter(state__in=WAITING))
    quiet = quiet.exclude(waits_for_review)
    found: list[Any] = list(quiet.select_related("plan").order_by("started_at", "id"))
    for goal in found:
        times = (goal.started_at, goal.marked, goal.ticked, goal.looked)  # type: ignore[attr-defined]
        goal.moved_at = max(t for t in times if t)  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many; `unknown` were left out because nobody can say."""

    part: int
    whole: int
    unknown: int


def reviewed_on_time(*, for_: Actor, since: dt.date, until: dt.date, today: dt.date) -> Counted:
    """Reviews of the institution's plans that fell due in a period and before today: held on or before their day, of all
    that fell due. Not known: of plans whose case was closed, or whose plan ended, before anybody looked again."""
    ours = Plan.objects.filter(institution_id=for_.institution)
    end = min(until, today)
    held = Review.objects.filter(plan__in=ours, due_on__gte=since, due_on__lt=end)
    in_time = held.filter(held_on__lte=F("due_on")).count()
    waiting = ours.filter(state=PlanState.AGREED, review_on__gte=since, review_on__lt=end)
    unheld = waiting.filter(case__closed_at=None).count()
    unknown = waiting.exclude(case__closed_at=None).count()
    return Counted(in_time, held.count() + unheld, unknown)


def aimed_at_what_keeps_it_going(*, for_: Actor, since: dt.datetime, until: dt.datetime) -> Counted:
    """Plans of the institution that were agreed in a period: those with a step, or a goal with a step, from a card of what
    keeps it going, of all whose case has such a card. Not known: those without a map that says what keeps it going."""
    agreed = Plan.objects.filter(institution_id=for_.institution, agreed_at__gte=since, agreed_at__lt=until)
    known = agreed.filter(case__maps__factors__field=Field.PERPETUATING, case__maps__factors__removed_at=None)
    steps = Step.objects.filter(goal__plan=OuterRef("pk")).exclude(state=StepState.DROPPED)
    aims = steps.filter(Q(factor__field=Field.PERPETUATING) | Q(goal__factor__field=Field.PERPETUATING))
    with_map = agreed.filter(pk__in=known.values("pk"))
    return Counted(
        with_map.filter(Exists(aims)).count(),
        with_map.count(),
        agreed.exclude(pk__in=known.values("pk")).count(),
    )
