"""Before something of a placement is changed: may this actor, and does it run?"""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.fostering import policy
from samspil.fostering.models import Care
from samspil.ground.errors import NotFound, Refused


def working(
    by: Actor, care: Care, at: dt.datetime, word: Word = Word.CASE_WRITE, *, ended: bool = False
) -> None:
    """Somebody of the institution whose placement it is works on it."""
    if not policy.can(by, "read", care, at=at):
        raise NotFound
    require(by, word)
    cases.require_part(by, care.case_id, at)
    if care.ended_on is not None and not ended:
        raise Refused(_("This placement has ended. What was written stays."))


def carer(by: Actor, care: Care, at: dt.datetime) -> None:
    """A carer of the family, for the placement in their own home."""
    if not policy.is_own(by, care, at=at):
        raise NotFound


def told(by: Actor, at: dt.datetime, care: Care) -> dict[str, Any]:
    """What the trail is told of something done about a placement, besides the act."""
    return {"by": by, "at": at, "record_kind": "care", "record": care.pk, "case": care.case_id}
