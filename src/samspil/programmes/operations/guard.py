"""What every change asks first: is the record seen, and may the actor change it?"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import NotFound, Refused
from samspil.programmes import policy
from samspil.programmes.models import Participation, Programme


def require_lead(*, by: Actor, programme: UUID) -> None:
    """Refuses who sees the programme and does not lead it."""
    found = policy.visible(by).filter(pk=programme).first()
    if found is None:
        raise NotFound
    if not policy.leads(by, found):
        raise Refused(_("Only who leads the programme changes this. Ask them."))


def led(by: Actor, programme: UUID) -> Programme:
    """The programme, held until the transaction ends. Who does not see it learns nothing; who only sees it is refused."""
    require_lead(by=by, programme=programme)
    return Programme.objects.select_for_update().get(pk=programme)


def led_part(by: Actor, participation: UUID) -> Participation:
    found = policy.parts(by).select_related("programme").filter(pk=participation).first()
    if found is None:
        raise NotFound
    led(by, found.programme_id)
    return found


def takes_part(part: Participation, on: dt.date) -> None:
    if part.left_on is not None and part.left_on <= on:
        raise Refused(_("The municipality has left the programme. What was stays as it was."))


def told(by: Actor, at: dt.datetime, kind: str, row: Any) -> dict[str, Any]:
    """What the trail is told of something done about a row, besides the act."""
    return {"by": by, "at": at, "record_kind": kind, "record": row.pk}
