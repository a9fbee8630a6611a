"""What speaks against a child in a family is known to rooms above; it is asked here before a place is kept, and shown after."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.fostering.models import Care
from samspil.fostering.operations.guard import told, working
from samspil.fostering.operations.moving import held
from samspil.ground.errors import Invalid
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class Against:
    """`forbids` holds whatever anybody says; `asks` is not known and has to be answered by somebody; `decides` is why the place
    is given elsewhere. All in words."""

    forbids: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()


Asked = Callable[..., Against]
_asked: list[Asked] = []


def before_placing(ask: Asked) -> Asked:
    """A room above says what speaks against it: `ask(for_=, at=, case=, family=, on=) -> Against`, in fixed queries."""
    _asked.append(ask)
    return ask


def against(*, for_: Actor, at: dt.datetime, case: Any, family: UUID, on: dt.date) -> Against:
    found = [ask(for_=for_, at=at, case=case, family=family, on=on) for ask in _asked]
    return Against(
        *(tuple(x for one in found for x in getattr(one, part)) for part in ("forbids", "asks", "decides"))
    )


@transaction.atomic
def warn(*, by: Actor, at: dt.datetime, care: Care) -> None:
    """Something was noted that speaks against a running placement: its guide has to look at it today."""
    Care.objects.filter(pk=care.pk, ended_on=None).update(alarm_at=at, looked_at="")
    cases.announce(case=care.case, by=by, at=at, code="fostering.warned", data={})
    trail.record(act="fostering.warn", **told(by, at, care))


@transaction.atomic
def look_at(*, by: Actor, at: dt.datetime, care: Care, words: str) -> Care:
    """What was done about what was found late. What is noted goes on being shown as long as it stands."""
    working(by, care, at)
    if not words.strip():
        raise Invalid({"words": _("Write what was done, and who decided it.")})
    now = held(care)
    now.alarm_at, now.looked_at = None, words.strip()[:300]
    now.save(update_fields=["alarm_at", "looked_at"])
    trail.record(act="fostering.look_at", **told(by, at, now))
    return now
