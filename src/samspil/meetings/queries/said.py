"""What everybody who is asked to a meeting reads of it."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samspil.cases.service import Said
from samspil.meetings.models import Decision, Meeting, Risk, Task
from samspil.meetings.terms import State


def said(case: UUID) -> Iterator[Said]:
    """What meetings are for, where they are, what is written of them and what came out. Four queries."""
    names = ("goal", "place", "agenda", "minutes_text")
    for pk, *texts in (
        Meeting.objects.filter(case=case).exclude(state=State.CANCELLED).values_list("pk", *names)
    ):
        yield from (Said(_("Meeting"), text, reverse("meetings:show", args=[pk])) for text in texts if text)
    for model, fields in ((Decision, ("text", "reasons")), (Risk, ("text", "measure")), (Task, ("text",))):
        for pk, *texts in model.objects.filter(meeting__case=case).values_list("meeting", *fields):
            yield from (
                Said(_("Meeting"), text, reverse("meetings:show", args=[pk])) for text in texts if text
            )
