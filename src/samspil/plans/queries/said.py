"""What everybody at the table reads of a plan."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samspil.cases.service import Said
from samspil.plans.models import Goal, Step
from samspil.plans.terms import LEVEL_FIELDS, PlanState, StepState


def said(case: UUID) -> Iterator[Said]:
    """Goals and steps of the plan that is not over. Two queries."""
    url = reverse("plans:of_case", args=[case])
    names = ("text", "measure", "baseline", "target", *LEVEL_FIELDS.values())
    for texts in (
        Goal.objects.filter(plan__case=case).exclude(plan__state=PlanState.ENDED).values_list(*names)
    ):
        yield from (Said(_("Goal"), text, url) for text in texts if text)
    steps = Step.objects.filter(goal__plan__case=case).exclude(goal__plan__state=PlanState.ENDED)
    for texts in steps.exclude(state=StepState.DROPPED).values_list("what", "needs", "note"):
        yield from (Said(_("Step"), text, url) for text in texts if text)
