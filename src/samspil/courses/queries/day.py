"""What course days hand to My day from September on: which families will miss the year, and whose duty that is."""

import datetime as dt
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.access.service import Actor, Word
from samspil.courses.models import Missing
from samspil.courses.terms import WARN_MONTH, Standing
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """One query, and none before September. Who leads is told of all families, who guides families of theirs."""
    if for_.institution is None or for_.account is None or today.month < WARN_MONTH:
        return []
    if not for_.may(Word.CARERS_WRITE):
        return []
    found = _missing(for_=for_, due_on=dt.date(today.year, 12, 31))
    return [_todo(*row, all_=for_.may(Word.PROGRAMME_LEAD), today=today) for row in found]


@prepared
def _missing(for_: Actor, due_on: Any) -> QuerySet[Any]:
    rows = Missing.objects.filter(institution_id=for_.institution, due_on=due_on)
    if not for_.may(Word.PROGRAMME_LEAD):
        rows = rows.filter(family__consultant_id=for_.account)
    return (
        rows.order_by("-standing")
        .values_list("standing")
        .annotate(n=Count("pk"), name=Min("family__name"))
        .values_list("standing", "n", "name")
    )


def _todo(standing: str, n: int, name: str, *, all_: bool, today: dt.date) -> Todo:
    said = ngettext(
        "%(n)s family will miss its course days this year", "%(n)s families will miss their course days this year", n
    )  # fmt: skip
    whose = _("The municipality's duty") if standing == Standing.NOT_OFFERED else _("The family's duty")
    told = [Standing(standing).label, whose, *([name] if n == 1 else [])]
    url = reverse("courses:ledger") + f"?year={today.year}&only={standing}" + ("" if all_ else "&whose=mine")
    return Todo(
        due=today, title=said % {"n": n}, detail=" · ".join(map(str, told)), url=url, verb=_("Open the list"),
        kind="course_days",
    )  # fmt: skip
