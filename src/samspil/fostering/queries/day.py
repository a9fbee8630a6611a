"""What waits for the guide of a family: sets that are not whole, visits, check-ins that ask for a call, questions."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.fostering import policy
from samspil.fostering.models import Care, Visit
from samspil.fostering.queries.placing import counted, visit_due
from samspil.fostering.terms import ITEMS
from samspil.ground.prepared import prepared
from samspil.ground.todo import Appointment, Todo
from samspil.people.terms import NAME_PARTS

MOST, SOON = 100, dt.timedelta(days=7)
SET, VISIT, CALL, ASKED = "fostering.set", "fostering.visit", "fostering.check_in", "fostering.question"
ALARM = "fostering.alarm"


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """One query."""
    if for_.account is None or not for_.may(Word.CARERS_READ):
        return []
    return [todo for care in _guided(for_=for_, at=at) for todo in _todos(care, at, today)]


@prepared
def _guided(for_: Actor, at: Any) -> QuerySet[Care]:
    rows = policy.visible(Care.objects.filter(guide_id=for_.account, ended_on=None), for_, at=at)
    child = (f"case__child__{part}" for part in NAME_PARTS)
    shown = (
        "case_id",
        "arrived_on",
        "arrives_at",
        "set_due_at",
        "emergency",
        "visit_every_weeks",
        "alarm_at",
        "family__name",
        *child,
    )
    return (
        counted(rows.select_related("case__child", "family")).only(*shown).order_by("arrives_at", "id")[:MOST]
    )


def _todos(care: Any, at: dt.datetime, today: dt.date) -> Iterator[Todo]:
    url, child, family = (
        reverse("fostering:of_case", args=[care.case_id]),
        care.case.child.short,
        care.family.name,
    )
    told: dict[str, Any] = {"case": care.case_id}
    missing = len(ITEMS) - (care.answered or 0)

    def said(words: str, n: int = 0) -> str:
        return f"{child}: {words % {'n': n, 'family': family}}"

    if care.alarm_at:
        yield Todo(
            care.alarm_at.date(), _("Look at a placement today"),
            said(_("Something was noted that may speak against %(family)s.")), url + "#top", _("Open"), ALARM, strong=True, **told,
        )  # fmt: skip
    if missing:
        words = _("%(n)s lines have no answer. %(family)s must know before the child comes.")
        if care.emergency:
            words = _(
                "%(n)s lines have no answer. %(family)s took the child in an emergency and waits for them."
            )
        yield Todo(
            care.set_due_at.date(), _("Answer what the family must know"), said(words, missing),
            url + "#set", _("Answer"), SET, strong=at >= care.set_due_at, **told,
        )  # fmt: skip
    yield from _from_the_family(care, url, said, told)
    due = visit_due(care)
    if due and due <= today + SOON and not care.planned:
        yield Todo(
            due, _("Plan a visit"), said(_("%(family)s is seen every %(n)s weeks."), care.visit_every_weeks),
            url + "#visits", _("Plan"), VISIT, **told,
        )  # fmt: skip


def _from_the_family(care: Any, url: str, said: Callable[..., str], told: dict[str, Any]) -> Iterator[Todo]:
    """What its carers wrote and nobody answered."""
    if care.strained_at:
        yield Todo(
            care.strained_at.date(), _("Call the foster family"), said(_("%(family)s wrote a check-in that asks for a call.")),
            url + "#check-ins", _("Read"), CALL, strong=True, **told,
        )  # fmt: skip
    if care.asked_at:
        yield Todo(
            care.asked_at.date(), _("Answer the foster family"), said(_("%(family)s asks something.")),
            url + "#questions", _("Answer"), ASKED, **told,
        )  # fmt: skip


def today(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Appointment]:
    """Visits of today. One query."""
    if for_.account is None or not for_.may(Word.CARERS_READ):
        return []
    first = at - dt.timedelta(hours=24)
    rows = _planned(for_=for_, at=at, first=first, last=at + dt.timedelta(hours=24))
    return [
        Appointment(
            v.planned_at, None, _("Visit to %(family)s") % {"family": v.care.family.name}, v.care.case.child.short,
            reverse("fostering:of_case", args=[v.care.case_id]) + "#visits",
        )
        for v in rows
        if for_.day(v.planned_at) == today
    ]  # fmt: skip


@prepared
def _planned(for_: Actor, at: Any, first: Any, last: Any) -> QuerySet[Visit]:
    seen = policy.visible(Care.objects.filter(guide_id=for_.account, ended_on=None), for_, at=at)
    child = (f"care__case__child__{part}" for part in NAME_PARTS)
    rows = Visit.objects.filter(
        care__in=seen, held_on=None, cancelled_why="", planned_at__gte=first, planned_at__lt=last
    ).select_related("care__case__child", "care__family")
    return rows.only("planned_at", "care__case_id", "care__family__name", *child).order_by(
        "planned_at", "id"
    )[:MOST]
