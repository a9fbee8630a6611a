"""What waits in the My day of whoever looks after families: what was agreed, checks that end, families that hear nothing."""

import datetime as dt
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, SmallIntegerField, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import policy
from samspil.carers.models import Check, FosterFamily
from samspil.carers.queries.ways import seen
from samspil.carers.terms import ENDS_IN, HEARD, State, Status
from samspil.ground.periods import running
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.rules.terms import FosterCheck

MOST = 20
NEXT, CHECK, SILENT = 1, 2, 3


def _shape(rows: QuerySet[Any], what: int, on: Any, code: Any, who: Any, family: str) -> QuerySet[Any]:
    """The same six columns from each table."""
    start = "" if family == "pk" else "family__"
    said = {"w_what": Value(what, SmallIntegerField()), "w_on": on, "w_code": code, "w_who": who}
    said |= {"w_name": F(f"{start}name"), "w_family": F(family)}
    return rows.annotate(**said).order_by().values_list(*said)


def _newer() -> Exists:
    """Whether the same was shown again later: then the older check says nothing any more."""
    same = Check.objects.filter(family=OuterRef("family"), check_kind=OuterRef("check_kind"))
    about = Q(member=OuterRef("member")) | (Q(member=None) & Q(IsNull(OuterRef("member_id"), True)))
    later = Q(shown_on__gt=OuterRef("shown_on")) | Q(shown_on=OuterRef("shown_on"), pk__gt=OuterRef("pk"))
    return Exists(same.filter(about, later))


@prepared
def _due(for_: Actor, until: Any, soon: Any, silent: Any, today: Any) -> QuerySet[Any]:
    """What was agreed by `until`; checks that end by `soon`; families last heard from before `silent`. One query: a family's
    guide is told, and where nobody guides it yet, who looks after its way."""
    nothing = Value("", CharField())
    guided = policy.visible(for_).filter(consultant_id=for_.account)
    kept = guided.filter(status__in=[Status.APPROVED, Status.ON_THE_WAY])
    mine = seen(for_).filter(worker_id=for_.account, state=State.RUNNING)
    unguided = mine.filter(family__consultant=None)
    agreed = _shape(mine.filter(next_on__lte=until), NEXT, F("next_on"), F("next_what"), nothing, "family_id")
    living = Q(member=None) | running(today, "member__")
    ending = Check.objects.filter(living, ~_newer(), until__lte=soon)
    said = (F("until"), F("check_kind"), Coalesce(F("member__given_name"), nothing), "family_id")
    checks = [
        _shape(ending.filter(family__in=kept), CHECK, *said),
        _shape(ending.filter(family__in=unguided.values("family")), CHECK, *said),
    ]
    heard = FosterFamily.objects.filter(pk__in=kept.values("pk"))
    heard = heard.filter(Q(last_heard_on__lt=silent) | Q(last_heard_on=None, known_since__lt=silent))
    quiet = _shape(heard, SILENT, Coalesce(F("last_heard_on"), F("known_since")), nothing, nothing, "pk")
    return agreed.union(*checks, quiet, all=True).order_by("w_what", "w_on", "w_family")[:MOST]


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """What the actor agreed to do next, checks that ended or end soon, families not heard from. One query."""
    rows = _due(
        for_=for_, until=today + dt.timedelta(days=1), soon=today + ENDS_IN, silent=today - HEARD, today=today
    )
    return [_todo(*row, today=today) for row in rows]


def _todo(what: int, on: dt.date, code: str, who: str, name: str, family: Any, *, today: dt.date) -> Todo:
    page = reverse("carers:show", args=[family])
    if what == NEXT:
        return Todo(due=on, title=name, detail=code, url=page, verb=_("Open"), kind="carers.next")
    if what == CHECK:
        label = str(FosterCheck(code).label) + (f", {who}" if who else "")
        words = _("Has ended: %(what)s") if on < today else _("Ends soon: %(what)s")
        return Todo(
            due=on, title=name, detail=words % {"what": label}, url=f"{page}#checks", verb=_("Renew it"), kind="carers.check"
        )  # fmt: skip
    return Todo(
        due=on + HEARD, title=name, detail=_("Has not heard from us for a long time"), url=page, verb=_("Call them"),
        kind="carers.silent",
    )  # fmt: skip
